"""The encoder: words to vectors, an article at a time, on ONNX Runtime."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.errors import ModelError
from onrecord.model.network.windows import CASES, EncodedWords, to_pieces, to_windows
from onrecord.model.network.wordpieces import WordPieces
from onrecord.text.words import NetworkWords

Floats = npt.NDArray[np.float32]
WINDOW = 190  # pieces, [CLS] and [SEP] not counted
CLS, SEP = 101, 102
EXACT = "ONRECORD_EXACT"
"""The variable that, set to anything, makes every processor find nearly the same."""


def overflows() -> bool:
    """Tell whether products of 8 bits may overflow: on x86 processors without VNNI, most of those before 2019.

    Some names and speakers come out otherwise there than elsewhere. Exact products take 40 % more time, so they are for
    those who ask: who compares records of several machines, and the tests.
    """
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True  # not Linux: asked for exact ones, we give them
    return "vnni" not in flags and "avx2" in flags


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open a graph, ready to run.

    Raises:
        ModelError: the file is missing or broken.
    """
    onnxruntime.disable_telemetry_events()  # for Windows builds before 1.29, which know no variable (telemetry.py)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if os.environ.get(EXACT) and overflows():
        options.add_session_config_entry("session.x64quantprecision", "1")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"{path}: the weights cannot be loaded ({error}); install onrecord again") from error


class Encoder:
    """Words to vectors [words, HIDDEN], one for each word (its first piece's), and to all linear heads."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._session = session(folder / "encoder.onnx", threads)
        self._vocabulary = WordPieces.from_file(folder / "vocabulary.txt")

    def encode(self, article: NetworkWords) -> tuple[Floats, Floats]:
        """Vectors [words, HIDDEN] and linear heads [words, outputs] of a text of at least one word.

        Windows are read one by one: int8 activations share one scale in a run, so that neighbours in a
        batch would change what an article says (one statement in ten on samples/).
        """
        pieces = to_pieces(self._vocabulary, article.words)
        windows = to_windows(article.words, article.paragraphs, pieces, limit=WINDOW)
        vectors: Floats = np.empty((0, 0), dtype=np.float32)
        linear = vectors
        for start, stop in windows:
            found = self._session.run(None, _window(start, stop, pieces))
            if not start:
                vectors, linear = (np.empty((len(article.words), f.shape[1]), dtype=np.float32) for f in found)
            vectors[start:stop], linear[start:stop] = found
        return vectors, linear


def _window(start: int, stop: int, pieces: EncodedWords) -> dict[str, npt.NDArray[np.int64]]:
    """Ids and cases with [CLS] and [SEP], and the place of each word's first piece."""
    a = pieces.starts[start]
    b = pieces.starts[stop] if stop < len(pieces.starts) else len(pieces.ids)
    ids = np.concatenate([[CLS], pieces.ids[a:b], [SEP]])
    cases = np.concatenate([[CASES], pieces.cases[a:b], [CASES]])
    return {"ids": ids[None], "cases": cases[None], "firsts": pieces.starts[start:stop] - a + 1}
