"""The store at size: records a second, answers in milliseconds, memory.

    python -m benchmarks.store RECORDS.jsonl [--articles 100000] [--store FILE] [--bulk]

Multiplies real records under changed names: in each copy the letters of every name are exchanged (vowels for vowels,
consonants for consonants), so that every span stays in its place, and the dates stay as they are.
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import msgspec

from onrecord.errors import RecordFormatError
from onrecord.intake.records import record_lines
from onrecord.record import Record, article_id, from_json, to_json
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.write.preparing import prepare

_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvw"
_WORD = re.compile(r"[^\W\d_]+")
CASTS = 150
"""Ways in which names are changed: the people of 100,000 articles are fewer than their mentions."""
FAMOUS = 0.2
"""Share of copies that keep their names: some people are in the news every day."""


def multiplied(records: Sequence[Record], count: int, *, seed: int = 1) -> Iterator[Record]:
    """Return that many records, no two with the same text."""
    rng = Random(seed)
    tables = [_exchange(rng) for _ in range(CASTS)]
    for number in range(count):
        record = records[number % len(records)]
        yield _renamed(record, rng.choice(tables), number, keep=rng.random() < FAMOUS)


def _read(file: Path) -> list[Record]:
    return [from_json(line) for line in file.read_bytes().splitlines() if line.strip()]


def _is_whole(record: Record) -> bool:
    """Tell whether a store takes the record: all its copies would be skipped, and count as articles of no work."""
    try:
        prepare(record)
    except RecordFormatError as error:
        print(f"left out: {error}", flush=True)
        return False
    return True


def _exchange(rng: Random) -> dict[int, str]:
    table: dict[int, str] = {}
    for letters in (_VOWELS, _CONSONANTS):
        turned = rng.sample(letters, len(letters))
        table |= {ord(a): b for a, b in zip(letters, turned, strict=True)}
        table |= {ord(a.upper()): b.upper() for a, b in zip(letters, turned, strict=True)}
    return table


def _renamed(record: Record, table: dict[int, str], number: int, *, keep: bool) -> Record:
    names = {w for e in record.entities for n in (e.name, *e.aliases) for w in _WORD.findall(n) if w[0].isupper()}
    # A number at the end makes every text another one; names are changed in the record's JSON as a whole.
    text = to_json(record)
    if not keep:
        text = _WORD.sub(lambda m: m[0].translate(table) if m[0] in names else m[0], text)
    changed = from_json(text)
    body = f"{changed.article.text}\n{number}"
    article = msgspec.structs.replace(
        changed.article, text=body, id=article_id(body), source=f"{record.article.source}#{number}"
    )
    return msgspec.structs.replace(changed, article=article)


def _timed(ask: Callable[[], object]) -> tuple[float, float, float]:
    """Milliseconds of the first time and the median of five more, and the CPU's median: the wall of a busy machine."""
    taken, used = [], []
    for _ in range(6):
        start, cpu = time.perf_counter(), time.process_time()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
        used.append(1000 * (time.process_time() - cpu))
    return taken[0], sorted(taken[1:])[2], sorted(used[1:])[2]


def _questions(store: Store) -> dict[str, Callable[[], object]]:
    people = store.people(limit=50)
    famous, middling = people[0], people[-1]
    organization = store.people(kind="organization", limit=1)[0]
    return {
        "who, the most frequent": lambda: store.who(f"#{famous.id}"),
        "who, by name": lambda: store.find(middling.name),
        "who, a middling one": lambda: store.who(f"#{middling.id}"),
        "who, an organization": lambda: store.who(f"#{organization.id}"),
        "said, a rare word": lambda: store.said("resign", since="2016-06-01"),
        "said, a common word": lambda: store.said("people"),
        "said, word and speaker": lambda: store.said("people", speaker=f"#{famous.id}"),
        "said, speaker": lambda: store.said(speaker=f"#{famous.id}"),
        "timeline": lambda: store.timeline(),
        "timeline, about": lambda: store.timeline(about=f"#{famous.id}"),
        "figures": lambda: store.figures("voters"),
        "figures, a common word": lambda: store.figures("people"),
        "silences": lambda: store.silences(),
        "questions": lambda: store.questions(),
        "people": lambda: store.people(),
    }


def main() -> None:
    """Load, ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, help="records, one a line: onrecord read --format jsonl")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--bulk", action="store_true", help="fill it in bulk, from JSON")
    parser.add_argument("--store", type=Path, help="keep the store there; asked only, if it is there already")
    options = parser.parse_args()
    records = [r for r in _read(options.records) if _is_whole(r)]
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "store.db"
        there = path.exists()
        with open_store(path) as store:
            if not there and options.bulk:
                _load_in_bulk(store, records, options.articles, Path(folder) / "records.jsonl")
            elif not there:
                _load(store, records, options.articles)
            for name, ask in _questions(store).items():
                first, again, cpu = _timed(ask)
                print(f"{name:24} {first:7.1f} ms at first, {again:7.1f} again, {cpu:7.1f} of the CPU", flush=True)
            print(store.counts())
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory; "
              f"{path.stat().st_size / 1e6:.0f} MB on disk")  # fmt: skip


def _load(store: Store, records: Sequence[Record], count: int) -> None:
    """Add them, the time that multiplying takes left out."""
    adding, done, cpu = 0.0, 0, 0.0
    source = multiplied(records, count)
    while done < count:
        bunch = list(islice(source, 512))
        start, used = time.perf_counter(), time.process_time()
        store.add_all(bunch)
        adding, cpu = adding + time.perf_counter() - start, cpu + time.process_time() - used
        done += len(bunch)
        if done % 1024 == 0 or done == count:
            print(f"{done:7} articles: {done / adding:.0f} a second ({done / cpu:.0f} a CPU second)", flush=True)


def _load_in_bulk(store: Store, records: Sequence[Record], count: int, file: Path) -> None:
    """Write them to a file, then load that: what is timed includes the start of the other processes."""
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{to_json(record)}\n" for record in multiplied(records, count))
    start, used = time.perf_counter(), time.process_time()
    store.load(record_lines(str(file), skipped=print))
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = others.ru_utime + others.ru_stime
    print(f"{count:7} articles: {count / wall:.0f} a second; {1000 * cpu / count:.2f} ms of the CPU each here, "
          f"{1000 * theirs / count:.2f} in two other processes")  # fmt: skip


if __name__ == "__main__":
    main()
