"""Identity across articles: pairwise F1 on MEANTIME's persons and organizations, precision on judged pairs.

    python -m benchmarks.identity [--data ../shared/data] [--wrong] [--store STORE]

With --store, a store to which PolNeAR's training articles were added, also the pairs of identity_pairs.tsv and of
identity_pairs_held.tsv, which no rule was made on.

MEANTIME (Minard et al. 2016) links entity mentions of Wikinews articles across documents. Its name mentions stand in
for the reading, so that only identity is judged: an article's entity is what MEANTIME says is one within the article.
A pair is two entities of different articles; right if the store gives both one identity and MEANTIME one instance.
"""

from __future__ import annotations

import argparse
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from benchmarks.scorer.counting import Tally
from onrecord.record import Article, Entity, Mention, Record, article_id
from onrecord.resolve import open_store

PAIRS, HELD = (Path(__file__).with_name(f"identity_pairs{which}.tsv") for which in ("", "_held"))
_KINDS = {"PER": "person", "ORG": "organization"}
_NAMES = ("NAM", "PRE.NAM")


class Instance(msgspec.Struct, frozen=True):
    """MEANTIME's instance of an entity of an article."""

    article: str
    entity: str
    instance: str
    name: str


def read_meantime(folder: Path) -> Iterator[tuple[Record, tuple[Instance, ...]]]:
    """Return each article as a record of its gold names, with the instance of each entity."""
    for path in sorted(folder.glob("*/*.xml")):
        yield _article(path)


def _article(path: Path) -> tuple[Record, tuple[Instance, ...]]:
    root = ElementTree.parse(path).getroot()
    text, spans = _text(root)
    markables = {m.get("m_id"): m for m in root.iter() if m.get("m_id") and m.tag in ("ENTITY_MENTION", "ENTITY")}
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for relation in root.iter("REFERS_TO"):
        target = relation.find("target")
        entity = markables.get(target.get("m_id") if target is not None else None)
        if entity is None or entity.get("ent_type") not in _KINDS or not entity.get("instance_id"):
            continue
        instance = str(entity.get("instance_id"))
        kinds[instance] = _KINDS[str(entity.get("ent_type"))]
        for source in relation.findall("source"):
            mention = markables.get(source.get("m_id"))
            if mention is not None and mention.get("syntactic_type") in _NAMES:
                tokens = [spans[str(a.get("t_id"))] for a in mention.findall("token_anchor")]
                if span := _name_part(text, min(t[0] for t in tokens), max(t[1] for t in tokens)):
                    named[instance].append(span)
    entities, instances = [], []
    for number, (instance, found) in enumerate(sorted(named.items(), key=lambda n: min(n[1])), 1):
        names = list(dict.fromkeys(text[s:e] for s, e in sorted(set(found))))
        fullest = max(names, key=lambda n: (len(n.split()), len(n)))
        entities.append(Entity(
            id=f"e{number}", kind=kinds[instance], name=fullest,  # type: ignore[arg-type]
            aliases=tuple(n for n in names if n != fullest),
            mentions=tuple(Mention(span=s, form="name") for s in sorted(set(found))),
        ))  # fmt: skip
        instances.append(Instance(article_id(text), f"e{number}", instance, fullest))
    article = Article(id=article_id(text), source=path.name, text=text, published=_published(root))
    return Record(article=article, entities=tuple(entities)), tuple(instances)


def _name_part(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """Return the name in a mention: MEANTIME's hold whole noun phrases ("aircraft manufacturer Boeing").

    The last run of capitalized words, as our reader's names are; null where there is none.
    """
    words, place = [], start
    for word in text[start:stop].split(" "):
        words.append((word, place))
        place += len(word) + 1
    end = next((n for n in range(len(words) - 1, -1, -1) if words[n][0][:1].isupper()), None)
    if end is None:
        return None
    first = end
    while first > 0 and (words[first - 1][0][:1].isupper() or words[first - 1][0] in ("of", "and", "&", "'", "for")):
        first -= 1
    while not words[first][0][:1].isupper() or words[first][0] == "The":
        first += 1
        if first > end:
            return None
    return words[first][1], words[end][1] + len(words[end][0])


def _text(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    text, spans = "", {}
    for token in root.iter("token"):
        word = token.text or "_"
        spans[str(token.get("t_id"))] = (len(text), len(text) + len(word))
        text += word + " "
    return text, spans


def _published(root: ElementTree.Element) -> str | None:
    for time in root.iter("TIMEX3"):
        value = time.get("value") or ""
        if time.get("functionInDocument") == "CREATION_TIME" and len(value) >= 10:
            return value[:10]
    return None


def judge(records: Iterable[tuple[Record, tuple[Instance, ...]]]) -> tuple[Tally, list[str]]:
    """Add the records to a store and compare its identities with the instances; the wrong pairs, in words."""
    placed: list[tuple[Instance, int]] = []
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "identity.db") as store:
        for record, instances in records:
            store.add(record)
            given = store.identities(record.article.id)
            placed += [(i, given[i.entity]) for i in instances]
    right = found = gold = 0
    wrong = set()
    for (one, one_id), (other, other_id) in combinations(placed, 2):
        if one.article == other.article:
            continue
        same, said = one.instance == other.instance, one_id == other_id
        right, found, gold = right + (same and said), found + said, gold + same
        if same != said:
            wrong.add(f"{'apart' if same else 'joined'}: {one.name} / {other.name}")
    return Tally(right=right, found=found, wanted=gold), sorted(wrong)


def judge_pairs(path: Path, pairs: Path) -> Tally:
    """Return the judged pairs of a file whose articles a store holds: found are those that it makes one."""
    right = found = gold = 0
    with open_store(path, readonly=True) as store:
        spans = {r.article.id[:16]: _entity_spans(r) for r in store.records()}
        ids = {article: store.identities(sha) for article, (sha, _) in spans.items()}
        for line in pairs.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            *columns, judged = line.split("\t")
            one, other = (_identity(spans, ids, *columns[n : n + 3]) for n in (0, 3))
            if one is not None and other is not None:
                right += one == other and judged == "1"
                found += one == other
                gold += judged == "1"
    return Tally(right=right, found=found, wanted=gold)


def _entity_spans(record: Record) -> tuple[str, list[tuple[int, int, str]]]:
    names = [(*m.span, e.id) for e in record.entities for m in e.mentions if m.form == "name"]
    return record.article.id, names


def _identity(
    spans: dict[str, tuple[str, list[tuple[int, int, str]]]],
    ids: dict[str, dict[str, int]],
    article: str,
    start: str,
    stop: str,
) -> int | None:
    """Return the identity of the entity that is named at the span, None where the reading finds none."""
    if article not in spans:
        return None
    here = (e for a, b, e in spans[article][1] if a < int(stop) and int(start) < b)
    entity = next(here, None)
    return ids[article].get(entity) if entity else None


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores, and with --wrong each wrong pair of names; exit with 2 where the data are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--store", type=Path, help="a store with PolNeAR's training articles, to judge the pairs on")
    parser.add_argument("--wrong", action="store_true", help="print the pairs of names that are wrong")
    options = parser.parse_args(arguments)
    folder = options.data / "meantime" / "intra_cross-doc_annotation"
    if not any(folder.glob("*/*.xml")):
        parser.error(f"{folder}: no articles of MEANTIME; give --data the folder that meantime/ is in")
    if options.store and not options.store.is_file():
        parser.error(f"{options.store}: no such file; give --store a store of PolNeAR's training articles")
    score, wrong = judge(read_meantime(folder))
    print(f"MEANTIME identity: precision {score.precision:.1%}, recall {score.recall:.1%}, F1 {score.f1:.1%} "
          f"({score.wanted} pairs)")  # fmt: skip
    if options.store:
        for pairs in (PAIRS, HELD):
            score = judge_pairs(options.store, pairs)
            print(f"{pairs.stem}: precision {score.precision:.1%}, recall {score.recall:.1%} ({score.wanted} of one)")
    if options.wrong:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
