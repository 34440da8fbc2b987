"""Calibrate: `python -m training.calibrate --data ../shared/data`: threshold of cues, confidence, reliability plot.

On the 40 articles that training held out: the threshold that makes most contents right with their source,
and a logistic regression from the cue's and the roles' log-odds to the probability that a reading is right.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.facts.pipeline import english, register_extensions
from onrecord.model.network.attributions import Roles, read_roles
from onrecord.model.network.encoder import Encoder
from onrecord.model.network.heads import Heads
from onrecord.model.network.reader import WEIGHTS, sentence_starts
from onrecord.text.words import NetworkWords, words_of
from training.polnear import Marked, attributions, read_polnear

BINS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One attribution that was read, and whether it is right: content 0.8 with its source."""

    cue_logit: float
    log_probability: float
    right: bool


def characters(spans: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> set[int]:
    """Return the code points that spans cover."""
    return {i for s, e in spans for i in range(s, e)}


def is_right(roles: Roles, words: NetworkWords, gold: list[Marked]) -> bool:
    """Tell whether some annotated attribution has this content (Jaccard 0.8) and this source (overlap)."""

    def spans(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(int(words.starts[a]), int(words.ends[b - 1])) for a, b in runs]

    content, source = characters(spans(roles.content)), characters(spans(roles.source))
    for mark in gold:
        wanted, wanted_source = characters(mark.content), characters(mark.source)
        same = len(content & wanted) >= 0.8 * len(content | wanted)
        if same and (bool(source & wanted_source) or (not source and not wanted_source)):
            return True
    return False


def read_cases(data: Path, weights: Path, names: list[str]) -> tuple[list[Case], int]:
    """Return what is read with every cue over 0.1, and how many contents were annotated."""
    register_extensions()
    encoder, heads = Encoder(weights, threads=0), Heads(weights, threads=0)
    object.__setattr__(heads.labels, "cue_threshold", 0.1)
    nlp, cases, wanted = english(), list[Case](), 0
    for name in names:
        with (data / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            words = words_of(nlp(file.read()))
        gold = [m for m in attributions(data, name) if m.content]
        wanted += len(gold)
        x, linear = encoder.encode(words)
        scores = heads.scores(linear)
        sentences = sentence_starts(words, scores)
        for roles in read_roles(x, scores, heads, words=words, sentences=sentences):
            cases.append(
                Case(
                    cue_logit=roles.cue_logit, log_probability=roles.log_probability, right=is_right(roles, words, gold)
                )
            )
    return cases, wanted


def best_threshold(cases: list[Case], wanted: int) -> float:
    """Return the lowest cue probability whose F1 of contents with their sources is within 0.1 points of the best.

    F1 is flat around its top; a statement that was found can be rejected, one that was not is lost.
    """

    def f1(odds: float) -> float:
        kept = [c for c in cases if c.cue_logit >= np.log(odds / (1 - odds))]
        return 200 * sum(c.right for c in kept) / max(1, len(kept) + wanted)

    scores = {odds: f1(odds) for odds in (round(0.15 + 0.025 * k, 3) for k in range(23))}
    return min(odds for odds, score in scores.items() if score >= max(scores.values()) - 0.1)


def fit(cases: list[Case]) -> tuple[float, float, float]:
    """Logistic regression by Newton's method, with a small ridge."""
    x = np.array([[c.cue_logit, c.log_probability, 1.0] for c in cases])
    y = np.array([float(c.right) for c in cases])
    w = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + 1e-2 * np.eye(3)
        w += np.linalg.solve(hessian, x.T @ (y - p) - 1e-2 * w)
    a, b, c = (round(float(v), 4) for v in w)
    return a, b, c


def reliability(cases: list[Case], weights: tuple[float, float, float]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, number) of equally many readings a bin."""
    odds = np.array([weights[0] * c.cue_logit + weights[1] * c.log_probability + weights[2] for c in cases])
    p, y = 1 / (1 + np.exp(-odds)), np.array([c.right for c in cases])
    return [
        (float(p[part].mean()), float(y[part].mean()), len(part))
        for part in np.array_split(np.argsort(p, kind="stable"), BINS)
        if len(part)
    ]


_FRAME = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 390" font-family="sans-serif" font-size="11"
 role="img" aria-label="Reliability: confidence against share right"><rect width="370" height="390" fill="#fff"/>
<path d="M40 340H340M40 340V40" stroke="#555" fill="none"/><path d="M40 340L340 40" stroke="#999" stroke-dasharray="4"/>
<polyline points="{line}" fill="none" stroke="#1b5e9c" stroke-width="2"/>
<g fill="#1b5e9c">{dots}</g>
<g fill="#333">{ticks}<text x="190" y="382" text-anchor="middle">confidence</text>
<text x="12" y="190" transform="rotate(-90 12 190)" text-anchor="middle">share right</text></g></svg>
"""


def plot(bins: list[tuple[float, float, int]]) -> str:
    """Draw the reliability diagram as SVG: on the diagonal, a confidence is the share that is right."""
    places = [(40 + 300 * p, 340 - 300 * y, f"{n} readings: said {p:.2f}, right {y:.2f}") for p, y, n in bins]
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{told}</title></circle>' for x, y, told in places]
    ticks = [
        f'<text x="{40 + 300 * t:.0f}" y="356" text-anchor="middle">{t}</text>'
        f'<text x="32" y="{344 - 300 * t:.0f}" text-anchor="end">{t}</text>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in places)
    return _FRAME.format(line=line, dots="".join(dots), ticks="".join(ticks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, help="of cues; without it the best on the articles held out")
    arguments = parser.parse_args()
    folder = arguments.data / "polnear/train"
    held = [e.name for e in read_polnear(folder)][::21]
    cases, wanted = read_cases(folder, arguments.weights, held)
    threshold = arguments.threshold or best_threshold(cases, wanted)
    kept = [c for c in cases if c.cue_logit >= np.log(threshold / (1 - threshold))]
    weights = fit(kept)
    path = arguments.weights / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8")) | {"cue_threshold": threshold, "confidence": weights}
    path.write_text(json.dumps(labels, indent=1), encoding="utf-8")
    bins = reliability(kept, weights)
    (arguments.weights.parent / "reliability.svg").write_text(plot(bins), encoding="utf-8")
    (arguments.weights.parent / "reliability.json").write_text(json.dumps(bins), encoding="utf-8")
    right = sum(c.right for c in kept)
    parser.exit(
        0,
        f"threshold {threshold}, confidence {weights}; {right} right of {len(kept)} read, {wanted} annotated\n",
    )


if __name__ == "__main__":
    main()
