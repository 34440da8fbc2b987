"""Ray Data: pieces over an actor pool, on this machine's cores or on the cluster that Ray is told of."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from onrecord.errors import ScaleError
from onrecord.scale.lake import Done
from onrecord.scale.pieces import Piece
from onrecord.scale.reading import PieceReader, ReadOptions

_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",  # else it reports to its makers
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_BACKEND_LOG_LEVEL": "fatal",  # else it warns of restarts of our workers; what fails comes as an error
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_worker_niceness": "0",  # as nice as the command itself; 15 by default
    "OPENBLAS_NUM_THREADS": "1",  # workers inherit it: one thread each
}
_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
"""Of a Ray of one machine: it listens there alone, by default it does so to whoever reaches the machine."""
_STORE_BYTES = 200_000_000
"""Ray's shared memory: what goes through it are names of pieces and what came of them."""


class _Worker:
    """An actor: takes batches of one piece, as JSON, and gives back what came of it."""

    def __init__(self, out: str, options: bytes) -> None:
        self._read = PieceReader(out, msgspec.json.decode(options, type=ReadOptions))

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        pieces = (msgspec.json.decode(piece, type=Piece) for piece in batch["piece"])
        return {"done": [msgspec.json.encode(self._read(piece)) for piece in pieces]}


class RayEngine:
    """Reads pieces with so many workers; 0: one for each core that Ray has."""

    def __init__(self, workers: int = 0, *, address: str | None = None) -> None:
        self._workers, self._address = workers, address

    def __call__(self, pieces: Sequence[Piece], out: str, options: ReadOptions) -> Iterator[Done]:
        """Yield what came of each piece, in the order in which they are done.

        Raises:
            ScaleError: Ray is not installed or does not start.
            OSError: a worker could not write.
        """
        with _started(self._workers, self._address) as ray:
            size = min(self._workers or int(ray.cluster_resources().get("CPU", 1)), len(pieces))
            rows = [{"piece": msgspec.json.encode(piece)} for piece in pieces]
            done = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
                _Worker, fn_constructor_args=(out, msgspec.json.encode(options)), batch_size=1, num_cpus=1,
                compute=ray.data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=2),
            )  # fmt: skip
            try:
                for row in done.iter_rows():
                    yield msgspec.json.decode(row["done"], type=Done)
            except ray.exceptions.RayError as error:
                cause = getattr(error, "cause", None)
                raise cause if isinstance(cause, OSError) else ScaleError(f"Ray: {_last_line(error)}") from error


def _last_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


@contextmanager
def _started(workers: int, address: str | None) -> Iterator[Any]:
    """Start Ray on this machine, or join the cluster at `address`, and leave it; nothing is sent to Ray's makers."""
    os.environ.update(_QUIET if address else _QUIET | _LOOPBACK)
    try:
        import ray
        import ray.data
        import ray.exceptions
    except ImportError as error:
        raise ScaleError("reading with Ray needs it; pip install 'onrecord[scale]'") from error
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    own: dict[str, Any] = {"num_cpus": workers or None, "include_dashboard": False, "object_store_memory": _STORE_BYTES}
    try:
        with _without_stderr():  # it tells there which level of its log was set
            ray.init(
                address=address or "local", log_to_driver=False, logging_level=logging.ERROR,
                **({} if address else own),
            )  # fmt: skip
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise ScaleError(f"Ray does not start: {_last_line(error)}") from error
    try:
        yield ray
    finally:
        ray.shutdown()


@contextmanager
def _without_stderr() -> Iterator[None]:
    """Send to nowhere what this process writes to standard error, from Python or not."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
