"""The review page in a browser: a key each, rulings in place with an undo beside them, and the same without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.store.doubtful import doubtful_store
from tests.web.served import browser, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with served(doubtful_store(tmp_path / "s.db")) as base:
        yield base


def opened(chromium: Browser, address: str, *, script: bool = True, width: int = 1280) -> Page:
    size = {"width": width, "height": 812}
    context = chromium.new_context(base_url=address, java_script_enabled=script, viewport=size)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/review")
    return page


def test_each_key_rules_on_the_fact_in_hand(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    tie, statement, event = (page.locator(f'[id="{fact}"]') for fact in ("t3.1", "s1.1", "e1.1"))
    page.keyboard.press("s")
    expect(statement).to_be_focused()
    page.keyboard.press("a")
    expect(statement.get_by_role("status")).to_contain_text("Accepted.")
    expect(event).to_be_focused()
    page.keyboard.press("r")
    expect(event.get_by_role("status")).to_contain_text("Rejected.")
    page.keyboard.press("u")
    expect(event.get_by_role("button", name="Reject")).to_be_visible()
    page.keyboard.press("k")
    expect(tie).to_be_focused()
    page.keyboard.press("x")
    expect(tie.get_by_role("checkbox")).to_be_checked()
    statement.get_by_role("button", name="Undo").click()
    expect(statement.get_by_role("button", name="Accept")).to_be_visible()
    page.reload()
    expect(page.locator(".case")).to_have_count(3)
    page.context.close()


def test_another_speaker_and_a_reason_are_given_in_place(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    statement = page.locator('[id="s1.1"]')
    statement.get_by_text("Reason, other speaker").click()
    statement.get_by_role("button", name="They said it").click()
    expect(statement.get_by_role("status")).to_have_text("Who said it? Give a name.")
    statement.get_by_label("Reason").first.fill("the caption says so")
    statement.get_by_label("Who said it").fill("Nobody of that name")
    statement.get_by_role("button", name="They said it").click()
    expect(statement.get_by_role("status")).to_contain_text("Nobody of that name")
    statement.get_by_label("Who said it").fill("Boris Lunt")
    statement.get_by_role("button", name="They said it").click()
    expect(statement.get_by_role("status")).to_contain_text("Speaker changed.")
    page.goto("/corrections")
    expect(page.locator("#c1")).to_contain_text("the caption says so")
    page.context.close()


def test_a_fact_is_edited_in_place(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    tie = page.locator('[id="t3.1"]')
    page.keyboard.press("e")
    expect(tie.get_by_label("Kind")).to_be_focused()
    tie.get_by_label("Date").fill("last May")
    tie.get_by_role("button", name="Save t3.1 as edited").click()
    expect(tie.get_by_role("status")).to_contain_text("when: last May is not a date")
    tie.get_by_label("Kind").select_option("sibling of")
    tie.get_by_label("Date").fill("2021")
    tie.get_by_label("Date").press("Enter")
    expect(tie.get_by_role("status")).to_contain_text("Saved.")
    tie.get_by_role("button", name="Undo").click()
    expect(tie.get_by_role("button", name="Accept t3.1")).to_be_visible()
    page.goto("/corrections")
    expect(page.locator("#c1")).to_contain_text("kind sibling_of, was spouse_of; when 2021, was nothing")
    page.context.close()


@pytest.mark.parametrize("width", [375, 1280])
def test_without_script_the_buttons_do_the_same(chromium: Browser, address: str, width: int) -> None:
    page = opened(chromium, address, script=False, width=width)
    page.get_by_role("button", name="Accept s1.1").click()
    expect(page.get_by_text("Correction 1 is made.")).to_be_visible()
    expect(page.locator(".case")).to_have_count(2)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_text("2 facts are done, corrections 2 to 3.")).to_be_visible()
    page.get_by_role("button", name="Undo all of them").click()
    expect(page.locator(".case")).to_have_count(2)
    page.context.close()
