"""Whatever is raised about an input is that input's error, and the inputs after it are read."""

from pathlib import Path
from zlib import error as ZlibError

import pytest

from onrecord.errors import EmptyArticleError, OnRecordError, ParserError, TooLongError, UnreadableArticleError
from onrecord.intake import open_articles
from onrecord.intake.faults import blamed_on
from tests.intake.texts import ARTICLE

FAULTS = [
    (AssertionError(), ParserError, "a.html: the parser failed on it (AssertionError); give its text as .txt"),
    (RecursionError("maximum depth"), ParserError, "(RecursionError: maximum depth)"),
    (ZlibError("Error -3"), ParserError, "damaged where it is unpacked (Error -3)"),
    (ValueError("x\n" * 5_000), ParserError, "(ValueError: x x x"),
    (MemoryError(), TooLongError, "a.html: more than the memory holds; cut it"),
    (OSError(5, "Input/output error"), UnreadableArticleError, "a.html: cannot be read (Input/output error); check"),
    (OSError("no number"), UnreadableArticleError, "(no number)"),
    (EmptyArticleError("a.html: nothing"), EmptyArticleError, "a.html: nothing"),
]


@pytest.mark.parametrize(("fault", "error", "says"), FAULTS)
def test_a_fault_names_its_input(fault: Exception, error: type[OnRecordError], says: str) -> None:
    with pytest.raises(OnRecordError) as caught, blamed_on("a.html"):
        raise fault
    assert type(caught.value) is error
    assert says in str(caught.value)
    assert len(str(caught.value)) < 400
    assert caught.value is fault or caught.value.__cause__ is fault


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_ends_the_run_passes(end: type[BaseException]) -> None:
    with pytest.raises(end), blamed_on("a.html"):
        raise end


@pytest.mark.parametrize("fault", [fault for fault, _, _ in FAULTS])
@pytest.mark.parametrize(
    ("place", "bad"),
    [
        ("onrecord.intake.html.trafilatura.load_html", "a.html"),
        ("onrecord.intake.files.decode", "a.txt"),
        ("onrecord.intake.jsonl._article", "a.jsonl"),
        ("onrecord.intake.files.with_front", "a.md"),
    ],
)
def test_a_fault_in_any_form_costs_that_input_only(
    place: str, bad: str, fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (bad, "b.txt"):
        (tmp_path / name).write_text(" ".join(ARTICLE.split()))
    skipped: list[OnRecordError] = []
    with monkeypatch.context() as patched:
        patched.setattr(place, lambda *_, **__: (_ for _ in ()).throw(fault))
        assert list(open_articles([tmp_path / bad], skipped=skipped.append)) == []
    assert [str(article.source) for article in open_articles([tmp_path / "b.txt"], skipped=skipped.append)] == [
        str(tmp_path / "b.txt")
    ]
    assert len(skipped) == 1
