"""The pages as a browser gets them: what they show, where their links lead, what their forms change."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import msgspec
import pytest
from fastapi.testclient import TestClient

from onrecord import Record
from onrecord.export.formats import FORMATS
from onrecord.record import Silence, Source
from onrecord.resolve import open_store
from onrecord.store import Correction
from onrecord.web import create_app
from tests.store.invented import invented_records
from tests.store.small import Small
from tests.web.html import texts
from tests.web.samples import sample_store
from tests.web.story import TOKEN

HEADERS = {"Origin": "http://127.0.0.1"}
LARGEST = 300_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_store(tmp_path_factory.mktemp("pages") / "story.db")


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "story.db"))


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    app = create_app(store, token=TOKEN, author="tester")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def tree(client: TestClient, path: str, *, status: int = 200) -> lxml.html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.text[:2000])
    assert len(answer.content) < LARGEST, path
    return lxml.html.fromstring(answer.text)


def number_of(store: Path, name: str) -> int:
    with open_store(store, readonly=True) as opened:
        return opened.find(name)[0].id


def change(client: TestClient, what: str, **fields: object) -> str:
    """Post a form; where it leads."""
    answer = client.post(f"/corrections/{what}", data={"token": TOKEN, **fields}, headers=HEADERS)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """From the start page on, as far as three steps lead; fragments are there where they point."""
    seen: dict[str, lxml.html.HtmlElement] = {}
    edge = ["/"]
    for _ in range(3):
        found: set[str] = set()
        for path in edge:
            if path not in seen:
                seen[path] = tree(client, path)
                found |= {
                    h for h in seen[path].xpath("//a/@href") if not h.startswith(("#", "/api/", "/export/", "/openapi"))
                }
        edge = sorted({h.partition("#")[0] for h in found})[:150]
    assert len(seen) > 60
    checked = 0
    for path, page in seen.items():
        ids = set(page.xpath("//@id"))
        for href in page.xpath("//a/@href"):
            target, _, place = href.partition("#")
            held = ids if not target else set(seen[target].xpath("//@id")) if target in seen else None
            if place and held is not None:
                assert place in held, (path, href)
                checked += 1
    assert checked > 500


def test_every_table_comes_as_csv_and_json(client: TestClient) -> None:
    paths = (
        "/people",
        "/articles",
        "/silences",
        "/disputes?on=resign",
        "/positions?of=Howard+Quill",
        "/ties?of=Elena+Marsh",
        "/ties?of=Elena+Marsh&to=Judith+Castellan",
        "/offices",
        "/compare?a=Elena+Marsh&b=Howard+Quill",
        "/sources?by=author",
        "/versions",
        "/changes?what=Elena+Marsh",
        "/timeline",
        "/figures?q=ships",
        "/questions",
        "/corrections",
        "/data",
    )
    links = {h for p in paths for h in tree(client, p).xpath("//a/@href") if h.startswith("/api/")}
    assert len(links) > 20
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, (link, answer.text)
        assert answer.headers["content-type"].startswith("text/csv" if "format=csv" in link else "application/json")


def test_the_store_leaves_in_every_format_with_its_corrections(client: TestClient, store: Path) -> None:
    change(client, "rename", who=f"e{number_of(store, 'Elena Marsh')}", name="Elena Zq Marsh")
    links = [h for h in tree(client, "/export").xpath("//a/@href") if h.startswith("/export/")]
    assert [link.removeprefix("/export/") for link in links] == [form.name for form in FORMATS]
    for link, form in zip(links, FORMATS, strict=True):
        answer = client.get(link)
        assert answer.status_code == 200, (link, answer.text)
        assert answer.headers["content-type"].startswith(form.media_type)
        assert f'filename="story-{form.name}{form.suffix}"' in answer.headers["content-disposition"]
        if not form.many and form.name != "xlsx":
            assert "Elena Zq Marsh" in answer.text
    assert client.get("/export/docx").status_code == 404


def test_a_page_comes_back_under_its_address(client: TestClient, store: Path) -> None:
    marsh = number_of(store, "Elena Marsh")
    page = tree(client, f"/who/{marsh}?mode=direct&publisher=The+Lindale+Courier")
    (form,) = page.cssselect("#said form")
    assert dict(form.fields)["mode"] == "direct"
    assert dict(form.fields)["publisher"] == "The Lindale Courier"
    assert set(texts(page, "#said .mode")) == {"quoted"}
    assert {t.split(",")[0] for t in texts(page, "#said .cited")} == {"The Lindale Courier"}


def test_what_somebody_said_is_searched_for_words(client: TestClient, store: Path) -> None:
    quill = number_of(store, "Howard Quill")
    page = tree(client, f"/who/{quill}?words=resign")
    found = texts(page, "#said .content")
    assert found and len(found) < len(texts(tree(client, f"/who/{quill}"), "#said .content"))
    assert all("resign" in words for words in found)
    assert page.xpath("//*[@id='said']//input[@name='words']/@value") == ["resign"]
    assert "words=resign" in page.xpath("//*[@id='said']//a[text()='CSV']/@href")[0]
    assert texts(tree(client, f"/who/{quill}?words=%2B%2B"), "#said .empty")


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/silences?publisher=&since=2024-05&until=", "/silences?since=2024-05"),
        ("/search?q=", "/search"),
        ("/who/1?mode=&force=denies&setting=", "/who/1?force=denies"),
        ("/who/%3Cb%3E?mode=", "/who/%3Cb%3E"),
        ("/disputes?on=a+b%26c&of=", "/disputes?on=a+b%26c"),
    ],
)
def test_empty_fields_leave_the_address(client: TestClient, asked: str, leads: str) -> None:
    answer = client.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (307, leads)


def test_an_address_without_empty_fields_stays(client: TestClient) -> None:
    assert client.get("/silences?since=2024-05").status_code == 200


def test_start(client: TestClient) -> None:
    page = tree(client, "/")
    assert texts(page, ".tiles a")[0] == "10 articles"
    assert "Elena Marsh 6" in texts(page, ".chips a")
    assert page.cssselect('form[role=search] input[name="q"]')
    assert {"/silences", "/disputes", "/compare", "/figures", "/ties"} <= set(
        page.xpath("//ul[@class='asks']//a/@href")
    )
    quoted = texts(page, "section[aria-labelledby=new-said] .told .who")
    assert len(quoted) == len(set(quoted)) > 1


def test_a_quotation_on_the_start_page_has_its_speaker_beside_it(tmp_path: Path) -> None:
    small = Small("Ada Jessop said: “Wait.” Uwe Umber left. Then it rained on him and on her. “It rained,” she said.")
    ada, uwe = small.entity("Ada Jessop"), small.entity("Uwe Umber")
    small.statement("“Wait.”", ada)
    small.statement("“It rained,”", uwe)
    told = small.statements[-1]
    small.statements[-1] = msgspec.structs.replace(told, source=Source(spans=(small.at("she"),), entity=uwe))
    with open_store(tmp_path / "s.db") as store:
        store.add_all([small.record()])
    with TestClient(create_app(tmp_path / "s.db", token=TOKEN), base_url="http://127.0.0.1") as opened:
        assert texts(tree(opened, "/"), "section[aria-labelledby=new-said] .told .who") == ["Ada Jessop"]


def test_suggestions_are_a_part_of_a_page(client: TestClient) -> None:
    answer = client.get("/search/suggestions", params={"q": "mar"})
    part = lxml.html.fragment_fromstring(answer.text, create_parent=True)
    assert "<html" not in answer.text
    assert any("Elena Marsh" in t for t in texts(part, "a"))


def test_somebody(client: TestClient, store: Path) -> None:
    page = tree(client, f"/who/{number_of(store, 'Elena Marsh')}")
    assert texts(page, "h1") == ["Elena Marsh"]
    assert any(t.startswith("director, Tidewater Port Authority") for t in texts(page, ".office-row a"))
    assert page.cssselect(".office-row svg rect.seen")
    assert any("Ruth Abernathy" in t for t in texts(page, "#ties .rows li"))
    other = f"/who/{number_of(store, 'Howard Quill')}"
    assert other in page.xpath("//svg//a/@href")
    assert any("Howard Quill" in t for t in texts(page, "#of .told"))
    assert len(texts(page, "#articles .title")) == 6


def test_a_wrong_day_is_mended_in_place(client: TestClient) -> None:
    answer = client.get("/articles?q=port&since=banana")
    assert answer.status_code == 422
    page = lxml.html.fromstring(answer.text)
    (form,) = page.cssselect("main form")
    assert (form.get("action"), dict(form.fields)) == ("/articles", {"q": "port", "since": "banana"})
    (wrong,) = page.cssselect("[aria-invalid]")
    assert wrong.get("name") == "since"
    (said,) = texts(page, f"#{wrong.get('aria-describedby')}")
    assert said == "“banana” is not a date. Try 2022-11-09, 2022-11 or 2022."


def test_articles_that_name_somebody(client: TestClient, store: Path) -> None:
    page = tree(client, f"/articles?about=e{number_of(store, 'Elena Marsh')}")
    assert texts(page, "h1") == ["Articles that name Elena Marsh"]
    assert len(texts(page, ".rows .title")) == 6 < len(texts(tree(client, "/articles"), ".rows .title"))


def test_facts_lead_to_their_words_and_back(client: TestClient) -> None:
    page = tree(client, "/articles/2")
    marks = page.cssselect("article [id^=w-]")
    assert len(marks) > 60
    ids = set(page.xpath("//@id"))
    for mark in marks:
        key = mark.get("id").removeprefix("w-")
        if key[0] in "sxcfe":
            assert key in ids, key  # its line in the margin
    for line in page.cssselect("aside [id]"):
        if re.fullmatch(r"[sxcf]\d+", line.get("id")):
            assert f"#w-{line.get('id')}" in line.xpath(".//a/@href"), line.get("id")
    for kind, at_least in (("time", 10), ("name", 10), ("fig", 3), ("sil", 1)):
        assert len(page.cssselect(f"article .{kind}")) >= at_least, kind


def test_an_article_is_its_text_to_the_letter(client: TestClient, store: Path) -> None:
    with open_store(store, readonly=True) as opened:
        record: Record = opened.record(2)
    page = tree(client, "/articles/2")
    for tag in page.cssselect("article .tag"):
        tag.getparent().text = (tag.getparent().text or "") + (tag.tail or "")
        tag.getparent().remove(tag)
    shown = "".join(page.cssselect("article")[0].text_content().split())
    for passage in record.article.passages:
        assert "".join(record.words(passage.span).split()) in shown


def test_copies_and_versions(client: TestClient, store: Path) -> None:
    with open_store(store, readonly=True) as opened:
        copy = next(h for h in opened.browse.articles(limit=50).rows if h.copy_of)
    page = tree(client, f"/articles/{copy.id}")
    assert f"/articles/{copy.copy_of}" in page.xpath("//*[@id='editions']//a/@href")


def test_timeline_zooms(client: TestClient, store: Path) -> None:
    years = tree(client, "/timeline").xpath("//a[@data-period]/@href")
    assert "/timeline?at=2024" in years
    year = tree(client, "/timeline?at=2024")
    assert "/timeline?at=2024-05" in year.xpath("//a[@data-period]/@href")
    month = tree(client, "/timeline?at=2024-05")
    assert not month.cssselect("a[data-period]")
    assert month.cssselect("svg.time-axis a")
    zoom = month.cssselect("[data-zoom]")[0]
    assert (zoom.get("data-out"), zoom.get("data-before"), zoom.get("data-after")) == (
        "/timeline?at=2024", "/timeline?at=2024-04", "/timeline?at=2024-06",
    )  # fmt: skip
    marsh = number_of(store, "Elena Marsh")
    own = tree(client, f"/timeline?about={marsh}&at=2024")
    assert texts(own, "h1 a") == ["Elena Marsh"]
    assert 0 < len(own.cssselect(".moments > li")) < len(year.cssselect(".moments > li"))


@pytest.mark.parametrize("path", ["/timeline?at=2024-13", "/timeline?at=x", "/silences?since=May", "/people?page=0"])
def test_what_is_not_understood_is_said(client: TestClient, path: str) -> None:
    assert texts(tree(client, path, status=422), "h1") == ["Not understood"]


@pytest.mark.parametrize("path", ["/who/999999", "/articles/999999", "/facts/s1.999", "/nothing", "/who/x"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    assert texts(tree(client, path, status=404), "h1") == ["Not found"]


def test_silences_tell_who_asked_and_what_came_after(client: TestClient) -> None:
    page = tree(client, "/silences")
    row = next(r for r in page.cssselect("tbody tr") if "Ruth Abernathy" in r.text_content())
    assert "The Harbor Ledger" in row.text_content()
    assert "5 days later" in row.text_content()
    assert "did not respond" in row.text_content()
    some = tree(client, "/silences?publisher=The+Harbor+Ledger")
    assert 0 < len(some.cssselect("tbody tr")) < len(page.cssselect("tbody tr"))


def test_figures_that_disagree_are_joined(client: TestClient) -> None:
    page = tree(client, "/figures?q=eels")
    assert len(page.cssselect("figure > svg > .clash")) == 1
    assert len(page.cssselect("figure > svg > a.disputed")) == 2
    assert len(page.cssselect("figure > svg > a.hollow .open")) == 1  # more than: open above
    assert len(page.cssselect("tr.disputed")) == 2
    assert "more than 3,000 eels" in " ".join(texts(page, "tr th"))


def test_a_fact_is_rejected_and_comes_back(client: TestClient) -> None:
    before = tree(client, "/articles/2")
    assert before.cssselect("#w-s2") and before.cssselect("#s2")
    back = change(client, "reject", fact="s2.2", back="/articles/2", author="Zoë Ö")
    assert back.startswith("/articles/2?changed=")
    after = tree(client, back)
    assert not after.cssselect("#w-s2") and not after.cssselect("#s2")
    assert "is made" in after.cssselect(".changed")[0].text_content()
    history = tree(client, "/corrections")
    assert "Zoë Ö" in history.text_content()
    assert "/facts/s2.2" in history.xpath("//tbody//a/@href")
    number = history.xpath("//input[@name='correction']/@value")[0]
    undone = change(client, "undo", correction=number, back="/corrections")
    assert "is undone" in tree(client, undone).cssselect(".changed")[0].text_content()
    assert tree(client, "/articles/2").cssselect("#s2")
    assert texts(tree(client, "/corrections"), ".undone .status") == ["undone"]


def test_a_speaker_is_changed(client: TestClient, store: Path) -> None:
    okafor = number_of(store, "Tom Okafor")
    change(client, "speaker", fact="s2.2", who=f"#{okafor}", back="/facts/s2.2")
    voices = tree(client, "/articles/2").xpath("//*[@id='s2']/ancestor::section[1]//h3")
    assert "Tom Okafor" in voices[0].text_content()
    assert "s2.2" in " ".join(tree(client, f"/who/{okafor}").xpath("//a[@class='fix']/@href"))
    change(client, "speaker", fact="s2.2", who="nobody", back="/facts/s2.2")
    assert (
        "No source named"
        in tree(client, "/articles/2").xpath("//*[@id='s2']/ancestor::section[1]//h3")[0].text_content()
    )
    stranger = number_of(store, "Ada Jessop")  # whom the article does not name
    change(client, "speaker", fact="s2.2", other=f"#{stranger}", back="/facts/s2.2")
    page = tree(client, "/articles/2")
    assert "Ada Jessop" in page.xpath("//*[@id='s2']/ancestor::section[1]//h3")[0].text_content()
    assert f"/who/{stranger}" in page.xpath("//aside//a/@href")


def test_somebody_is_renamed_merged_and_split(client: TestClient, store: Path) -> None:
    marsh, quill = number_of(store, "Elena Marsh"), number_of(store, "Howard Quill")
    change(client, "rename", who=f"#{marsh}", name="Elena M. Marsh", back=f"/who/{marsh}")
    assert texts(tree(client, f"/who/{marsh}"), "h1") == ["Elena M. Marsh"]
    assert "Elena M. Marsh" in texts(tree(client, "/articles/1"), "aside .voice .who")
    change(client, "merge", first=f"#{marsh}", second=f"#{quill}", back=f"/who/{marsh}")
    assert "also Elena Marsh" in tree(client, f"/who/{marsh}").text_content()
    assert "Howard Quill" in texts(tree(client, f"/who/{marsh}"), ".aliases")[0]
    change(client, "split", who=f"#{marsh}", name="Howard Quill", called="H. Quill", back="/people")
    assert any("H. Quill" in t for t in texts(tree(client, "/people"), "tbody th"))
    assert len(texts(tree(client, "/corrections"), "tbody tr")) == 3


def test_a_question_is_answered(client: TestClient) -> None:
    page = tree(client, "/questions")
    assert texts(page, ".sides h2") == ["Ada Jessop", "Ada Jessop"]
    assert {"director", "pianist"} <= {t.split(",")[0] for t in texts(page, ".sides li a")}
    question = page.xpath("//input[@name='question']/@value")[0]
    change(client, "answer", question=question, same="false")
    assert "There are no open questions" in tree(client, "/questions").text_content()


def test_a_kind_is_changed_and_a_name_rejected(client: TestClient, store: Path) -> None:
    marsh = number_of(store, "Elena Marsh")
    page = tree(client, f"/who/{marsh}")
    assert {o.get("value") for o in page.cssselect("#retype-kind option")} == {"organization", "place", "other"}
    change(client, "retype", who=f"e{marsh}", kind="place")
    assert texts(tree(client, f"/who/{marsh}"), ".kicker")[0].startswith("place")
    change(client, "reject", fact=f"e{marsh}")
    assert "Elena Marsh" not in tree(client, "/people").cssselect("main")[0].text_content()
    assert [c.kind for c in opened(store)] == ["retype", "discard"]


def opened(path: Path) -> tuple[Correction, ...]:
    """The corrections of a store."""
    with open_store(path, readonly=True) as store:
        return store.corrections()


def test_a_refused_correction_says_why(client: TestClient, store: Path) -> None:
    marsh = number_of(store, "Elena Marsh")
    fields = {"token": TOKEN, "who": f"#{marsh}", "name": "Elena Marsh"}
    answer = client.post("/corrections/rename", data=fields, headers=HEADERS)
    assert answer.status_code == 409
    assert "called so already" in answer.text
    several = client.post(
        "/corrections/merge", data={"token": TOKEN, "first": f"#{marsh}", "second": "Ada Jessop"}, headers=HEADERS
    )
    assert several.status_code == 409
    assert len(lxml.html.fromstring(several.text).xpath("//main//a[starts-with(@href, '/who/')]")) == 2


@pytest.mark.parametrize(
    "back", ["https://evil.invalid/", "//evil.invalid", "/\\evil.invalid", "javascript:x", "/a\r\nb: c"]
)
def test_a_form_leads_back_to_us_only(client: TestClient, back: str) -> None:
    place = change(client, "reject", fact="s2.2", back=back)
    assert urlsplit(place).netloc == ""
    assert place.startswith("/corrections?changed=")


def test_a_change_needs_the_token(client: TestClient) -> None:
    assert client.post("/corrections/reject", data={"fact": "s2.2"}, headers=HEADERS).status_code == 403
    assert tree(client, "/articles/2").cssselect("#s2")


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db"):
        pass
    with TestClient(create_app(tmp_path / "empty.db", token=TOKEN), base_url="http://127.0.0.1") as client:
        assert "onrecord add" in tree(client, "/").text_content()
        for path in (
            "/people",
            "/articles",
            "/timeline",
            "/silences",
            "/disputes",
            "/positions",
            "/ties",
            "/offices",
            "/figures",
            "/questions",
            "/corrections",
            "/search",
        ):
            assert tree(client, path).cssselect(".empty"), path


def test_files_are_kept_by_the_browser(client: TestClient) -> None:
    page = tree(client, "/")
    for address in (*page.xpath("//link[@rel='stylesheet']/@href"), *page.xpath("//script/@src")):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404


def test_a_long_article_stays_a_page(tmp_path: Path) -> None:
    """200 statements in 60,000 characters; each still leads to its words."""
    with open_store(tmp_path / "long.db") as opened:
        opened.add_all(invented_records(1, facts=200))
    with TestClient(create_app(tmp_path / "long.db", token=TOKEN), base_url="http://127.0.0.1") as client:
        page = lxml.html.fromstring(client.get("/articles/1").text)
        ids = set(page.xpath("//@id"))
        assert all(f"s{n}" in ids and f"w-s{n}" in ids for n in range(1, 201))
        assert not page.cssselect("article .ref")
        assert all(len(t) < 100 for t in texts(page, "aside blockquote"))


def test_events_that_would_fill_the_page_are_listed_and_not_drawn(tmp_path: Path) -> None:
    days = [f"{day} {month}" for month in ("March", "April", "May", "June", "July", "August") for day in range(1, 31)]
    drawn = {}
    for told in (days[:40], days):
        small = Small(" ".join(f"The council met on {day} and spoke." for day in told), source=str(len(told)))
        for day in told:
            small.event(f"met on {day}", day, "2016", ())
        with open_store(tmp_path / f"{len(told)}.db") as opened:
            opened.add(small.record())
        with TestClient(create_app(opened.path, token=TOKEN), base_url="http://127.0.0.1") as client:
            answer = client.get("/articles/1")
        page = lxml.html.fromstring(answer.text)
        drawn[len(page.cssselect(".moments li"))] = bool(page.cssselect(".time-axis"))
        assert len(answer.content) < LARGEST
    assert drawn == {40: True, 180: False}


@pytest.fixture(scope="module")
def denied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A store of a denial, a request to somebody and a statement of which nobody can be sure."""
    small = Small("Ada Jessop denied that she would resign. She told Uwe Umber “to wait”. She said “it may rain”.")
    jessop = small.entity("Ada Jessop")
    small.entity("Uwe Umber")
    small.statement("that she would resign", jessop, mode="indirect", cue="denied", force="denies")
    small.statement("“to wait”", jessop, cue="told", force="asks")
    small.statement("“it may rain”", jessop, confidence=0.3)
    path = tmp_path_factory.mktemp("denied") / "denied.db"
    with open_store(path) as opened:
        opened.add(small.record())
    with TestClient(create_app(path, token=TOKEN), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize("address", ["/search?q=resign", "/who/1", "/articles/1"])
def test_a_denial_reads_as_one(denied: TestClient, address: str) -> None:
    page = tree(denied, address)
    lines = texts(page, ".told, aside blockquote")
    assert "Ada Jessop denied that she would resign" in lines
    assert texts(page, ".verb.denies") == ["denied"]
    assert any("denial" in note for note in texts(page, ".notes"))


@pytest.mark.parametrize("address", ["/search?q=rain", "/who/1", "/articles/1"])
def test_what_is_uncertain_is_folded_with_its_number(denied: TestClient, address: str) -> None:
    page = tree(denied, address)
    assert texts(page, ".unsure > summary") == ["1 uncertain"]
    (folded,) = texts(page, ".unsure .told, .unsure blockquote")
    assert folded == "Ada Jessop said “it may rain”"


def test_what_is_uncertain_is_not_on_the_start_page(denied: TestClient) -> None:
    said = texts(tree(denied, "/"), ".told")
    assert said and not any("rain" in line for line in said)


def test_statements_are_filtered_by_what_they_do(denied: TestClient) -> None:
    page = tree(denied, "/who/1?force=denies")
    assert texts(page, "#said .told") == ["Ada Jessop denied that she would resign"]
    found = denied.get("/api/said", params={"force": "denies"}).json()["rows"]
    assert [(s["cue"], s["force"], s["text"]) for s in found] == [("denied", "denies", "that she would resign")]
    assert "cue" in denied.get("/api/said", params={"format": "csv"}).text.splitlines()[0].split(",")
    assert denied.get("/api/said", params={"force": "shouts"}).status_code == 422
    assert len(denied.get("/api/said", params={"confidence": "0.5"}).json()["rows"]) == 2


def test_somebody_is_split_in_any_of_their_articles(client: TestClient, store: Path) -> None:
    marsh = number_of(store, "Elena Marsh")
    page = tree(client, f"/who/{marsh}-elena-marsh/split")
    boxes = page.xpath("//input[@name='articles']/@value")
    articles = client.get(f"/api/who/{marsh}").json()["who"]["articles"]
    assert len(boxes) == articles > 3
    narrowed = tree(client, f"/who/{marsh}/split?publisher=The+Lindale+Courier")
    assert 0 < len(narrowed.xpath("//input[@name='articles']")) < articles
    fields = [("token", TOKEN), ("who", f"e{marsh}"), ("called", "E. Marsh"), ("back", "/people")]
    fields += [("articles", box) for box in boxes[:2]]
    answer = client.post(
        "/corrections/split", data={k: [v for n, v in fields if n == k] for k, _ in fields}, headers=HEADERS
    )  # type: ignore[arg-type]
    assert answer.status_code == 303
    assert any("E. Marsh" in t for t in texts(tree(client, "/people"), "tbody th"))
    assert client.get(f"/api/who/{marsh}").json()["who"]["articles"] == articles - 2


def test_a_page_leads_to_the_articles_that_its_split_leaves_out(tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with open_store(path) as store:
        records = []
        for number in range(14):
            small = Small(f"Ada Marsh spoke {number}.", source=f"s{number}")
            small.entity("Ada Marsh")
            records.append(small.record())
        store.add_all(records)
    with TestClient(create_app(path, token=TOKEN), base_url="http://127.0.0.1") as opened:
        page = tree(opened, "/who/1")
        assert [len(page.xpath("//input[@name='articles']")), texts(page, "form .hint")[-1]] == [
            12,
            "12 of 14 · choose among all",
        ]
        assert len(tree(opened, "/who/1/split").xpath("//input[@name='articles']")) == 14


def test_a_printed_page_tells_its_store_its_address_and_its_day(client: TestClient) -> None:
    (line,) = texts(tree(client, "/people?kind=organization"), ".foot .printed")
    assert line.startswith("story.db/people?kind=organization, ")
    assert line[-4:].isdigit()


def test_none_of_them_is_not_who_declined(tmp_path: Path) -> None:
    small = Small("None of the Umbers would comment. It rained.", source="a")
    words = "None of the Umbers"
    small.silences.append(
        Silence(
            party=None, party_text=words, party_span=small.at(words), outcome="declined",
            evidence=(small.at(f"{words} would comment"),),
        )
    )  # fmt: skip
    with open_store(tmp_path / "none.db") as opened:
        opened.add(small.record())
    with TestClient(create_app(tmp_path / "none.db", token=TOKEN), base_url="http://127.0.0.1") as client:
        for path in ("/", "/silences"):
            shown = [" ".join(t.split()) for t in texts(tree(client, path), ".who")]
            assert "The Umbers" in shown
            assert "None of the Umbers" not in shown
