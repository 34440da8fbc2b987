"""How often a statement's force is right: asserts, denies, asks, withholds or doubts.

    python -m benchmarks.force [--shared ../shared] [--misses]

Reads those of the 300 PolNeAR train articles of forces.tsv that nobody has annotated for training since, and looks up
one statement in each. Half of them were drawn by chance, half from cues that often do something else than assert. A
person judged each by its sentence before onrecord read it. Rules may be mended by the even lines (`--misses` prints
those that are wrong); the odd ones are only counted.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import msgspec

from benchmarks.scorer.counting import Tally, covered, overlap
from onrecord import read_articles
from onrecord.intake import article_from_text
from onrecord.record import Force, Record, Spans, Statement

_CASES = Path(__file__).with_name("forces.tsv")
_ANNOTATIONS = Path(__file__).parent.parent / "training" / "annotations"
_TEXTS = Path("data") / "polnear" / "train" / "text"
_ALIKE = 0.5
"""Share of characters that two contents have in common if they are one, as in the scorers."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A judged statement. `line` counts from 1; spans are half-open code points of the article's text."""

    line: int
    article: str
    cue: Spans
    content: Spans
    force: Force


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A case and the force that onrecord gives it, None where it lists no such statement."""

    case: Case
    found: Force | None


def read_cases(path: Path = _CASES) -> tuple[Case, ...]:
    """Return the judged statements, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Case(
                line=line, article=row["article"], cue=_spans(row["cue"]), content=_spans(row["content"]),
                force=msgspec.convert(row["force"], Force),
            )
            for line, row in enumerate(csv.DictReader(file, delimiter="\t"), start=1)
        )  # fmt: skip


def _spans(written: str) -> Spans:
    """Return "3-7 9-12" as spans."""
    return tuple((int(start), int(end)) for start, end in (part.split("-") for part in written.split()))


def unread(cases: Iterable[Case], annotations: Path = _ANNOTATIONS) -> Iterator[Case]:
    """Yield the cases whose articles are not annotated for training; `annotations` holds those that are."""
    rows = (line for path in annotations.glob("*.jsonl") for line in path.read_bytes().splitlines())
    read = {msgspec.json.decode(row)["article"] for row in rows}
    yield from (case for case in cases if case.article not in read)


def judge(cases: Iterable[Case], texts: Path) -> Iterator[Judged]:
    """Read the articles of cases in a folder of texts, and yield each case with what was found."""
    kept = list(cases)
    articles = [article_from_text(_text(texts / f"{c.article}.txt"), source=c.article) for c in kept]
    for case, record in zip(kept, read_articles(articles), strict=True):
        statement = statement_of(record, case)
        yield Judged(case=case, found=statement.force if statement else None)


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def statement_of(record: Record, case: Case) -> Statement | None:
    """Return the statement or attribution with the content likest to a case's, where their cues overlap; else None."""
    cue, content = covered(case.cue), covered(case.content)
    told = [s for s in (*record.statements, *record.attributions) if s.cue and cue & covered(s.cue.spans)]
    rated = [(overlap(content, covered(s.content.spans)), s) for s in told]
    likest = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    return likest[1] if likest[0] >= _ALIKE else None


def tally(judged: Iterable[Judged], force: Force | None = None) -> Tally:
    """Count the statements that onrecord lists too, of all forces or of one: those right, given it, and judged so."""
    pairs = [(j.case.force, j.found) for j in judged if j.found]
    wanted = [pair for pair in pairs if force in (None, pair[0])]
    found = [pair for pair in pairs if force in (None, pair[1])]
    return Tally(right=sum(a == b for a, b in wanted), found=len(found), wanted=len(wanted))


def lines(judged: list[Judged]) -> Iterator[str]:
    """Yield the table: all, each force, and the two halves."""
    missing = sum(j.found is None for j in judged)
    yield tally(judged).line("force") + f"   ({missing} of {len(judged)} not listed)"
    for force in get_args(Force):
        yield tally(judged, force).line(f"force, {force}")
    for name, rest in (("even", 0), ("odd", 1)):
        yield tally(j for j in judged if j.case.line % 2 == rest).line(f"force, {name} lines")


def misses(judged: Iterable[Judged]) -> Iterator[str]:
    """Yield the even lines whose force is wrong: line, article, where the cue stands, judged, found."""
    for j in judged:
        if j.case.line % 2 == 0 and j.found not in (None, j.case.force):
            yield f"{j.case.line}\t{j.case.article}\t{j.case.cue}\t{j.case.force}\t{j.found}"


def main() -> None:
    """Print the table, or say that the articles are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    parser.add_argument("--misses", action="store_true", help="print the even lines that are wrong")
    options = parser.parse_args()
    texts = options.shared / _TEXTS
    if not texts.is_dir():
        print(f"force: skipped, no articles at {texts}; name the folder above data/ with --shared")
        return
    judged = list(judge(unread(read_cases()), texts))
    print("\n".join([*lines(judged), *(misses(judged) if options.misses else ())]))


if __name__ == "__main__":
    main()
