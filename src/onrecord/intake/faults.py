"""Whatever is raised about one input becomes that input's error: one place for every format."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import OnRecordError, ParserError, TooLongError, UnreadableArticleError

_DAMAGED = (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error)
_MOST_SAID = 200  # characters of a library's own message; some quote the whole input


@contextmanager
def blamed_on(name: str) -> Iterator[None]:
    """Name the input in the error of whatever goes wrong inside, so that the inputs after it are read.

    Parsers and codecs raise what they like: htmldate an AssertionError for `<object>html`, msgspec a RecursionError.
    MemoryError is the input's too: its parse tree goes with it, and what comes after is smaller as a rule.
    KeyboardInterrupt, SystemExit and GeneratorExit are about the run, and pass.

    Raises:
        ParserError: a library failed.
        TooLongError: the memory did not suffice.
        UnreadableArticleError: the system refused.
        OnRecordError: what onrecord itself had to say, as it is.
    """
    try:
        yield
    except OnRecordError:
        raise
    except MemoryError as error:
        raise TooLongError(f"{name}: more than the memory holds; cut it into its articles") from error
    except _DAMAGED as error:
        raise ParserError(f"{name}: damaged where it is unpacked ({error}); fetch it or pack it anew") from error
    except OSError as error:
        raise refused(name, error) from error
    except Exception as error:  # no kind of failure is foreseen here: each is a library's defect
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_MOST_SAID].rstrip(": ")
        raise ParserError(
            f"{name}: the parser failed on it ({said}); give its text as .txt, "
            "and report it to the developers with the file if you may"
        ) from error


def refused(name: str, error: OSError) -> UnreadableArticleError:
    """Return the error of an input that the system does not hand out."""
    return UnreadableArticleError(f"{name}: cannot be read ({error.strerror or error}); check the file and its rights")
