"""Copies of one text: MinHash signatures of word shingles, in bands that SQLite looks up.

Our own hundred lines over numpy: datasketch, the library for this, brings SciPy (110 MB installed), a quarter of what
the whole program may weigh, and keeps its index in memory or Redis, not in the store's own file.
Method: Broder 1997 (MinHash), Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3 (banding).
"""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

SHINGLE = 4
"""Words a shingle: an agency's copy with new names and a cut ending still shares most of them."""
BANDS, ROWS = 16, 4
"""64 hashes: texts that share half of their shingles meet in a band with probability 0.64, those that share 0.7
with 0.99, those that share 0.2 with 0.03."""
COPY = 0.5
"""Share of common shingles (Jaccard) from which two texts are one story's copies."""
CONTAINED = 0.8
"""Share of the shorter text's shingles within the longer: a copy that was cut."""
MIN_SHINGLES = 20
"""Shorter texts are too short to tell a copy from a formula."""

_PUNCTUATION = bytes.maketrans(b".,;:!?\"'()[]-", b" " * 13)
_generator = np.random.Generator(np.random.PCG64(20170125))
_FACTORS = _generator.integers(1 << 32, 1 << 63, size=BANDS * ROWS, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _generator.integers(0, 1 << 63, size=BANDS * ROWS, dtype=np.uint64)
_MIX = tuple(np.uint64(m) for m in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5))


def shingles(text: str) -> Hashes:
    """The hashes (32 bits each) of the text's runs of four words, sorted, each once."""
    plain = text.casefold()
    for mark in "“”‘’—–…":  # seven passes in C take a fifth of the time of one `translate`
        plain = plain.replace(mark, " ")
    words = plain.encode("utf-8", "surrogatepass").translate(_PUNCTUATION).split()
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    coded = np.fromiter(map(zlib.crc32, words), np.uint64, len(words))
    runs = len(words) - SHINGLE + 1
    mixed = np.zeros(runs, dtype=np.uint64)
    for place, factor in enumerate(_MIX):
        mixed = (mixed ^ (coded[place : place + runs] * factor)) * _MIX[0]
    ordered = np.sort(mixed >> np.uint64(32))  # `np.unique` takes nine times as long
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def bands(hashes: Hashes) -> tuple[str, ...]:
    """The names of the text's bands; none for a text that is too short to be told from a formula."""
    if len(hashes) < MIN_SHINGLES:
        return ()
    # Multiply-shift (Dietzfelbinger et al. 1997): wraps at 64 bits by design, and needs no division.
    permuted = _FACTORS[:, None] * hashes[None, :]
    permuted += _OFFSETS[:, None]
    signature = (permuted.min(axis=1) >> np.uint64(32)).astype("<u4")
    return tuple(
        f"{band:x}.{zlib.crc32(signature[band * ROWS : (band + 1) * ROWS].tobytes()):x}" for band in range(BANDS)
    )


def is_copy(one: Hashes, other: Hashes) -> bool:
    """Whether two texts are copies: half of all their shingles are common, or most of the shorter one's."""
    if min(len(one), len(other)) < MIN_SHINGLES:
        return False
    common = len(np.intersect1d(one, other, assume_unique=True))
    return common >= COPY * (len(one) + len(other) - common) or common >= CONTAINED * min(len(one), len(other))
