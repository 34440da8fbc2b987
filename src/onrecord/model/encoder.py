"""The encoder: words to vectors, an article at a time, on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model.pieces import CASES, Pieces, to_pieces, to_windows
from onrecord.model.words import Words

Floats = npt.NDArray[np.float32]
WINDOW = 190  # pieces, [CLS] and [SEP] not counted
CLS, SEP = 101, 102
TOGETHER = 2048  # pieces that the encoder reads in one go: more costs memory, fewer costs speed


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A graph ready to run.

    Raises:
        ModelError: the file is missing or broken.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(f"{path}: the weights cannot be loaded ({error}); install onrecord again") from error


class Encoder:
    """Words to vectors [words, HIDDEN], one for each word: its first piece's."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._session = session(folder / "encoder.onnx", threads)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def vectors(self, articles: Sequence[Words]) -> list[Floats]:
        """The vectors of each article's words; an article's windows are read together, by length.

        Never with another article's: int8 activations share one scale in a batch, so that its neighbours
        would change what an article says (one statement in ten on samples/).
        """
        return [self._vectors(article) for article in articles]

    def _vectors(self, article: Words) -> Floats:
        pieces = to_pieces(self._tokenizer, article.words)
        windows = to_windows(article.words, article.paragraphs, pieces, limit=WINDOW)
        rows = [_row(start, stop, pieces) for start, stop in windows]
        vectors: list[tuple[int, Floats]] = []
        for part in _batches([len(ids) for ids, _, _ in rows]):
            states = self._run([rows[i][0] for i in part], [rows[i][1] for i in part])
            vectors += [(windows[i][0], states[row, rows[i][2]]) for row, i in enumerate(part)]
        return _join(vectors, states_of=len(article.words))

    def _run(self, ids: list[npt.NDArray[np.int64]], cases: list[npt.NDArray[np.int64]]) -> Floats:
        lengths = np.array([len(i) for i in ids], dtype=np.int32)
        shape = (len(ids), int(lengths.max()))
        padded, cased = np.zeros(shape, dtype=np.int64), np.full(shape, CASES, dtype=np.int64)
        for row, (i, c) in enumerate(zip(ids, cases, strict=True)):
            padded[row, : len(i)], cased[row, : len(c)] = i, c
        states: Floats = self._session.run(None, {"ids": padded, "cases": cased, "lengths": lengths})[0]
        return states


def _row(
    start: int, stop: int, pieces: Pieces
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """A window's ids and cases with [CLS] and [SEP], and the place of each word in it."""
    a = pieces.starts[start]
    b = pieces.starts[stop] if stop < len(pieces.starts) else len(pieces.ids)
    ids = np.concatenate([[CLS], pieces.ids[a:b], [SEP]])
    cases = np.concatenate([[CASES], pieces.cases[a:b], [CASES]])
    return ids, cases, pieces.starts[start:stop] - a + 1


def _batches(lengths: list[int]) -> list[list[int]]:
    """Windows of like length together, each batch at most TOGETHER pieces."""
    batches: list[list[int]] = []
    for i in sorted(range(len(lengths)), key=lambda i: (-lengths[i], i)):
        if batches and (len(batches[-1]) + 1) * lengths[batches[-1][0]] <= TOGETHER:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def _join(parts: list[tuple[int, Floats]], *, states_of: int) -> Floats:
    if not parts:
        return np.zeros((states_of, 384), dtype=np.float32)
    return np.concatenate([states for _, states in sorted(parts, key=lambda p: p[0])])
