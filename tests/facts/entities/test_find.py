"""Names under one roof: what is one entity, what is not, and what it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Span

from onrecord.facts.entities import find_entities
from onrecord.facts.pipeline import register_extensions
from onrecord.intake import article_from_text
from tests.make_doc import make_doc

PERSON, ORG, LOC, MISC = "PERSON", "ORG", "LOC", "MISC"

# text; the network's guesses; (kind, name, aliases) of what is found
CASES = {
    "a common noun that has its capital from its place": (
        "Port chief left. The port was late.",
        {"Port": ORG},
        [],
    ),
    "a state by its abbreviation": (
        "The board sued Ariz. over the port. Arizonans paid.",
        {"Ariz.": PERSON, "Arizonans": ORG},
        [("place", "Ariz.", ()), ("other", "Arizonans", ())],
    ),
    "a state by its postal code, a site by its address": (
        "She won SC, News.org wrote.",
        {"SC": ORG, "News.org": PERSON},
        [("place", "SC", ()), ("organization", "News.org", ())],
    ),
    "a firm by the noun before it, then by its first word": (
        "She left the law firm Orvane Tull Brode. Orvane was late.",
        {"Orvane Tull Brode": PERSON, "Orvane": PERSON},
        [("organization", "Orvane Tull Brode", ("Orvane",))],
    ),
    "a rank of several words": (
        "They met Chief Petty Officer Dora Vance.",
        {"Petty": PERSON, "Dora Vance": PERSON},
        [("person", "Dora Vance", ())],
    ),
    "a leader between commas, and whom another speaks for": (
        "They met its leader, Marine Orvane, there. A spokesman for the company, Dora Vance, left.",
        {"Marine Orvane": ORG, "Dora Vance": PERSON},
        [("person", "Marine Orvane", ()), ("person", "Dora Vance", ())],
    ),
    "not what is said of the office behind it": (
        "Former Alder Mayor Dora Vance met ex-FBI chief Carl Ode. Ex-FBI chiefs left.",
        {"Former Alder": ORG, "Dora Vance": PERSON, "ex-FBI": ORG, "Ex-FBI": ORG, "Carl Ode": PERSON},
        [("organization", "Alder", ()), ("person", "Dora Vance", ()), ("organization", "FBI", ()), ("person", "Carl Ode", ())],
    ),
    "a body whose small words the network takes for its name": (
        "She left Citizens for Ports and Roads in Alder. One Alder Radio wrote.",
        {"Citizens for Ports and Roads in Alder": ORG, "One Alder Radio": ORG},
        [("organization", "Citizens for Ports and Roads in Alder", ()), ("organization", "One Alder Radio", ())],
    ),
    "not two that an and joins": (
        "She sued the Ports Department and the Alder Guild.",
        {"Ports Department and the Alder Guild": ORG},
        [("organization", "Ports Department", ()), ("organization", "Alder Guild", ())],
    ),
    "a person right behind a school or a chamber": (
        "Major at University of Alder Amneh Vance left. Senate Majority Leader Dora Ode was late.",
        {"University of Alder": ORG, "Amneh Vance": PERSON, "Senate Majority": ORG, "Dora Ode": PERSON},
        [
            ("organization", "University of Alder", ()),
            ("person", "Amneh Vance", ()),
            ("organization", "Senate", ()),
            ("person", "Dora Ode", ()),
        ],
    ),
    "one body by two names, a school district, a committee's kind": (
        "ISIS left the Alder School District to Daesh. PAC Orvane Action paid.",
        {"ISIS": ORG, "Alder School District": ORG, "Daesh": PERSON, "PAC Orvane Action": ORG},
        [
            ("organization", "Daesh", ("ISIS",)),
            ("organization", "Alder School District", ()),
            ("organization", "Orvane Action", ()),
        ],
    ),
    "a body for several things": (
        "The Organization for Economic Cooperation and Development met.",
        {"Organization for Economic Cooperation": ORG, "Development": ORG},
        [("organization", "Organization for Economic Cooperation and Development", ())],
    ),
    "the president, whoever of the name is named oftener": (
        "Michelle Obama left. Michelle Obama was late. She met Barack Obama. President Obama left.",
        {"Michelle Obama": PERSON, "Barack Obama": PERSON, "Obama": PERSON},
        [("person", "Michelle Obama", ()), ("person", "Barack Obama", ("Obama",))],
    ),
    "a department by what it is for": (
        "State Transportation Secretary Dora Vance left. The Department of Transportation was late.",
        {"State Transportation": ORG, "Dora Vance": PERSON, "Department of Transportation": ORG},
        [("organization", "Department of Transportation", ("Transportation",)), ("person", "Dora Vance", ())],
    ),
    "a poll with a capital": (
        "In a USA TODAY/Suffolk University Poll she led.",
        {"USA TODAY": ORG, "Suffolk University Poll": ORG},
        [("organization", "USA TODAY", ()), ("organization", "Suffolk University", ())],
    ),
    "a Dutch name": ("Sofie in 't Vance left.", {"Sofie": PERSON, "Vance": PERSON}, [("person", "Sofie in 't Vance", ())]),
    "what is called so": ("She works at a company called Orvane.", {"Orvane": PERSON}, [("organization", "Orvane", ())]),
    "two pollsters of a month's poll": (
        "A June Washington Post-CBS News poll was late.",
        {"June Washington Post-CBS News": ORG},
        [("organization", "Washington Post", ()), ("organization", "CBS News", ())],
    ),
    "an Arabic article": (
        "They met Abu Dara al-Tarni. They liked al-Tarni.",
        {"Abu Dara al-Tarni": PERSON, "Tarni": PERSON},
        [("person", "Abu Dara al-Tarni", ("al-Tarni",))],
    ),
    "a family name that comes first": (
        "Gao Lun, a pilot, left. Ms. Gao was late.",
        {"Gao Lun": ORG, "Gao": PERSON},
        [("person", "Gao Lun", ("Gao",))],
    ),
    "two acronyms side by side are two": (
        "HPG and HRG met.",
        {"HPG": ORG, "HRG": ORG},
        [("organization", "HPG", ()), ("organization", "HRG", ())],
    ),
    "a paper of two names": (
        "It rained, the Sun-Times reported.",
        {"Sun": ORG, "Times": ORG},
        [("organization", "Sun-Times", ())],
    ),
    "a firm by its trade": (
        "The state hired Brightwater Dredging in May.",
        {"Brightwater Dredging": PERSON},
        [("organization", "Brightwater Dredging", ())],
    ),
    "a surname is its only bearer's": (
        "Mayor Dora Vance left. Ms. Vance was late. Vance's car broke.",
        {"Dora Vance": PERSON, "Vance": PERSON},
        [("person", "Dora Vance", ("Vance",))],
    ),
    "a surname that names a people too": (
        "Mark Cuban bought it. Cuban said so. Cuban was late.",
        {"Mark Cuban": PERSON, "Cuban": PERSON},
        [("person", "Mark Cuban", ("Cuban",))],
    ),
    "a surname is rather hers who is named for herself": (
        "A Bill Holt pollster met Mary Holt. Holt was late.",
        {"Bill Holt": PERSON, "Mary Holt": PERSON, "Holt": PERSON},
        [("person", "Bill Holt", ()), ("person", "Mary Holt", ("Holt",))],
    ),
    "middle initials that contradict": (
        "Carl H.W. Ode met Carl W. Ode.",
        {"Carl H.W. Ode": PERSON, "Carl W. Ode": PERSON},
        [("person", "Carl H.W. Ode", ()), ("person", "Carl W. Ode", ())],
    ),
    "a poll by its house": (
        "The Tarnlund Reports poll shows it. The Tarnlund poll showed it before.",
        {"Tarnlund Reports": ORG, "Tarnlund": ORG},
        [("organization", "Tarnlund Reports", ("Tarnlund",))],
    ),
    "titles are no part of a name": (
        "The board met Sen. Carl Ode. It met Mr. Ode.",
        {"Sen. Carl Ode": PERSON, "Mr. Ode": PERSON},
        [("person", "Carl Ode", ("Ode",))],
    ),
    "a middle initial and a short first name": (
        "William R. Tarn spoke. Bill Tarn left.",
        {"William R. Tarn": PERSON, "Bill Tarn": PERSON},
        [("person", "William R. Tarn", ("Bill Tarn",))],
    ),
    "two persons of one surname stay two": (
        "Mary Holt met Peter Holt. Mr. Holt left. Ms. Holt stayed.",
        {"Mary Holt": PERSON, "Peter Holt": PERSON, "Holt": PERSON},
        [("person", "Mary Holt", ("Holt",)), ("person", "Peter Holt", ("Holt",))],
    ),
    "an acronym by its letters": (
        "The Office of Rural Roads met. ORR was late, the O.R.R. said.",
        {"Office of Rural Roads": ORG, "ORR": ORG, "O.R.R.": ORG},
        [("organization", "Office of Rural Roads", ("ORR", "O.R.R."))],
    ),
    "an acronym in brackets": (
        "The Harbor Pilots Guild (HPG) met.",
        {"Harbor Pilots Guild": ORG},
        [("organization", "Harbor Pilots Guild", ("HPG",))],
    ),
    "the nation before a name, the department after": (
        "The U.S. Department of Ports met. The Ports Department left.",
        {"U.S. Department of Ports": ORG, "Ports Department": ORG},
        [("organization", "U.S. Department of Ports", ("Ports Department",))],
    ),
    "the last words of a name": (
        "The Court of Appeals for the Ninth Circuit met. The Ninth Circuit left.",
        {"Court of Appeals": ORG, "Ninth Circuit": ORG},
        [("organization", "Court of Appeals for the Ninth Circuit", ("Ninth Circuit",))],
    ),
    "a committee is not its chamber": (
        "The Senate met. The Senate Rules Committee left.",
        {"Senate": ORG, "Senate Rules Committee": ORG},
        [("organization", "Senate", ()), ("organization", "Senate Rules Committee", ())],
    ),
    "a person's name in an organization's": (
        "Dora Vance left. The Vance Foundation met.",
        {"Dora Vance": PERSON, "Vance": PERSON, "Vance Foundation": PERSON},
        [("person", "Dora Vance", ()), ("organization", "Vance Foundation", ())],
    ),
    "a surname guessed a place is the person's": (
        "Dora Vance left. Later Vance said no.",
        [("Dora Vance", PERSON), ("Vance", LOC)],
        [("person", "Dora Vance", ("Vance",))],
    ),
    "a guess over a title is cut": (
        "The Elko District Court Judge Dora Vance left.",
        {"Elko District Court Judge Dora Vance": ORG},
        [("organization", "Elko District Court", ()), ("person", "Dora Vance", ())],
    ),
    "a name that the network missed elsewhere": (
        "Dora Vance left. They asked Dora Vance.",
        {"Dora Vance": PERSON},
        [("person", "Dora Vance", ())],
    ),
    "a law is neither": (
        "They asked for the Clean Harbors Act, never for more of it.",
        {"Clean Harbors Act": ORG},
        [("other", "Clean Harbors Act", ())],
    ),
    "members of a party are no organization": (
        "Republicans left.", {"Republicans": ORG}, [("other", "Republicans", ())],
    ),
    "a party and a campaign before who works for them": (
        "The Republican party nominee met Vance campaign press officers at a Vance campaign event.",
        {"Republican": MISC, "Vance": PERSON},
        [("organization", "Republican party", ()), ("organization", "Vance campaign", ()), ("person", "Vance", ())],
    ),
    "a campaign is an organization": (
        "The Vance campaign met. Dora Vance left.",
        {"Vance": PERSON, "Dora Vance": PERSON},
        [("organization", "Vance campaign", ()), ("person", "Dora Vance", ())],
    ),
    "who speaks in a transcript": (
        "It began.\n\nVANCE: Well, no.\n\nThey asked Dora Vance.",
        {"Dora Vance": PERSON},
        [("person", "Dora Vance", ("VANCE",))],
    ),
    "a large city, whatever is guessed": (
        "They left Mosul. Dora Minsk stayed, and Minsk was late.",
        {"Mosul": PERSON, "Dora Minsk": PERSON, "Minsk": PERSON},
        [("place", "Mosul", ()), ("person", "Dora Minsk", ("Minsk",))],
    ),
    "a surname is hers who was named before, often as she is named": (
        "Mary Holt left. They sued Holt. Mary Holt left. Mary Holt left. Mary Holt left. Then Peter Holt left.",
        {"Mary Holt": PERSON, "Peter Holt": PERSON, "Holt": PERSON},
        [("person", "Mary Holt", ("Holt",)), ("person", "Peter Holt", ())],
    ),
    "a surname is hers whom the text names first, where only a bare one stands before": (
        "They sued Holt. Mary Holt left. Mary Holt left. Mary Holt left. Then Peter Holt left.",
        {"Mary Holt": PERSON, "Peter Holt": PERSON, "Holt": PERSON},
        [("person", "Mary Holt", ("Holt",)), ("person", "Peter Holt", ())],
    ),
    "a bare surname is not his who is named only as the father": (
        "Paul Holt III met. His father, Paul Holt, Jr., was a judge. Holt left. Holt stayed.",
        {"Paul Holt III": PERSON, "Paul Holt, Jr.": PERSON, "Holt": PERSON},
        [("person", "Paul Holt III", ("Holt",)), ("person", "Paul Holt, Jr.", ())],
    ),
    "a body as one of many": ("They like this Administration.", {"Administration": ORG}, []),
    "an acronym before a title": (
        "She resigned as HPG Commissioner.", {"HPG Commissioner": ORG}, [("organization", "HPG", ())],
    ),
    "a company named without its form": (
        "Tarn Data Corp. met. They asked Tarn Data.",
        {"Tarn Data Corp.": ORG},
        [("organization", "Tarn Data Corp.", ("Tarn Data",))],
    ),
    "a bay and its name": (
        "They sailed the Bay of Tarn.",
        {"Bay": LOC, "Tarn": LOC},
        [("place", "Bay of Tarn", ())],
    ),
    "two gentlemen": (
        "They asked Messrs. Tarn and Holt.",
        {"Messrs. Tarn": PERSON, "Holt": PERSON},
        [("person", "Tarn", ()), ("person", "Holt", ())],
    ),
    "a firm of two names": (
        "Tarn & Holt met. Baker & Co. left.",
        {"Tarn": PERSON, "Holt": ORG, "Baker": PERSON},
        [("organization", "Tarn & Holt", ()), ("organization", "Baker & Co.", ())],
    ),
    "two that stand elsewhere by themselves": (
        "Vance & Holt differ. Vance left, and Holt stayed.",
        {"Vance": PERSON, "Holt": PERSON},
        [("person", "Vance", ()), ("person", "Holt", ())],
    ),
    "a company by a word of its name": (
        "Dora Tarn Ltd. met. Tarn left. Fjord Motor Co. met, and Fjord left.",
        {"Dora Tarn Ltd.": PERSON, "Tarn": PERSON, "Fjord Motor Co.": ORG, "Fjord": ORG},
        [("organization", "Dora Tarn Ltd.", ("Tarn",)), ("organization", "Fjord Motor Co.", ("Fjord",))],
    ),
    "a title of several words is no part of an organization": (
        "The Harbor Pilots Guild Press Secretary Dora Vance left.",
        {"Harbor Pilots Guild Press": ORG, "Dora Vance": PERSON},
        [("organization", "Harbor Pilots Guild", ()), ("person", "Dora Vance", ())],
    ),
    "a nation's force is no other nation's": (
        "The Royal Ruritanian Coast Guard met the United States Coast Guard.",
        {"Royal Ruritanian Coast Guard": ORG, "United States Coast Guard": ORG},
        [("organization", "Royal Ruritanian Coast Guard", ()), ("organization", "United States Coast Guard", ())],
    ),
    "an acronym of a name's later words": (
        "The Tarn Worldwide Pilots Congress (WWPC) met.",
        {"Tarn Worldwide Pilots Congress": ORG},
        [("organization", "Tarn Worldwide Pilots Congress", ("WWPC",))],
    ),
    "a listed body of two words that alone name nothing": (
        "The Islamic State left.", {"Islamic State": ORG}, [("organization", "Islamic State", ())],
    ),
    "a body called after its leader": (
        "The Alder County Sheriff's Office and the U.S. Attorney’s Office for the Western District of Alder left.",
        {"Alder County Sheriff": ORG, "Office": ORG, "U.S.": LOC, "District": ORG, "Alder": LOC},
        [
            ("organization", "Alder County Sheriff's Office", ()),
            ("organization", "U.S. Attorney’s Office for the Western District of Alder", ()),
        ],
    ),
    "a genitive that the network takes for a name's part, also behind a first name": (
        "She left Farmer’s Daily for Dick's Boat Goods.",
        {"Farmer’s Daily": ORG, "Dick's Boat Goods": ORG},
        [("organization", "Farmer’s Daily", ()), ("organization", "Dick's Boat Goods", ())],
    ),
    "not where a body stands before it": (
        "She left the University of Alder's Pilots Guild.",
        {"University of Alder's": ORG, "Pilots Guild": ORG},
        [("organization", "University of Alder", ()), ("organization", "Pilots Guild", ())],
    ),
    "a body that is part of a department": (
        "She left the Ports Directorate of the Department of Trade.",
        {"Ports Directorate of the Department of Trade": ORG},
        [("organization", "Ports Directorate", ()), ("organization", "Department of Trade", ())],
    ),
    "works in quotation marks wherever they stand": (
        "They saw “Mary Harlow” and “Dora Vance.”",
        {"Mary Harlow": MISC, "Dora Vance": PERSON},
        [("other", "Mary Harlow", ()), ("other", "Dora Vance", ())],
    ),
    "a family": (
        "Dora Vance left. The Vances were late.",
        {"Dora Vance": PERSON, "Vances": PERSON},
        [("person", "Dora Vance", ()), ("other", "Vances", ())],
    ),
    "an address, a street for its banks, a quarter, a kind of body": (
        "The State of the Union speech and Wall Street rose in Q3. His PAC paid.",
        {"Union": ORG, "Wall Street": ORG, "Q3": ORG, "PAC": ORG},
        [("place", "Wall Street", ()), ("other", "Q3", ())],
    ),
    "two in a poll and in a race who are named without the other elsewhere": (
        "A Post-SurveyCat poll has Vance ahead. The Post and SurveyCat had Ode. The Vance-Ode race ends.",
        {"Post": ORG, "SurveyCat": ORG, "Vance": PERSON, "Ode": PERSON},
        [
            ("organization", "Post", ()),
            ("organization", "SurveyCat", ()),
            ("person", "Vance", ()),
            ("person", "Ode", ()),
        ],
    ),
    "partisans of a place, a team of a body": (
        "Virginia Democrats met the NASA team and the Orvane team.",
        {"Virginia": LOC, "Democrats": MISC, "NASA": ORG, "Orvane": PERSON},
        [("other", "Virginia Democrats", ()), ("organization", "NASA", ()), ("organization", "Orvane team", ())],
    ),
    "a shop called after its owner, a group told so, a body of a couple": (
        "He met at Joey's Cafe the group Harbor's Voice, of the Ann and Mark Rowe Foundation.",
        {"Joey": LOC, "Cafe": ORG, "Harbor": ORG, "Voice": ORG, "Ann": PERSON, "Mark Rowe Foundation": ORG},
        [
            ("organization", "Joey's Cafe", ()),
            ("organization", "Harbor's Voice", ()),
            ("organization", "Ann and Mark Rowe Foundation", ()),
        ],
    ),
    "craft and flights, a republic, its people": (
        "The Airbus A330 and the Space Shuttle Orvane left the Republic of China with Bangladeshis on STS-134.",
        {"Airbus A330": ORG, "Space Shuttle Orvane": ORG, "Republic of China": ORG, "Bangladeshis": PERSON, "STS-134": ORG},
        [
            ("other", "Airbus A330", ()),
            ("other", "Space Shuttle Orvane", ()),
            ("place", "Republic of China", ()),
            ("other", "Bangladeshis", ()),
            ("other", "STS-134", ()),
        ],
    ),
    "a museum of two things that are named apart": (
        "The Alder Aviation & Space Museum left. Aviation and Space followed.",
        {"Alder Aviation & Space Museum": ORG},
        [("organization", "Alder Aviation & Space Museum", ())],
    ),
    "tasks of a ministry that are words of other names": (
        "The Ministry of Trade, Industry and Energy met. The Orvane Energy Plan left.",
        {"Ministry": ORG, "of": ORG, "Trade": ORG, "Industry and Energy": ORG, "Orvane Energy Plan": MISC},
        [("organization", "Ministry of Trade, Industry and Energy", ()), ("other", "Orvane Energy Plan", ())],
    ),
    "a house and what it offers besides": (
        "She left the Orvane Golf Club and Spa in Elko.",
        {"Orvane Golf Club": ORG, "Spa": ORG, "Elko": LOC},
        [("organization", "Orvane Golf Club and Spa", ()), ("place", "Elko", ())],
    ),
    "letters of a college, a task of a country, letters that are a title elsewhere": (
        "She left Orvane A&M for Environment Canada. MX Orvane was late.",
        {"Orvane": LOC, "Canada": LOC, "MX": ORG, "Orvane was": ORG},
        [("organization", "Orvane A&M", ()), ("organization", "Environment Canada", ()), ("organization", "MX Orvane", ())],
    ),
    "an office of a leader with its task, a court of one": (
        "She left the Alder Governor's Office of Emergency Aid for Elko Magistrate's Court.",
        {},
        [
            ("organization", "Alder Governor's Office of Emergency Aid", ()),
            ("organization", "Elko Magistrate's Court", ()),
        ],
    ),
    "a leader by the regime, a state by its code behind a town": (
        "The Orvane regime fell. She met him in Elko, WA after that.",
        {"Orvane": ORG, "Elko": LOC, "WA": ORG},
        [("person", "Orvane", ()), ("place", "Elko", ()), ("place", "WA", ())],
    ),
    "a surname with a hyphen that is missed alone": (
        "They met Dora Tull-Hale. Tull-Hale was late.",
        {"Dora Tull-Hale": PERSON},
        [("person", "Dora Tull-Hale", ("Tull-Hale",))],
    ),
    "a firm that is a site, not who is named much oftener than a body with the name": (
        "Orvane.com left. Orvane was late. The Tull Train left. Tull said no. Tull was late. Tull left. Tull met them. Tull wrote.",
        {"Orvane.com": ORG, "Orvane was": PERSON, "Tull Train": ORG, "Tull": PERSON},
        [
            ("organization", "Orvane.com", ()),
            ("organization", "Orvane", ()),
            ("organization", "Tull Train", ()),
            ("person", "Tull", ()),
        ],
    ),
    "gods, the faithful, a hall": (
        "Zeus met the Methodist near Orvane Pavilion.",
        {"Zeus": PERSON, "Methodist": ORG, "Orvane Pavilion": PERSON},
        [("other", "Zeus", ()), ("other", "Methodist", ()), ("place", "Orvane Pavilion", ())],
    ),
    "the task of a secretary is not a body": (
        "Then they asked UK Home Secretary Dora Vance about that. They told Shadow Home Secretary Carl Ode about them.",
        {"UK": LOC, "Home": ORG, "Dora Vance": PERSON, "Carl Ode": PERSON},
        [("place", "UK", ()), ("person", "Dora Vance", ()), ("person", "Carl Ode", ())],
    ),
    "a group of a tournament, a camp of refugees": (
        "She was in Group C before that. The refugees left Orvane camp.",
        {"Group C": ORG, "Orvane": LOC},
        [("other", "Group C", ()), ("place", "Orvane", ())],
    ),
    "a candidate's camp": (
        "She left the Orvane camp.",
        {"Orvane": LOC},
        [("organization", "Orvane camp", ())],
    ),
    "a system that is no body, one that is": (
        "She left the Orvane Reporting System for the Alder Health System.",
        {"Orvane Reporting System": ORG, "Alder Health System": ORG},
        [("other", "Orvane Reporting System", ()), ("organization", "Alder Health System", ())],
    ),
    "settlements, and what stands near": (
        "She left the town of Orvane for Tull province. It was near Brode. He left Alder.",
        {"Orvane": ORG, "Tull": ORG, "Brode": ORG, "Alder": ORG},
        [("place", "Orvane", ()), ("place", "Tull", ()), ("place", "Brode", ()), ("organization", "Alder", ())],
    ),
    "a rocket by its number, not who bears one": (
        "They left Orvane IV to Carl Tull III.",
        {"Orvane IV": ORG, "Carl Tull III": PERSON},
        [("other", "Orvane IV", ()), ("person", "Carl Tull III", ())],
    ),
    "who stands behind a task": (
        "She told the director of Public Prosecution Anne-Marie Orvane that the minister of Education Tullia Hale left.",
        {"Public Prosecution": ORG, "Orvane": PERSON, "Education Tullia Hale": PERSON},
        [("organization", "Public Prosecution", ()), ("person", "Anne-Marie Orvane", ()), ("person", "Tullia Hale", ())],
    ),
    "an account that signs, not one that is written of": (
        "The port is late.\n\n@harborgirl.\n\nHer friend wrote to @tull that it left.",
        {},
        [("person", "@harborgirl", ())],
    ),
    "nothing named": ("The mayor left.", {}, []),
    "no words": ("", {}, []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names", "wanted"), CASES.values(), ids=CASES)
def test_entities(text, names, wanted):
    found = find_entities(make_doc(text, names=names))
    assert [(e.kind, e.name, e.aliases) for e in found] == wanted


@pytest.mark.parametrize(
    ("text", "tree", "wanted"),
    [
        # who acts is the party, who is one of many is not
        (
            "Democrats left .\n\nSo many Democrats wrote .",
            "NNPS:nsubj:2 VBD:root:0 .:punct:2\nRB:advmod:2 JJ:amod:3 NNPS:nsubj:4 VBD:root:0 .:punct:4",
            [("organization", "Democrats", 1), ("other", "Democrats", 1)],
        ),
        (
            "She met Democrats .\n\nSo many Democrats wrote .",
            "PRP:nsubj:2 VBD:root:0 NNPS:obj:2 .:punct:2\nRB:advmod:2 JJ:amod:3 NNPS:nsubj:4 VBD:root:0 .:punct:4",
            [("other", "Democrats", 2)],
        ),
        (
            "Republicans left .\n\nThe GOP wrote .",
            "NNPS:nsubj:2 VBD:root:0 .:punct:2\nDT:det:2 NNP:nsubj:3 VBD:root:0 .:punct:3",
            [("organization", "Republicans", 2)],
        ),
        (
            "Democrats left .\n\nThe Alder Democratic Party wrote .",
            "NNPS:nsubj:2 VBD:root:0 .:punct:2\nDT:det:4 NNP:compound:4 NNP:compound:4 NNP:nsubj:5 VBD:root:0 .:punct:5",
            [("organization", "Democrats", 1), ("organization", "Alder Democratic Party", 1)],
        ),
        # a body by its members
        (
            "They left Doctors for Camp Closure .",
            "PRP:nsubj:2 VBD:root:0 NNPS:obj:2 IN:case:6 NNP:compound:6 NNP:nmod:3 .:punct:2",
            [("organization", "Doctors for Camp Closure", 1)],
        ),
        # what the noun behind says that it is
        (
            "They left the Orvane lander .",
            "PRP:nsubj:2 VBD:root:0 DT:det:5 NNP:compound:5 NN:obj:2 .:punct:2",
            [("other", "Orvane", 1)],
        ),
        (
            "They left the Orvane base .",
            "PRP:nsubj:2 VBD:root:0 DT:det:5 NNP:compound:5 NN:obj:2 .:punct:2",
            [("place", "Orvane", 1)],
        ),
        (
            "They left an Orvane lander .",
            "PRP:nsubj:2 VBD:root:0 DT:det:5 NNP:compound:5 NN:obj:2 .:punct:2",
            [("organization", "Orvane", 1)],
        ),
    ],
)
def test_what_the_tree_tells_of_a_kind(text, tree, wanted):
    names = {
        "Democrats": MISC,
        "Republicans": MISC,
        "GOP": ORG,
        "Alder Democratic Party": ORG,
        "Camp Closure": ORG,
        "Orvane": ORG,
    }
    found = find_entities(make_doc(text, tree, names={n: label for n, label in names.items() if n in text}))
    assert [(e.kind, e.name, sum(m.form == "name" for m in e.mentions)) for e in found] == wanted


def test_two_of_one_surname_keep_their_mentions_apart():
    text = "Mary Holt met Peter Holt. Mr. Holt left. Ms. Holt stayed."
    mary, peter = find_entities(make_doc(text, names={"Mary Holt": PERSON, "Peter Holt": PERSON, "Holt": PERSON}))
    assert [m.span[0] for m in mary.mentions] == [0, text.index("Ms. Holt") + 4]
    assert [m.span[0] for m in peter.mentions] == [14, text.index("Mr. Holt") + 4]


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Dora Singer left.\nSinger was late.", ("Singer",)),
        ("Dora Singer left.\nSinger was late.\nThe singer left.", ()),
    ],
)
def test_a_surname_that_is_tagged_a_noun(text, aliases):
    tree = (
        "NNP:compound:2 NNP:nsubj:3 VBD:root:0 .:punct:3\nNN:nsubj:3 VBD:cop:3 JJ:root:0 .:punct:3\n"
        "DT:det:2 NN:nsubj:3 VBD:root:0 .:punct:3"
    )
    tree = "\n".join(tree.splitlines()[: text.count(".")])
    (singer,) = find_entities(make_doc(text, tree, names={"Dora Singer": PERSON}))
    assert singer.aliases == aliases


def test_ids_follow_the_first_mention():
    found = find_entities(make_doc("Elko met Dora Vance.", names={"Dora Vance": PERSON, "Elko": LOC}))
    assert [(e.id, e.name) for e in found] == [("e1", "Elko"), ("e2", "Dora Vance")]


WORDS = st.lists(
    st.sampled_from(
        [
            "Dora",
            "Vance",
            "Holt",
            "Mr.",
            "the",
            "of",
            "Court",
            "and",
            "Senate",
            "U.S.",
            "he",
            "her",
            "said",
            "“No",
            ",”",
            "(",
            "HPG",
            ")",
            "\n\n",
            ".",
            "'s",
            "Act",
            "-",
            "x",
        ]
    ),
    max_size=30,
)


@given(WORDS, st.data())
def test_any_guesses_give_entities_whose_spans_slice(words, data):
    text = " ".join(words)
    doc = make_doc(text)
    cuts = sorted(data.draw(st.sets(st.integers(0, max(len(doc), 1)), max_size=8)))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b <= len(doc)]
    labels = data.draw(st.lists(st.sampled_from([PERSON, ORG, LOC, MISC]), min_size=len(spans), max_size=len(spans)))
    doc.ents = [
        doc.char_span(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]), label=label)
        for (a, b), label in zip(spans, labels, strict=True)
    ]
    found = find_entities(doc)
    assert found == find_entities(doc)
    names = [m.span for e in found for m in e.mentions]
    assert len(names) == len(set(names))
    assert all(0 <= s < e <= len(text) and text[s:e].strip() == text[s:e] for s, e in names)


def test_a_name_that_runs_into_a_slogan_is_none():
    text = "The Alder PostTruth by Daylight\n\nMayor resigns\n\nMayor Dora Vance of Alder said on Friday that she would resign.\n"
    register_extensions()
    doc = make_doc(text)
    doc._.article = article_from_text(text)
    assert doc._.article.publisher == "The Alder Post"
    start = next(t.i for t in doc if t.text == "Alder")
    doc.ents = [Span(doc, start, start + 2, label=ORG)]
    assert [e.name for e in find_entities(doc)] == ["Dora Vance"]
