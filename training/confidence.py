"""Measure how often facts are right, by kind and rule.

    python -m training.confidence --data ../shared/data --gold ../shared/gold/dev2 --seen ../shared/gold/train

Reads the annotated articles (annotations/articles.jsonl, held.jsonl and folders of articles that no training has read),
judges each fact, and writes src/onrecord/facts/confidence.tsv: by kind and rule how many facts were right of how many,
and of the network's facts how their odds become probabilities. The network was trained on articles.jsonl, so that its
facts are measured on the others alone. Reliability, in benchmarks/reliability.tsv, is of each fifth of the articles (by
the hash of their names) rated by what the others tell.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks.scorer.annotation import Annotation
from onrecord.facts import confidence
from onrecord.facts.confidence import NETWORK, PERFORMED, RuleShare, RuleTable, logit, rated_by, read_table
from onrecord.facts.read import read_articles
from onrecord.intake import article_from_text
from onrecord.record import Article
from training.annotations import FILE as SEEN
from training.annotations import HELD, read_annotations, read_yaml
from training.judged import WHOLE, Case, annotation_of, in_words, judged
from training.texts import Text, read_texts

FILE = Path(confidence.__file__).with_suffix(".tsv")
RELIABILITY = Path(__file__).parent.parent / "benchmarks" / "reliability.tsv"
FOLDS = 5
_BINS = 10
_LEAST_SLOPE = 0.05
"""Less would make a fact's odds say nothing: then it has no odds."""
_STEP = 0.3
"""The longest step of a fit: longer ones overshoot where all odds are high and few are right."""
_FEW = 30
"""Facts of the network below which those of the articles that it was trained on count too."""
_RIDGE = 1.0
"""Of the slope around one: few cases leave the odds as the network gives them."""
_HEAD = """# How often facts are right, by kind and rule: right, of so many cases; of the network's facts also slope and
# intercept over the logarithm of their odds. Made by `python -m training.confidence` on annotated articles.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The cases of one article, and whether the network was trained on it."""

    name: str
    seen: bool
    cases: tuple[Case, ...]

    @property
    def fold(self) -> int:
        """Return the fifth of the articles that this one is in."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % FOLDS

    @property
    def counted(self) -> tuple[Case, ...]:
        """Return the cases that say something of other articles: not what the network read of those that it knows.

        Events by rules are not either: the network says which words are happenings.
        """
        return tuple(c for c in self.cases if not (self.seen and (_is_read(c) or c.kind == "event")))


def read_folder(folder: Path) -> Iterator[tuple[Article, Annotation]]:
    """Yield the annotated articles of a folder: NAME.yaml beside NAME.txt."""
    for path in sorted(folder.glob("*.yaml")):
        raw = read_yaml(path)
        if raw.get("statements") is not None:
            with (folder / f"{raw['article']}.txt").open(encoding="utf-8", newline="") as file:
                text = Text(name=raw["article"], text=file.read(), published=raw.get("published"))
            yield _article(text), annotation_of(raw)


def read_packed(data: Path, file: Path) -> Iterator[tuple[Article, Annotation]]:
    """Yield the articles of annotations/, their texts made again from the data folder."""
    found = {a.article: a for a in read_annotations(file)}
    for text in read_texts(data):
        wanted = found.get(text.name)
        if wanted is not None and wanted.sha256 == text.sha256:
            yield _article(text), annotation_of(in_words(wanted, text.text))


def _article(text: Text) -> Article:
    return article_from_text(text.text, source=text.name, published=text.published)


def judge(articles: Iterable[tuple[Article, Annotation]], *, seen: bool) -> Iterator[Judged]:
    """Read articles and yield what is right of each, the network's facts with its own odds."""
    wanted: list[Annotation] = []

    def told() -> Iterator[Article]:
        for article, annotated in articles:
            wanted.append(annotated)
            yield article

    for number, record in enumerate(read_articles(told(), threads=1)):
        yield Judged(name=record.article.source, seen=seen, cases=tuple(judged(record, wanted[number])))


def bare(table: RuleTable) -> RuleTable:
    """Return a table that leaves the network's odds as they are: only the shares by which finders choose."""
    return RuleTable({k: s for k, s in table.shares.items() if s.slope is None and k[0] in ("event", "office")})


def fitted(articles: Sequence[Judged]) -> RuleTable:
    """Return the table that these articles' cases make."""
    cases = _by_rule(case for article in articles for case in article.counted)
    every = _by_rule(case for article in articles for case in article.cases)
    for key, own in every.items():
        if len(cases[key]) < _FEW:
            cases[key] = own
    return RuleTable({key: _share(own) for key, own in sorted(cases.items())})


def _by_rule(cases: Iterable[Case]) -> dict[tuple[str, str], list[Case]]:
    found: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        if case.kind != WHOLE:
            found[_named(case)].append(case)
    return found


def _is_read(case: Case) -> bool:
    """Tell whether the network's own labels decide: its facts, and which attributions readers count."""
    return case.rule.startswith(NETWORK)


def _named(case: Case) -> tuple[str, str]:
    return case.kind, NETWORK if _is_read(case) and case.rule != PERFORMED else case.rule


def _share(cases: Sequence[Case]) -> RuleShare:
    share = RuleShare(right=sum(c.right for c in cases), cases=len(cases))
    if not _is_read(cases[0]):
        return share
    slope, intercept = fit([c.confidence for c in cases], [c.right for c in cases])
    return replace(share, slope=round(slope, 4), intercept=round(intercept, 4))


def fit(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Return slope and intercept of a logistic regression on the odds' logarithms, near 1 and 0 where cases are few."""
    x = np.array([[logit(p), 1.0] for p in odds])
    y, start = np.array(right, dtype=float), np.array([1.0, 0.0])
    w = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + _RIDGE * np.eye(2)
        step = np.linalg.solve(hessian, x.T @ (y - p) - _RIDGE * (w - start))
        w += step / max(1.0, float(np.abs(step).max()) / _STEP)
    return max(float(w[0]), _LEAST_SLOPE), float(w[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Facts of about one confidence: the mean of what was said of them, and how many were right."""

    said: float
    right: int
    cases: int


def rated(case: Case, table: RuleTable) -> float:
    """Return the confidence that a table gives a case."""
    if case.kind == WHOLE:
        parts = (replace(case, kind="statement"), replace(case, kind="speaker", rule=case.speaker))
        return float(np.prod([rated(part, table) for part in parts]))
    return table.confidence(case.kind, case.rule, case.confidence if _is_read(case) else None)


def reliability(articles: Sequence[Judged]) -> dict[str, tuple[Bin, ...]]:
    """Return bins by kind, each article rated by what those of the other folds tell."""
    pairs: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        table = fitted([a for a in articles if a.fold != fold])
        for article in articles:
            if article.fold == fold:
                for case in article.counted:
                    pairs[case.kind].append((rated(case, table), case.right))
    return {kind: _bins(own) for kind, own in pairs.items()}


def _bins(pairs: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    binned: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, right in pairs:
        binned[min(int(said * _BINS), _BINS - 1)].append((said, right))
    return tuple(
        Bin(said=sum(s for s, _ in own) / len(own), right=sum(r for _, r in own), cases=len(own))
        for _, own in sorted(binned.items())
    )


def error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error: how far what is said lies from what is right, by the number of cases."""
    own = tuple(bins)
    return sum(abs(b.said * b.cases - b.right) for b in own) / max(1, sum(b.cases for b in own))


def main() -> None:
    """Measure, and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--seen", type=Path, nargs="*", default=[], help="folders that training read: for rules")
    options = parser.parse_args()
    before = read_table(FILE.read_text(encoding="utf-8").splitlines())
    with rated_by(bare(before)):
        folders = (pair for folder in options.gold for pair in read_folder(folder))
        unseen = [*judge(folders, seen=False), *judge(read_packed(options.data, HELD), seen=False)]
        known = (pair for folder in options.seen for pair in read_folder(folder))
        articles = [*unseen, *judge(known, seen=True), *judge(read_packed(options.data, SEEN), seen=True)]
    FILE.write_text(_HEAD + "".join(table_lines(fitted(articles))), encoding="utf-8")
    told = reliability(articles)
    RELIABILITY.write_text("".join(reliability_lines(told)), encoding="utf-8")
    for kind, bins in told.items():
        print(f"{kind}: {sum(b.cases for b in bins)} cases, expected calibration error {error(bins):.3f}")


def table_lines(table: RuleTable) -> Iterator[str]:
    """Yield confidence.tsv's lines."""
    for (kind, rule), share in table.shares.items():
        fitted = () if share.slope is None else (share.slope, share.intercept)
        yield "\t".join(map(str, (kind, rule, share.right, share.cases, *fitted))) + "\n"


def reliability_lines(told: Mapping[str, Sequence[Bin]]) -> Iterator[str]:
    """Yield reliability.tsv's lines: a line a bin, and one a kind with its expected calibration error."""
    yield "# Confidence and the share right, on articles not used to fit; made by `python -m training.confidence`.\n"
    yield "kind\tsaid\tright\tcases\n"
    for kind, bins in told.items():
        for b in bins:
            yield f"{kind}\t{b.said:.3f}\t{b.right / b.cases:.3f}\t{b.cases}\n"
        yield f"{kind}\terror\t{error(bins):.3f}\t{sum(b.cases for b in bins)}\n"


if __name__ == "__main__":
    main()
