"""Quotations signed with a dash."""

import pytest

from onrecord.facts.statements.signature import find_signed, with_exact
from onrecord.model.attribution import Attribution

SIGNED = [
    ("“Nobody asked us.” — Ada Lund", "Ada Lund"),
    ("“Nobody asked us.” ― Ada Lund, a teacher in Lindale", "Ada Lund, a teacher in Lindale"),
    ('"Nobody asked us. Nobody will." -- Maria de la Cruz (Lindale)', "Maria de la Cruz (Lindale)"),
    ("“Nobody asked us.”\n— Ada Lund", "Ada Lund"),
]
NOT_SIGNED = [
    "“Nobody asked us” — the words of a mayor who had been asked twice.",
    "“Nobody asked us,” Ada Lund said.",
    "He called it “a farce” — Ada Lund did not.",
    "“Nobody asked us.”\n\n\n\n\n— Ada Lund",
]


@pytest.mark.parametrize(("text", "source"), SIGNED)
def test_signed_quotations_are_found(text, source):
    (found,) = find_signed(text, ((0, len(text)),))
    assert text[slice(*found.source[0])] == source
    assert text[slice(*found.content[0])].startswith(("“", '"'))


@pytest.mark.parametrize("text", NOT_SIGNED)
def test_others_are_not(text):
    assert find_signed(text, ((0, len(text)),)) == ()


def test_only_where_statements_are_looked_for():
    assert find_signed("“Nobody asked us.” — Ada Lund", ((40, 50),)) == ()


def test_a_reading_that_crosses_the_dash_gives_way_and_one_inside_stays():
    text = "“The mayor said nobody asked.” — Ada Lund"
    signed = find_signed(text, ((0, len(text)),))
    inside = Attribution(source=((1, 10),), cue=((11, 15),), content=((16, 28),), confidence=0.5)
    across = Attribution(source=((1, 10),), cue=((11, 15),), content=((16, 41),), confidence=0.5)
    assert with_exact([inside, across], signed) == [inside, *signed]
