"""The pipeline, in order: each component a thin wrapper that keeps what a pure finder found.

    reader → entities → statements → times → offices → ties → silences → events → figures → positions → disputes

The steps after the reader are the rows of `record.kinds`, in their order. `add_facts` puts them behind another spaCy
pipeline, whose tags, trees and names they read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from typing import Any

import msgspec
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import DateError, PipelineError
from onrecord.facts.docs import marked, register_values
from onrecord.facts.exclusions import weighed
from onrecord.facts.statements.circumstances.days import with_days
from onrecord.facts.statements.find import find_attributions
from onrecord.facts.times import FISCAL_START, infer_published
from onrecord.intake import article_from_text
from onrecord.lang.en.lexicons import word_set
from onrecord.model.network.reader import NetworkReader
from onrecord.model.versions import versions
from onrecord.record import Article, Record
from onrecord.record.kinds import KINDS, Kind
from onrecord.text.tokenizer import blank_english
from onrecord.text.view import view_of

EXTENSIONS = ("article", "antecedents", "happenings", "published", "fiscal_start")
LONGEST = 20_000_000  # code points: intake refuses longer articles long before


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A step of the pipeline: what it needs of the Doc, what it gives, and how."""

    name: str
    requires: tuple[str, ...]
    assigns: str
    find: Callable[[Doc], Any]


_READ = {
    "entities": ("doc.ents", "token.tag", "token.dep", "doc.sents"),
    "statements": ("doc._.attributions",),
    "times": ("token.tag",),
}
"""What the first finders read of the Doc; the others read the same, and facts."""
_TOLD: dict[str, Callable[[Doc], Any]] = {
    "published": lambda doc: published(doc),
    "fiscal_start": lambda doc: doc._.fiscal_start or FISCAL_START,
}
"""What a finder may ask for by the name of a parameter, besides facts."""


def _component(kind: Kind) -> Component:
    """Return the component that runs `facts/<plural>/find.py`: its parameters say which facts it is found from."""
    finder = getattr(import_module(f"onrecord.facts.{kind.plural}.find"), f"find_{kind.plural}")
    asked = tuple(name for name in signature(finder).parameters if name in _PLURALS or name in _TOLD)

    def find(doc: Doc) -> Any:
        return finder(doc, **{name: _TOLD[name](doc) if name in _TOLD else doc._.get(name) for name in asked})

    facts = tuple(f"doc._.{name}" for name in asked if name in _PLURALS)
    return Component(name=kind.plural, requires=(*_READ.get(kind.plural, ()), *facts), assigns=kind.plural, find=find)


_PLURALS = frozenset(kind.plural for kind in KINDS)
COMPONENTS = tuple(_component(kind) for kind in KINDS)
FACTS = ("attributions", "frames", *(component.assigns for component in COMPONENTS))


def published(doc: Doc) -> str | None:
    """Return the article's date as given or in its metadata, else inferred from the text, else None."""
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
    register_values()


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
        assigns=[*read, "doc.ents", "doc._.attributions", "doc._.frames", "doc._.happenings", "doc._.antecedents"],
        default_config={"threads": 0},
        func=make_reader,
    )
    Language.factory(
        "onrecord_attributions",
        assigns=["doc._.attributions", "doc._.frames", "doc._.happenings", "doc._.antecedents"],
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


class FactFinder:
    """The spaCy component of a kind of fact: it keeps what a finder finds, and marks the words in `doc.spans`."""

    def __init__(self, name: str) -> None:
        self._component = next(c for c in COMPONENTS if c.name == name)
        self._kind = next(k for k in KINDS if k.plural == name)

    def __call__(self, doc: Doc) -> Doc:
        found = self._component.find(doc)
        doc._.set(self._component.assigns, found)
        doc.spans[self._kind.plural] = list(marked(doc, self._kind, found))
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        return _registered, (make_component, self._component.name)


class Options:
    """The component that tells finders what they are told beside the words.

    `attributions`: whether it also stands in for the network, and sets none.
    """

    def __init__(self, fiscal_start: int, attributions: bool) -> None:
        self._fiscal_start, self._attributions = fiscal_start, attributions

    def __call__(self, doc: Doc) -> Doc:
        doc._.fiscal_start = self._fiscal_start
        if self._attributions:
            doc._.attributions = ()
        return doc

    def __reduce__(self) -> tuple[Any, ...]:
        return _registered, (Options, self._fiscal_start, self._attributions)


def _registered(make: Callable[..., Any], *arguments: Any) -> Any:
    """Return a component of a pickled pipeline, in a process that may not know our attributes yet."""
    register()
    return make(*arguments)


def make_reader(nlp: Language, name: str, threads: int) -> NetworkReader:
    """Return the network as a component that sets all that it reads."""
    return NetworkReader(nlp.vocab, threads=threads)


def make_attributions(nlp: Language, name: str, threads: int) -> NetworkReader:
    """Return the network as a component behind another pipeline, which it leaves as it is."""
    return NetworkReader(nlp.vocab, threads=threads, attributions_only=True)


def make_options(nlp: Language, name: str, fiscal_start: int, attributions: bool) -> Callable[[Doc], Doc]:
    """Return the component that tells finders what they are told beside the words."""
    return Options(fiscal_start, attributions)


def make_component(name: str) -> Callable[[Doc], Doc]:
    """Return the component of COMPONENTS of this name, which keeps what its finder finds."""
    return FactFinder(name)


def to_record(doc: Doc) -> Record:
    """Return all that the components found, as one value; a Doc made without an article gets one from its text."""
    article = doc._.article
    if article is None:
        article = article_from_text(doc.text)
    if article.published is None and doc._.published:
        article = _dated(article, doc._.published)
    facts: dict[str, Any] = {kind.plural: tuple(doc._.get(kind.plural)) for kind in KINDS}
    facts["statements"] = with_days(view_of(doc), facts["statements"], facts["times"], published=article.published)
    attributions = find_attributions(doc, facts["entities"])
    return weighed(Record(article=article, read_by=versions(), attributions=attributions, **facts))


def _dated(article: Article, day: str) -> Article:
    return msgspec.structs.replace(article, published=day, published_basis="inferred")
