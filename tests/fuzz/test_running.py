"""The run itself: it finds what is wrong, keeps it small, shows it again, and stops what takes too long."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from tests.fuzz.reducing import reduced
from tests.fuzz.running import replay, report, run
from tests.fuzz.tape import LONGEST, Tape
from tests.fuzz.target import Target, TooSlowError, limited, where
from tests.fuzz.targets import TARGETS
from tests.fuzz.texts import soup, text


def _no_percent(given: tuple[str, int]) -> None:
    if "%" in given[0] and given[1] >= 0:
        raise ValueError("a share")


BROKEN = Target(name="broken", make=lambda tape: (soup(tape), tape.below(9)), check=_no_percent)


def test_a_fault_is_found_reduced_kept_once_and_shown_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tallies = run([BROKEN], minutes=0.01, seed=1, kept=tmp_path / "kept")
    (file,) = (tmp_path / "kept").iterdir()
    assert file.read_text().splitlines() == [
        "# broken",
        "# ValueError in tests/fuzz/test_running.py:_no_percent",
        "('%', 0)",
    ]
    assert f"REPLAY={file}" in capsys.readouterr().out
    assert tallies["broken"].inputs > 20
    assert re.fullmatch(r"all +[\d,]+ +\d+\.\d\d s +1", list(report(tallies))[-1])
    with pytest.raises(ValueError, match="a share"):
        replay(file, [BROKEN])


def test_what_holds_leaves_nothing(tmp_path: Path) -> None:
    tallies = run(
        [Target(name="good", make=soup, check=lambda given: None)], minutes=0.005, seed=1, kept=tmp_path / "kept"
    )
    assert tallies["good"].inputs > 20 and not tallies["good"].faults
    assert not (tmp_path / "kept").exists()


def test_an_exponential_pattern_is_stopped() -> None:
    started = time.process_time()
    with pytest.raises(TooSlowError, match="not answered within"), limited(0.2):
        re.match(r"(?:a|a)+\Z", "a" * 40 + "b")
    assert time.process_time() - started < 2


def test_no_handler_keeps_the_alarm() -> None:
    with pytest.raises(TooSlowError), limited(0.1):
        try:
            while True:
                time.process_time()
        except Exception:
            pytest.fail("kept")


def test_an_answer_in_time_costs_nothing() -> None:
    with limited(0.1):
        time.sleep(0.2)  # waiting is no work


@pytest.mark.parametrize(
    ("value", "least"),
    [
        ("before % behind", "%"),
        (b"\x00\x01%\xff", b"%"),
        (("a", ("b", "c%d"), 77), (("%",),)),
        (("%", 10**30), ("%",)),
    ],
)
def test_inputs_are_made_small(value: object, least: object) -> None:
    assert reduced(value, lambda v: "%" in ascii(v), seconds=5) == least


def _never_in_a_hurry(value: object) -> bool:
    time.sleep(0.01)
    return False


def test_reducing_keeps_to_its_time() -> None:
    started = time.monotonic()
    assert reduced("x" * 10_000, _never_in_a_hurry, seconds=0.05) == "x" * 10_000
    assert time.monotonic() - started < 1


def test_faults_are_told_by_their_cause_and_place() -> None:
    try:
        try:
            _no_percent(("%", 1))
        except ValueError as error:
            raise RuntimeError("outer") from error
    except RuntimeError as error:
        assert where(error) == "ValueError in tests/fuzz/test_running.py:_no_percent"


def test_an_empty_tape_makes_the_plainest_input() -> None:
    assert text(Tape(b"")) == "Ada Marsh said the bridge is safe."


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_inputs_are_literals_that_differ_and_are_not_too_long(target: Target) -> None:
    dice = random.Random(7)
    made = [target.make(Tape(dice.randbytes(target.tape))) for _ in range(40)]
    assert len(set(map(ascii, made))) > 25
    lengths = [max((len(part) for part in _parts(value)), default=0) for value in made]
    assert max(lengths) <= (40_000 if target.name in ("store-adding", "web-pages", "web-changes") else LONGEST)


def _parts(value: object) -> list[str | bytes]:
    if isinstance(value, (str, bytes)):
        return [value]
    return [part for inner in value for part in _parts(inner)] if isinstance(value, tuple) else []
