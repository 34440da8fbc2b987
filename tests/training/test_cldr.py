"""The rows of the tables that are drawn from CLDR, on a few made up for it."""

from __future__ import annotations

from types import SimpleNamespace

from onrecord.lang.en.lexicons import rows
from training.cldr import currency_rows, unit_rows

_ENGLISH = SimpleNamespace(
    currency_symbols={"ZZA": "Z$", "ZZB": "ZZB", "YYA": "£", "YYB": "Yh"},
    _data={
        "currency_names_plural": {
            "ZZA": {"one": "Zedish zed", "other": "Zedish zeds"},
            "ZZZ": {"other": "Zedish zeds (1900–1950)"},
            "YYA": {"other": "Wye crowns"},
            "XXA": {"other": "Exian crowns"},
        },
        "unit_patterns": {
            "mass-zog": {"short": {"other": "{0} zg"}, "narrow": {"other": "{0}z"}},
            "area-square-zog": {"short": {"other": "{0} zg²", "per": "{0}/zg²"}},
            "graphics-pixel": {"short": {"other": "{0} px"}},
        },
    },
)
_OTHER = SimpleNamespace(currency_symbols={"YYB": "£"})


def test_words_of_currencies() -> None:
    found = set(currency_rows({"en": _ENGLISH, "en_YY": _OTHER}, frozenset(("ZZA", "ZZB", "YYA", "YYB"))))
    assert found == {
        ("ZZA", "code", "ZZA"), ("ZZB", "code", "ZZB"), ("YYA", "code", "YYA"), ("YYB", "code", "YYB"),
        ("Z$", "sign", "ZZA"), ("Yh", "doubtful", "YYB"),
        ("zedish zed", "name", "ZZA"), ("zedish zeds", "name", "ZZA"), ("zed", "name", "ZZA"), ("zeds", "name", "ZZA"),
        ("wye crowns", "name", "YYA"),
    }  # fmt: skip


def test_signs_of_units() -> None:
    assert list(unit_rows(_ENGLISH)) == [("zg", "mass-zog"), ("zg²", "area-square-zog")]


def test_the_tables_hold_what_is_known() -> None:
    assert {("HK$", "sign", "HKD"), ("R", "doubtful", "ZAR"), ("naira", "name", "NGN")} <= set(rows("currencies"))
    assert {("kg", "mass-kilogram"), ("km/h", "speed-kilometer-per-hour")} <= set(rows("unit_signs"))
