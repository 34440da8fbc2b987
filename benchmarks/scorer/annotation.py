"""What an annotator lists of an article, as values; gold/GUIDELINES.md says what counts."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import yaml

from onrecord.record import Act, DisputeKind, Manner, Mode, OfficeStatus, Outcome, Qualifier, TieKind

Number = int | float


class AnnotationError(ValueError):
    """An annotated article that cannot be used: what is wrong with which file, and the remedy."""


class WantedEntity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named person or organization, by the fullest name in the text and its other names."""

    name: str
    kind: Literal["person", "organization"]
    aliases: tuple[str, ...]


class WantedOffice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A named person's office; `start` and `end` (YAML: from, to) are EDTF."""

    person: str
    title: str
    organization: str | None
    status: OfficeStatus
    start: str | None = msgspec.field(name="from")
    end: str | None = msgspec.field(name="to")
    evidence: str


class WantedTie(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A stated relation between two parties."""

    kind: TieKind
    subject: str
    object: str
    when: str | None
    evidence: str


class WantedEvent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated happening: the word that names it, its EDTF date, the words of the date, who took part."""

    trigger: str
    when: str
    time: str
    who: tuple[str, ...]
    evidence: str


class WantedFigure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An amount; a range has two values, null where it is open."""

    value: Number | tuple[Number | None, Number | None]
    unit: str
    qualifier: Qualifier
    evidence: str


class WantedSilence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party that the press asked and that gave no answer."""

    party: str
    outcome: Outcome
    evidence: str


class WantedPosition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An act by words: who supports, opposes, asks for … what, and toward whom."""

    actor: str
    act: Act
    toward: str | None
    target: str
    evidence: str


class WantedDispute(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two parties who differ, on what, and one sentence that says so or one for each side."""

    parties: tuple[str, str]
    kind: DisputeKind
    about: str
    evidence: tuple[str, ...]


class WantedStatement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something said or thought: by whom, and its words, in several parts where other words stand between."""

    speaker: str | None
    manner: Manner
    mode: Mode
    content: str | tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the content's parts, one or more."""
        return (self.content,) if isinstance(self.content, str) else self.content


class Annotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that an annotator lists of an article; every kind is given, empty where there is nothing."""

    article: str
    published: str | None
    entities: tuple[WantedEntity, ...]
    offices: tuple[WantedOffice, ...]
    ties: tuple[WantedTie, ...]
    events: tuple[WantedEvent, ...]
    figures: tuple[WantedFigure, ...]
    silences: tuple[WantedSilence, ...]
    positions: tuple[WantedPosition, ...]
    disputes: tuple[WantedDispute, ...]
    statements: tuple[WantedStatement, ...]


class Annotated(msgspec.Struct, frozen=True, kw_only=True):
    """An article's text, to the letter, and what is annotated in it."""

    text: str
    annotation: Annotation

    @property
    def name(self) -> str:
        """Return the name of its two files without their endings."""
        return self.annotation.article


def read_folder(folder: Path) -> tuple[Annotated, ...]:
    """Return the folder's articles, NAME.txt beside NAME.yaml, in the order of their names.

    Raises:
        AnnotationError: a file is missing or does not hold what an annotation holds.
    """
    return tuple(read_annotated(path) for path in sorted(folder.glob("*.yaml")))


def read_annotated(path: Path) -> Annotated:
    """Return the article of an annotation's file, its text from beside it.

    Raises:
        AnnotationError: as for the folder.
    """
    text = path.with_suffix(".txt")
    if not text.exists():
        raise AnnotationError(f"{path.name}: no {text.name} beside it; add the article's text")
    return Annotated(text=text.read_bytes().decode("utf-8"), annotation=_annotation(path))


def _annotation(path: Path) -> Annotation:
    try:
        annotation = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Annotation)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise AnnotationError(f"{path.name}: {error}; GUIDELINES.md shows what an annotation holds") from error
    if annotation.article != path.stem:
        raise AnnotationError(f"{path.name}: is of article {annotation.article!r}; give it the file's name")
    return annotation
