"""A record as a notebook shows it: the article's head, and what it states, by kind."""

from __future__ import annotations

from html import escape

from onrecord.record.kinds import FACTS, Record
from onrecord.record.wording import Wording

_SHOWN = 10
"""Facts of a kind that are shown; the others are counted."""


def notebook_html(record: Record) -> str:
    """Return a short summary as HTML: a notebook is no place for the whole article."""
    article, wording = record.article, Wording(record)
    head = ", ".join(filter(None, (article.publisher, article.published)))
    parts = [f"<p><b>{escape(article.title or article.source)}</b> {escape(head)}</p>"]
    for kind in FACTS:
        facts = kind.facts(record)
        if facts:
            lines = [f"<li>{escape(' '.join(wording.says(kind, fact).split()))}</li>" for fact in facts[:_SHOWN]]
            more = f"<li>and {len(facts) - _SHOWN:,} more</li>" if len(facts) > _SHOWN else ""
            parts.append(
                f"<details><summary>{kind.plural.capitalize()} ({len(facts):,})</summary>"
                f"<ul>{''.join(lines)}{more}</ul></details>"
            )
    return "\n".join(parts)
