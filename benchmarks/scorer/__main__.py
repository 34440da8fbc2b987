"""Score records against annotated articles.

    python -m benchmarks.scorer articles FOLDER > articles.jsonl
    onrecord read articles.jsonl --format jsonl > records.jsonl
    python -m benchmarks.scorer score FOLDER records.jsonl [--misses]
    python -m benchmarks.scorer check FOLDER

FOLDER holds NAME.yaml and NAME.txt. `--misses` prints what was missed and what was made up, `check` what is wrong with
the annotation; its exit status is 1 where something is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.scorer.annotation import read_folder
from benchmarks.scorer.faults import faults
from benchmarks.scorer.score import misses, readings, report, tallies
from onrecord.record import Record, from_json


def print_articles(folder: Path) -> None:
    """Print the articles as lines of JSON, the program's input."""
    for article in read_folder(folder):
        line = {"id": article.name, "text": article.text, "published": article.annotation.published}
        print(json.dumps(line, ensure_ascii=False))


def print_scores(folder: Path, records: Path, *, with_misses: bool) -> None:
    """Print the figures, after what was missed where that is asked for."""
    read = tuple(readings(read_folder(folder), read_records(records)))
    if with_misses:
        print("\n".join(misses(read)))
    print(report(tallies(read)))


def print_faults(folder: Path) -> int:
    """Print what is wrong with the annotations; return 1 where something is."""
    found = [f"{article.name}: {fault}" for article in read_folder(folder) for fault in faults(article)]
    print("\n".join(found) or f"{folder}: nothing is wrong")
    return 1 if found else 0


def read_records(path: Path) -> Mapping[str, Record]:
    """Return a JSONL file's records by the name that each article came with."""
    records = (from_json(line) for line in path.read_bytes().splitlines() if line.strip())
    return {record.article.source or "": record for record in records}


def main(arguments: list[str]) -> int:
    """Return the exit status."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scorer", description=__doc__)
    parser.add_argument("what", choices=("articles", "check", "score"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("records", type=Path, nargs="?", help="JSONL, for `score`")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.what == "check":
        return print_faults(asked.folder)
    if asked.what == "articles":
        print_articles(asked.folder)
    elif asked.records is None:
        parser.error("score needs the records; give their file")
    else:
        print_scores(asked.folder, asked.records, with_misses=asked.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
