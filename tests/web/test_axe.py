"""No page keeps anybody out: axe-core finds nothing against WCAG 2.2 AA, in light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.served import PAGES, browser, served
from tests.web.story import add_versions, small_store

pytestmark = pytest.mark.browser
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
LOOKS = [("light", 1280), ("dark", 1280), ("light", 375), ("dark", 375)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    store = add_versions(small_store(tmp_path_factory.mktemp("axe") / "s.db"))
    with served(store) as address, browser() as chromium:
        context = chromium.new_context(base_url=address, reduced_motion="reduce")
        yield context.new_page()
        context.close()


@pytest.mark.parametrize("path", (*PAGES, "/versions/10"))
def test_nobody_is_kept_out(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if path == "/missing" else 200), path
    page.evaluate(Axe().axe_script)
    found = {}
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        result: Any = page.evaluate("rules => axe.run(document, rules)", _RULES)
        found.update(
            {(scheme, width, v["id"]): [n["html"][:160] for n in v["nodes"]][:4] for v in result["violations"]}
        )
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{path} is {wider} px wider than {width}"
    assert not found
