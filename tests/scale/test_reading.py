"""A folder of Parquet: the same bytes however often it is read, killed and gone on with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.errors import MissingInputError, ScaleError
from onrecord.export.tables.rows import tables
from onrecord.record import from_json
from onrecord.scale.lake import DONE, MOST_TRIES, Done, begin
from onrecord.scale.pieces import Part, Piece, pieces_of
from onrecord.scale.places import Place
from onrecord.scale.reading import PieceReader, ReadingRun, ReadOptions, in_this_process

TEXTS = {
    "pier-2024-05-02.txt": "Pier closes\n\nMayor Ana Cole said on Thursday that the pier would close.\n",
    "dam.txt": "Dam holds\n\nThe dam held, engineer Ravi Osei said. It cost $4 million.\n",
    "empty.txt": "",
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(inputs: Path, out: Path, **options: object) -> list[Done]:
    run = ReadingRun.of([str(inputs)], str(out), ReadOptions(**options))  # type: ignore[arg-type]
    return [*run.read(in_this_process)]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def lake(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("lake")
    read(inputs, out)
    return out


def test_tables_lie_by_month_with_their_records(lake: Path) -> None:
    statements = sorted(lake.glob("statements/*/*.parquet"))
    assert {p.parent.name for p in lake.glob("articles/*/*.parquet")} == {"month=2024-05", "month=unknown"}
    assert next(row["sentence"] for p in statements for row in pq.read_table(p).to_pylist()).startswith("Ana Cole said")
    names = {table.name for table in tables()}
    assert {p.name for p in lake.iterdir() if not p.name.startswith("_")} <= names | {"records", "skipped"}
    whole = [
        from_json(row["json"]) for p in sorted(lake.glob("records/*/*.parquet")) for row in pq.read_table(p).to_pylist()
    ]
    assert sorted(r.article.title or "" for r in whole) == ["Dam holds", "Pier closes"]


def test_what_was_skipped_is_a_table(lake: Path) -> None:
    [skipped] = [row for p in lake.glob("skipped/*.parquet") for row in pq.read_table(p).to_pylist()]
    assert skipped["input"].endswith("empty.txt")
    assert skipped["kind"] == "EmptyArticleError"
    assert skipped["reason"]


def test_the_same_inputs_are_the_same_bytes(inputs: Path, lake: Path, tmp_path: Path) -> None:
    assert len(read(inputs, tmp_path)) == 1
    assert contents(tmp_path) == contents(lake)
    assert read(inputs, tmp_path) == []


def test_a_killed_run_goes_on(inputs: Path, lake: Path, tmp_path: Path) -> None:
    shutil.copytree(lake, tmp_path / "lake")
    for note in (tmp_path / "lake" / DONE).iterdir():
        note.unlink()
    [lost, *_] = sorted((tmp_path / "lake").glob("articles/*/*.parquet"))
    lost.with_name(f"_{lost.name}.0a.half").write_bytes(lost.read_bytes()[:9])
    lost.unlink()
    assert len(read(inputs, tmp_path / "lake")) == 1
    assert contents(tmp_path / "lake") == contents(lake)


def test_what_more_files_take_the_place_of_is_removed(inputs: Path, lake: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    shutil.copytree(inputs, more)
    out = tmp_path / "lake"
    read(more, out)
    (more / "zoo.txt").write_text("Zoo opens\n\nKeeper Lena Moss said that the zoo had opened.\n", encoding="utf-8")
    [done] = read(more, out)
    assert done.articles == 3
    assert len([*(out / DONE).iterdir()]) == 1
    assert len([*out.glob("articles/month=unknown/*.parquet")]) == 1


def test_a_folder_is_read_in_one_way(inputs: Path, lake: Path) -> None:
    with pytest.raises(ScaleError, match=r"read with published None, not 2024-01-01; give --out a new folder"):
        read(inputs, lake, published="2024-01-01")


def test_a_folder_that_cannot_be_written(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(ScaleError, match=r"cannot be written .*; give --out another folder"):
        read(inputs, tmp_path / "file")


def test_a_worker_that_cannot_write_is_told(inputs: Path, tmp_path: Path) -> None:
    def broken(pieces: Sequence[Piece], out: str, options: ReadOptions) -> Iterator[Done]:
        raise PermissionError(13, "Permission denied")

    run = ReadingRun.of([str(inputs)], str(tmp_path), ReadOptions())
    with pytest.raises(ScaleError, match="cannot be written"):
        [*run.read(broken)]


def test_two_runs_on_one_folder(inputs: Path, tmp_path: Path) -> None:
    first = ReadingRun.of([str(inputs)], str(tmp_path), ReadOptions()).read(in_this_process)
    with Place.of(str(tmp_path)).locked(), pytest.raises(ScaleError, match="another run writes there; wait until"):
        next(first)
    assert len(read(inputs, tmp_path)) == 1


def test_what_is_replaced_stays_while_another_run_writes_there(inputs: Path, tmp_path: Path) -> None:
    """Neither looking at a folder removes anything, nor does a run that is kept out of it."""
    more, out = tmp_path / "more", tmp_path / "lake"
    shutil.copytree(inputs, more)
    read(more, out)
    before = contents(out)
    (more / "zoo.txt").write_text("Zoo opens\n\nKeeper Lena Moss said that the zoo had opened.\n", encoding="utf-8")
    late = ReadingRun.of([str(more)], str(out), ReadOptions())
    assert (len(late.before), len(late.pieces), len(late.stale)) == (0, 1, 1)
    with Place.of(str(out)).locked():
        with pytest.raises(ScaleError, match="another run writes there; wait until"):
            ReadingRun.of([str(more)], str(out), ReadOptions())
        with pytest.raises(ScaleError, match="another run writes there; wait until"):
            next(late.read(in_this_process))
        assert contents(out) == before
    [done] = late.read(in_this_process)
    assert (done.articles, len([*(out / DONE).iterdir()])) == (3, 1)


def test_what_kills_its_process_each_time_is_skipped(inputs: Path, tmp_path: Path) -> None:
    def deadly(pieces: Sequence[Piece], out: str, options: ReadOptions) -> Iterator[Done]:
        folder, [piece] = Place.of(out), pieces
        assert [begin(folder, piece) for _ in range(MOST_TRIES)] == [True] * MOST_TRIES
        yield PieceReader(out, options)(piece)

    run = ReadingRun.of([str(inputs)], str(tmp_path), ReadOptions())
    [done] = run.read(deadly)
    skipped = [row for p in (tmp_path / "skipped").glob("*") for row in pq.read_table(p).to_pylist()]
    assert (done.articles, [row["input"] for row in skipped]) == (0, sorted(str(p) for p in inputs.iterdir()))
    assert {row["reason"] for row in skipped} == {"its process was killed 3 times; read it with `onrecord read`, alone"}


def test_a_run_that_was_killed_counts_for_nothing(inputs: Path, lake: Path, tmp_path: Path) -> None:
    [piece] = pieces_of([str(inputs)])
    for _ in range(MOST_TRIES):
        begin(Place.of(str(tmp_path)), piece)
    read(inputs, tmp_path)
    assert contents(tmp_path) == contents(lake)


def test_a_note_that_is_damaged_is_read_again(inputs: Path, lake: Path, tmp_path: Path) -> None:
    shutil.copytree(lake, tmp_path / "lake")
    for note in (tmp_path / "lake" / DONE).iterdir():
        note.write_bytes(b"{")
    assert len(read(inputs, tmp_path / "lake")) == 1
    assert contents(tmp_path / "lake") == contents(lake)


def test_a_long_jsonl_is_cut_between_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.scale.pieces.LINES_BYTES", 200)
    file = tmp_path / "wire.jsonl"
    file.write_text("".join(json.dumps({"id": n, "text": f"Item {n}. " + "x" * n * 7}) + "\n" for n in range(20)))
    parts = [part for piece in pieces_of([str(file)]) for part in piece.parts]
    data = file.read_bytes()
    cut = [data[p.start : p.stop] for p in parts]
    assert len(parts) > 3
    assert b"".join(cut) == data
    assert all(c.endswith(b"\n") for c in cut)
    assert [p.line for p in parts] == [1 + data[: p.start].count(b"\n") for p in parts]


def test_lines_have_their_numbers_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_bytes(b'{"text": "One."}\n{broken\n')
    piece = Piece(parts=(Part(name=str(file), size=25, start=17, stop=25, line=2),))
    done = PieceReader(str(tmp_path / "out"), ReadOptions())(piece)
    [skipped] = [r for p in (tmp_path / "out").glob("skipped/*") for r in pq.read_table(p).to_pylist()]
    assert (done.articles, skipped["input"]) == (0, f"{file}:2")


def test_inputs_by_pattern_once_each(inputs: Path) -> None:
    [piece] = pieces_of([str(inputs / "*am.txt"), str(inputs / "dam.txt")])
    assert [part.name for part in piece.parts] == [str(inputs / "dam.txt")]


def test_an_input_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="nothing there that is read"):
        [*pieces_of([str(tmp_path / "*.warc.gz")])]


def test_a_place_of_no_known_kind() -> None:
    with pytest.raises(ScaleError, match="give a path, or s3://bucket/folder"):
        Place.of("gopher://host/folder")
