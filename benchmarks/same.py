"""Whether the code reads a fixed corpus to the same records, byte by byte, as when that was last accepted.

    python -m benchmarks.same [--accept]

Reads samples/ and, where ONRECORD_SHARED (default: ../shared) has them, each seventh article of PolNeAR train, and
compares each record's digest with same/<fingerprint>.tsv. The fingerprint is of what the network computes on this kind
of processor: sums differ in their last bits from one kind to the next, and so do some records. On a kind that has no
table yet, the records are compared with those of the commit that last accepted a table. The exit status is 1 where a
record differs.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.command import command, run

HERE = Path(__file__).parent
ROOT = HERE.parent
TABLES = HERE / "same"
BUILD = ROOT / "build" / "same"
_EVERY = 7  # PolNeAR train articles: 120 of 840, half a minute on two cores
_SHOWN = 12  # lines of difference a record

_READ_BY = re.compile(r'"read_by":(?:null|\{[^}]*\}),')
"""What a record says of the versions that read it: others after any change."""

Records = Mapping[str, str]
"""A record's JSON by its article's source, in the order of reading."""


def fingerprint() -> str:
    """Return the digest of the network's own numbers for a sample, which change with weights and processors."""
    from onrecord.facts.pipeline import english
    from onrecord.model.network.encoder import Encoder
    from onrecord.model.network.reader import WEIGHTS
    from onrecord.text.words import words_of

    text = (ROOT / "samples" / "courier.txt").read_text(encoding="utf-8")
    vectors, linear = Encoder(WEIGHTS, threads=1).encode(words_of(english().make_doc(text), ()))
    weights = b"".join(hashlib.sha256(p.read_bytes()).digest() for p in sorted(WEIGHTS.iterdir()) if p.suffix != ".md")
    return _digest(vectors.tobytes() + linear.tobytes() + weights)


def read_corpus(source: Path, out: Path) -> Records:
    """Read the corpus with the code in the folder `source`, keep the records in `out`, and return them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    run(command("read", ROOT / "samples", *_articles(), "--format", "jsonl"), out, PYTHONPATH=str(source))
    return kept_records(out)


def _articles() -> Iterator[Path]:
    whole, some = BUILD / "whole.jsonl", BUILD / "articles.jsonl"
    some.unlink(missing_ok=True)
    shared = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    scorer, train = shared / "score" / "quotes.py", shared / "data" / "polnear" / "train"
    if not (scorer.is_file() and train.is_dir()):
        print(f"same: samples/ alone, no articles at {train}; name their folder in ONRECORD_SHARED")
        return
    run([sys.executable, str(scorer), "articles", str(train)], whole)
    some.write_bytes(b"".join(whole.read_bytes().splitlines(keepends=True)[::_EVERY]))
    yield some


def kept_records(path: Path) -> Records:
    """Return the records of a JSONL file by their article's source."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {_source(line): _READ_BY.sub("", line) for line in lines if line}


def _source(line: str) -> str:
    # Samples are read by their path, which is another in each clone.
    return str(json.loads(line)["article"]["source"]).removeprefix(f"{ROOT}/")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def digests(records: Records) -> dict[str, str]:
    """Return each record's digest by its article's source; the folder of the clone leaves no trace in it."""
    return {source: _digest(line.replace(f"{ROOT}/", "").encode("utf-8")) for source, line in records.items()}


def read_table(path: Path) -> dict[str, str]:
    """Return a table's digests by source."""
    return dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())


def write_table(path: Path, found: Mapping[str, str]) -> None:
    """Write a table, a row a record; articles of the samples alone never replace a table of more."""
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{s}\t{d}\n" for s, d in found.items()), encoding="utf-8")


def differing(wanted: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Return the sources whose records differ; a sample or article that was not read here does not count."""
    return [source for source, digest in found.items() if wanted.get(source) != digest]


def differences(before: str, after: str) -> list[str]:
    """Return the first lines in which two records differ, a field a line."""
    a, b = (json.dumps(json.loads(r), indent=1, ensure_ascii=False).splitlines() for r in (before, after))
    return [line for line in difflib.unified_diff(a, b, n=1, lineterm="") if line[:3] not in ("---", "+++")][:_SHOWN]


def _base_records() -> Records:
    """Return the records of the commit that last accepted a table, read by its own code.

    Raises:
        SystemExit: the history does not hold that commit.
    """
    base = BUILD / "base"
    git = ["git", "-C", str(ROOT)]
    found = subprocess.run(
        [*git, "log", "-1", "--format=%H", "--", "benchmarks/same"], capture_output=True, text=True, check=False
    )
    if not found.stdout.strip():
        raise SystemExit("same: no table for this processor, and no commit in the history that accepted one")
    shutil.rmtree(base, ignore_errors=True)
    subprocess.run([*git, "worktree", "prune"], check=True)
    subprocess.run([*git, "worktree", "add", "--quiet", "--detach", str(base), found.stdout.strip()], check=True)
    try:
        return read_corpus(base / "src", BUILD / "accepted.jsonl")
    finally:
        subprocess.run([*git, "worktree", "remove", "--force", str(base)], check=True)


def _show(sources: list[str], records: Records) -> None:
    kept = BUILD / "accepted.jsonl"
    before = kept_records(kept) if kept.is_file() else {}
    for source in sources:
        print(f"differs: {source}")
        if source in before:
            print("\n".join(f"    {line}" for line in differences(before[source], records[source])))


def main(arguments: list[str]) -> int:
    """Return 0: the same records, or the new ones accepted; 1: some differ."""
    table = TABLES / f"{fingerprint()}.tsv"
    records = read_corpus(ROOT / "src", BUILD / "records.jsonl")
    found = digests(records)
    if "--accept" in arguments:
        return _accept(table, found)
    wanted = read_table(table) if table.is_file() else digests(_base_records())
    sources = differing(wanted, found)
    _show(sources, records)
    print(f"same: {len(found) - len(sources)} of {len(found)} records are the same")
    return 1 if sources else 0


def _accept(table: Path, found: Mapping[str, str]) -> int:
    if not _whole():
        print("same: not accepted, the corpus is not whole without the articles of ONRECORD_SHARED")
        return 1
    for old in TABLES.glob("*.tsv"):
        old.unlink()  # of other processors: they read otherwise now too
    write_table(table, found)
    shutil.copyfile(BUILD / "records.jsonl", BUILD / "accepted.jsonl")
    print(f"same: {len(found)} records accepted in {table.relative_to(ROOT)}")
    return 0


def _whole() -> bool:
    return (BUILD / "articles.jsonl").is_file()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
