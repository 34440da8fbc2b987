"""What a speaker does by saying something: features of content and cue, and the acts that are likely."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import numpy.typing as npt
import spacy

from onrecord.model.network.acts import features_of, read_acts
from onrecord.model.network.attributions import Roles
from onrecord.model.network.frames import ACTS, KINDS, VALUES
from onrecord.model.network.heads import Labels
from onrecord.text.words import words_of

WORDS = words_of(spacy.blank("en")("She said “he is a liar” today."))
X = np.arange(2 * len(WORDS.words), dtype=np.float32).reshape(-1, 2)
SCORES = {
    "trigger": np.zeros((len(X), len(KINDS)), dtype=np.float32),
    "value": np.zeros((len(X), len(VALUES)), dtype=np.float32),
}
LIAR = 6


class Fixed:
    """Heads that give every attribution the same odds."""

    def __init__(self, odds: list[float]) -> None:
        self.labels = Labels(upos=[], xpos=[], scripts=[], deprels=[], names=[], act_threshold=0.4)
        self._odds = odds

    def acts(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        return np.array([self._odds] * len(features), dtype=np.float32)


def roles(**changed: Any) -> Roles:
    known: dict[str, Any] = {
        "anchor": 1, "source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 8)], "cue_logit": 1.0, "log_probability": -1.0,
        "said_logit": 1.0, "thought": False, "force": "asserts", "channel": None,
    }  # fmt: skip
    return Roles(**(known | changed))


def features(**changed: Any) -> npt.NDArray[np.float32]:
    return features_of(X, cast(Any, SCORES), roles(**changed), WORDS)


def test_content_and_cue_are_known_by_their_mean_vectors() -> None:
    found = features()
    half = 2 + len(ACTS) + 1
    assert found[:2].tolist() == X[2:8].mean(0).tolist()
    assert found[half : half + 2].tolist() == X[1].tolist()


def test_the_likeliest_word_tells_of_an_act() -> None:
    before = features()[2 : 2 + len(ACTS)]
    SCORES["value"][LIAR, VALUES.index(("position", "accuse"))] = 3.0
    try:
        found = features()[2 : 2 + len(ACTS)]
    finally:
        SCORES["value"][LIAR] = 0.0
    assert ACTS[int((found - before).argmax())] == "accuse"
    assert (found >= before - 1e-6).all()


def test_manner_force_and_marks_are_told() -> None:
    assert features()[-5:-1].tolist() == [0.0, 0.0, 0.0, 1.0]
    denied = features(thought=True, force="denies", content=[(8, 9)])
    assert denied[-5:].tolist() == [1.0, 0.0, 1.0, 0.0, np.float32(np.log(2))]


def test_no_cue_is_no_vector() -> None:
    assert not features(cue=[])[2 + len(ACTS) + 1 :][:2].any()


def test_acts_over_the_threshold_are_listed_with_their_odds() -> None:
    odds = [0.5 if act == "accuse" else 0.41 if act == "oppose" else 0.39 for act in ACTS]
    found = read_acts(X, cast(Any, SCORES), cast(Any, Fixed(odds)), roles=[roles(), roles()], words=WORDS)
    assert [dict(acts) for acts in found] == [{"accuse": 0.5, "oppose": 0.41}] * 2
    assert read_acts(X, cast(Any, SCORES), cast(Any, Fixed(odds)), roles=[], words=WORDS) == []
