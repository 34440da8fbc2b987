"""Whether a text is in English."""

from __future__ import annotations

import pytest

from onrecord.errors import ForeignLanguageError
from onrecord.intake.language import language_of
from tests.intake.texts import GERMAN


def test_language() -> None:
    assert language_of("The mayor said that the boats had sunk in the storm.", "a.txt") == "en"
    assert language_of("Pier closed", "a.txt") == "en"  # too short to be seen to be another
    with pytest.raises(ForeignLanguageError, match="German"):
        language_of(GERMAN, "a.txt")
    with pytest.raises(ForeignLanguageError, match="not Latin"):
        language_of("Мэр города сказал, что лодки утонули", "a.txt")
