"""GAP's pairs, on passages of our own."""

from __future__ import annotations

from benchmarks.pronouns import Pair, counted, line, pairs_of

_TEXT = "Ann Rowe met Carl Ode at the harbor on Monday. She said the pier was closed for the winter."


def _row(pronoun: str, text: str = _TEXT) -> dict[str, str]:
    return {
        "Text": text, "Pronoun": pronoun, "Pronoun-offset": str(text.index(pronoun)), "A": "Ann Rowe", "A-offset": "0",
        "A-coref": "TRUE", "B": "Carl Ode", "B-offset": str(text.index("Carl")), "B-coref": "FALSE",
    }  # fmt: skip


def test_a_pair_is_found_where_both_are_mentions_of_one() -> None:
    assert list(pairs_of(_row("She"))) == [Pair(False, True, True), Pair(False, False, False)]
    assert [p.found for p in pairs_of(_row("He", _TEXT.replace("She", "He")))] == [False, True]


def test_a_passage_that_cannot_be_read_finds_nothing() -> None:
    text = "Ann Rowe e Carl Ode " + "sono andati a vedere il molo del porto che era chiuso per tutto " * 5 + "She"
    assert [p.found for p in pairs_of(_row("She", text))] == [False, False]


def test_scores_count_pairs() -> None:
    score = counted(
        [Pair(True, True, True), Pair(True, True, False), Pair(True, False, True), Pair(True, False, False)]
    )
    assert (score.right, score.found, score.wanted, score.f1) == (1, 2, 2, 0.5)
    assert counted([]).f1 == 0.0
    assert line("men", score) == "men: P 50.0%, R 50.0%, F1 50.0% (2 pairs)"
