"""The words that the views put around facts: labels of the closed lists, figures, plain text."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from itertools import takewhile
from typing import Any

from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.record import Article, Figure, Office, Position, Record, Source, Spans
from onrecord.record.kinds import CERTAIN, Kind
from onrecord.record.signs import visible
from onrecord.views.dates import in_words

CURRENCY_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
"""Signs of the currency codes that readers know by their sign."""


def labels(kind: str) -> dict[str, str]:
    """Return the words for the values of one closed list: `labels("tie")["hired_by"]` is "hired by"."""
    return _tables()[kind]


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables = tomllib.loads(resources.files("onrecord.views").joinpath("labels.toml").read_text("utf-8"))
    stated = {name: {str(value): str(words) for value, words in table.items()} for name, table in tables.items()}
    return {**stated, "tie": dict(word_table("tie_words"))}


def value_words(kind: Kind, field: str, value: Any) -> str:
    """Return the words for a field's value: those of its closed list, else itself."""
    if not isinstance(value, str):
        return number_words(value)
    words = _tables().get(kind.name if field == "kind" else field, {})
    return words.get(value) or one_line(value)


def act_label(act: str, about: str) -> str:
    """Label an act before what it is about: "asked for a plan" but "asked to leave", "refused to leave".

    Where that is what somebody said by which they did it: "opposed, saying: it will fail".
    """
    before_clause = {"request": "asked", "reject": "refused"} if about.startswith(("to ", "that ", "for ")) else {}
    label = before_clause.get(act, labels("act")[act])
    return labels("saying").get(act, label) if _is_clause(about) else label


def _is_clause(about: str) -> bool:
    """Tell whether words are a clause with a finite verb of its own, which no relative pronoun opens."""
    lists = word_lists("cue_shapes")
    found = [word.strip("“”\"'‘") for word in about.casefold().replace("’", "'").split()]
    own = list(takewhile(lambda word: word not in lists["relatives"], found))
    is_thing = about[:1].isalpha() and found[0] in word_lists("closed_classes")["articles"]
    return not is_thing and not lists["finite"].isdisjoint(own)


def teller(record: Record, position: Position) -> str:
    """Return who says that another acted so, "" where the article itself does or the actor's own words do."""
    statement = next((s for s in record.statements if s.id == position.statement), None)
    if statement is None or statement.source is None or _is_actor(statement.source, position):
        return ""
    return one_line(statement.speaker or "")


def _is_actor(source: Source, position: Position) -> bool:
    return source.entity is not None and source.entity == position.actor


def one_line(text: str) -> str:
    """Return the visible text with every run of white space as one space."""
    return " ".join(visible(text).split())


def words(record: Record, spans: Spans) -> str:
    """Return the article's words at these spans, on one line; "…" stands for words left out between two spans."""
    return one_line(paragraphs(record, spans))


def paragraphs(record: Record, spans: Spans) -> str:
    """Return the same with the line breaks of the article, also between spans that only space separates."""
    text, shown, position = record.article.text, "", None
    for start, end in spans:
        if position is not None:
            shown += " … " if text[position:start].strip() or start < position else "\n"
        shown += visible(text[start:end]).strip()
        position = end
    return shown


def shortened(text: str, limit: int) -> str:
    """Cut the text at a word before `limit` characters, with "…" where something was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[limit // 2 :] else cut}…"


def number_words(value: float) -> str:
    """Write a number with its thousands separated: 60000 is "60,000", 2.50 is "2.5"."""
    if isinstance(value, int) or _is_whole(value):
        return f"{int(value):,}"
    return f"{value:,.10g}"


def _is_whole(value: float) -> bool:
    return abs(value) < 1e15 and value == int(value)  # 1e15: from there on floats are no longer exact; NaN is not below


def figure_words(figure: Figure) -> str:
    """Write the value with its qualifier: "more than 60,000", "$50,000", "5 to 7 %", "at least $1,000,000,000"."""
    sign, percent = CURRENCY_SIGNS.get(figure.unit or "", ""), " %" if figure.unit == "%" else ""
    if not isinstance(figure.value, tuple):
        return f"{labels('qualifier')[figure.qualifier]} {sign}{number_words(figure.value)}{percent}".strip()
    low, high = (None if end is None else f"{sign}{number_words(end)}" for end in figure.value)
    if low is not None and high is not None:
        return f"{low} to {high}{percent}"
    qualifier = labels("qualifier")[figure.qualifier] or ("at least" if high is None else "at most")
    return f"{qualifier} {low or high or 'unknown'}{percent}"


def unit_words(figure: Figure) -> str:
    """Return what is counted, where `figure_words` does not say it already."""
    return "" if figure.unit is None or figure.unit == "%" or figure.unit in CURRENCY_SIGNS else one_line(figure.unit)


def measured_words(record: Record, figure: Figure) -> str:
    """Return what is counted or measured, and how it moves: "tons of gravel", "the unemployment rate · falls"."""
    measured = None if figure.of is None else one_line(record.words(figure.of))
    return " · ".join(filter(None, (unit_words(figure), *movement(measured, figure.change))))


def movement(of: str | None, change: str | None) -> tuple[str, ...]:
    """Return the words for what a figure measures and for how it moves, those that there are."""
    return tuple(filter(None, (of, labels("change")[change] if change else None)))


def tenure_words(office: Office) -> str:
    """Write from when to when: "since Dec 2021", "2016 – 2019", "until 2019", or nothing."""
    if office.start is None and office.end is None:
        return ""
    return in_words(f"{office.start or ''}/{office.end or ''}")


def status_words(office: Office) -> str:
    """Return the status of an office that is not simply held: "former"; nothing where the title says so itself."""
    return "" if office.status == "current" or office.status in office.title.casefold() else office.status


def office_words(record: Record, office: Office) -> str:
    """Title, organization and place: "police chief, Fargo, N.D."."""
    organization = record.entity(office.organization)
    parts = (office.title, organization.name if organization else None, office.place)
    return ", ".join(one_line(part) for part in parts if part)


def headline(article: Article) -> str:
    """Return the headline as it stands in the text, else the title, else where the article came from."""
    for passage in article.passages:
        if passage.kind == "headline":
            return one_line(article.text[passage.span[0] : passage.span[1]])
    return one_line(article.title or article.source) or "Untitled article"


def doubt(confidence: float) -> str:
    """Return what to say beside a fact that is more likely wrong than right; nothing beside the others."""
    return "" if confidence >= CERTAIN else f"low confidence ({round(confidence * 100)} %)"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """Return the number with its noun: "1 person", "2 people"."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"
