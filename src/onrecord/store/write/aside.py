"""Work in another process: an object there, whose methods are called one after another from here."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import IO, Any, Protocol, Self

from onrecord.errors import OnRecordError, StoreError

_COLLECT = 100_000
"""New objects after which Python looks for cycles there: records have none, and 5,000 objects each."""
_COMMAND = "from onrecord.store.write.aside import serve; serve()"


class Worker(Protocol):
    """Calls a method of an object, wherever that is."""

    def call(self, method: str, *arguments: Any) -> Any:
        """Return what the method returns."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Here:
    """An object in this process."""

    def __init__(self, make: Callable[..., object], *arguments: Any) -> None:
        self._object = make(*arguments)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del self._object

    def call(self, method: str, *arguments: Any) -> Any:
        """Return what the method returns."""
        return getattr(self._object, method)(*arguments)


class Aside:
    """An object in a process of its own, which ends with this one, however that ends."""

    def __init__(self, make: Callable[..., object], *arguments: Any) -> None:
        # The pool of concurrent.futures would outlive a killed program, and imports the caller's main module anew.
        self._process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
        self._send((make, arguments))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # the process is gone already
                    pipe.close()
        self._process.wait()

    def call(self, method: str, *arguments: Any) -> Any:
        """Return what the method returns.

        Raises:
            StoreError: the process has ended, or its work has failed.
        """
        self._send((method, arguments))
        try:
            answer = pickle.load(_pipe(self._process.stdout))
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _gone() from error
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _send(self, message: object) -> None:
        pipe = _pipe(self._process.stdin)
        try:
            pickle.dump(message, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
        except OSError as error:
            raise _gone() from error


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise _gone()
    return pipe


def _gone() -> StoreError:
    return StoreError("a process that helped to fill the store was ended; nothing was added: run it again")


def serve() -> None:
    """Make the object that standard input names first, then call its methods until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that asks is told too, and ends the input
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    gc.set_threshold(_COLLECT)
    try:
        make, arguments = pickle.load(given)
        made = make(*arguments)
        while True:
            method, arguments = pickle.load(given)
            pickle.dump(_answer(made, method, arguments), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    except (EOFError, BrokenPipeError):
        return


def _answer(made: object, method: str, arguments: tuple[Any, ...]) -> object:
    try:
        return getattr(made, method)(*arguments)
    except OnRecordError as error:
        return error
    except Exception as error:  # a defect of ours, or a full disk: said there as here
        return StoreError(f"the store could not be filled ({type(error).__name__}: {error}); nothing was added")
