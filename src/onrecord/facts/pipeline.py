"""The pipeline, in order: each component a thin wrapper that keeps what a pure finder found.

    reader → entities → statements → times → offices → ties → silences → events → figures → positions → disputes

`add_facts` puts the components behind another spaCy pipeline, whose tags, trees and names they read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import DateError, PipelineError
from onrecord.facts.disputes.find import find_disputes
from onrecord.facts.entities import find_entities
from onrecord.facts.events.find import find_events
from onrecord.facts.figures.find import find_figures
from onrecord.facts.offices.find import find_offices
from onrecord.facts.positions.find import find_positions
from onrecord.facts.silences.find import find_silences
from onrecord.facts.statements.find import find_statements
from onrecord.facts.ties.find import find_ties
from onrecord.facts.times import FISCAL_START, find_times, infer_published
from onrecord.intake import article_from_text
from onrecord.lang.en.lexicons import word_set
from onrecord.model.minilm.reader import Reader
from onrecord.record import Article, Record
from onrecord.text.tokenizer import blank_english

EXTENSIONS = ("article", "antecedents", "published", "fiscal_start")
FACTS = (
    "attributions", "entities", "statements", "offices", "ties", "silences", "times", "events", "figures", "positions",
    "disputes",
)  # fmt: skip
LONGEST = 20_000_000  # code points: intake refuses longer articles long before


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A step of the pipeline: what it needs of the Doc, what it gives, and how."""

    name: str
    requires: tuple[str, ...]
    assigns: str
    find: Callable[[Doc], Any]


COMPONENTS = (
    Component(
        name="entities",
        requires=("doc.ents", "token.tag", "token.dep", "doc.sents"),
        assigns="entities",
        find=find_entities,
    ),
    Component(
        name="statements",
        requires=("doc._.attributions", "doc._.entities"),
        assigns="statements",
        find=lambda d: find_statements(d, d._.entities),
    ),
    Component(
        name="times",
        requires=("token.tag",),
        assigns="times",
        find=lambda d: find_times(d, published=published(d), fiscal_start=d._.fiscal_start or FISCAL_START),
    ),
    Component(
        name="offices",
        requires=("doc._.entities",),
        assigns="offices",
        find=lambda d: find_offices(d, d._.entities, published=published(d)),
    ),
    Component(
        name="ties",
        requires=("doc._.entities", "doc._.times"),
        assigns="ties",
        find=lambda d: find_ties(d, d._.entities, published=published(d), times=d._.times),
    ),
    Component(
        name="silences", requires=("doc._.entities",), assigns="silences", find=lambda d: find_silences(d, d._.entities)
    ),
    Component(
        name="events",
        requires=("doc._.times", "doc._.statements"),
        assigns="events",
        find=lambda d: find_events(d, d._.entities, times=d._.times, statements=d._.statements),
    ),
    Component(
        name="figures", requires=("doc._.times",), assigns="figures", find=lambda d: find_figures(d, times=d._.times)
    ),
    Component(
        name="positions",
        requires=("doc._.entities", "doc._.statements"),
        assigns="positions",
        find=lambda d: find_positions(d, d._.entities, statements=d._.statements),
    ),
    Component(
        name="disputes",
        requires=("doc._.entities", "doc._.positions", "doc._.statements"),
        assigns="disputes",
        find=lambda d: find_disputes(d, d._.entities, positions=d._.positions, statements=d._.statements),
    ),
)


def published(doc: Doc) -> str | None:
    """The article's date as given or in its metadata, else inferred from the text, else None."""
    article = doc._.article
    if article is not None and article.published is not None:
        return str(article.published)
    if doc._.published is None:
        doc._.published = infer_published(doc) or ""
    return doc._.published or None


def register_extensions() -> None:
    """Register the `doc._` attributes that the components read and set."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in FACTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Doc.has_extension("record"):
        Doc.set_extension("record", getter=to_record)


def english() -> Language:
    """Return a blank pipeline whose tokenizer keeps abbreviated titles whole: "Sens.", "Lt.", as "Sen." is to spaCy."""
    nlp = blank_english()
    tokenizer: Any = nlp.tokenizer
    for short in word_set("office_abbreviations"):
        tokenizer.add_special_case(f"{short.capitalize()}.", [{ORTH: f"{short.capitalize()}."}])
    return nlp


def load(*, threads: int = 0, fiscal_start: int = FISCAL_START) -> Language:
    """Return the pipeline: an English tokenizer, the network, and a component for each kind of fact.

    Args:
        threads: of the network; 0 takes all cores.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that articles speak of.
    Raises:
        DateError: no such month.
        ModelError: the weights are missing or broken.
    """
    _check_month(fiscal_start)
    register()
    nlp = english()
    nlp.max_length = LONGEST
    nlp.add_pipe("onrecord_options", config={"fiscal_start": fiscal_start})
    nlp.add_pipe("onrecord_reader", config={"threads": threads})
    _add_components(nlp)
    return nlp


def add_facts(
    nlp: Language, *, attributions: bool = True, threads: int = 0, fiscal_start: int = FISCAL_START
) -> Language:
    """Add onrecord's facts to the end of another spaCy pipeline, and return it.

    Its tags, trees, sentences and names are kept. Tags are expected to be Penn Treebank's, names OntoNotes' or CoNLL's;
    finders read trees of Universal Dependencies, and find fewer offices, ties and positions on others.

    Args:
        nlp: a pipeline for English with a tagger, a parser and names, such as `spacy.load("en_core_web_sm")`.
        attributions: whether onrecord's network reads who said what, which no other pipeline does; without it
            `doc._.statements` holds only what quotation marks and layout tell.
        threads: of the network; 0 takes all cores.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that articles speak of.
    Raises:
        DateError: no such month.
        ModelError: the weights are missing or broken.
        PipelineError: another language, or nothing that gives tags, trees or names.
    """
    _check_month(fiscal_start)
    _check_given(nlp)
    register()
    nlp.add_pipe("onrecord_options", config={"fiscal_start": fiscal_start, "attributions": not attributions})
    if attributions:
        nlp.add_pipe("onrecord_attributions", config={"threads": threads})
    _add_components(nlp)
    return nlp


_GIVEN = {"token.tag": "tags", "token.dep": "trees", "doc.ents": "names"}
"""What the components need of the pipeline before them."""


def _check_given(nlp: Language) -> None:
    if nlp.lang != "en":
        raise PipelineError(f"a pipeline for {nlp.lang!r}; onrecord reads English, give one such as en_core_web_sm")
    given = {value for name in nlp.pipe_names for value in nlp.get_pipe_meta(name).assigns}
    missing = [words for value, words in _GIVEN.items() if value not in given]
    if missing:
        raise PipelineError(
            f"the pipeline gives no {' and no '.join(missing)}; give one such as spacy.load('en_core_web_sm'), or take "
            "onrecord.load(), whose network gives all of them"
        )


def _check_month(fiscal_start: int) -> None:
    if not 1 <= fiscal_start <= 12:
        raise DateError(f"{fiscal_start}: no month in which a fiscal year can begin; give 1 to 12")


def _add_components(nlp: Language) -> None:
    for component in COMPONENTS:
        nlp.add_pipe(f"onrecord_{component.name}")


def register() -> None:
    """Register the components' factories and the attributes that they set, once a process.

    spaCy asks for it by an entry point where it loads a saved pipeline that holds them.
    """
    register_extensions()
    read = ["token.pos", "token.tag", "token.lemma", "token.dep", "token.head", "token.is_sent_start", "doc.sents"]
    Language.factory(
        "onrecord_reader",
        assigns=[*read, "doc.ents", "doc._.attributions", "doc._.antecedents"],
        default_config={"threads": 0},
        func=make_reader,
    )
    Language.factory(
        "onrecord_attributions",
        assigns=["doc._.attributions", "doc._.antecedents"],
        default_config={"threads": 0},
        func=make_attributions,
    )
    Language.factory(
        "onrecord_options",
        assigns=["doc._.fiscal_start", "doc._.attributions"],
        default_config={"fiscal_start": FISCAL_START, "attributions": False},
        func=make_options,
    )
    for component in COMPONENTS:
        Language.component(
            f"onrecord_{component.name}",
            assigns=[f"doc._.{component.assigns}"],
            requires=list(component.requires),
            func=make_component(component.name),
        )


def make_reader(nlp: Language, name: str, threads: int) -> Reader:
    """Return the network as a component that sets all that it reads."""
    return Reader(nlp.vocab, threads=threads)


def make_attributions(nlp: Language, name: str, threads: int) -> Reader:
    """Return the network as a component behind another pipeline, which it leaves as it is."""
    return Reader(nlp.vocab, threads=threads, attributions_only=True)


def make_options(nlp: Language, name: str, fiscal_start: int, attributions: bool) -> Callable[[Doc], Doc]:
    """Return the component that tells finders what they are told beside the words.

    `attributions`: whether it also stands in for the network, and sets none.
    """

    def tell(doc: Doc) -> Doc:
        doc._.fiscal_start = fiscal_start
        if attributions:
            doc._.attributions = ()
        return doc

    return tell


def make_component(name: str) -> Callable[[Doc], Doc]:
    """Return the component of COMPONENTS of this name, which keeps what its finder finds."""
    component = next(c for c in COMPONENTS if c.name == name)

    def keep(doc: Doc) -> Doc:
        doc._.set(component.assigns, component.find(doc))
        return doc

    return keep


def to_record(doc: Doc) -> Record:
    """All that the components found, as one value; a Doc made without an article gets one from its text."""
    article = doc._.article
    if article is None:
        article = article_from_text(doc.text)
    if article.published is None and doc._.published:
        article = _dated(article, doc._.published)
    found = doc._
    return Record(
        article=article,
        entities=tuple(found.entities),
        statements=tuple(found.statements),
        offices=tuple(found.offices),
        ties=tuple(found.ties),
        times=tuple(found.times),
        events=tuple(found.events),
        figures=tuple(found.figures),
        silences=tuple(found.silences),
        positions=tuple(found.positions),
        disputes=tuple(found.disputes),
    )


def _dated(article: Article, day: str) -> Article:
    return msgspec.structs.replace(article, published=day, published_basis="inferred")
