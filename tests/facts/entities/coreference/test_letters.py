"""Letters: whose "I" is, on a page of letters and elsewhere."""

from __future__ import annotations

import onrecord
from onrecord.facts.entities.coreference.letters import find_letters

PAGE = "I hope for rain.\n\nAda Lund.\n\nLindale.\n\nI hope for snow.\n\n@tarn.\n\nI hope for wind.\n\nCarl Ode\n"


def named(text: str, *names: str) -> list[tuple[int, int, int]]:
    return [(text.index(name), text.index(name) + len(name), n) for n, name in enumerate(names)]


def test_a_letter_is_its_signers() -> None:
    found = find_letters(PAGE, named(PAGE, "Ada Lund", "Carl Ode"))
    assert [(" ".join(PAGE[a:b].split()), n) for a, b, n in found] == [("I hope for rain.", 0), ("I hope for wind.", 1)]


def test_one_name_below_a_text_is_its_writers() -> None:
    assert find_letters("I hope for rain.\n\nAda Lund.\n", named("I hope for rain.\n\nAda Lund.\n", "Ada Lund")) == ()


def test_a_name_in_a_paragraph_signs_nothing() -> None:
    text = "I hope for rain.\n\nAda Lund left.\n\nI hope for snow.\n\nCarl Ode left.\n"
    assert find_letters(text, named(text, "Ada Lund", "Carl Ode")) == ()


def test_i_is_the_signer() -> None:
    text = (
        "The harbor board was wrong.\n\nLETTERS.\n\nI hope the mayor listens to all of the people who spoke this week. "
        "I think that the board has failed the city.\n\nAda Lund.\n\nLindale.\n\nI believe that the board was right to "
        "close the pier, and the mayor was wrong to open it again.\n\nCarl Ode.\n"
    )
    record = onrecord.read(text, published="2024-05-17")
    told = [s for s in (*record.statements, *record.attributions) if s.source]
    speakers = {s.speaker for s in told if s.source and record.article.text[slice(*s.source.spans[0])] == "I"}
    assert speakers == {"Ada Lund", "Carl Ode"}
