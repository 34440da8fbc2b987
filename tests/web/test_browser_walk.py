"""The numbered items of the app walked in a real browser: with and without script, on a desk and on a phone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.resolve import open_store
from tests.web.samples import sample_store
from tests.web.served import browser, served

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 812}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_store(tmp_path_factory.mktemp("walk") / "story.db")


@pytest.fixture(scope="module")
def address(store: Path) -> Iterator[str]:
    with served(store) as base:
        yield base


@pytest.fixture(params=["desk", "phone without script"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """A page that fails its test where a script fails or something is loaded from elsewhere."""
    yield from _opened(chromium, address, phone="phone" in request.param, script="without" not in request.param)


@pytest.fixture
def scripted(chromium: Browser, address: str) -> Iterator[Page]:
    yield from _opened(chromium, address, phone=False, script=True)


def _opened(chromium: Browser, address: str, *, phone: bool, script: bool) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=address, viewport=PHONE if phone else DESK, java_script_enabled=script, reduced_motion="reduce"
    )
    context.set_default_timeout(5000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url))
    yield page
    if script:
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways"
    context.close()
    assert wrong == []


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name=name).click()


def in_view(page: Page, key: str) -> None:
    expect(page.locator(f"#{key}").first).to_be_in_viewport()


def test_1_start_and_search(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("What 10 articles say")
    expect(page.get_by_role("link", name=re.compile("articles$")).first).to_be_visible()
    page.get_by_role("searchbox").fill("Elena Marsh")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=Elena\+Marsh$"))
    page.get_by_role("link", name=re.compile("^Elena Marsh person")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Elena Marsh")


def test_1_a_question_is_asked(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("what did Howrd Quill say about resign?")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=resign&by=Howrd\+Quill$"))
    expect(page.locator("main .note").first).to_contain_text("These are statements by Howard Quill")
    expect(page.locator("main .results .told mark").first).to_have_text(re.compile("resign"))
    form = page.get_by_role("form", name="Search statements")
    form.get_by_label("Words", exact=True).fill("")
    form.get_by_label("About").fill("Marsh")
    form.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("about=Marsh"))
    expect(page.locator("main .results .told").first).to_contain_text("Howard Quill")


def _ask(page: Page, question: str) -> None:
    page.goto("/")
    page.get_by_role("list", name="Other questions").get_by_role("link", name=question).click()


def test_1_what_somebody_said_about_something_is_one_search(page: Page) -> None:
    page.goto("/")
    form = page.get_by_role("form", name="Ask who said what")
    form.get_by_label("What did").fill("Quill")
    form.get_by_label("say about").fill("resign")
    form.get_by_role("button", name="Ask").click()
    first = page.locator("main .results .stmt").first
    expect(first.locator(".told")).to_contain_text("Howard Quill")
    expect(first.locator(".told mark")).to_contain_text("resign")
    expect(first.locator(".cited")).to_contain_text("2024")


def test_1_who_would_not_comment_is_one_click(page: Page) -> None:
    _ask(page, "Who would not comment?")
    row = page.locator("main tbody tr").filter(has_text="Ruth Abernathy").first
    expect(row).to_contain_text("did not respond")


def test_1_on_what_two_disagree_is_one_click(page: Page) -> None:
    _ask(page, "On what do they disagree?")
    page.locator("main summary", has_text="uncertain").click()
    told = (
        page.locator("main .dispute").filter(has=page.get_by_role("heading", name="Elena Marsh and Howard Quill")).first
    )
    expect(told.locator("> .sentence")).to_contain_text("resign")
    expect(told.locator(".sides > section")).to_have_count(2)


def test_1_what_changed_in_a_number_is_two_clicks(page: Page) -> None:
    _ask(page, "What changed in a number?")
    page.locator("main .chips a").filter(has_text="dollars").first.click()
    expect(page.locator("main table tbody tr").nth(1)).to_be_visible()
    expect(page.locator("main table tbody td.said").first).to_contain_text("million")


def test_1_who_answers_to_whom_is_one_click(page: Page) -> None:
    _ask(page, "Who answers to whom?")
    row = page.locator("main table tbody tr").filter(has_text="Elena Marsh").filter(has_text="Ruth Abernathy").first
    expect(row).to_be_visible()
    expect(row.locator("td.said")).to_contain_text(re.compile("Marsh|Abernathy|governor"))


def test_1_suggestions_while_typing(scripted: Page) -> None:
    scripted.goto("/articles")
    scripted.keyboard.press("/")
    scripted.keyboard.type("quil", delay=20)
    box = scripted.get_by_role("region", name="Suggestions")
    expect(box.get_by_role("link", name=re.compile("Howard Quill")).first).to_be_visible()
    scripted.keyboard.press("ArrowDown")
    expect(box.get_by_role("link").first).to_be_focused()
    scripted.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(scripted.get_by_role("searchbox")).to_be_focused()
    scripted.keyboard.type("l")
    box.get_by_role("link", name=re.compile("Howard Quill")).first.click()
    expect(scripted.get_by_role("heading", level=1)).to_have_text("Howard Quill")


def test_1_suggestions_come_within_100_ms(scripted: Page) -> None:
    scripted.goto("/")
    times = [
        scripted.evaluate(
            "async q => { const t = performance.now(); await (await fetch('/search/suggestions?q=' + q)).text();"
            " return performance.now() - t; }",
            words,
        )
        for words in ("ma", "mar", "marsh", "dredging", "the po", "quill said", "x", "1", "elena m")
    ]
    assert sorted(times)[len(times) // 2] < 100, times


def test_1_keys_lead_through_a_list(scripted: Page) -> None:
    scripted.goto("/search?by=Howard+Quill")
    said = scripted.locator("main .stmt .content:visible")
    expect(said.first).to_be_visible()
    scripted.keyboard.press("j")
    expect(said.nth(0)).to_be_focused()
    scripted.keyboard.press("j")
    expect(said.nth(1)).to_be_focused()
    scripted.keyboard.press("k")
    expect(said.nth(0)).to_be_focused()
    scripted.keyboard.press("x")
    expect(scripted).to_have_url(re.compile(r"/facts/s\d+\.\d+$"))
    scripted.keyboard.press("?")
    expect(scripted).to_have_url(re.compile("/help#keys$"))
    expect(scripted.get_by_role("heading", name="Keys")).to_be_in_viewport()


def test_2_somebody(page: Page) -> None:
    page.goto("/people")
    page.get_by_role("link", name="Elena Marsh", exact=True).click()
    expect(page).to_have_url(re.compile(r"/who/\d+-elena-marsh$"))
    here = page.url
    expect(page.locator(".office-row svg").first).to_be_visible()
    expect(page.locator("#ties .rows")).to_contain_text(["Ruth Abernathy"])
    page.locator("#ties svg a[href^='/who/'] >> visible=true").first.click()  # the chart can be followed
    expect(page).to_have_url(re.compile(r"/who/\d+$"))
    assert page.url != here
    page.goto(here)
    filters = page.get_by_role("form", name="Filter what they said")
    filters.get_by_label("How").select_option("direct")
    filters.get_by_label("Publisher").select_option("The Lindale Courier")
    filters.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"mode=direct.*publisher=The\+Lindale\+Courier"))
    expect(page.locator("#said .mode").first).to_have_text("quoted")
    expect(page.locator("#said .mode").filter(has_not_text=re.compile("^quoted$"))).to_have_count(0)
    expect(page.get_by_role("heading", name="What others said of them")).to_be_visible()
    page.locator("#said .told .content").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+#w-s\d+$"))
    in_view(page, page.url.partition("#")[2])


def test_3_an_article_and_its_margin(page: Page) -> None:
    page.goto("/articles")
    page.get_by_role("link", name="Secretary denies asking port director to quit").click()
    for name in ("Who said what", "No comment", "Dates", "Figures", "People and organizations", "Versions and copies"):
        expect(page.get_by_role("heading", name=name, exact=name != "Who said what").first).to_be_visible()
    for key in ("s4", "x1", "f1", "c1", "e1"):  # statement, silence, figure, date, name
        line = page.locator(f"aside #{key}")
        line.locator(f"a[href='#w-{key}']").first.click()
        expect(page).to_have_url(re.compile(f"#w-{key}$"))
        in_view(page, f"w-{key}")
    page.locator("#w-s4 > .tag").click()
    expect(page).to_have_url(re.compile("#s4$"))
    in_view(page, "s4")
    page.locator("article .fig").first.click()
    expect(page).to_have_url(re.compile(r"#f\d+$"))
    in_view(page, page.url.partition("#")[2])
    page.locator("article a.time").first.click()
    expect(page).to_have_url(re.compile(r"#[cv]\d+$"))
    in_view(page, page.url.partition("#")[2])


def test_4_timeline(page: Page) -> None:
    page.goto("/")
    menu(page, "Timeline")
    for period in ("2024", "2024-05"):
        page.locator(f"svg a[data-period='{period}']").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"at={period}$"))
    expect(page.locator("svg.time-axis a:visible").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Jun 2024")).first.click()
    expect(page).to_have_url(re.compile("at=2024-06$"))
    page.get_by_role("link", name="All years").click()
    expect(page.locator(".moments .cited").first).to_be_visible()


def test_4_timeline_follows_keys_and_wheel(scripted: Page) -> None:
    scripted.goto("/timeline")
    chart = scripted.locator("[data-zoom]")
    chart.focus()
    for key, at in (
        ("+", "at=2024$"),
        ("+", "at=2024-05$"),
        ("ArrowLeft", "at=2024-04$"),
        ("ArrowRight", "at=2024-05$"),
        ("-", "at=2024$"),
    ):
        scripted.wait_for_timeout(300)
        scripted.keyboard.press(key)
        expect(scripted).to_have_url(re.compile(at))
    scripted.wait_for_timeout(300)
    scripted.locator("svg a[data-period='2024-05']").hover()
    scripted.mouse.wheel(0, -100)
    expect(scripted).to_have_url(re.compile("at=2024$"))  # without Ctrl the page scrolls
    scripted.locator("svg a[data-period='2024-05']").hover()
    scripted.keyboard.down("Control")
    scripted.mouse.wheel(0, -100)
    expect(scripted).to_have_url(re.compile("at=2024-05$"))
    expect(scripted.locator("svg.time-axis a:visible").first).to_be_visible()
    scripted.wait_for_timeout(300)
    scripted.locator("svg.time-axis:visible").hover()
    scripted.mouse.wheel(0, 100)
    scripted.keyboard.up("Control")
    expect(scripted).to_have_url(re.compile("at=2024$"))
    scripted.go_back()
    expect(scripted.locator(".crumbs b")).to_have_text("May 2024")


def test_5_silences(page: Page) -> None:
    page.goto("/")
    menu(page, "No comment")
    row = page.get_by_role("row").filter(has_text="Ruth Abernathy")
    expect(row).to_contain_text("The Harbor Ledger")
    expect(row).to_contain_text("17 May 2024")
    expect(row).to_contain_text("5 days later")
    page.get_by_label("Publisher").select_option("The Lindale Courier")
    page.get_by_role("button", name="Show").click()
    publishers = page.locator("tbody td:nth-of-type(1) a")
    expect(publishers.filter(has_not_text="The Lindale Courier")).to_have_count(0)
    expect(publishers.first).to_have_text("The Lindale Courier")


def test_6_figures(page: Page) -> None:
    page.goto("/figures")
    page.get_by_role("textbox", name="What is counted").fill("eels")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("figure > svg > a").first).to_be_visible()
    expect(page.locator("figure > svg > .clash")).to_have_count(1)
    expect(page.get_by_role("row").filter(has_text="more than 3,000 eels")).to_contain_text("≠")
    page.locator("figure > svg > a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\d+#w-f1$"))


def test_7_a_fact_is_corrected_and_undone(page: Page) -> None:
    page.goto("/articles/2")
    page.locator("#s1 .fix").click()
    form = page.get_by_role("form", name="Change the speaker")
    form.get_by_label("Somebody in this article").select_option(label="Ruth Abernathy")
    form.get_by_label("Your name").fill("Walker")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("is made")
    page.get_by_role("form", name="Right or wrong?").get_by_role("button", name="It is wrong").click()
    expect(page.locator("#correct-h ~ .note")).to_contain_text("rejected")
    page.get_by_role("link", name="Its words in the article").click()
    expect(page.locator("#s1")).to_have_count(0)
    menu(page, "Corrections")
    for _ in range(2):
        expect(page.locator("tbody tr").first).to_contain_text("Walker")
        page.locator("tbody").get_by_role("button", name=re.compile("^Undo")).first.click()
    page.goto("/articles/2")
    expect(page.locator("#s1")).to_have_count(1)


def test_7_somebody_is_renamed_merged_split(page: Page, store: Path) -> None:
    with open_store(store, readonly=True) as opened:
        feld, voss = (opened.find(name)[0].id for name in ("Dana Feld", "Carla Voss"))
    page.goto(f"/who/{feld}")
    form = page.get_by_role("form", name="Rename")
    form.get_by_label("Name", exact=True).fill("Dana R. Feld")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dana R. Feld")
    form = page.get_by_role("form", name="Merge")
    form.get_by_label("Merge with").fill(f"#{voss}")
    form.get_by_role("button").click()
    expect(page.locator("main > .aliases")).to_contain_text("Carla Voss")
    form = page.get_by_role("form", name="Split")
    form.get_by_label("This name means someone else").select_option("Carla Voss")
    form.get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("is made")
    expect(page.locator("main > .aliases")).not_to_contain_text("Carla Voss")
    menu(page, "Corrections")
    for _ in range(3):
        page.locator("tbody").get_by_role("button", name=re.compile("^Undo")).first.click()
    page.goto(f"/who/{feld}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dana Feld")


@pytest.mark.parametrize("key", ["y", "n"])
def test_7_a_question_is_answered_by_a_key(scripted: Page, key: str) -> None:
    scripted.goto("/questions")
    expect(scripted.locator(".sides > section")).to_have_count(2)
    scripted.keyboard.press("s")
    scripted.wait_for_url(re.compile("skip=0"))
    scripted.keyboard.press(key)
    expect(scripted.get_by_text("There are no open questions")).to_be_visible()
    scripted.get_by_role("status").get_by_role("button").click()
    scripted.goto("/questions")
    expect(scripted.locator(".sides > section")).to_have_count(2)


def test_7_a_question_is_answered_by_a_button(page: Page) -> None:
    page.goto("/questions")
    page.get_by_role("button", name="Same").click()
    expect(page.get_by_text("There are no open questions")).to_be_visible()
    page.get_by_role("status").get_by_role("button").click()
    expect(page.get_by_role("status")).to_contain_text("is undone")
    expect(page.locator(".sides > section")).to_have_count(2)


def test_8_tables_are_taken_along(page: Page) -> None:
    page.goto("/silences?publisher=The+Lindale+Courier")
    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV", exact=True).click()
    table = coming.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert "Dana Feld" in {row["silence_party"] for row in rows}
    assert {row["silence_article_publisher"] for row in rows} == {"The Lindale Courier"}
    answer = page.goto(page.get_by_role("link", name="JSON", exact=True).get_attribute("href") or "")
    assert answer is not None and answer.json()["rows"]
