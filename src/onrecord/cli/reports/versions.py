"""`onrecord versions`: stories of which the store has several versions, and what each version says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.reports.listing import LIMIT, AsCsv, Most, PrintAs, beside, one_line, show_rows
from onrecord.cli.storing import HERE, AsJson, StoreFile, cited, opened_store
from onrecord.views.labels import labels

if TYPE_CHECKING:
    from onrecord.store.read.revised import Edit, Revision, Story

Number = Annotated[
    int | None, typer.Argument(min=1, max=2**53 - 1, metavar="ARTICLE", help="The number of one of the versions.")
]
_ALL = -1
"""What SQLite takes for no limit."""


def versions(
    article: Number = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List stories of which there are several versions; of one, what each added, dropped or changed."""
    form = PrintAs(as_json=as_json, as_csv=as_csv)
    with opened_store(store, readonly=True) as opened:
        if article is None:
            show_rows(opened.browse.stories(limit=limit or _ALL).rows, "Story", _story, form)
            return
        found = opened.revisions(article)
        edits = [edit for revision in found for edit in revision.edits]
        show_rows(edits[: limit or None], "Edit", lambda edit: _edit(edit, found), form, total=len(edits))


def _story(one: Story) -> str:
    article = one.article
    return (
        f"{article.published or '?':10}  {one_line(article.name)}: {one.versions} versions  "
        f"[{article.id}; {cited(article)}]"
    )


def _edit(one: Edit, revisions: tuple[Revision, ...]) -> str:
    fact = one.after_fact or one.before_fact or ""
    number = int(fact[1:].partition(".")[0])
    after = next(r.after for r in revisions if number == (r.after if one.after_fact else r.before).id)
    words = one_line(one.who, "·" if one.who else "", " → ".join(filter(None, map(one_line, (one.before, one.after)))))
    what = one_line(one.part, labels("edit")[one.act])
    return f"{after.published or '?':10}  {what}: {words}  {beside(fact, after)}"
