"""What was made last is made once."""

from __future__ import annotations

from onrecord.text.latest import Latest


def test_it_is_made_again_only_for_something_else() -> None:
    latest, made = Latest(), []
    for key in ("a", "a", "b", "a"):
        latest.of(lambda: made.append(1), key)
    assert len(made) == 3
