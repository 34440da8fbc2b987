"""Which character set bytes are in."""

from encodings.aliases import aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotTextError
from onrecord.intake.charset import decode

TEXT = "“We’re not leaving,” José Núñez said — in the café at 5 o’clock.\r\nHe paid £5.\n"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252", "mac-roman"]
)
def test_a_known_character_set_is_found(charset: str) -> None:
    assert decode(TEXT.encode(charset), "a.txt") == TEXT


def test_a_rare_character_set_is_found_by_its_letters() -> None:
    polish = (
        "Rada portu zagłosowała w czwartek za zamknięciem wschodniego mola. Wędkarze są źli, że nikt ich nie pytał. "
        * 5
    )
    assert decode(polish.encode("iso-8859-2"), "a.txt").startswith("Rada portu zag")


def test_broken_utf_8_is_named_with_its_place() -> None:
    data = TEXT.encode()
    with pytest.raises(NotTextError, match=r"^a.txt: broken UTF-8 at byte 93; repair it"):
        decode(data + b"\xe2\x80", "a.txt")


def test_a_pages_broken_letter_is_one_letter() -> None:
    assert decode(TEXT.encode() + b"\xe2\x80", "a.html", mend=True) == TEXT + "\ufffd"
    few = "He said “no” to it.".encode() + b" Then\xe2\x80"
    assert decode(few, "a.html", declared="utf-8", mend=True) == "He said “no” to it. Then\ufffd"
    with pytest.raises(NotTextError, match="broken UTF-8 at byte 28"):
        decode(few, "a.txt")


def test_a_pages_zero_bytes_are_left_out() -> None:
    assert decode(TEXT.encode().replace(b"caf", b"c\0af") * 9, "a.html", mend=True) == TEXT * 9
    assert decode(TEXT.encode("utf-16-le"), "a.html", mend=True) == TEXT


def test_what_a_page_declares_comes_before_a_guess() -> None:
    assert decode("Łódź said no".encode("iso-8859-2"), "a.html", declared="iso-8859-2") == "Łódź said no"
    assert decode(TEXT.encode("windows-1252"), "a.html", declared="no-such-set") == TEXT


@pytest.mark.parametrize("declared", sorted({*aliases, *aliases.values(), "idna", "punycode", "undefined", "\0"}))
def test_no_codec_is_taken_for_a_character_set(declared: str) -> None:
    try:
        assert isinstance(decode(TEXT.encode("windows-1252"), "a.html", declared=declared), str)
    except NotTextError:
        pytest.fail("its bytes are text whatever is declared")


@pytest.mark.parametrize(
    "declared",
    ["zlib", "zip", "bz2", "rot13", "rot_13", "quopri", "base64", "hex", "uu", "idna", "punycode", "undefined",
     "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "utf-16le", "utf-32"],
)  # fmt: skip
def test_what_no_page_is_in_is_guessed(declared: str) -> None:
    assert decode(TEXT.encode("windows-1252"), "a.html", declared=declared) == TEXT


def test_a_zero_byte_in_a_text_is_named_with_its_place() -> None:
    with pytest.raises(
        NotTextError, match=r"a.txt: not text.* \(a zero byte at 600, which `tr -d '\\000'` takes out\)"
    ):
        decode(b"A vote. " * 75 + b"\0" + b"A vote. ", "a.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (bytes(range(256)) * 8, "no character set"),
        (b"\x00" * 100, "not text"),
        (b"text \x00\x01\x02 and more text", "not text"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=kind) as caught:
        decode(data, "a.bin")
    assert "give a text, a page or a document" in str(caught.value)


@given(st.binary())
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except NotTextError:
        return
    assert decode(data, "a.txt") == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf_8_comes_back_to_the_letter(text: str) -> None:
    data = text.encode("utf-8")
    try:
        assert decode(data, "a.txt") == text.removeprefix("\ufeff")
    except NotTextError:
        assert data.startswith((b"%PDF-", b"GIF8", b"RIFF", b"BZh", b"ID3", b"OggS", b"{\\rtf", b"PK"))
