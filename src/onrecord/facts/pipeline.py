"""The pipeline, in order: each component a thin wrapper that keeps what a pure finder found.

    reader → entities → statements → times → offices → ties → silences → events → figures → positions → disputes

Another spaCy pipeline can stand before `onrecord_entities` if it sets tags, trees, `ents` and
`doc._.attributions` (who has only the first three gets all facts but attributed statements).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import DateError
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
    Component(name="entities", requires=("doc.ents", "token.dep"), assigns="entities", find=find_entities),
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
    """The `doc._` attributes that the components read and set."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    for name in FACTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Doc.has_extension("record"):
        Doc.set_extension("record", getter=to_record)


def english() -> Language:
    """A blank pipeline whose tokenizer keeps abbreviated titles whole: "Sens.", "Lt.", as "Sen." is to spaCy."""
    nlp = blank_english()
    tokenizer: Any = nlp.tokenizer
    for short in word_set("office_abbreviations"):
        tokenizer.add_special_case(f"{short.capitalize()}.", [{ORTH: f"{short.capitalize()}."}])
    return nlp


def load(*, threads: int = 0, fiscal_start: int = FISCAL_START) -> Language:
    """The pipeline: a blank English tokenizer, the network, and a component for each kind of fact.

    Args:
        threads: of the network; 0 takes all cores.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that articles speak of.
    Raises:
        DateError: no such month.
        ModelError: the weights are missing or broken.
    """
    if not 1 <= fiscal_start <= 12:
        raise DateError(f"{fiscal_start}: no month in which a fiscal year can begin; give 1 to 12")
    register_extensions()
    nlp = english()
    nlp.max_length = LONGEST
    Language.factory(
        "onrecord_reader", assigns=["token.pos", "token.tag", "token.lemma", "token.dep", "doc.ents"], func=_reader
    )
    Language.factory("onrecord_options", assigns=["doc._.fiscal_start"], func=_options)
    nlp.add_pipe("onrecord_options", config={"fiscal_start": fiscal_start})
    nlp.add_pipe("onrecord_reader", config={"threads": threads})
    for component in COMPONENTS:
        name = f"onrecord_{component.name}"
        Language.component(
            name, assigns=[f"doc._.{component.assigns}"], requires=list(component.requires), func=_keep(component)
        )
        nlp.add_pipe(name)
    return nlp


def _reader(nlp: Language, name: str, threads: int = 0) -> Reader:
    return Reader(nlp.vocab, threads=threads)


def _options(nlp: Language, name: str, fiscal_start: int = FISCAL_START) -> Callable[[Doc], Doc]:
    """What the finders are told beside the words."""

    def tell(doc: Doc) -> Doc:
        doc._.fiscal_start = fiscal_start
        return doc

    return tell


def _keep(component: Component) -> Callable[[Doc], Doc]:
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
