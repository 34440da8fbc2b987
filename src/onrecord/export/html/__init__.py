"""One article's record as one page that needs nothing else: no server, no network, no script.

The script makes it better (a click anywhere on a statement, all pieces lit); all of its links
work without. A content security policy allows the page's own style and script by their hashes and
nothing else at all.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.record import Record
from onrecord.views.page import page

__all__ = ["render"]


def render(record: Record) -> str:
    """The page of a record: HTML, the same bytes for the same record."""
    template = _environment().get_template("page.html.j2")
    return template.render(page=page(record), css=_own("page.css"), js=_own("page.js"), policy=_policy())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["px"] = lambda number: f"{number:.7g}"  # 12.0 is "12": a tenth of a chart's bytes
    return environment


@cache
def _own(name: str) -> Markup:
    """A style sheet or script of the package, as it goes between its tags."""
    file = resources.files("onrecord.export.html").joinpath("templates", name)
    return Markup(file.read_text("utf-8"))  # our own file: nothing of the article is in it


@cache
def _policy() -> str:
    style, script = (_hash(_own(name)) for name in ("page.css", "page.js"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"


def _hash(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"
