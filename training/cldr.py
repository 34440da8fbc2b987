"""Write the tables of currencies and units that are drawn from CLDR, by way of babel.

    python -m training.cldr

Needs babel, which nothing else here needs. Run it when CLDR has changed, and read the diff.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "src" / "onrecord" / "lang" / "en"
SOURCE = """\
# Source: Unicode CLDR {version} (Unicode License v3, unicode.org/license.txt), by babel. See training/cldr.py."""
_MEASURED = frozenset(
    ("area", "digital", "energy", "force", "frequency", "length", "mass", "power", "pressure", "speed", "temperature",
     "volume", "duration")
)  # fmt: skip
_UNIT_SIGN = re.compile(r"[^\W\d_]{2,5}[²³]?|[^\W\d_]{1,2}[²³]|[^\W\d_]{1,3}/[^\W\d_]{1,3}|°[CF]?")
"""A unit's sign that is told from other letters behind a number: two letters, a power, a quotient, a degree."""
_TAKEN = frozenset(("am", "pm"))  # hours of the day, not attometres and picometres
_SIGN = re.compile(r"[^\W\d_]{2,5}|.?[^\W\d_]*[^\w\s.]+|R")
"""A currency's sign that is told from a word's first letter; of single letters, news writes the rand's alone so."""
_PLAIN_SIGN = re.compile(r"[A-Z]{0,2}sh|[A-Z]Sh|.*[^\w\s]")
"""A sign that is hardly anything else: with a mark in it, or a shilling's."""
_WORDS = frozenset(("ALL", "AMD", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"))
_ORDINARY = frozenset(
    ("dong", "dram", "drams", "florin", "gold", "kip", "kips", "mark", "marks", "real", "reals", "sol", "soles")
)
"""Codes and names that are other words of English, too; a code among them needs a sum's look to be one."""


def currency_rows(locales: Mapping[str, Any], current: Set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the words of the currencies that are in use: the word, its kind, its ISO 4217 code.

    Kinds: "code" and "sign" stand beside a number, "doubtful" where the number has a sum's look; "name" behind it.

    Args:
        locales: the English ones by their identifiers, `en` among them.
        current: ISO 4217 codes of the currencies in use.
    """
    yield from ((code, "doubtful" if code in _WORDS else "code", code) for code in sorted(current))
    for sign, code in _of_one(_signs(locales, current), current):
        yield sign, "sign" if _PLAIN_SIGN.fullmatch(sign) else "doubtful", code
    names = _of_one(_names(locales["en"]), current)
    yield from ((name, "name", code) for name, code in names if name not in _ORDINARY)


def _signs(locales: Mapping[str, Any], current: Set[str]) -> Iterator[tuple[str, str]]:
    for locale in locales.values():
        pairs = locale.currency_symbols.items()
        yield from ((s, c) for c, s in pairs if c in current and s != c and _SIGN.fullmatch(s))


def _names(english: Any) -> Iterator[tuple[str, str]]:
    """Yield the names, "Danish kroner", and their last words, "kroner", singular and plural, of all times."""
    for code, forms in english._data["currency_names_plural"].items():
        for form in forms.values():
            yield form.lower(), code
            yield form.lower().partition(" (")[0].split()[-1], code


def _of_one(pairs: Iterator[tuple[str, str]], current: Set[str]) -> Iterator[tuple[str, str]]:
    """Keep the words that stand for one currency in use, and never stood for another country's."""
    codes: dict[str, set[str]] = defaultdict(set)
    for word, code in pairs:
        codes[word].add(code)
    for word, of in sorted(codes.items()):
        used = of & current
        if len(used) == 1 and len({code[:2] for code in of}) == 1:
            yield word, min(used)


def unit_rows(english: Any) -> Iterator[tuple[str, str]]:
    """Yield the signs of units of measure, and the unit's name in CLDR."""
    found = {}
    for unit, forms in english._data["unit_patterns"].items():
        if unit.split("-")[0] in _MEASURED:
            patterns = [p for f in ("short", "narrow") for p in forms.get(f, {}).values() if isinstance(p, str)]
            signs = {p.removeprefix("{0}").strip() for p in patterns if p.startswith("{0}")}
            found.update({s: unit for s in signs if _UNIT_SIGN.fullmatch(s) and s not in _TAKEN})
    yield from sorted(found.items())


def write(name: str, heading: str, rows: Iterator[tuple[str, ...]], *, version: str) -> None:
    """Write a table of lang/en."""
    lines = [SOURCE.format(version=version), heading, *("\t".join(row) for row in rows)]
    (FOLDER / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Write both tables."""
    from babel import Locale, localedata
    from babel.core import get_cldr_version, get_global
    from babel.numbers import get_territory_currencies

    names = [n for n in localedata.locale_identifiers() if n == "en" or re.fullmatch("en_[A-Z]{2}", n)]
    locales = {name: Locale.parse(name) for name in names}
    current = frozenset(c for t in get_global("territory_currencies") for c in get_territory_currencies(t))
    version = get_cldr_version()
    write("currencies", "# words\tkind\tcode", currency_rows(locales, current), version=version)
    write("unit_signs", "# sign, without a space behind a number\tunit", unit_rows(locales["en"]), version=version)


if __name__ == "__main__":
    main()
