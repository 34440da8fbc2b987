"""Bringing articles in a browser: a file that is chosen, with script and without."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from onrecord.record import to_json
from onrecord.resolve import open_store
from tests.store.doubtful import uncertain
from tests.web.served import browser, served

pytestmark = pytest.mark.browser
_LONG = 120_000
"""Milliseconds that a process may take to start on a machine that has much else to do."""


@pytest.mark.parametrize("script", [True, False])
def test_a_file_is_chosen_and_its_article_opened(tmp_path: Path, script: bool) -> None:
    open_store(tmp_path / "s.db").close()
    record = (to_json(uncertain().record()) + "\n").encode()
    with served(tmp_path / "s.db") as base, browser() as chromium:
        page = chromium.new_context(base_url=base, java_script_enabled=script).new_page()
        page.goto("/")
        page.get_by_role("main").get_by_role("link", name="Bring articles").click()
        page.get_by_label("Files").set_input_files({"name": "a.jsonl", "mimeType": "text/plain", "buffer": record})
        if script:
            expect(page.get_by_role("listitem").filter(has_text="a.jsonl")).to_be_visible()
        page.get_by_role("button", name="Read them").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("1 article added", timeout=_LONG)
        page.get_by_role("region", name="Added").get_by_role("link").click()
        expect(page.get_by_role("article")).to_contain_text("the bridge is safe")
