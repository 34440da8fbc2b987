"""What a fuzz target is: a grammar that makes inputs, a check that must hold for each, and the time that it may take."""

from __future__ import annotations

import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

from hypothesis import strategies as st

from onrecord.model.network.encoder import overflows
from tests.conftest import ROOT
from tests.fuzz.tape import Tape

SECONDS = 4.0 if overflows() else 2.0
"""Of processor time, which an answer to an input of `tape.LONGEST` may take: the network takes twice as long on
processors without VNNI."""
_OURS = (ROOT / "src", ROOT / "tests")
_OWN_FILE = Path(__file__)


class TooSlowError(AssertionError):
    """An answer took longer than it may."""


class _Stopped(BaseException):
    """Raised in the midst of an answer that takes too long; no `except Exception` keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A part of onrecord with what is thrown at it.

    Attributes:
        make: an input from a tape, made of str, bytes, numbers, None, tuples and dicts only: a failing one is kept as
            a Python literal.
        check: asks onrecord, and raises for any answer that it must not give.
        few: examples in `make test`.
        tape: bytes of the longest tape.
        share: of the time of a long run, beside the others'.
    """

    name: str
    make: Callable[[Tape], Any]
    check: Callable[[Any], None]
    few: int = 40
    tape: int = 400
    share: float = 1

    def inputs(self) -> st.SearchStrategy[Any]:
        """The strategy: hypothesis draws and shrinks the tape."""
        tapes = st.binary(max_size=12) | st.binary(min_size=self.tape // 4, max_size=self.tape)
        return tapes.map(lambda data: self.make(Tape(data)))

    def warm(self) -> None:
        """Check the plainest input with no time taken: libraries load, stores are made."""
        self.check(self.make(Tape(b"")))

    def hold(self, value: Any) -> None:
        """Check one input within its time.

        Raises:
            TooSlowError: the answer took longer than it may.
            Exception: whatever the check found.
        """
        with limited():
            self.check(value)

    def fault(self, value: Any, *, timed: bool = True) -> str | None:
        """What is wrong with the answer to this input, as `where` tells it; None where nothing is."""
        try:
            (self.hold if timed else self.check)(value)
        except Exception as error:  # every kind is a fault
            return where(error)
        return None


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooSlowError where what is within takes more processor time; stops it, if Python is asked meanwhile."""
    before = time.process_time()
    try:
        with _alarm(seconds):
            yield
    except _Stopped as stopped:
        raise TooSlowError(f"not answered within {seconds} s of processor time").with_traceback(
            stopped.__traceback__
        ) from None
    taken = time.process_time() - before
    if taken > seconds:
        raise TooSlowError(f"answered after {taken:.1f} s of processor time")


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _Stopped

    kept = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)


def where(error: BaseException) -> str:
    """What went wrong and in which function of ours: the same for the same fault."""
    found: BaseException = error
    while found.__cause__ is not None and not isinstance(found, TooSlowError):
        found = found.__cause__
    frame = _innermost(found.__traceback__) or _innermost(error.__traceback__) or "?"
    return f"{type(found).__name__} in {frame}"


def _innermost(trace: TracebackType | None) -> str | None:
    """The last function of onrecord on the way to an error, else of the tests."""
    files = (f for f in traceback.extract_tb(trace) if Path(f.filename) != _OWN_FILE)
    frames = [f for f in files if any(Path(f.filename).is_relative_to(at) for at in _OURS)]
    own = [f for f in frames if Path(f.filename).is_relative_to(_OURS[0])] or frames
    return f"{Path(own[-1].filename).relative_to(ROOT)}:{own[-1].name}" if own else None
