"""Articles that try to be more than text: nothing of them becomes an element, an address that runs, or a request."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import lxml.html
import pytest
from playwright.sync_api import Page

from onrecord.resolve import open_store
from tests.store.small import Small
from tests.web.served import browser, served

EVIL = (
    "<x-evil>Eve</x-evil>",
    "<script>document.title='evil'</script>",
    "<img src=http://evil.invalid/x onerror=\"document.title='evil'\">",
    "<svg onload=\"document.title='evil'\"><x-evil/></svg>",
    "<a href=\"javascript:document.title='evil'\"><x-evil>Eve",
    "</script><x-evil onclick=evil>",
    '</style></title></textarea></template><x-evil style="background:url(http://evil.invalid/)">',
    "\"'><x-evil a='",
    "--><x-evil>",
    "]]><x-evil>",
    "&lt;x-evil&gt;<x-evil>",
    "{{ 7 * 7 }}{% raw %}<x-evil>",
    "\u202egnp.\u2066<x-evil>\u2069\u200b\ufeff",
    "Eve\x00\x1b[2J<x-evil>",
    "<math><mtext></p><style><x-evil>",
)
ADDRESSES = (
    "javascript:document.title='evil'",
    "data:text/html,<x-evil>",
    "vbscript:evil",
    " javascript:evil",
    "//evil.invalid/x",
)
PLACES = [
    "/", "/people", "/articles", "/timeline", "/silences", "/disputes", "/positions", "/ties", "/offices",
    "/compare?a=e1&b=e2", "/figures", "/figures?q=x", "/questions", "/corrections",
    "/data", "/search?q=evil", "/sources", "/sources?by=author", "/changes", "/changes?what=e1", "/versions", "/versions/1",
    "/ties?of=e1&to=e2",
]  # fmt: skip


def _article(evil: str, number: int) -> Small:
    """Everything that can be is evil: title, publisher, authors, address, names, words, units, offices."""
    text = f"{evil} said the {evil} holds {number}. {evil} declined to comment. 40 {evil} broke in May."
    small = Small(text, source=ADDRESSES[number % len(ADDRESSES)] + str(number), published="2021-05-01", publisher=evil)
    fields = {"title": evil, "authors": (evil,), "url": ADDRESSES[number % len(ADDRESSES)] + f"#{number}"}
    small.article = type(small.article)(
        **{f: getattr(small.article, f) for f in small.article.__struct_fields__} | fields
    )
    who = small.entity(evil)
    small.statement(f"the {evil} holds {number}", who, mode="indirect")
    small.office(who, evil)
    small.silence(who, f"{evil} declined to comment.")
    small.figure(f"40 {evil}", 40.0, evil)
    small.event("broke", "May", "2021-05", [who])
    return small


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("evil") / "s.db"
    with open_store(path) as store:
        account = store.add_all(_article(evil, n).record() for n, evil in enumerate(EVIL))
        assert (account.new, account.skipped) == (len(EVIL), ())
        for who in store.people(limit=3):
            store.rename(f"#{who.id}", f"{who.name} <x-evil>", author="<x-evil>Eve")
    with served(path) as found:
        yield found


def _paths() -> list[str]:
    numbers = range(1, len(EVIL) + 1)
    facts = [f"/facts/{letter}{n}.1" for n in numbers for letter in "sofez"]
    people = [f"/who/{n}" for n in numbers] + [f"/timeline?about={n}" for n in numbers]
    echoed = [f"{path}{quote(evil)}" for evil in EVIL for path in ("/search?q=", "/figures?q=", "/articles?q=x&publisher=", "/x/", "/search/suggestions?q=")]  # fmt: skip
    return [*PLACES, *(f"/articles/{n}" for n in numbers), *facts, *people, *echoed]


def test_nothing_of_an_article_is_an_element(address: str) -> None:
    """In the pages' own words, where no content policy stands in between."""
    shown = 0
    with httpx.Client(base_url=address, timeout=30) as client:
        for path in _paths():
            answer = client.get(path)
            assert answer.status_code in (200, 404, 422), (path, answer.status_code)
            if not answer.content:
                continue
            shown += "x-evil" in answer.text
            tree = lxml.html.document_fromstring(answer.text)
            for element in tree.iter("*"):
                assert element.tag not in ("x-evil", "iframe", "object", "embed", "math", "base"), path
                _check_attributes(element, path)
            for script in tree.iter("script", "style"):
                assert "evil" not in (script.text or ""), path
    assert shown > 100


def _check_attributes(element: lxml.html.HtmlElement, path: str) -> None:
    for name, value in element.attrib.items():
        assert not name.startswith("on"), (path, name)
        assert name != "style", (path, value)
        if name in ("href", "src", "action", "formaction", "xlink:href"):
            assert value.startswith(("/", "#", "?", "https://", "http://")) or value == "", (path, value)
            assert "evil.invalid" not in value.partition("?")[0], (path, value)


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    with browser() as chromium:
        context = chromium.new_context(base_url=address)
        yield context.new_page()
        context.close()


@pytest.mark.browser
def test_nothing_of_an_article_runs(page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: dialog.dismiss())
    for path in [*PLACES, *(f"/articles/{n}" for n in range(1, len(EVIL) + 1)), "/who/1", "/who/2", "/facts/s1.1"]:
        page.goto(path)
        assert page.locator("x-evil").count() == 0, path
        assert page.title() != "evil", path
    assert not [url for url in asked if not url.startswith((address, "data:image/"))]
    assert not [text for text in said if "Content Security Policy" in text or "Content-Security-Policy" in text]


@pytest.mark.browser
def test_letters_typed_bring_no_elements(page: Page) -> None:
    page.goto("/")
    box = page.locator("input[type=search]").first
    box.press_sequentially("x-ev")
    page.wait_for_timeout(600)
    assert page.locator("x-evil").count() == 0
