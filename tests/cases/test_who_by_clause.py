"""Who is meant, twenty and more variants of each clause. All texts and persons are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnRecordError
from onrecord.intake import article_from_text
from onrecord.resolve import open_store
from tests.cases.variants import rows

Spoken = tuple[str, str, str | None]
"""A text, how the words begin that are said in it, and who says them (None: nobody named)."""

TODAY = [
    (f"{country} {when} {said} it would {act}.", "it would", country)
    for country, when, said, act in (
        ("Pakistan", "today", "said", "fight"), ("India", "on Monday", "said", "trade"), ("France", "yesterday", "said", "pay"),
        ("Japan", "Friday", "announced", "pay"), ("China", "this week", "said", "trade"), ("Kenya", "on Sunday", "said", "vote"),
        ("Germany", "today", "announced", "pay"), ("Iran", "Thursday", "said", "fight"), ("Israel", "last night", "said", "wait"),
        ("Turkey", "on Tuesday", "said", "fight"), ("Egypt", "today", "warned", "fight"), ("Brazil", "yesterday", "said", "pay"),
        ("Ukraine", "on Friday", "said", "fight"), ("Poland", "today", "said", "wait"), ("Spain", "Monday", "said", "vote"),
        ("Ghana", "on Thursday", "announced", "vote"), ("Peru", "today", "said", "trade"), ("Norway", "yesterday", "said", "pay"),
        ("Canada", "this morning", "said", "wait"), ("Russia", "today", "said", "trade"),
    )
]  # fmt: skip
SPOUSES = [
    (f"{relative} said the house was cold. {title} {name} was away.", "the house", None)
    for relative, title, name in (
        ("The governor’s wife", "Gov.", "Paul Reeve"), ("The governor’s husband", "Gov.", "Ann Holt"),
        ("The mayor’s daughter", "Mayor", "Hugo Tamm"), ("The senator’s brother", "Sen.", "Ida Hale"),
        ("The president’s son", "President", "Luis Prado"), ("The judge’s clerk", "Judge", "Amos Reed"),
        ("The minister’s sister", "Foreign Minister", "Ida Bohn"), ("The sheriff’s mother", "Sheriff", "Carl Moss"),
        ("The mayor's lawyer", "Mayor", "Petra Vance"), ("The bishop’s driver", "Bishop", "Mark Ode"),
        ("The senator's widow", "Sen.", "Tom Cole"), ("The governor’s spokesman", "Gov.", "Paul Reeve"),
        ("The president’s adviser", "President", "Luis Prado"), ("The mayor’s neighbor", "Mayor", "Hugo Tamm"),
        ("A cousin of the governor", "Gov.", "Paul Reeve"), ("A friend of the mayor", "Mayor", "Hugo Tamm"),
        ("The wife of the governor", "Gov.", "Paul Reeve"), ("An aide to the senator", "Sen.", "Ida Hale"),
        ("The coroner’s office", "Coroner", "Ruth Marsh"), ("The congressman’s aide", "Rep.", "Mark Dunmore"),
    )
]  # fmt: skip
TOLD = [
    (f"{one} met {other} on Monday. “The rolls were clean,” {said}.", "“The rolls", other)
    for one, other, said in (
        ("Dana Lowe", "Priya Nair", "she told Lowe"), ("Hugo Tamm", "Paulo Reis", "he told Tamm"),
        ("Carla Hobbs", "Ida Bohn", "she said to Hobbs"), ("Amos Cole", "Victor Reed", "he told Mr. Cole"),
        ("Anna Holt", "Ruth Marsh", "she assured Holt"), ("Carl Ode", "Mark Dunmore", "he informed Ode"),
        ("Grace Penn", "Lucy Grant", "she reminded Penn"), ("Tom Hale", "Peter Lund", "he warned Hale"),
        ("Susan Cole", "Emma Wood", "she asked Cole"), ("Paul Reed", "John Marsh", "he told Reed on Friday"),
        ("Mary Vance", "Priya Nair", "she told Vance"), ("David Penn", "Frank Moss", "he promised Penn"),
        ("Laura Grant", "Helen Ward", "she texted Grant"), ("James Holt", "Robert Kane", "he wrote to Holt"),
        ("Karen Wood", "Alice Penn", "she emailed Wood"), ("Simon Ashe", "George Pratt", "he tells Ashe"),
        ("Emma Reed", "Sarah Lund", "she later told Ms. Reed"), ("Henry Cole", "Thomas Vance", "he replied to Cole"),
    )
] + [
    ("Dana Lowe wrote to Priya Nair. “Come,” she begged Lowe.", "“Come", "Priya Nair"),
    ("Priya Nair sued Dana Lowe in May. “I will win,” Nair told her.", "“I will", "Priya Nair"),
]  # fmt: skip
HIMSELF = [
    (f"{one} met {other} on Monday. {said}.", "he would" if " he would" in said else "she would", who)
    for one, other, said, who in (
        ("Paul Reeve", "Sam Wood", "Wood said he would sue", "Sam Wood"), ("Paul Reeve", "Sam Wood", "Reeve said he would sue", "Paul Reeve"),
        ("Ida Bohn", "Carla Hobbs", "Hobbs said she would sue", "Carla Hobbs"), ("Ida Bohn", "Carla Hobbs", "Bohn said she would pay", "Ida Bohn"),
        ("Hugo Tamm", "Amos Reed", "Mr. Reed said he would go", "Amos Reed"), ("Anna Holt", "Ruth Marsh", "Marsh told police she would go", "Ruth Marsh"),
        ("Carl Ode", "Mark Lund", "Lund insisted he would win", "Mark Lund"), ("Tom Hale", "Peter Cole", "On Friday, Cole said he would vote", "Peter Cole"),
        ("Grace Penn", "Lucy Grant", "But Grant said she would wait", "Lucy Grant"), ("John Moss", "Frank Ward", "Ward later said he would pay", "Frank Ward"),
        ("Susan Cole", "Emma Wood", "Wood has said she would stay", "Emma Wood"), ("James Holt", "Robert Kane", "Kane promised he would pay", "Robert Kane"),
        ("Simon Ashe", "George Pratt", "Pratt said that he would quit", "George Pratt"), ("David Penn", "Paul Reed", "Reed added that he would pay", "Paul Reed"),
        ("Helen Ward", "Sarah Lund", "Lund announced she would run", "Sarah Lund"), ("Mary Vance", "Alice Penn", "Penn vowed she would stay", "Alice Penn"),
        ("Henry Cole", "Thomas Vance", "Vance wrote that he would sell", "Thomas Vance"), ("Karen Wood", "Laura Grant", "Grant says she would run", "Laura Grant"),
    )
]  # fmt: skip
PRONOUN_FIRST = [
    (f"{clause}, {name} made a promise. “It will stand,” {who} said.", "“It will", name)
    for clause, name, who in (
        ("When she was sworn in", "Ada Lund", "she"), ("After he won", "Carl Ode", "he"), ("As she left the hall", "Ruth Ashe", "she"),
        ("Before he spoke", "Mark Reed", "he"), ("While she was mayor", "Petra Vance", "she"), ("Once he was free", "Amos Cole", "he"),
        ("Although she lost", "Ida Bohn", "she"), ("In her first speech", "Anna Holt", "she"), ("In his last week", "Tom Hale", "he"),
        ("With her sons beside her", "Grace Penn", "she"), ("Since he took office", "Paul Reeve", "he"), ("Despite her illness", "Lucy Grant", "she"),
        ("When he retired", "Hugo Tamm", "he"), ("Because she was late", "Emma Wood", "she"), ("Until he was ill", "John Moss", "he"),
        ("On his way home", "Frank Ward", "he"), ("Though he was tired", "David Penn", "he"), ("As his term ended", "Robert Kane", "he"),
        ("From her bed", "Helen Ward", "she"), ("After her trial", "Sarah Lund", "she"),
    )
]  # fmt: skip
OWN_NAMES = [
    (f"{one} met {other}. “{words},” {said} said.", f"“{words[:9]}", other if own is None else own)
    for one, other, words, said, own in (
        ("Hugo Tamm", "Paulo Reis", "Mr. Tamm is late", "he", None), ("Amos Cole", "Victor Reed", "Cole lied to us", "he", None),
        ("Anna Holt", "Ruth Marsh", "Ms. Holt is wrong", "she", None), ("Ida Bohn", "Carla Hobbs", "Mrs. Bohn was ill", "she", None),
        ("Carl Ode", "Mark Lund", "Nobody trusts Ode", "he", None), ("Tom Hale", "Peter Cole", "Tom is my friend", "he", None),
        ("Grace Penn", "Lucy Grant", "Grace was kind", "she", None), ("John Moss", "Frank Ward", "Mr. Moss owes me", "he", None),
        ("Susan Cole", "Emma Wood", "Susan Cole knew it", "she", None), ("James Holt", "Robert Kane", "Holt will pay for it", "he", None),
        ("Simon Ashe", "George Pratt", "I told Ashe to go", "he", None), ("David Penn", "Paul Reed", "Penn was there", "he", None),
        ("Helen Ward", "Sarah Lund", "Dr. Ward is right", "she", None), ("Mary Vance", "Alice Penn", "It was Vance", "she", None),
        ("Henry Cole", "Thomas Vance", "Henry has to go", "he", None), ("Karen Wood", "Laura Grant", "Mrs. Wood came", "she", None),
        ("Paul Reeve", "Sam Wood", "Gov. Reeve is ill", "he", None), ("Amos Reed", "Luis Prado", "Mr. Reed was late", "he", None),
    )
] + [
    ("“Ann Rowe told me the bridge was safe,” the driver said. Carl Ode left.", "“Ann Rowe", None),
    ("“Carl Ode never came,” a neighbor said. Ann Rowe left.", "“Carl Ode", None),
]  # fmt: skip
INCLUDING = [
    (f"{group}, including {which}, said the house was cold.", "the house", None)
    for group, which in (
        ("Officials", "Gov. Paul Reeve’s chief of staff"), ("Aides", "Mayor Ann Holt’s lawyer"), ("Critics", "Hugo Tamm’s brother"),
        ("Several people", "a friend of Ida Bohn"), ("Witnesses", "a driver for Carl Ode"), ("Staff members", "Sen. Ida Hale’s press aide"),
        ("Lawyers", "two who worked for Mark Lund"), ("Neighbors", "Ruth Marsh’s sister"), ("Advisers", "one to President Luis Prado"),
        ("Republicans", "an ally of Tom Cole"), ("Democrats", "Rep. Mark Dunmore’s aides"), ("Relatives", "the mother of Amos Reed"),
        ("Three officials", "one close to Petra Vance"), ("Board members", "Grace Penn’s husband"), ("Union leaders", "a cousin of Frank Moss"),
        ("Experts", "a former student of Anna Holt"), ("Voters", "a teacher of Paul Reed"), ("Former aides", "Peter Lund’s old driver"),
        ("Colleagues", "the deputy of Helen Ward"), ("Doctors", "Simon Ashe’s own"),
    )
]  # fmt: skip
KIN = [
    (
        f"{one} founded the mill. His son, {other}, ran it. “I was lucky,” {said}.", "“I was", other if younger else one,
    )
    for one, other, said, younger in (
        ("George Pratt Sr.", "George Pratt Jr.", "the younger Pratt said", True), ("George Pratt Sr.", "George Pratt Jr.", "the elder Pratt said", False),
        ("John Hale", "John Hale Jr.", "Hale Jr. said", True), ("John Hale II", "John Hale III", "the younger Hale said", True),
        ("John Hale II", "John Hale III", "said the elder Hale", False), ("Paul Moss Sr.", "Paul Moss Jr.", "Paul Moss Jr. said", True),
        ("Paul Moss Sr.", "Paul Moss Jr.", "Paul Moss Sr. said", False), ("Carl J. Ode", "Carl M. Ode", "Carl M. Ode said", True),
        ("Carl J. Ode", "Carl M. Ode", "Carl J. Ode said", False), ("Thomas A. Reed", "Thomas B. Reed", "Thomas B. Reed said", True),
        ("Amos P. Cole", "Amos R. Cole", "Amos P. Cole said", False), ("Henry W. Lund", "Henry D. Lund", "Henry D. Lund said", True),
        ("Louis Vance", "Mark Vance", "Mark Vance said", True), ("Louis Vance", "Mark Vance", "Louis Vance said", False),
        ("Frank Ward Sr.", "Frank Ward Jr.", "the older Ward said", False), ("Frank Ward III", "Frank Ward IV", "Frank Ward IV said", True),
        ("Samuel Ortiz Sr.", "Samuel Ortiz Jr.", "said Ortiz Jr.", True), ("Samuel Ortiz Sr.", "Samuel Ortiz Jr.", "said Ortiz Sr.", False),
        ("Peter F. Holt", "Peter G. Holt", "Peter G. Holt said", True), ("David Penn Sr.", "David Penn Jr.", "the younger Penn said", True),
    )
]  # fmt: skip
SPEAKERS: dict[str, list[Spoken]] = {
    "a country and a day": TODAY,
    "relatives of an official": SPOUSES,
    "who is told": TOLD,
    "who says he": HIMSELF,
    "a pronoun before its name": PRONOUN_FIRST,
    "his own quotation": OWN_NAMES,
    "officials, including": INCLUDING,
    "father and son": KIN,
}
FAILING = {
    "The Harrow Gazette asked Alder Ferries for a statement. It refused to comment.": "the network takes it for who asked",
    "The Coast Times emailed the Tax Office. It has yet to respond.": "the network takes it for who asked",
}
SILENT = [
    (f"{asker} {asked} {body}{after}. It {silent}.", body)
    for asker, asked, body, after, silent in (
        ("The Harrow Gazette", "asked", "Northline Rail", " for comment", "did not respond"),
        ("The Coast Times", "asked", "the Harbor Authority", " for comment", "did not reply"),
        ("The Harrow Gazette", "emailed", "Northline Rail", " on Monday", "declined to comment"),
        ("The Harrow Gazette", "contacted", "Delmar Foods", "", "has not responded"),
        ("The Coast Times", "approached", "Northline Rail", " for comment", "did not respond"),
        ("The Alder Post", "called", "the Water Board", " twice", "did not respond"),
        ("The Alder Post", "asked", "the City Council", " about the loan", "did not answer"),
        ("The Coast Times", "wrote to", "Harrow University", " on Friday", "did not reply"),
        ("The Harrow Gazette", "reached out to", "the Harbor Guild", "", "did not respond"),
        ("The Alder Post", "phoned", "Stern Bank", " on Monday", "declined to comment"),
        ("The Coast Times", "sent questions to", "Delmar Foods", "", "did not respond"),
        ("The Harrow Gazette", "asked", "Alder Ferries", " for a statement", "refused to comment"),
        ("The Alder Post", "invited", "the Rail Union", " to comment", "did not respond"),
        ("The Coast Times", "contacted", "the Health Department", " for comment", "did not return the call"),
        ("The Harrow Gazette", "queried", "Northline Rail", "", "did not respond"),
        ("The Alder Post", "asked", "Delmar Foods", " on Friday", "would not comment"),
        ("The Coast Times", "emailed", "the Tax Office", "", "has yet to respond"),
        ("The Harrow Gazette", "asked", "the Police Federation", " for comment", "declined to comment"),
        ("The Alder Post", "approached", "Stern Bank", "", "did not comment"),
        ("The Coast Times", "asked", "Harrow Council", " for comment", "had not replied by Friday"),
    )
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), rows({k: [(t, (b, s)) for t, b, s in table] for k, table in SPEAKERS.items()}, FAILING)
)
def test_who_speaks(text: str, wanted: tuple[str, str | None]) -> None:
    begins, speaker = wanted
    record = onrecord.read(text, published="2024-05-17")
    names = {e.id: e.name for e in record.entities}
    said = [s for s in record.statements if s.text.removeprefix("that ").startswith(begins)]
    assert [names.get(s.source.entity) if s.source else None for s in said] == [speaker]


@pytest.mark.parametrize(("text", "wanted"), rows({"it": SILENT}, FAILING))
def test_a_silent_it_is_the_body_that_was_asked(text: str, wanted: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    it = text.index("It ")
    meant = [e.name for e in record.entities for m in e.mentions if m.span == (it, it + 2)]
    assert meant == [wanted.removeprefix("the ")]


@pytest.mark.parametrize("table", [*SPEAKERS.values(), SILENT], ids=[*SPEAKERS, "it"])
def test_each_clause_has_variants_of_which_nine_in_ten_are_read_right(table: list[tuple[str, ...]]) -> None:
    assert len(table) >= 18
    assert sum(text not in FAILING for text, *_ in table) >= 0.9 * len(table)


LINES = [
    "Petra Vance", "Petra Vance, mayor", "By Petra Vance", "Mayor Petra Vance and her deputy", "What Petra Vance knew", "PETRA VANCE",
    "Photo: Petra Vance", "Petra Vance (right) with the board", "Read more: Petra Vance quits", "The case of Petra Vance",
]  # fmt: skip
NEXT = [
    "said on Monday that the pier was rotten and that nobody had looked at it.",
    "Accused the board of a lie over the loan of £3 million that it took in 2019.",
    "Did not respond to a request for comment on Friday, when 300 people had come.",
]


@pytest.mark.parametrize("following", NEXT)
@pytest.mark.parametrize("line", LINES)
def test_no_fact_runs_over_a_passages_edge(line: str, following: str) -> None:
    opening = "The harbour board of Alder met for three hours on Sunday, and it is to meet again on Tuesday."
    record = onrecord.read(f"{opening}\n\n{line}\n\n{following}\n\n{opening}", published="2024-05-17")
    edges = [p.span for p in record.article.passages]
    facts = [
        *([*(s.source.spans if s.source else ()), *(s.cue.spans if s.cue else ())] for s in record.statements),
        *(
            list(f.evidence)
            for kind in (record.offices, record.silences, record.positions, record.figures)
            for f in kind
        ),
    ]
    for spans in facts:
        assert any(all(a <= s and e <= b for s, e in spans) for a, b in edges)


NAMESAKES = [
    "Robert Kaplan", "Anna Holt", "Hugo Tamm", "Petra Vance", "Amos Reed", "Carla Hobbs", "Ida Bohn", "Tom Hale", "Grace Penn", "Carl Ode",
    "Ruth Ashe", "Simon Cole", "Lucy Grant", "Peter Lund", "Emma Wood", "Frank Moss", "Helen Ward", "John Marsh", "Sarah Frey", "Mark Stern",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMESAKES)
def test_a_name_that_two_bear_shows_both(tmp_path: Path, name: str) -> None:
    texts = (
        f"The bridge was shut on Wednesday, said {name} Sr., the mayor of Harrow. “We had no choice but to close it,” he said.",
        f"Rovers striker {name} Jr. signed a new contract on Saturday. “I love this club and its supporters,” he said.",
    )
    articles = [article_from_text(t, source=t[:9], published="2024-05-17") for t in texts]
    with open_store(tmp_path / "store.db") as store:
        store.add_all(onrecord.read_articles(articles, threads=1))
        with pytest.raises(OnRecordError, match=rf"\n.*{name} [SJ]r.*\n.*{name} [SJ]r"):
            store.who(name)


SPELLED = [
    ("Siobhan O’Brien", "Siobhan O'Brien"), ("Maeve D’Arcy", "Maeve D'Arcy"), ("Aminata N’Diaye", "Aminata N'Diaye"), ("Shaq O’Neal", "Shaq O'Neal"),
    ("Søren Lund", "Soren Lund"), ("Łukasz Nowak", "Lukasz Nowak"), ("Guðrún Jónsdóttir", "Gudrun Jonsdottir"), ("Jürgen Vogt", "Juergen Vogt"),
    ("Jürgen Blum", "Jurgen Blum"), ("André Garcés", "Andre Garces"), ("Zoë Marsh", "Zoe Marsh"), ("Nguyễn Văn Minh", "Nguyen Van Minh"),
    ("Mohamed Faris", "Mohammed Faris"), ("Catherine Holt", "Katherine Holt"), ("Yusuf Amin", "Youssef Amin"), ("Muhammad Saleh", "Mohammad Saleh"),
    ("Aleksandr Petrov", "Alexander Petrov"), ("Sergei Orlov", "Sergey Orlov"), ("Åsa Berg", "Asa Berg"), ("Đorđe Ilić", "Djordje Ilic"),
    ("Hussein Karim", "Hossein Karim"), ("Steven Ashe", "Stephen Ashe"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SPELLED)
def test_two_spellings_are_one_person_or_a_question(tmp_path: Path, one: str, other: str) -> None:
    texts = (
        f"{name}, the mayor of Harrow, said the pier was {state}." for name, state in ((one, "shut"), (other, "rotten"))
    )
    articles = [article_from_text(t, source=t[:9], published="2024-05-17") for t in texts]
    with open_store(tmp_path / "store.db") as store:
        store.add_all(onrecord.read_articles(articles, threads=1))
        assert store.questions() or store.who(one).who.articles == 2
