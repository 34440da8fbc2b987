"""Pages as tests read them."""

from __future__ import annotations

import lxml.html
from fastapi.testclient import TestClient


def tree(client: TestClient, path: str) -> lxml.html.HtmlElement:
    """Return a page that is answered with 200."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:500])
    return lxml.html.fromstring(answer.text)


def texts(page: lxml.html.HtmlElement, selector: str) -> list[str]:
    """Return what elements say, each in one line."""
    return [" ".join(e.text_content().split()) for e in page.cssselect(selector)]
