"""The limits of a page are named before a parser meets them."""

import contextlib
import time

import pytest

from onrecord.errors import TooLongError
from onrecord.intake.html import article_from_html
from onrecord.intake.markup import MOST_ATTRIBUTES, MOST_ELEMENTS, check_markup, without_subset

BODY = "<h1>Pier closed</h1><p>The board voted on Thursday to close the east pier, its head, Lena Okoro, said.</p>"
ATTRIBUTES = " ".join(f"a{i}" for i in range(MOST_ATTRIBUTES))


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("<br>" * MOST_ELEMENTS, None),
        ("<br>" * (MOST_ELEMENTS + 1), "a page of more than 50,000 elements"),
        (f"<p {ATTRIBUTES}>", None),
        (f"<p {ATTRIBUTES} more>", "an element with more than 250 attributes"),
        (f"<p {ATTRIBUTES} more", "attributes"),
        ("<p " + 'a="b"' * 300, "attributes"),
        ("<p " + "a='>' " * 300, "attributes"),
        ("<p " + "a = b\n" * 300, "attributes"),
        ("<p " + "/a" * 300, "attributes"),
        ("<script " + "a=b " * 300 + ">", "attributes"),
        ("<p " + "a=b " * 10 + 'style="' + "a b c=d " * 5_000 + '">', None),
        ("<p title=5\">He said so. </p><p title='>" + "He said so. " * 500, None),
        (f"<!-- <p {ATTRIBUTES} more> -->", None),
        (f"<script>x<p {ATTRIBUTES} more></script>", None),
        (f"<script>x</script><p {ATTRIBUTES} more>", "attributes"),
        ("5 < 6, " * 60_000, None),
    ],
)
def test_the_limits_of_elements_and_attributes(markup: str, says: str | None) -> None:
    if says is None:
        check_markup(markup, "a.html")
        return
    with pytest.raises(TooLongError) as caught:
        check_markup(markup, "a.html")
    assert str(caught.value).startswith("a.html: ")
    assert says in str(caught.value)
    assert "; save the article's own page" in str(caught.value)


@pytest.mark.parametrize(
    "unit",
    ["<", "<!--", "<script>", "<a ", '<a b="', "<a b='\"", "<a =", "<a /", "<![", "<!doctype [", "<!doctype a['", "]", "<?", "<p\x0c", "<style></style "],
)  # fmt: skip
def test_markup_is_looked_through_once(unit: str) -> None:
    markup = f"<!doctype a [{unit * (2_000_000 // len(unit))}"
    began = time.process_time()
    without_subset(markup)
    with contextlib.suppress(TooLongError):
        check_markup(markup, "a.html")
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("depth", "read"), [(200, True), (260, False), (100_000, False)])
def test_what_is_nested_too_deep_to_be_parsed_is_named(depth: int, read: bool) -> None:
    page = f"<html><body>{BODY}{'<div>' * depth}{BODY}".encode()
    if read:
        assert "Okoro" in article_from_html(page, source="a.html").text
        return
    with pytest.raises(TooLongError, match=r"^a.html: (?:elements nested more than 250 deep|a page of more)"):
        article_from_html(page, source="a.html")


@pytest.mark.parametrize(
    ("doctype", "left"),
    [
        ("<!DOCTYPE html>", "<!DOCTYPE html>"),
        ('<!DOCTYPE html [<!ENTITY x "said">]>', "<!DOCTYPE html >"),
        ("<!doctype html SYSTEM 'a' [\n<!ENTITY x \"a]>b\"> <!-- it's ]> -->\n] >", "<!doctype html SYSTEM 'a' >"),
        ("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html []>", "<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html >"),
        ("<!DOCTYPE html [ <!ENTITY x 'said'>", "<!DOCTYPE html [ <!ENTITY x 'said'>"),
        ("<p>[1]></p><!DOCTYPE html [a]>", "<p>[1]></p><!DOCTYPE html [a]>"),
    ],
)
def test_the_declarations_in_a_doctype_are_no_text(doctype: str, left: str) -> None:
    assert without_subset(f"{doctype}<html>{BODY}") == f"{left}<html>{BODY}"


def test_a_page_with_declarations_begins_with_its_headline() -> None:
    page = f'<!DOCTYPE html [\n<!ENTITY x "said">\n]>\n<html><body><article>{BODY}</article></body></html>'
    article = article_from_html(page.encode(), source="a.html")
    assert (article.text[:11], article.title) == ("Pier closed", "Pier closed")


@pytest.mark.parametrize("unit", ["<option>He said", "<form><input>a</form>", "<li>He said it here.</li>"])
def test_many_short_pieces_are_read_in_linear_time(unit: str) -> None:
    page = f"<html><body><article>{BODY}{unit * 6_000}".encode()
    began = time.process_time()
    try:
        article_from_html(page, source="a.html")
    except Exception as error:  # what it is does not matter here
        assert "a.html" in str(error)
    assert time.process_time() - began < 6  # 6,000 options took 20 s
