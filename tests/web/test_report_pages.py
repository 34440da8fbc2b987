"""Disputes, positions, ties, offices and comparisons as pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.resolve import open_store
from onrecord.store.read.answers import Article
from onrecord.store.read.reported import Stand
from onrecord.web import create_app
from onrecord.web.topics import as_written, shared_topics, topics
from tests.store.small import Small
from tests.web.html import texts, tree
from tests.web.samples import sample_store
from tests.web.story import TOKEN

SLOW = 0.2
"""Seconds that no page takes."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = sample_store(tmp_path_factory.mktemp("reports") / "story.db")
    with open_store(path) as opened:
        opened.add_all([officer("Uwe Umber", "2019-02-01").record(), officer("Ada Obst", "2021-06-01").record()])
    return path


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store, token=TOKEN), base_url="http://127.0.0.1") as opened:
        yield opened


def officer(name: str, day: str) -> Small:
    small = Small(f"{name}, lock keeper of the Weir Bureau, spoke.", source=name, published=day)
    small.office(small.entity(name), "lock keeper", small.entity("Weir Bureau", kind="organization"))
    return small


def number_of(store: Path, name: str) -> int:
    with open_store(store, readonly=True) as opened:
        return opened.find(name)[0].id


def stand(fact: str, target: str | None, *, confidence: float = 0.9) -> Stand:
    article = Article(id=1, name="a", publisher=None, published=None)
    return Stand(
        fact=fact, actor="Ada", actor_id=1, act="oppose", target=target, according_to=None, at=None,
        confidence=confidence, words="Ada opposed it", article=article,
    )  # fmt: skip


def test_a_dispute_has_both_accounts_and_what_followed(client: TestClient) -> None:
    page = tree(client, "/disputes")
    (told,) = [d for d in page.cssselect(".dispute") if "Howard Quill" in d.cssselect("h2")[0].text_content()]
    sides = told.cssselect(".sides > section")
    assert [s.get("aria-label") for s in sides] == ["Elena Marsh in this article", "Howard Quill in this article"]
    assert any("had asked her to leave" in line for line in texts(sides[0], ".told"))
    assert texts(sides[1], ".told")[0].startswith("Howard Quill denied")
    assert texts(told, "h3")[-1].startswith("What they said of each other later")
    own_day = told.cssselect(".notes .cited")[0].text_content()
    later = told.cssselect(".dispute > .stmts .cited")
    assert later and all(own_day not in one.text_content() for one in later)


def test_disputes_are_narrowed_by_words_and_by_whom(client: TestClient) -> None:
    assert tree(client, "/disputes?on=resign&of=Quill").cssselect(".dispute")
    assert texts(tree(client, "/disputes?on=eels"), ".empty") == ["No dispute matches."]
    assert not tree(client, "/disputes?of=Ada+Obst").cssselect(".dispute")


@pytest.mark.parametrize("path", ["/disputes", "/positions", "/ties", "/offices"])
def test_a_name_that_several_bear_keeps_the_form_and_lists_them(client: TestClient, path: str) -> None:
    page = tree(client, f"{path}?of=Ada+Jessop")
    assert page.xpath("//input[@name='of']/@value") == ["Ada Jessop"]
    links = page.xpath("//div[@class='note']//a/@href")
    assert len(links) == 2
    assert all(tree(client, link).xpath("//h1/a") for link in links)


@pytest.mark.parametrize("path", ["/disputes?of=", "/compare?b=Marsh&a="])
def test_an_unknown_name_keeps_the_form_and_suggests(client: TestClient, path: str) -> None:
    page = tree(client, f"{path}Howart+Quill")
    assert "Howart Quill" in page.xpath("//form[@class='filters']//input/@value")
    assert any("Howard Quill" in line for line in texts(page, ".note a"))


def test_positions_by_person_and_topic(client: TestClient, store: Path) -> None:
    quill = number_of(store, "Howard Quill")
    page = tree(client, "/positions")
    assert f"/positions?of=e{quill}" in page.xpath("//ul[@class='chips']//a/@href")
    own = tree(client, f"/positions?of=e{quill}")
    assert all(line.startswith("Howard Quill") for line in texts(own, ".told"))
    topic = tree(client, "/positions?on=account")
    assert texts(topic, ".told") and all("account" in line.casefold() for line in texts(topic, ".stmt"))


def test_a_position_is_shown_with_the_words_that_say_it(client: TestClient) -> None:
    page = tree(client, "/positions?on=governor+to+act")
    (row,) = page.cssselect(".stmt")
    assert texts(row, ".around .within") == ["Quill had asked the governor to act as early as April"]
    assert texts(row, ".around")[0].startswith("According to two officials") and texts(row, ".around")[0].endswith(".")
    assert "according to two officials" in texts(row, ".notes")[0]


def test_a_number_in_an_address_is_a_name_in_the_form(client: TestClient, store: Path) -> None:
    quill, marsh = number_of(store, "Howard Quill"), number_of(store, "Elena Marsh")
    page = tree(client, f"/compare?a=e{quill}&b=e{marsh}")
    form = page.xpath("//form[@action='/compare']")[0]
    assert (dict(form.fields)["a"], dict(form.fields)["b"]) == ("Howard Quill", "Elena Marsh")
    assert texts(page, ".narrow tbody tr:first-child .label") == ["Howard Quill:", "Elena Marsh:"]


def test_topics_are_words_that_several_positions_share() -> None:
    found = [stand("p1.1", "the dredging plan"), stand("p1.2", "a plan against it"), stand("p1.3", "what against")]
    assert topics(found, most=9) == (("plan", 2),)
    assert topics([stand("p1.1", "a plan"), stand("p1.2", "a plan", confidence=0.2)], most=9) == ()


def test_topics_are_written_as_most_positions_write_them() -> None:
    found = [stand("p1.1", "Sanders on dams"), stand("p1.2", "the dam that Sanders built"), stand("p1.3", "the dam")]
    assert as_written([*found, stand("p1.4", None)]) == {"sander": "Sanders", "dam": "dam", "built": "built"}


def test_shared_topics_tell_each_pair_of_positions_once() -> None:
    first, second = (
        [stand("p1.1", "the dredging contract")],
        [stand("p2.1", "a dredging contract"), stand("p2.2", None)],
    )
    (topic,) = shared_topics(first, second)
    assert topic.word == "contract"
    assert ([s.fact for s in topic.first], [s.fact for s in topic.second]) == (["p1.1"], ["p2.1"])
    assert shared_topics(first, [stand("p2.1", "a bridge")]) == ()


def test_ties_of_a_kind_and_of_somebody(client: TestClient) -> None:
    whole = tree(client, "/ties")
    assert whole.cssselect("svg a")
    kinds = whole.xpath("//select[@name='kind']/option/@value")
    assert {"", "spouse_of", "fired_by"} <= set(kinds)
    rows = texts(tree(client, "/ties?kind=fired_by"), "tbody tr")
    assert rows and all("fired by" in row for row in rows)
    own = texts(tree(client, "/ties?of=Judith+Castellan&kind=spouse_of"), "tbody tr")
    assert len(own) == 1 and "Philip Dunmore" in own[0]
    assert client.get("/ties?kind=loves").status_code == 422


def test_an_office_lists_its_holders_in_order_of_days(client: TestClient) -> None:
    page = tree(client, "/offices?on=lock+keeper")
    assert texts(page, ".held-office h2") == ["lock keeper, Weir Bureau"]
    assert [t.split(" in articles")[0] for t in texts(page, ".office-row p:not(.around)")] == ["Uwe Umber", "Ada Obst"]
    assert len(page.cssselect(".office-row rect.seen")) == 2
    sentences = texts(page, ".office-row .around")
    assert ["lock keeper" in sentence and sentence.endswith(".") for sentence in sentences] == [True, True]
    assert texts(page, ".axis text")


def test_a_day_has_only_those_who_held_the_office_then(client: TestClient) -> None:
    page = tree(client, "/offices?on=lock+keeper&held=2021-06")
    assert [t.split(" in articles")[0] for t in texts(page, ".office-row p:not(.around)")] == ["Ada Obst"]
    assert "Jun 2021" in texts(page, ".lede")[0]
    assert any("/api/held?day=2021-06&on=lock" in link for link in page.xpath("//main//a/@href"))
    assert texts(tree(client, "/offices?on=lock+keeper&held=1950"), ".empty") == ["No office matches."]
    assert client.get("/offices?held=soon").status_code == 422


def test_two_are_compared(client: TestClient, store: Path) -> None:
    marsh, quill = number_of(store, "Elena Marsh"), number_of(store, "Howard Quill")
    page = tree(client, f"/compare?a=e{marsh}&b=e{quill}")
    assert texts(page, "h1") == ["Elena Marsh and Howard Quill"]
    assert len(page.cssselect(".dispute")) == 1
    left, right = page.xpath("//section[@aria-labelledby='about-h']//div[@class='sides']/section")
    assert all(line.startswith("Elena Marsh") for line in texts(left, ".told"))
    assert any("Marsh" in line.removeprefix("Howard Quill") for line in texts(right, ".told"))
    assert "Both are Elena Marsh" in texts(tree(client, f"/compare?a=e{marsh}&b=Elena+Marsh"), ".note")[0]
    assert not tree(client, f"/compare?a=e{marsh}").cssselect("table")


def test_somebodys_page_leads_to_them(client: TestClient, store: Path) -> None:
    quill = number_of(store, "Howard Quill")
    links = set(tree(client, f"/who/{quill}").xpath("//main//a/@href"))
    assert {f"/{what}=e{quill}" for what in ("disputes?of", "ties?of", "compare?a", "positions?of")} <= links
    menu = tree(client, "/").xpath("//nav[@aria-label='Pages']//a/@href")
    assert {"/disputes", "/positions", "/ties"} <= set(menu)


@pytest.mark.parametrize("path", ["/disputes", "/positions", "/ties", "/offices", "/compare?a=Elena+Marsh&b=Quill"])
def test_no_page_is_slow(client: TestClient, path: str) -> None:
    took = []
    for _ in range(5):
        start = time.perf_counter()
        tree(client, path)
        took.append(time.perf_counter() - start)
    assert min(took) < SLOW


@pytest.mark.parametrize("path", ["/search?q=resign", "/who/{}", "/disputes"])
def test_a_statement_stands_in_its_sentence(client: TestClient, store: Path, path: str) -> None:
    page = tree(client, path.format(number_of(store, "Howard Quill")))
    sentences = [s for s in texts(page, ".stmt .around") if "denied on Friday evening" in s]
    assert sentences
    assert any("that he had asked" in words for words in texts(page, ".around .within"))


@pytest.mark.parametrize("path", ["/", "/silences", "/figures?q=eels", "/questions"])
def test_no_page_claims_what_is_not_known(client: TestClient, path: str) -> None:
    words = " ".join(tree(client, path).text_content().split()).casefold()
    for claim in ("cannot both be true", "everybody who was asked", "asked by", "answer to them", "spoke later"):
        assert claim not in words


def test_a_path_joins_two_step_by_step(client: TestClient) -> None:
    page = tree(client, "/ties?of=Benedict+Rowe&to=Judith+Castellan")
    assert texts(page, "h1") == ["Ties from Benedict Rowe to Judith Castellan"]
    assert texts(page, ".steps-list > li > p") == [
        "Benedict Rowe — Elena Marsh", "Elena Marsh — Ruth Abernathy", "Ruth Abernathy — Judith Castellan",
    ]  # fmt: skip
    assert page.cssselect("svg.chart") and not page.cssselect("table")
    for href in page.xpath("//ol[@class='steps-list']//a/@href"):
        assert client.get(href.partition("#")[0]).status_code == 200
    assert "No chain of six ties" in texts(tree(client, "/ties?of=Uwe+Umber&to=Elena+Marsh"), ".empty")[0]


def test_the_chart_leaves_as_svg_and_graphml(client: TestClient) -> None:
    page = tree(client, "/ties?of=Elena+Marsh")
    svg, graphml = page.xpath("//p[@class='take']/a[@download and contains(@href, '/ties.')]/@href")
    drawn = lxml.etree.fromstring(client.get(svg).content)
    shown = set(texts(page, ".plot.wide .box .n"))
    told = {" ".join(t.itertext()) for t in drawn.iter("{http://www.w3.org/2000/svg}text") if t.get("class") == "n"}
    assert told == shown
    links = [a.get("href") for a in drawn.iter("{http://www.w3.org/2000/svg}a")]
    assert links and all(link.startswith("http://127.0.0.1/") for link in links)
    nodes = lxml.etree.fromstring(client.get(graphml).content).iter("{*}node")
    assert len(list(nodes)) == len(shown)
    for answer in (client.get(svg), client.get(graphml)):
        assert answer.headers["content-disposition"].startswith("attachment")
