"""Posts that somebody held while they did something: they need a tree."""

from __future__ import annotations

import pytest

from onrecord.facts.read import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Lee used a private account as secretary of state.", [("secretary of state", "former")]),
        pytest.param(
            "Her rivals asked about Ann Lee's use of a private account as secretary of state.",
            [("secretary of state", "former")],
            marks=pytest.mark.xfail(strict=True, reason="the network's tree hangs the post on the account"),
        ),
        ("Governor Ann Lee used a private account as governor.", [("governor", "current")]),
        ("Ann Lee said that as president she would close the port.", []),
        ("Ann Lee met the owners as well as president of the club Bo Roe.", []),
        ("Ann Lee called him a father figure, as governors often did.", []),
    ],
)  # fmt: skip
def test_what_somebody_did_in_a_post(text: str, wanted: list[tuple[str, str]]) -> None:
    record = read(text, published="2016-09-20")
    lee = [e.id for e in record.entities if e.name == "Ann Lee"]
    assert [(o.title, o.status) for o in record.offices if o.holder in lee] == wanted
