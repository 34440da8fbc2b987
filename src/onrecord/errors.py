"""What can go wrong, as a tree.

    OnRecordError
    ├── UnreadableArticleError      a file, a page or a line that holds no article that can be read
    │   ├── NotTextError            binary, or in no known character set
    │   ├── EmptyArticleError       nothing in it
    │   ├── ForeignLanguageError    not in English
    │   ├── TooLongError            longer, larger or deeper than an article can be
    │   ├── BrokenLineError         a JSONL line that is not JSON, or lacks a field
    │   └── ParserError             a parser or library failed on it: its defect, which costs this input only
    ├── ReadingError                an article that onrecord itself failed on: a defect of ours
    ├── MissingInputError           no such file, or a folder with no article in it
    ├── DateError                   not a date
    ├── FactError                   a fact that its own values contradict, or without evidence
    ├── RecordFormatError           JSON that is not a record
    ├── SelectionError              an expression that selects records, and cannot be read
    ├── PipelineError               another spaCy pipeline that lacks what the facts are read from
    ├── ModelError                  the network's weights are missing or of another version
    └── StoreError                  a database of records that cannot be used as asked
        ├── NotAStoreError          another program's database, or no database, or a damaged one
        ├── NewerStoreError         written by a newer onrecord
        ├── DamagedRecordError      an article's record in it that can no longer be read
        ├── ReadOnlyStoreError      the file or its folder may not be written
        │   └── OlderStoreError     … and it is of an older onrecord, to be brought up to date first
        ├── StoreFullError          no space left for it
        ├── StoreBusyError          another program kept it locked for too long
        ├── MissingStoreError       the file was taken away, or can no longer be opened, while it was in use
        ├── ReplacedStoreError      another file was put in its place while it was in use
        ├── NoSuchNameError         nobody in it is called that
        ├── AmbiguousNameError      several are called that
        ├── NoSuchFactError         no fact, correction or question has that id
        ├── SearchError             a search without a word, or with what no text has
        └── CorrectionError         a correction that would change nothing, or cannot be made

Every message names the thing and the remedy.
"""


class OnRecordError(Exception):
    """The root: `except OnRecordError` catches all that onrecord raises by itself."""


class UnreadableArticleError(OnRecordError):
    """A file, a page or a line that holds no article that can be read."""


class NotTextError(UnreadableArticleError):
    """Binary, or in no character set that is known."""


class EmptyArticleError(UnreadableArticleError):
    """Nothing but space, or no article; `reason` says in a few words what it is, for those that are counted."""

    def __init__(self, message: str, *, reason: str = "without an article") -> None:
        super().__init__(message)
        self.reason = reason


class ForeignLanguageError(UnreadableArticleError):
    """Not in English, the one language that onrecord reads."""


class TooLongError(UnreadableArticleError):
    """Longer, larger or deeper nested than an article can be: the message names the limit."""


class BrokenLineError(UnreadableArticleError):
    """A JSONL line that is not JSON, or lacks a field."""


class ParserError(UnreadableArticleError):
    """An input that a parser or library failed on: a defect, which costs this input only. `__cause__` is its error."""


class ReadingError(OnRecordError):
    """An article that onrecord itself failed on: a defect of ours, which costs this article only."""


class MissingInputError(OnRecordError):
    """No such file, or a folder with no article in it."""


class DateError(OnRecordError):
    """Not a date where one is needed: of publication, or the first or last day of answers."""


class FactError(OnRecordError, ValueError):
    """A fact that its own values contradict, or one without evidence."""


class RecordFormatError(OnRecordError):
    """JSON that is not a record of a format that this version knows."""


class SelectionError(OnRecordError):
    """An expression that selects records, and cannot be read."""


class PipelineError(OnRecordError):
    """Another spaCy pipeline, of another language or without what the facts are read from."""


class ModelError(OnRecordError):
    """The network's weights are missing or of another version."""


class ScaleError(OnRecordError):
    """A folder of records that cannot be opened or written, or that holds what was read otherwise."""


class StoreError(OnRecordError):
    """A database of records that cannot be used as asked."""


class NotAStoreError(StoreError):
    """Another program's database, or no database, or a damaged one."""


class DamagedRecordError(StoreError):
    """An article's record in the store that can no longer be read; its other answers may be whole."""


class NewerStoreError(StoreError):
    """Written by a newer onrecord than this one."""


class ReadOnlyStoreError(StoreError):
    """The file or its folder may not be written."""


class OlderStoreError(ReadOnlyStoreError):
    """Written by an older onrecord, and opened for reading only: it has to be brought up to date first."""


class StoreFullError(StoreError):
    """No space left on the disk for it."""


class StoreBusyError(StoreError):
    """Another program kept it locked for too long."""


class MissingStoreError(StoreError):
    """The file was taken away, or what stands in its place cannot be opened, while it was in use."""


class ReplacedStoreError(StoreError):
    """Another file was put in its place while it was in use: what was to be changed there was not."""


class NoSuchNameError(StoreError):
    """Nobody in the store is called that: `candidates` lists those who are called nearly so, one line each."""

    def __init__(self, message: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class AmbiguousNameError(StoreError):
    """Several in the store are called that: `candidates` lists them, one line each."""

    def __init__(self, message: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class NoSuchFactError(StoreError):
    """No fact, correction or question of the store has that id."""


class SearchError(StoreError):
    """A search without a word to look for, or with signs that no text has."""


class CorrectionError(StoreError):
    """A correction that would change nothing, or that cannot be made."""
