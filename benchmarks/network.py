"""The bare network: the encoder fed what a whole reading feeds it, with nothing before or after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import numpy as np
import onnxruntime

Feeds = Mapping[str, Any]
THREADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BareNetwork:
    """The encoder's calls of one reading; `pieces` is how many word pieces they hold."""

    session: onnxruntime.InferenceSession
    feeds: tuple[Feeds, ...]
    pieces: int

    def __call__(self) -> int:
        """Makes the calls again on THREADS threads, the session's own counted; the number of pieces read."""
        own = self.session.get_session_options().intra_op_num_threads or THREADS
        with ThreadPoolExecutor(max(1, THREADS // own)) as pool:
            for _ in pool.map(lambda feeds: self.session.run(None, feeds), self.feeds):
                pass
        return self.pieces


def bare_network(read: Callable[[], object]) -> BareNetwork:
    """Return what `read` feeds to the encoder: the session that takes `ids`, the pieces of a window."""
    with _listening() as heard:
        read()
    calls = [(session, feeds) for session, feeds in heard if "ids" in feeds]
    if not calls:
        raise SystemExit("speed: no call of the encoder was heard; does the reader call InferenceSession.run?")
    pieces = sum(int(np.size(feeds["ids"])) for _, feeds in calls)
    return BareNetwork(session=calls[0][0], feeds=tuple(feeds for _, feeds in calls), pieces=pieces)


@contextmanager
def _listening() -> Iterator[list[tuple[onnxruntime.InferenceSession, Feeds]]]:
    heard: list[tuple[onnxruntime.InferenceSession, Feeds]] = []
    run = onnxruntime.InferenceSession.run

    def keep(self: onnxruntime.InferenceSession, names: Any, feeds: Feeds, options: Any = None) -> Any:
        heard.append((self, feeds))
        return run(self, names, feeds, options)

    with patch.object(onnxruntime.InferenceSession, "run", keep):
        yield heard
