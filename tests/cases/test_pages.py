"""Pages: captions once, no buttons, a paywall's invitation. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.intake.html import article_from_html

FIRST = (
    "<p>The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.</p>"
)
SECOND = (
    "<p>“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”</p>"
)


def parts(between: str, after: str = "") -> list[tuple[str, str]]:
    page = f"<html lang='en'><body><article><h1>Pier closed until summer</h1>{FIRST}{between}{SECOND}{after}</article></body></html>"
    article = article_from_html(page.encode(), source="pier.html")
    return [(p.kind, article.text[slice(*p.span)]) for p in article.passages]


FIGURES = [
    "<figure><img src='a.jpg'><figcaption><span class='caption__text'>The pier on Thursday.</span><span class='caption__credit'>Tom Reed / AP</span></figcaption></figure>",
    "<figure class='wp-caption'><img src='a.jpg'><figcaption class='wp-caption-text'>The pier on Thursday. Tom Reed / AP</figcaption></figure>",
    "<div class='caption-box'><img src='a.jpg'><p class='caption'>The pier on Thursday.</p><p class='caption'>Tom Reed / AP</p></div>",
    "<figure><picture><img src='a.jpg'></picture><figcaption>The pier on Thursday.<cite>Tom Reed / AP</cite></figcaption></figure>",
    "<figure><img src='a.jpg'><figcaption><div class='caption'><span>The pier on Thursday.</span> <small>Tom Reed / AP</small></div></figcaption></figure>",
]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_a_picture_has_one_caption(figure: str) -> None:
    assert [words for kind, words in parts(figure) if kind == "caption"] == ["The pier on Thursday. Tom Reed / AP"]


@pytest.mark.parametrize("button", ["Facebook", "WhatsApp", "Copy link", "X", "Email", "Print"])
def test_share_buttons_have_no_captions(button: str) -> None:
    item = (
        f"<li><a href='#'><figure><figcaption class='social-tools__icon-text'>{button}</figcaption></figure></a></li>"
    )
    assert button not in [words for _, words in parts(f"<ul class='social-tools'>{item}{item}</ul>")]


@pytest.mark.parametrize(
    "invitation",
    ["To read the full story, subscribe or sign in.", "Subscribe now for $1 a week. Cancel anytime.", "Already a subscriber? Log in.",
     "This article is for subscribers only. Sign in to read on.", "Get unlimited access for £1 a month."],
)  # fmt: skip
def test_a_paywall_invites_and_is_not_the_story(invitation: str) -> None:
    assert ("boilerplate", invitation) in parts("", f"<div class='paywall'><p>{invitation}</p></div>")
