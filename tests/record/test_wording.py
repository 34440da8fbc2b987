"""What a fact says in words: nothing but words."""

from __future__ import annotations

import pytest

from onrecord.record import Record
from onrecord.record.kinds import BY_NAME
from onrecord.record.wording import Wording
from tests.store.small import Small


def headline(cue: str) -> Record:
    small = Small(f"Ann Lee{cue} the pier is closed")
    small.statement("the pier is closed", small.entity("Ann Lee"), mode="indirect", cue=cue.strip())
    return small.record()


@pytest.mark.parametrize(
    ("cue", "says"),
    [
        (":", "Ann Lee: the pier is closed"),
        (" —", "Ann Lee: the pier is closed"),
        (" said", "Ann Lee said: the pier is closed"),
    ],
)
def test_a_sign_that_stands_for_a_verb_is_left_out(cue: str, says: str) -> None:
    record = headline(cue)
    assert Wording(record).says(BY_NAME["statement"], record.statements[0]) == says
