"""English words live in src/onrecord/lang/en, not in code; names of HTML elements in intake/rules.toml.

A list in code is a set, tuple or list of three or more lower-case words; the values of a `Literal` are a type's.
ALLOWED names the files that still hold some, with how many each holds and why; a new list goes to lang/en, and whoever takes lists out lowers the number.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "onrecord"

VALUES = "values that the record or an answer may hold, which no list of English words is"
FIELDS = "names of fields, columns or attributes"
LABELS = "dependency labels and tags, each class named once"

ALLOWED: dict[str, tuple[int, str]] = {
    "__init__.py": (1, "public names"),
    "export/graphs/discourse.py": (3, "columns of Discourse Network Analyzer and of ours; values"),
    "export/terminal.py": (1, "colours of the terminal"),
    "export/tables/rows.py": (1, FIELDS),
    "facts/pipeline.py": (1, FIELDS),
    "facts/statements/force.py": (1, VALUES),
    "intake/passages/find.py": (1, VALUES),
    "intake/selection.py": (2, FIELDS),
    "model/network/frames.py": (2, VALUES),
    "model/network/heads.py": (1, "names of the network's outputs, in their order"),
    "record/kinds.py": (5, FIELDS),
    "telemetry.py": (1, "what an environment variable may say"),
    "text/factuality.py": (1, VALUES),
    "text/grammar.py": (20, LABELS),
    "text/view.py": (1, VALUES),
    "web/marked.py": (1, "classes of the page"),
    "web/pages/articles.py": (1, FIELDS),
}


def listed_words(node: ast.AST) -> list[str]:
    """Return the strings of a list, empty where it holds something else or fewer than three lower-case words."""
    if not isinstance(node, ast.Set | ast.List | ast.Tuple):
        return []
    texts = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    is_words = len(texts) == len(node.elts) and sum(t.isalpha() and t.islower() for t in texts) >= 3
    return texts if is_words else []


def lists_in(code: str) -> list[str]:
    nodes = list(ast.walk(ast.parse(code)))
    typed = {id(n.slice) for n in nodes if isinstance(n, ast.Subscript) and ast.unparse(n.value).endswith("Literal")}
    found = [(n.lineno, texts) for n in nodes if id(n) not in typed and (texts := listed_words(n))]
    return [f"line {line}: {' '.join(texts)}" for line, texts in sorted(found)]


@pytest.mark.parametrize(
    ("code", "many"),
    [
        ('WORDS = {"boat", "port", "pier"}', 1),
        ('WORDS = frozenset(["boat", "port", "pier", "the sea"])', 1),
        ('kind in ("boat", "port", "pier")', 1),
        ('kind in ("boat", "port")', 0),
        ('Kind = Literal["boat", "port", "pier"]', 0),
        ('TAGS = ("VBD", "VBN", "VBZ")', 0),
        ('mixed = ["boat", "port", "pier", 4]', 0),
        ('word_set("boats")', 0),
    ],
)
def test_lists_are_recognized(code: str, many: int) -> None:
    assert len(lists_in(code)) == many


def test_words_live_in_data() -> None:
    over = []
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        lists = lists_in(path.read_text(encoding="utf-8"))
        if len(lists) > ALLOWED.get(file, (0, ""))[0]:
            over += [f"{file}, {place}" for place in lists]
    assert not over, "move these words to lang/en, see lang/en/lexicons.py:\n" + "\n".join(over)


def test_no_more_is_allowed_than_there_is() -> None:
    found = {file: len(lists_in((SOURCE / file).read_text(encoding="utf-8"))) for file in ALLOWED}
    assert {file: most for file, (most, _) in ALLOWED.items()} == found


def test_what_is_allowed_has_a_reason() -> None:
    assert all(most > 0 and reason for most, reason in ALLOWED.values())
