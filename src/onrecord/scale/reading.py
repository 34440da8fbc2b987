"""Read inputs into a folder of Parquet, piece by piece, on as many workers as there are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.errors import OnRecordError, ScaleError
from onrecord.intake.faults import blamed_on
from onrecord.intake.files import input_articles
from onrecord.intake.inputs import Input, Intake
from onrecord.intake.jsonl import read_lines
from onrecord.record import Article
from onrecord.scale.lake import MOST_TRIES, Done, PieceWriter, begin, done_pieces, forget_tries, remove
from onrecord.scale.pieces import Part, Piece, pieces_of
from onrecord.scale.places import Place, cannot_be_written
from onrecord.version import __version__

RUN = "_run.json"


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How everything in one folder is read: another run into it has to read likewise."""

    published: str | None = None
    fiscal_start: int = 10
    version: str = __version__


class PieceReader:
    """Reads pieces in one process: the network is loaded once, and works in one thread."""

    def __init__(self, out: str, options: ReadOptions) -> None:
        self._folder, self._options = Place.of(out), options

    def __call__(self, piece: Piece) -> Done:
        """Read one piece, and write what it holds.

        Raises:
            OSError: the folder cannot be written.
        """
        from onrecord.facts.read import read_articles

        writer = PieceWriter(self._folder, piece)
        if not begin(self._folder, piece):
            for part in piece.parts:
                writer.skip(_deadly(part))
            return writer.close()
        intake = Intake(
            published=self._options.published, skipped=writer.skip, left_out=lambda _: None, articles=input_articles
        )
        articles = (article for part in piece.parts for article in _articles(part, intake))
        for record in read_articles(articles, threads=1, skipped=writer.skip, fiscal_start=self._options.fiscal_start):
            writer.add(record)
        return writer.close()


def _deadly(part: Part) -> ScaleError:
    return ScaleError(f"{part.name}: its process was killed {MOST_TRIES} times; read it with `onrecord read`, alone")


def _articles(part: Part, intake: Intake) -> Iterator[Article]:
    """Yield the articles of a file or of some of its lines; what goes wrong is told."""
    try:
        with blamed_on(part.name):
            data = io.BufferedReader(_opened(part))
            if part.stop is not None:
                yield from read_lines(
                    data, part.name, published=intake.published, skipped=intake.skipped, first=part.line
                )
            else:
                path = part.name.rpartition("/")[2]
                yield from input_articles(Input(name=part.name, stream=data, path=path), intake)
    except OnRecordError as error:
        intake.skipped(error)


def _opened(part: Part) -> Any:
    """Return a file's bytes as a raw stream, or those of a part of it."""
    place = Place.of(part.name)
    if part.stop is None:
        return place.system.open_input_file(place.path)
    with place.system.open_input_file(place.path) as file:
        file.seek(part.start)
        return io.BytesIO(file.read(part.stop - part.start))


Engine = Callable[[Sequence[Piece], str, ReadOptions], Iterable[Done]]
"""Reads pieces into a folder, and yields what came of each as it is done."""


def in_this_process(pieces: Sequence[Piece], out: str, options: ReadOptions) -> Iterator[Done]:
    """Read pieces one after another, without Ray."""
    reader = PieceReader(out, options)
    yield from map(reader, pieces)


class ReadingRun(msgspec.Struct, frozen=True, kw_only=True):
    """What a run found: pieces that were done before it, those that it has to read, and those that these replace."""

    out: str
    options: ReadOptions
    before: tuple[Done, ...]
    pieces: tuple[Piece, ...]
    stale: tuple[Done, ...]

    @classmethod
    def of(cls, inputs: Sequence[str], out: str, options: ReadOptions) -> ReadingRun:
        """Look at the inputs and at the folder, and note how it is read; nothing in it is removed yet.

        Raises:
            MissingInputError: an input that is not there.
            ScaleError: the folder cannot be written, another run writes there, or it holds what was read otherwise.
        """
        folder = Place.of(out)
        pieces = {piece.id: piece for piece in pieces_of(inputs)}
        try:
            folder.make()
            with folder.locked():
                _claim(folder, options)
                done = done_pieces(folder)
        except OSError as error:
            raise cannot_be_written(out, error) from error
        own = {part.name for piece in pieces.values() for part in piece.parts}
        return cls(
            out=out, options=options, before=tuple(done[name] for name in pieces if name in done),
            pieces=tuple(piece for name, piece in pieces.items() if name not in done),
            stale=tuple(d for name, d in done.items() if name not in pieces and not own.isdisjoint(d.inputs)),
        )  # fmt: skip

    def read(self, engine: Engine) -> Iterator[Done]:
        """Read what is left, and yield what came of each piece.

        What no input stands for any more, since files joined it, is removed first, when no other run is in the folder.

        Raises:
            ScaleError: the folder cannot be written, or another run writes there.
        """
        folder = Place.of(self.out)
        try:
            with folder.locked():
                forget_tries(folder)
                folder.remove_halves()
                remove(folder, self.stale)
                if self.pieces:
                    yield from engine(self.pieces, self.out, self.options)
                forget_tries(folder)
                folder.remove_halves()
        except OSError as error:
            raise cannot_be_written(self.out, error) from error


def _claim(folder: Place, options: ReadOptions) -> None:
    """Note how this folder is read."""
    note = folder.at(RUN)
    try:
        if note.exists():
            known = msgspec.json.decode(note.read(), type=ReadOptions)
            if known != options:
                raise ScaleError(f"{folder.named(folder.path)}: {_differing(known, options)}; give --out a new folder")
        else:
            note.write(msgspec.json.encode(options))
    except msgspec.DecodeError as error:
        raise ScaleError(f"{folder.named(note.path)}: damaged ({error}); give --out a new folder") from error


def _differing(known: ReadOptions, options: ReadOptions) -> str:
    """Say what was read otherwise."""
    fields = ((f.name, getattr(known, f.name), getattr(options, f.name)) for f in msgspec.structs.fields(ReadOptions))
    return "read with " + ", ".join(f"{name} {had}, not {has}" for name, had, has in fields if had != has)
