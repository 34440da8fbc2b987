"""Strings become articles to the letter, or errors that name their remedy."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import (
    DateError,
    EmptyArticleError,
    ForeignLanguageError,
    NotTextError,
    OnRecordError,
    TooLongError,
)
from onrecord.intake.article import MOST_CHARACTERS, article_from_text
from onrecord.record import Record, article_id, from_json, to_json
from tests.intake.texts import ARTICLE, FINNISH, GERMAN, TABLE


def test_what_an_article_says_of_itself() -> None:
    article = article_from_text("The Alder Post\n\n" + ARTICLE, source="a.txt", published="2021-03-04")
    assert (article.title, article.publisher, article.authors) == (
        "Harbour board closes the east pier",
        "The Alder Post",
        ("Ada Marsh",),
    )
    assert (article.published, article.published_basis, article.source) == ("2021-03-04", "given", "a.txt")
    assert article.id == article_id(article.text)


@pytest.mark.parametrize(
    ("bylines", "authors"),
    [
        ("By ADA MARSH and TOM REED", ("Ada Marsh", "Tom Reed")),
        ("By Ada Marsh\nand Tom Reed", ("Ada Marsh", "Tom Reed")),
        ("By Ada Marsh, Tom Reed and Jo de Vries, Staff Writers", ("Ada Marsh", "Tom Reed", "Jo de Vries")),
        ("By Ada Marsh | The Associated Press", ("Ada Marsh",)),
        ("By The Associated Press", ()),
        ("Ada Marsh in Alder and agencies", ("Ada Marsh",)),
        ("Ada Marsh\nBBC News, Alder", ("Ada Marsh",)),
        ("Ada Marsh\nStaff writer", ("Ada Marsh",)),
        ("By A.B. O’Neill-Marsh Jr.", ("A.B. O’Neill-Marsh Jr.",)),
    ],
)
def test_the_authors_of_bylines(bylines: str, authors: tuple[str, ...]) -> None:
    assert article_from_text(ARTICLE.replace("By Ada Marsh", bylines)).authors == authors


def test_the_title_is_the_headline_below_a_kicker() -> None:
    article = article_from_text("Harbour notebook\n\n" + ARTICLE)
    assert article.title == "Harbour board closes the east pier"


def test_what_is_given_stands() -> None:
    article = article_from_text(ARTICLE, title="T", publisher="P", authors=["A"], url="https://alder.example/1")
    assert (article.title, article.publisher, article.authors) == ("T", "P", ("A",))
    assert (article.url, article.published, article.published_basis) == ("https://alder.example/1", None, None)


@pytest.mark.parametrize("text", ["a\r\nb", " “x” ‘y’ 'z' \u00a0\u2028", "\ufeffa", "a\u0001b", "é e\u0301"])
def test_no_character_is_changed(text: str) -> None:
    assert article_from_text(text).text == text


def test_a_moment_is_its_day() -> None:
    assert article_from_text("A vote.", published="2021-03-04T23:30:00+01:00").published == "2021-03-04"


@pytest.mark.parametrize(
    "published",
    ["", "yesterday", "04/03/2021", "2021-3-4", "2021-02-30", "2021-13-01", "2021", "20210304", "2021-03-04T25:00"],
)
def test_a_wrong_date_is_named(published: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        article_from_text("A vote.", published=published)


@pytest.mark.parametrize(
    ("text", "error", "remedy"),
    [
        ("", EmptyArticleError, "give a file with an article's text"),
        (" \n\u00a0\t", EmptyArticleError, "nothing but space"),
        ("word " * (MOST_CHARACTERS // 5 + 1), TooLongError, "cut it into its articles"),
        ("a" * 1_000_000, TooLongError, "1,000,000 characters"),
        ("He said \ud83d no.", NotTextError, "half a surrogate pair at character 8"),
        (GERMAN, ForeignLanguageError, "looks like German"),
        (FINNISH, ForeignLanguageError, "looks like Finnish"),
        ("Портовый совет в четверг проголосовал за закрытие восточного пирса.", ForeignLanguageError, "not Latin"),
        (
            "港口委员会周四投票决定关闭东码头直到夏天，其负责人说。渔民说没有人问过他们。",
            ForeignLanguageError,
            "not Latin",
        ),
    ],
)
def test_a_text_that_cannot_be_read_is_named(text: str, error: type[OnRecordError], remedy: str) -> None:
    with pytest.raises(error, match=remedy) as caught:
        article_from_text(text, source="a.txt")
    assert str(caught.value).startswith("a.txt: ")


@pytest.mark.parametrize(
    "text",
    [ARTICLE, TABLE, "Magnus said he refused.", "“Ja,” said Dunn. “Ja, ja.”", "a" * 400_000, ARTICLE + GERMAN[:150]],
)
def test_what_is_read_as_english(text: str) -> None:
    assert article_from_text(text).language == "en"


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"title": "T" * 5_001}, TooLongError, "a.txt: 5,001 characters in `title`; give 5,000 at most"),
        ({"url": "https://" + "a" * 9_000_000}, TooLongError, "in `url`"),
        ({"publisher": "P" * 6_000}, TooLongError, "in `publisher`"),
        ({"authors": ["A" * 6_000]}, TooLongError, "in `authors`"),
        ({"authors": ["A"] * 1_001}, TooLongError, "a.txt: 1,001 authors; give 1,000 at most"),
        ({"source": "s" * 9_000_000}, TooLongError, "in `id`"),
        ({"title": "A\0B"}, NotTextError, "a.txt: `title`: a NUL at character 1"),
        ({"authors": ["A", "B\0"]}, NotTextError, "`authors`"),
        ({"source": "a\0"}, NotTextError, "`id`"),
        ({"publisher": "\ud800"}, NotTextError, "half a surrogate pair"),
    ],
)
def test_what_is_given_with_a_text_is_text_and_has_limits(
    given: dict[str, Any], error: type[OnRecordError], says: str
) -> None:
    with pytest.raises(error) as caught:
        article_from_text(ARTICLE, **{"source": "a.txt", **given})
    assert says in str(caught.value)
    assert len(str(caught.value)) < 500


def test_what_is_given_may_be_as_long_as_the_limit() -> None:
    article = article_from_text(ARTICLE, title="T" * 5_000, authors=["A"] * 1_000)
    assert (len(article.title or ""), len(article.authors)) == (5_000, 1_000)


def test_a_headline_that_is_too_long_is_no_title() -> None:
    assert article_from_text("a" * 6_000 + "\n\nThe board met on Monday, its head said.").title is None


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_is_an_article_or_an_error(text: str) -> None:
    try:
        article = article_from_text(text)
    except OnRecordError:
        return
    assert article.text == text
    line = to_json(Record(article=article))
    assert line == to_json(Record(article=article_from_text(text)))
    assert from_json(line).article == article


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(categories=("Cs", "L"))))
def test_half_pairs_are_an_error_and_no_crash(text: str) -> None:
    try:
        to_json(Record(article=article_from_text(text)))
    except OnRecordError:
        return


def test_what_databases_escape_in_the_fields_is_written_out() -> None:
    article = article_from_text(
        "The pier closed on Monday. Ann Rowe said that it would stay closed for the whole of the winter.",
        title="Rowe&#39;s pier: R&amp;D stops", publisher="Salt &amp; Sea", authors=("Ann O&#x27;Dell",),
    )  # fmt: skip
    assert (article.title, article.publisher, article.authors) == (
        "Rowe's pier: R&D stops",
        "Salt & Sea",
        ("Ann O'Dell",),
    )
