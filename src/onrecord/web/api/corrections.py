"""The API's corrections: questions, what was corrected, and each kind of correction as a post."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from onrecord.record.entity import EntityKind
from onrecord.store import Correction, Question
from onrecord.store.corrections.extents import LONGEST_WORDS
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.reported import FirstRows, Pending, PendingWhy
from onrecord.web.api.answers import Form, as_json, as_table, described
from onrecord.web.asked import DAY, NAME, TEXT, fact_of, name_of
from onrecord.web.asked import MOST as HIGHEST
from onrecord.web.guard.changes import MOST, stamp_of
from onrecord.web.stores import Stores

Who = Annotated[str, Field(min_length=1, max_length=LONGEST, pattern=NAME), AfterValidator(name_of)]
Line = Annotated[str, Field(min_length=1, max_length=LONGEST, pattern=NAME)]
Fact = Annotated[
    str, Field(max_length=40, pattern=NAME, description="A fact's id, like s12.3."), AfterValidator(fact_of)
]
Written = Annotated[str, Field(max_length=LONGEST_WORDS, pattern=NAME)]
MANY = 200
"""Facts that are accepted or rejected at once."""
_Number = Annotated[int, Field(ge=1, le=HIGHEST)]
AsForm = Annotated[Form, Query(alias="format", description="JSON, or a table as CSV.")]
_Kind = Annotated[
    Literal["statement", "office", "tie", "silence", "event", "figure", "position", "dispute"] | None,
    Query(description="Only facts of this kind."),
]
_Of = Annotated[
    str | None,
    Query(min_length=1, max_length=LONGEST, pattern=TEXT, description="Somebody's: a name, or e12."),
    AfterValidator(name_of),
]
_Publisher = Annotated[str | None, Query(max_length=LONGEST, pattern=TEXT, description="Only of this publisher.")]
_Limit = Annotated[int, Query(ge=1, le=1000, description="The most rows to list.")]


class _Body(BaseModel):
    """What every correction may say: who makes it."""

    model_config = ConfigDict(extra="forbid")
    author: Line | None = None


class MergeBody(_Body):
    """The second is the first."""

    first: Who
    second: Who


class SplitBody(_Body):
    """They are another where they have this name, or in these articles."""

    who: Who
    name: Line | None = None
    articles: Annotated[list[_Number], Field(max_length=MOST)] = []
    called: Line | None = None


class RenameBody(_Body):
    """They are called that."""

    who: Who
    name: Line


class RetypeBody(_Body):
    """They are of that kind."""

    who: Who
    kind: EntityKind


class _Ruling(_Body):
    """A correction of facts, which may say why it is made."""

    reason: Line | None = None


class RejectBody(_Ruling):
    """The fact (`s12.3`) is wrong, or what has this number (`e12`) is no name."""

    fact: Fact


class AcceptBody(_Ruling):
    """The fact is right."""

    fact: Fact


class ManyBody(_Ruling):
    """All of these facts are right, or all of them are wrong."""

    facts: Annotated[list[Fact], Field(min_length=1, max_length=MANY)]
    right: bool


class SpeakerBody(_Ruling):
    """The statement is theirs; null: nobody's that is named."""

    fact: Fact
    who: Who | None


class EditBody(_Ruling):
    """These fields of the fact say this: {"value": "4200"}."""

    fact: Fact
    values: Annotated[dict[Annotated[str, Field(max_length=20)], Written], Field(min_length=1, max_length=20)]


class UndoBody(_Body):
    """Take this correction back, or the last."""

    correction: _Number | None = None


class AnswerBody(_Body):
    """The two of this question are one, or they are not."""

    question: _Number
    same: bool


def add_corrections(router: APIRouter, stores: Stores, *, author: str | None) -> None:
    """Add the questions, the list of corrections, and the posts that correct to the router."""
    _lists(router, stores)
    _identities(router, stores, author)
    _facts(router, stores, author)


def _lists(router: APIRouter, stores: Stores) -> None:
    @router.get("/questions", responses=described(tuple[Question, ...], table=True), tags=["corrections"])
    def questions(limit: _Limit = 20, form: AsForm = "json") -> Response:
        """List the pairs that may be one person or organization, the likeliest first."""
        with stores.reading() as store:
            rows = store.questions(limit=limit)
        return as_table(rows, Question, form=form, name="questions")

    @router.get("/review", responses=described(FirstRows[Pending], table=True), tags=["corrections"])
    def review(
        why: PendingWhy | None = None,
        kind: _Kind = None,
        of: _Of = None,
        publisher: _Publisher = None,
        since: Annotated[str | None, Query(pattern=DAY, description="For new ones: added since this day.")] = None,
        limit: _Limit = 20,
        form: AsForm = "json",
    ) -> Response:
        """List the facts to accept or reject: contradicted ones, then uncertain ones; or new ones."""
        with stores.reading() as store:
            found = store.pending(why, kind=kind, of=of, publisher=publisher, since=since, limit=limit)
        return as_table(found.rows, Pending, form=form, name="review", whole=found)

    @router.get("/corrections", responses=described(tuple[Correction, ...], table=True), tags=["corrections"])
    def corrections(
        of: Annotated[Fact | None, Query(description="Only those of this fact, like s12.3.")] = None,
        form: AsForm = "json",
    ) -> Response:
        """List every correction ever made, or those of one fact, the oldest first."""
        with stores.reading() as store:
            rows = store.corrections(of=of)
        return as_table(rows, Correction, form=form, name="corrections")


def _identities(router: APIRouter, stores: Stores, author: str | None) -> None:
    @router.post("/corrections/merge", responses=described(Correction), tags=["corrections"])
    def merge(body: MergeBody, request: Request) -> Response:
        """Say that the second is the first."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.merge(body.first, body.second, author=body.author or author))

    @router.post("/corrections/split", responses=described(Correction), tags=["corrections"])
    def split(body: SplitBody, request: Request) -> Response:
        """Say that some articles mean somebody else by the name."""
        with stores.writing(stamp=stamp_of(request)) as store:
            made = store.split(
                body.who, name=body.name, articles=body.articles, called=body.called, author=body.author or author
            )
        return as_json(made)

    @router.post("/corrections/rename", responses=described(Correction), tags=["corrections"])
    def rename(body: RenameBody, request: Request) -> Response:
        """Say what they are called."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.rename(body.who, body.name, author=body.author or author))

    @router.post("/corrections/retype", responses=described(Correction), tags=["corrections"])
    def retype(body: RetypeBody, request: Request) -> Response:
        """Say that a name is a person's, an organization's, a place's or of another kind."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.retype(body.who, body.kind, author=body.author or author))

    @router.post("/corrections/answer", responses=described(Correction), tags=["corrections"])
    def answer(body: AnswerBody, request: Request) -> Response:
        """Answer a question."""
        with stores.writing(stamp=stamp_of(request)) as store:
            answered = store.join if body.same else store.keep_apart
            return as_json(answered(body.question, author=body.author or author))


def _facts(router: APIRouter, stores: Stores, author: str | None) -> None:
    @router.post("/corrections/reject", responses=described(Correction), tags=["corrections"])
    def reject(body: RejectBody, request: Request) -> Response:
        """Say that a fact is wrong, or that a name is none."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.reject(body.fact, author=body.author or author, reason=body.reason))

    @router.post("/corrections/speaker", responses=described(Correction), tags=["corrections"])
    def speaker(body: SpeakerBody, request: Request) -> Response:
        """Say who made a statement."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.attribute(body.fact, body.who, author=body.author or author, reason=body.reason))

    @router.post("/corrections/edit", responses=described(Correction), tags=["corrections"])
    def edit(body: EditBody, request: Request) -> Response:
        """Say what fields of a fact are; it is right from then on, as if accepted."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.edit(body.fact, body.values, author=body.author or author, reason=body.reason))

    @router.post("/corrections/accept", responses=described(Correction), tags=["corrections"])
    def accept(body: AcceptBody, request: Request) -> Response:
        """Say that a fact is right: its confidence is 1 from then on."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.accept(body.fact, author=body.author or author, reason=body.reason))

    @router.post("/corrections/many", responses=described(tuple[Correction, ...]), tags=["corrections"])
    def many(body: ManyBody, request: Request) -> Response:
        """Accept or reject many facts: all of them or, where one cannot be, none."""
        with stores.writing(stamp=stamp_of(request)) as store:
            rule = store.accept_all if body.right else store.reject_all
            return as_json(rule(body.facts, author=body.author or author, reason=body.reason))

    @router.post("/corrections/undo", responses=described(Correction), tags=["corrections"])
    def undo(body: UndoBody, request: Request) -> Response:
        """Take a correction back."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.undo(body.correction, author=body.author or author))
