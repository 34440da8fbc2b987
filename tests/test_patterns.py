"""No regular expression of the package takes exponential time, and those that read whole texts no quadratic time."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.patterns import is_exponential, is_quadratic

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "onrecord"
_SEARCHES = {"search", "sub", "subn", "split", "findall", "finditer"}
_CALLS = _SEARCHES | {"compile", "match", "fullmatch"}

LINEAR = ("cli", "export", "intake", "record", "resolve", "scale", "store", "views", "web")
"""The packages in which a square is refused too. The finders look at sentences, whose length is bounded."""

SHORT = {
    "intake/passages/captions.py:_bare": "of a line of ten words, and its own beginning: matched whole",
    "intake/passages/datelines.py:_FILED": "of 80 characters",
    "intake/passages/datelines.py:_DASH_END": "of 160 characters",
    "intake/passages/datelines.py:_DATED": "of 160 characters",
    "intake/passages/mastheads.py:_DIVIDER": "of 100 characters",
    "intake/passages/mastheads.py:_like_a_paper": "matched at the beginning of 100 characters",
    "intake/page/authors.py:_BY": "of 300 characters",
    "intake/page/authors.py:_SEPARATOR": "of 300 characters",
    "intake/page/authors.py:_TAIL": "of 300 characters",
    "intake/page/authors.py:_DAY": "of 300 characters",
    "intake/page/authors.py:_ROLE_TAIL": "of 300 characters",
    "intake/page/publishers.py:_DIVIDER": "of 300 characters",
    "intake/page/titles.py:_DIVIDER": "of 500 characters",
    "intake/page/notices.py:_PAID": "of 300 characters",
    "intake/html.py:_CHARSET": "of 4,096 bytes",
    "intake/markup.py:_SUBSET": "each step is possessive: what it took is not tried again",
    "intake/passages/find.py:_RULE": "matched at a paragraph's beginning",
    "views/summary.py:_END": "of 500 characters around what is shown",
}
"""Quadratic by their form, and why they are not by what they read."""

UNSEEN = {
    "intake/dates.py:is_written": "has no endless repeat; tests/intake/test_dates.py times it",
    "facts/times/publication_year.py:_terms": 'one word after "President ": no place is looked at twice',
    "store/corrections/extents.py:_pattern": "words with white space between them, in a few pages of text",
}
"""Calls whose pattern is put together from what they are given, and why that is no danger."""

_COLLECT = """
import importlib, inspect, json, pkgutil, re, sys
found = {}
compiled = re._compile
def noting(pattern, flags):
    made = compiled(pattern, flags)
    frame = sys._getframe(1)
    while frame.f_code.co_filename.startswith(re.__path__[0]):
        frame = frame.f_back
    text = made.pattern if isinstance(made.pattern, str) else made.pattern.decode("latin-1")
    found[frame.f_code.co_filename, frame.f_lineno, text, made.flags, isinstance(made.pattern, bytes)] = None
    return made
re._compile = noting
import onrecord
for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
for name, module in list(sys.modules.items()):
    for value in list(vars(module).values()) if name.startswith("onrecord") else ():
        if hasattr(value, "cache_info") and value.__module__ == name and not inspect.signature(value).parameters:
            value()
print(json.dumps([key for key in found if "onrecord" in key[0]]))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that compiles a pattern, by the name that the pattern or its function has."""

    file: str
    line: int
    name: str
    searched: bool
    given: str | bytes | None

    @property
    def key(self) -> str:
        """The name that the lists above know it by."""
        return f"{self.file}:{self.name}"


@cache
def _sites() -> tuple[Site, ...]:
    """The calls of `re` in the package."""
    return tuple(
        site for file in sorted(PACKAGE.rglob("*.py")) for site in _sites_in(file.read_text(encoding="utf-8"), file)
    )


def _sites_in(source: str, file: Path) -> list[Site]:
    tree = ast.parse(source)
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            uses.setdefault(node.value.id, set()).add(node.attr)
    sites: list[Site] = []
    for top in tree.body:
        name = getattr(top, "name", None) or getattr(getattr(top, "targets", [None])[0], "id", "")
        for node in ast.walk(top):
            if _is_call(node):
                first = node.args[0]
                called = node.func.attr
                how = uses.get(name, {"search"}) if isinstance(top, ast.Assign) else {called}
                sites.append(
                    Site(
                        file=file.relative_to(PACKAGE).as_posix(),
                        line=node.lineno,
                        name=name,
                        searched=not how <= {"match", "fullmatch"},
                        given=first.value if isinstance(first, ast.Constant) else None,
                    )
                )
    return sites


def _is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _CALLS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


@cache
def _patterns() -> dict[tuple[str, int], list[tuple[str | bytes, int]]]:
    """What is compiled when the package is imported and its lexicons are loaded, by file and line."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", _COLLECT], env=env, capture_output=True, check=True)
    found: dict[tuple[str, int], list[tuple[str | bytes, int]]] = {}
    for file, line, text, flags, binary in json.loads(done.stdout):
        place = Path(file).relative_to(PACKAGE).as_posix(), line
        found.setdefault(place, []).append((text.encode("latin-1") if binary else text, flags))
    return found


def _of(site: Site) -> list[tuple[str | bytes, int]]:
    seen = _patterns().get((site.file, site.line), [])
    return seen or ([] if site.given is None else [(site.given, 0)])


def test_every_pattern_is_looked_at() -> None:
    unseen = {site.key for site in _sites() if not _of(site)}
    assert unseen == set(UNSEEN)
    lines = {(site.file, site.line) for site in _sites()}
    assert {place for place in _patterns() if place not in lines} == set()
    assert sum(map(len, map(_of, _sites()))) > 250


def test_no_pattern_is_exponential() -> None:
    assert [site.key for site in _sites() if any(is_exponential(*pattern) for pattern in _of(site))] == []


def test_no_pattern_that_reads_whole_texts_is_quadratic() -> None:
    found = {
        site.key
        for site in _sites()
        if site.file.startswith(LINEAR) and any(is_quadratic(*pattern, searched=site.searched) for pattern in _of(site))
    }
    assert found == set(SHORT)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b", r"(a*)*b", r"(?:a|ab|b)*c", r"(?:a?b?)*c", r"(x+x+)+y", r"(?:\d+|\w)*!", r"(?:\s*\w+)*!",
        r"(\w+\s?)*:", r"(?:[a-z]{1,40}-?){1,40}!", r"(?i:(?:k+|K+)+)b", r"(?:(?:ab)+c?)+d", r"(?>(?:a+)+b)",
        r"(?=(a+)+b)a", r"(?:(?:a+)+)*+b", r"(?:a(?:b)?|b)*c", r"(?:.|\n|x)*y",
        r"(?:<[/a-z!][^<>]*>\W*)+\Z",  # the review's, of passages
        r"\s*(?:<!--.*?-->\s*)*<(?:html|body)",  # the review's, of pages
        r"(?:(?:\w+ly|also|specifically)\s+)*said", r"(?:(?:20|30) ?(?:1|2)|20|1|2| )*x",
    ],
)  # fmt: skip
def test_what_is_exponential_is_found(pattern: str) -> None:
    assert is_exponential(pattern)
    assert is_exponential(pattern.encode())


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:[^\"\\]|\\.)*\"", r"(?:\w+ )*:", r"[^\W\d_]+(?:['’-][^\W\d_]+)*", r"(?:ab|cd)*e", r"(a|b)*c", r"a*a*a*b",
        r"(?:\w++\s*+)*:", r"(?:a(?:b)?+|b)*c", r"(?:a{1,9}){1,9}b", r"(?:senior |chief |staff )*editor",
        r"(?:<[/a-z!][^<>]*+>(?:[^\w<]|<(?![/a-z!][^<>]*+>))*+)++\Z", r"(?:<!--(?>.*?-->)\s*+)*+<html", r"(?:)*x", "",
    ],
)  # fmt: skip
def test_what_is_not_exponential_passes(pattern: str) -> None:
    assert not is_exponential(pattern)


@pytest.mark.parametrize(
    ("pattern", "matched", "searched"),
    [
        (r"\s+\Z", False, True),
        (r"\W*\}\W*\Z", True, True),
        (r"\A\s+x", False, False),
        (r"(?m)^\s+x", False, True),
        (r"\s+", False, False),
        (r"\w+@", False, True),
        (r"a.*b.*c", True, True),
        (r"\w+(?:-\w+)*", False, False),
        (r"[.!?][\"']*\Z", False, False),
        (r"[“\"][^”\"]*[”\"]", False, True),
        (r"\d{1,80}x", False, False),
        (r"\s*\s*x", True, True),
    ],
)
def test_what_is_quadratic_is_found(pattern: str, matched: bool, searched: bool) -> None:
    assert (is_quadratic(pattern, searched=False), is_quadratic(pattern, searched=True)) == (matched, searched)


def test_flags_count() -> None:
    assert not is_exponential(r"(?:ab|Ab)*c")
    assert is_exponential(r"(?:ab|Ab)*c", re.IGNORECASE)


def test_a_call_is_known_by_its_name_and_use() -> None:
    source = 'import re\n_A = re.compile("a")\n_B = re.compile(x)\ndef f():\n    return _A.match(""), _B.search(""), re.sub(y, "")\n'
    sites = _sites_in(source, PACKAGE / "x.py")
    assert [(site.key, site.line, site.searched, site.given) for site in sites] == [
        ("x.py:_A", 2, False, "a"),
        ("x.py:_B", 3, True, None),
        ("x.py:f", 5, True, None),
    ]
