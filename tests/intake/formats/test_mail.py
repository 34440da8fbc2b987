"""Letters: what they say themselves, with what is attached; pages that a browser saved whole."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from onrecord.errors import EmptyArticleError
from tests.intake.formats.made import BODY, PAGE, PARAGRAPHS, docx, read, write
from tests.intake.texts import ARTICLE

LETTER = "\n\n".join(BODY)


def letter(text: str = LETTER, *, to: str = "desk@example.org") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Marsh <ada@example.org>"
    message["To"] = to
    message["Subject"] = "Harbour board closes\n the east pier".replace("\n", "")
    message["Date"] = "Thu, 16 May 2024 23:40:00 -0400"
    message["MIME-Version"] = "1.0"
    message.set_content(text)
    return message


def test_a_letter_is_what_it_says_itself(tmp_path: Path) -> None:
    tail = "\n\nAda\n-- \nAda Marsh, desk\n"
    quoted = (
        "\n\nOn Tue, 14 May 2024 at 10:00, Bo Ott <bo@example.org> wrote:\n> The pier stays open, we said.\n> It does."
    )
    (article,), skipped, _ = read(write(tmp_path / "a.eml", letter(LETTER + quoted + tail).as_bytes()))
    assert skipped == []
    assert article.text.rstrip() == LETTER
    assert (article.title, article.authors) == (PARAGRAPHS[0], ("Ada Marsh",))
    assert (article.published, article.published_basis) == ("2024-05-16", "metadata")


def test_a_letter_may_answer_below_what_it_quotes(tmp_path: Path) -> None:
    (article,), _, _ = read(write(tmp_path / "a.eml", letter("> The pier stays open.\n\n" + LETTER).as_bytes()))
    assert LETTER in article.text


def test_a_given_day_goes_before_the_letter_s(tmp_path: Path) -> None:
    (article,), _, _ = read(write(tmp_path / "a.eml", letter().as_bytes()), published="2024-05-20")
    assert (article.published, article.published_basis) == ("2024-05-20", "given")


def test_what_is_attached_is_read_as_inputs_of_its_own(tmp_path: Path) -> None:
    message = letter("See the stories that are attached to this letter, all of them about the pier.")
    message.add_attachment(ARTICLE, filename="one.txt")
    message.add_attachment(docx(PARAGRAPHS), maintype="application", subtype="octet-stream", filename="two.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="pier.png")
    message.add_attachment(letter(LETTER + "\n\nForwarded."))
    path = write(tmp_path / "a.eml", message.as_bytes())
    articles, skipped, left = read(path)
    assert skipped == []
    assert [a.source for a in articles] == [
        str(path), f"{path}/one.txt", f"{path}/two.docx", f"{path}/attachment-4.eml",
    ]  # fmt: skip
    assert left == [f"{path}: left out 1 pictures or sounds that are attached"]


def test_a_letter_without_a_body_is_named_and_what_is_attached_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "ada@example.org", "The pier", "1.0"
    message.add_attachment(ARTICLE, filename="one.txt")
    articles, (error,), _ = read(write(tmp_path / "a.eml", message.as_bytes()))
    assert [a.text.strip() for a in articles] == [ARTICLE.strip()]
    assert isinstance(error, EmptyArticleError)


def test_a_letter_in_html_is_read_as_a_page_is(tmp_path: Path) -> None:
    message = letter()
    message.set_content(PAGE, subtype="html")
    (article,), skipped, _ = read(write(tmp_path / "a.eml", message.as_bytes()))
    assert skipped == []
    assert all(paragraph in article.text for paragraph in BODY)


def test_a_newsletter_is_said_to_be_one(tmp_path: Path) -> None:
    message = letter()
    message["List-Unsubscribe"] = "<mailto:leave@example.org>"
    path = write(tmp_path / "a.eml", message.as_bytes())
    (article,), skipped, left = read(path)
    assert (article.text.rstrip(), skipped) == (LETTER, [])
    assert left == [f"{path}: a newsletter, read as one text; save the articles that it only begins"]


def test_the_letters_of_a_mailbox_are_numbered(tmp_path: Path) -> None:
    one, two = letter().as_string(), letter(LETTER + "\n\nFrom here it goes on, she said.").as_string()
    box = f"From ada Thu May 16 2024\n{one}\n\nFrom bo Fri May 17 2024\n{two.replace(chr(10) + 'From here', chr(10) + '>From here')}\n"
    path = write(tmp_path / "box", box)
    articles, skipped, _ = read(path)
    assert skipped == []
    assert [a.source for a in articles] == [f"{path}/1", f"{path}/2"]
    assert articles[1].text.rstrip().endswith("From here it goes on, she said.")


def test_a_page_that_a_browser_saved_whole(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["MIME-Version"] = "<Saved by Blink>", "1.0"
    message["Snapshot-Content-Location"] = "https://gazette.example/pier"
    message.set_content(PAGE.replace("Lena", "Léna"), subtype="html", charset="windows-1252", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    (article,), skipped, left = read(write(tmp_path / "saved.mhtml", message.as_bytes()))
    assert (skipped, left) == ([], [])
    assert "Léna Okoro" in article.text
    assert article.url == "https://gazette.example/pier"


def test_a_story_that_begins_with_a_name_and_a_colon_is_no_letter(tmp_path: Path) -> None:
    text = "From: the harbour\nA column\n\n" + ARTICLE
    (article,), skipped, _ = read(write(tmp_path / "a.txt", text))
    assert (article.text, skipped) == (text, [])
