"""Learn what statements do by being said: `python -m training.acts --data ../shared/data --gold ../shared/gold/train`.

The encoder and its heads stay as they are. Of each statement that is read as an annotated one is, the features of
`onrecord.model.network.acts` are told which positions its speaker takes by it: those whose evidence touches its content
or cue. Networks of one hidden layer, of several seeds, become one wide one, which goes into the weights' heads.npz.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from onrecord.facts.pipeline import english, register_extensions
from onrecord.model.network.acts import features_of
from onrecord.model.network.attributions import Roles, read_roles
from onrecord.model.network.encoder import Encoder
from onrecord.model.network.frames import ACTS
from onrecord.model.network.heads import Heads
from onrecord.model.network.reader import WEIGHTS, sentence_starts
from onrecord.model.network.runs import to_spans
from onrecord.text.words import NetworkWords, parts_of, words_of
from training.annotations import Annotated, Statement, read_annotations
from training.calibrate import characters
from training.gold import ALIKE, read_gold, to_annotated
from training.texts import Text, read_texts

Floats = npt.NDArray[np.float32]
HIDDEN, SEEDS, EPOCHS, BATCH, RATE, DECAY = 128, 3, 25, 200, 1e-3, 1.5
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Statements: features [cases, …], acts [cases, ACTS], and the number of each one's article."""

    features: Floats
    acts: Floats
    articles: npt.NDArray[np.int64]

    def where(self, on: npt.NDArray[np.bool_]) -> Cases:
        """Return some of the cases."""
        return Cases(features=self.features[on], acts=self.acts[on], articles=self.articles[on])


def read_cases(articles: Sequence[tuple[Text, Annotated]], weights: Path) -> Cases:
    """Read articles with some weights, and return the statements that are annotated ones too."""
    register_extensions()
    encoder, heads, nlp = Encoder(weights, threads=0), Heads(weights, threads=0), english()
    features, acts, numbers = list[Floats](), list[Floats](), list[int]()
    for number, (text, annotated) in enumerate(articles):
        whole = words_of(nlp.make_doc(text.text), ())
        for words in (whole.part(*bounds) for bounds in parts_of(whole)):
            x, linear = encoder.encode(words)
            scores = heads.scores(linear)
            for roles in read_roles(x, scores, heads, words=words, sentences=sentence_starts(words, scores)):
                statement = same_statement(roles, words, annotated)
                if statement is not None:
                    features.append(features_of(x, scores, roles, words))
                    acts.append(np.array([act in acts_of(annotated, statement) for act in ACTS], dtype=np.float32))
                    numbers.append(number)
    return Cases(features=np.stack(features), acts=np.stack(acts), articles=np.array(numbers))


def same_statement(roles: Roles, words: NetworkWords, annotated: Annotated) -> Statement | None:
    """Return the annotated statement whose content is most like that of an attribution, None where none is."""
    content = characters(to_spans(roles.content, words))
    alike = [(_likeness(content, characters(s.content)), n) for n, s in enumerate(annotated.statements)]
    best, number = max(alike, default=(0.0, 0))
    return annotated.statements[number] if best >= ALIKE else None


def _likeness(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def acts_of(annotated: Annotated, statement: Statement) -> set[str]:
    """Return the acts that a statement performs: its speaker's, whose evidence touches its content or cue."""
    spans = [*statement.content, *([statement.cue] if statement.cue else [])]
    own = (p for p in annotated.positions if _same_party(p.actor, statement.speaker))
    return {p.act for p in own if any(s < p.evidence[1] and p.evidence[0] < e for s, e in spans)}


def _same_party(one: str, other: str | None) -> bool:
    """Tell whether two names are one, as written or but for "the"."""
    plain = [n.lower().removeprefix("the ").strip() for n in (one, other or "")]
    return plain[0] == plain[1]


def fit(cases: Cases) -> dict[str, Floats]:
    """Return the matrices of one network that gives the mean log-odds of several, for features as they come."""
    mean, spread = cases.features.mean(0), cases.features.std(0) + 1e-3
    x, y = torch.tensor((cases.features - mean) / spread), torch.tensor(cases.acts)
    layers = [_fitted(x, y, seed) for seed in range(SEEDS)]
    weight = np.concatenate([inner.weight.detach().numpy().T for inner, _ in layers], 1) / spread[:, None]
    bias = np.concatenate([inner.bias.detach().numpy() for inner, _ in layers]) - mean @ weight
    out = np.concatenate([outer.weight.detach().numpy().T for _, outer in layers]) / SEEDS
    return {
        "act.hidden.weight": weight, "act.hidden.bias": bias, "act.out.weight": out,
        "act.out.bias": np.mean([outer.bias.detach().numpy() for _, outer in layers], 0),
    }  # fmt: skip


def _fitted(x: torch.Tensor, y: torch.Tensor, seed: int) -> tuple[nn.Linear, nn.Linear]:
    torch.manual_seed(seed)
    inner, outer = nn.Linear(x.shape[1], HIDDEN), nn.Linear(HIDDEN, y.shape[1])
    optimizer = torch.optim.Adam([*inner.parameters(), *outer.parameters()], lr=RATE)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(x)).split(BATCH):
            loss = functional.binary_cross_entropy_with_logits(outer(torch.relu(inner(x[rows]))), y[rows])
            squares = inner.weight.square().sum() + outer.weight.square().sum()
            optimizer.zero_grad()
            torch.autograd.backward(loss + DECAY / 2 / len(rows) * squares)
            optimizer.step()
    return inner, outer


def apply(matrices: dict[str, Floats], features: Floats) -> Floats:
    """Return the probabilities that fitted matrices give."""
    hidden = np.maximum(features @ matrices["act.hidden.weight"] + matrices["act.hidden.bias"], 0)
    odds: Floats = 1 / (1 + np.exp(-(hidden @ matrices["act.out.weight"] + matrices["act.out.bias"])))
    return odds


def report(cases: Cases) -> None:
    """Print precision and recall of the likeliest act at some thresholds, each fifth of the articles by the others."""
    odds = np.zeros_like(cases.acts)
    for fold in range(FOLDS):
        held = cases.articles % FOLDS == fold
        odds[held] = apply(fit(cases.where(~held)), cases.features[held])
    best = odds.argmax(1)
    right = cases.acts[np.arange(len(best)), best]
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        sure = odds.max(1) >= least
        print(f"{least}: {sure.sum()} acts, P {right[sure].mean():.2f}, R {right[sure].sum() / cases.acts.sum():.2f}")


def read_articles(data: Path, gold: Sequence[Path]) -> Iterator[tuple[Text, Annotated]]:
    """Yield the annotated articles, and those of folders of gold articles, with their texts."""
    texts = {text.name: text for text in read_texts(data)}
    yield from ((texts[a.article], a) for a in read_annotations() if a.article in texts)
    for folder in gold:
        yield from ((text, to_annotated(text, raw, (), {}).annotated) for text, raw in read_gold(folder))


def main() -> None:
    """Read the command line, fit, and write the matrices into heads.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="folders of gold articles to learn from too")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    cases = read_cases(list(read_articles(options.data, options.gold)), options.weights)
    report(cases)
    with np.load(options.weights / "heads.npz") as arrays:
        kept = {k: v for k, v in arrays.items() if not k.startswith("act.")}
    fitted = {k: v.astype(np.float16) for k, v in fit(cases).items()}
    np.savez_compressed(options.weights / "heads.npz", **kept, **fitted)


if __name__ == "__main__":
    main()
