"""What is learned of acts: which statement performs which, and one network that is several."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy

pytest.importorskip("torch")

import torch

from onrecord.model.network.attributions import Roles
from onrecord.model.network.frames import ACTS
from onrecord.text.words import words_of
from tests.training.test_gold import RAW, SAID, TEXT, TRIGGERS
from training.acts import Cases, acts_of, apply, fit, same_statement
from training.gold import to_annotated
from training.texts import Text

LEE, OTT = 0, 1
ANNOTATED = to_annotated(Text(name="story", text=TEXT, published=None), RAW, [SAID], TRIGGERS).annotated


def roles(content: tuple[int, int]) -> Roles:
    return Roles(
        anchor=0, source=[], cue=[], content=[content], cue_logit=0.0, log_probability=0.0, said_logit=0.0, thought=False,
        force="asserts", channel=None,
    )  # fmt: skip


def test_a_statement_performs_its_speakers_acts() -> None:
    assert acts_of(ANNOTATED, ANNOTATED.statements[OTT]) == {"request"}
    assert acts_of(ANNOTATED, ANNOTATED.statements[LEE]) == set()


def test_the_annotated_statement_is_the_one_of_most_of_the_content() -> None:
    words = words_of(spacy.blank("en")(TEXT))
    first = words.words.index("plan")
    assert same_statement(roles((first, first + 2)), words, ANNOTATED) == ANNOTATED.statements[LEE]
    assert same_statement(roles((0, 2)), words, ANNOTATED) is None


def test_the_one_network_gives_the_mean_log_odds_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.acts.EPOCHS", 60)
    random = np.random.default_rng(7)
    features = random.normal(3, 2, (240, 4)).astype(np.float32)
    acts = np.zeros((240, len(ACTS)), dtype=np.float32)
    acts[:, 0] = features[:, 1] > 3
    torch.manual_seed(0)
    found = apply(fit(Cases(features=features, acts=acts, articles=np.arange(240))), features)
    assert ((found[:, 0] > 0.5) == acts[:, 0]).mean() > 0.9
    assert (found[:, 1:] < 0.5).all()


def test_the_weights_of_the_package_have_the_head() -> None:
    weights = Path(__file__).parents[2] / "src/onrecord/model/network/weights/heads.npz"
    with np.load(weights) as arrays:
        assert arrays["act.out.weight"].shape[1] == len(ACTS)
        assert arrays["act.hidden.weight"].shape[1] == arrays["act.out.weight"].shape[0]
