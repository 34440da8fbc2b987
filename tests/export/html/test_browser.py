"""The page in a real browser: clicks, keys, widths, no script, no complaint from the content security policy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.export.html import render
from tests.export.stories import STORIES

pytestmark = pytest.mark.browser
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; pip install playwright")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no browser is installed; apt-get install chromium")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


class Opened:
    """A page of a story, with what the browser complained of."""

    def __init__(self, browser: Any, tmp_path: Path, story: str, **options: Any) -> None:
        file = tmp_path / f"{story}.html"
        file.write_text(render(STORIES[story]()), encoding="utf-8")
        media = {key: options.pop(key) for key in ("media", "color_scheme") if key in options}
        options.setdefault("viewport", {"width": 1280, "height": 800})
        self.page = browser.new_page(**options)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.page.on(
            "request", lambda request: self.complaints.extend([] if request.url.startswith("file:") else [request.url])
        )
        if media:
            self.page.emulate_media(**media)
        self.page.goto(file.as_uri())

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.page.close()
        assert self.complaints == []


def seen(page: Any, selector: str) -> bool:
    """Whether the middle of the element stands in the window."""
    page.wait_for_timeout(500)  # a smooth scroll takes its time
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    return bool(box) and 0 <= box["y"] + min(box["height"], 40) / 2 <= size["height"]


@pytest.mark.parametrize("script", [True, False])
def test_a_statement_leads_to_its_line_and_back(browser: Any, tmp_path: Path, script: bool) -> None:
    options = {"java_script_enabled": script, "viewport": {"width": 1280, "height": 420}, "reduced_motion": "reduce"}
    with Opened(browser, tmp_path, "crowd", **options) as page:
        page.locator("article .tag").nth(30).click()
        assert page.url.endswith("#s31") and seen(page, "#s31")
        page.locator("#s31 .back").click()
        assert page.url.endswith("#w-s31") and seen(page, "#w-s31")


def test_a_press_anywhere_on_a_statement_leads_to_its_line(browser: Any, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, "harbour", viewport={"width": 1280, "height": 420}) as page:
        page.locator("#w-s3").click(position={"x": 90, "y": 8})
        assert page.url.endswith("#s3") and seen(page, "#s3")
        assert page.locator("mark[data-k=s3].lit").count() == 2  # both paragraphs of it
        page.locator("#s2 blockquote").click()
        assert page.url.endswith("#w-s2") and page.locator("mark[data-k=s3].lit").count() == 0
        page.go_back()
        assert page.url.endswith("#s3")


def test_on_a_phone_a_press_says_whose_words_they_are(browser: Any, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, "harbour", viewport={"width": 375, "height": 812}) as page:
        page.locator("#w-s3").click(position={"x": 90, "y": 8})
        sheet = page.locator("#sheet")
        assert "Edda Lindqvist" in sheet.inner_text() and "at a press conference" in sheet.inner_text()
        sheet.locator("a").click()
        assert page.url.endswith("#s3") and not sheet.is_visible() and seen(page, "#s3")


def test_by_keyboard(browser: Any, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, "harbour") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip" and seen(page, ".skip")
        page.keyboard.press("Enter")
        page.locator(".time-axis a:visible").first.focus()
        said = page.locator(".time-axis a:visible").first.locator(".say")
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        assert said.evaluate("e => getComputedStyle(e).opacity") == "1"


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("width", [320, 375, 768, 1280, 2560])
def test_nothing_is_wider_than_the_window(browser: Any, tmp_path: Path, story: str, width: int) -> None:
    with Opened(browser, tmp_path, story, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("story", ["harbour", "crowd"])
@pytest.mark.parametrize("width", [375, 1280])
def test_words_of_the_charts_stay_in_their_boxes(browser: Any, tmp_path: Path, story: str, width: int) -> None:
    with Opened(browser, tmp_path, story, viewport={"width": width, "height": 800}) as page:
        outside = page.evaluate("""() => [...document.querySelectorAll('.plot')].filter(p => p.offsetParent).flatMap(plot => {
            const svg = plot.querySelector('svg'), all = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text:not(.say)')].filter(t => {
                const r = t.getBoundingClientRect();
                return r.width && (r.left < all.left - 1 || r.right > all.right + 1);
            }).map(t => t.textContent);
        })""")
        assert outside == []
        tight = page.evaluate("""() => [...document.querySelectorAll('.chart .box')].filter(b => b.getBoundingClientRect().width).filter(b => {
            const r = b.querySelector('rect').getBoundingClientRect();
            return [...b.querySelectorAll('tspan')].some(t => t.getBoundingClientRect().right > r.right);
        }).map(b => b.textContent)""")
        assert tight == []


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"media": "print"}])
def test_dark_and_print(browser: Any, tmp_path: Path, options: dict[str, str]) -> None:
    with Opened(browser, tmp_path, "harbour", **options) as page:
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert paper == ("rgb(22, 23, 26)" if "color_scheme" in options else "rgb(255, 255, 255)")
        assert page.locator("nav").is_visible() is ("media" not in options)


def test_layers_can_be_hidden_without_script(browser: Any, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, "harbour", java_script_enabled=False) as page:
        page.locator(".legend summary").click()
        name = page.locator("article .name").first
        page.locator("#show-sil").uncheck()
        assert not page.locator("article .sil > .tag").first.is_visible()
        assert name.is_visible()


def test_words_of_an_article_run_no_script(browser: Any, tmp_path: Path) -> None:
    with Opened(browser, tmp_path, "hostile") as page:
        page.wait_for_timeout(100)
        assert page.locator("article img, article script").count() == 0
