"""Names of every sort that a reader can think of, twenty and more of each. All texts and persons are invented."""

from __future__ import annotations

import pytest

import onrecord
from tests.cases import test_names as first
from tests.cases.variants import rows

# text; the persons and organizations, by name, with other names after a bar
NICKNAMES = {
    "Rosa “Rosie” Ortega, a teacher, said the school was cold. Ortega left.": "Rosa “Rosie” Ortega|Ortega",
    'Former boxer Leon "The Bull" Harlow was there. Harlow sang.': 'Leon "The Bull" Harlow|Harlow',
    "Gov. William “Bill” Cole vetoed it. Cole was late.": "William “Bill” Cole|Cole",
    "The band was led by Hector ‘Tito’ Salas. Salas sang.": "Hector ‘Tito’ Salas|Salas",
    "Margaret (Peggy) Holt said the school was cold. Holt left.": "Margaret (Peggy) Holt|Holt",
    'Police held Victor "Vic" Doyle III on Monday. Doyle sang.': 'Victor "Vic" Doyle III|Doyle',
    "Theodore “Teddy” Grant Jr. ran the mill. Grant was late.": "Theodore “Teddy” Grant Jr.|Grant",
    "They honoured Agnes “Aggie” Penrose on Friday. Penrose wept.": "Agnes “Aggie” Penrose|Penrose",
    'Mayor Anthony "Tony" Reed and his aide, Carl Wood, left.': 'Anthony "Tony" Reed; Carl Wood',
    "“We ran,” said Frances “Frankie” Lund. Lund wept.": "Frances “Frankie” Lund|Lund",
    "Elizabeth (Betty) Marsh, 80, said the ward was full. Marsh left.": "Elizabeth (Betty) Marsh|Marsh",
    "James “Jim” O’Hara said the pier was shut. O’Hara left.": "James “Jim” O’Hara|O’Hara",
}
GENERATIONS = {
    "Robert Kane Jr. met Robert Kane Sr. on Monday.": "Robert Kane Jr.; Robert Kane Sr.",
    "Peter Lund IV left on Monday. Lund was late.": "Peter Lund IV|Lund",
    "Walter Holt, Jr., left on Monday. Holt was late.": "Walter Holt, Jr.|Holt",
    "Walter Holt, Jr., and his father, Walter Holt, Sr., left.": "Walter Holt, Jr.; Walter Holt, Sr.",
    "George Reed III leads the firm that George Reed II left him.": "George Reed III; George Reed II",
    "Sen. Thomas Cole Jr. spoke on Monday. Cole was late.": "Thomas Cole Jr.|Cole",
    "Thomas Cole Jr. spoke. “It is late,” Cole Jr. said.": "Thomas Cole Jr.|Cole Jr.",
    "Frank Moss Sr., a miner, died in May. Frank Moss Jr. sold the house.": "Frank Moss Sr.; Frank Moss Jr.",
    "Carl Ode III said it rained. Mr. Ode left.": "Carl Ode III|Ode",
    "Edward Vance II spoke of his son, Edward Vance III, on Monday.": "Edward Vance II; Edward Vance III",
    "Louis Hale Jr. and Anna Hale left.": "Louis Hale Jr.; Anna Hale",
    "Paul Grant Sr. spoke. “Come in,” said Paul Grant Sr. on Monday.": "Paul Grant Sr.",
    "Harold Penn II wrote to Harold Penn III and to Harold Penn IV.": "Harold Penn II; Harold Penn III; Harold Penn IV",
}
LETTERS = {
    "Sir Alan Peake KC said the claim was weak. Peake left.": "Alan Peake|Peake",
    "Dr. Joan Marsh FRCP said the ward was full. Marsh left.": "Joan Marsh|Marsh",
    "Rhona Dale MSP said the claim was weak. Dale left.": "Rhona Dale|Dale",
    "Owen Rees MS said the claim was weak. Rees left.": "Owen Rees|Rees",
    "Carla Hobbs, Esq., said the claim was weak. Hobbs left.": "Carla Hobbs|Hobbs",
    "Lena Ruiz, PhD, said the lake was warm. Ruiz left.": "Lena Ruiz|Ruiz",
    "Victor Lund, DDS, said the ward was full. Lund left.": "Victor Lund|Lund",
    "Amos Reed MLA said the claim was weak. Reed left.": "Amos Reed|Reed",
    "Grace Cole DBE said the hall was cold. Cole left.": "Grace Cole|Cole",
    "Hugh Vance QC, for the firm, said the claim was weak. Vance left.": "Hugh Vance|Vance",
    "Ida Bohn, CPA, said the books were wrong. Bohn left.": "Ida Bohn|Bohn",
    "Prof Ann Lee OBE FRS said the bog was dry. Lee left.": "Ann Lee|Lee",
}
PARTICLES = {
    "Anneke van 't Hof said rain was needed. Van 't Hof left.": "Anneke van 't Hof|Van 't Hof",
    "Karl von Reuss said rain was needed. Von Reuss left.": "Karl von Reuss|Von Reuss",
    "Sofia di Marco said rain was needed. Di Marco left.": "Sofia di Marco|Di Marco",
    "Joana da Silva said rain was needed. She left.": "Joana da Silva",
    "Luca della Torre said rain was needed. Della Torre left.": "Luca della Torre|Della Torre",
    "Khalid bin Saif said rain was needed. He left.": "Khalid bin Saif",
    "Marie-Claire de la Tour said rain was needed. De la Tour left.": "Marie-Claire de la Tour|De la Tour",
    "Hassan el-Amin said rain was needed. El-Amin left.": "Hassan el-Amin|El-Amin",
    "Piet de Vries said rain was needed. De Vries left.": "Piet de Vries|De Vries",
}
HYPHENATED = {
    "Rebecca Long-Harlow said the bins were full. Long-Harlow left.": "Rebecca Long-Harlow|Long-Harlow",
    "Anne-Marie Ferris said the bins were full. Ferris left.": "Anne-Marie Ferris|Ferris",
    "Jean-Pierre Lemaire said the bins were full. Lemaire left.": "Jean-Pierre Lemaire|Lemaire",
    "Police held Kwame Boateng-Cole on Friday. Boateng-Cole sang.": "Kwame Boateng-Cole|Boateng-Cole",
    "Mary-Kate Doyle met Hans-Peter Vogt on Monday.": "Mary-Kate Doyle; Hans-Peter Vogt",
    "Lucy Penrose-Grant, a nurse, said the ward was full. Penrose-Grant left.": "Lucy Penrose-Grant|Penrose-Grant",
    "Kim Min-seo said the ward was full. Kim left.": "Kim Min-seo|Kim",
    "Lee Jun-ho, a baker, said bread was dear. Lee left.": "Lee Jun-ho|Lee",
    "Officials met Jung So-yeon on Friday. Jung left.": "Jung So-yeon|Jung",
    "Bae Hyun-woo said the ward was full. Bae left.": "Bae Hyun-woo|Bae",
    "Shin Ye-ji, a pilot, said the sky was clear. Shin left.": "Shin Ye-ji|Shin",
    "Cho Sung-min said the ward was full. Cho left.": "Cho Sung-min|Cho",
    "Ji-woo Park said the ward was full. Park left.": "Ji-woo Park|Park",
    "Moon Tae-il said the ward was full. Moon left.": "Moon Tae-il|Moon",
}
OTHER_NAMES = {
    "Grace Cole, née Adams, said she was a witness. Cole left.": "Grace Cole|Adams|Cole",
    "Rosa Lund (née Holt) said she was a witness. Holt had taught there.": "Rosa Lund|Holt",
    "Dana Wood, formerly Dana Reed, said she was a witness.": "Dana Wood|Dana Reed",
    "The rapper Blue Harlow, born Marcus Penn, said he was a witness.": "Blue Harlow|Marcus Penn",
    "Carl Moss, also known as Karl Stein, was held on Monday.": "Carl Moss|Karl Stein",
    "Lena Voss, a.k.a. Helen Ward, was held on Monday.": "Lena Voss|Helen Ward",
    "The author Max Frey, whose real name was Otto Blum, died on Monday.": "Max Frey|Otto Blum",
    "Ann Moss, previously known as Ann Frey, left on Monday.": "Ann Moss|Ann Frey",
    "Tom Reilly, alias Jack Stone, was held on Monday.": "Tom Reilly|Jack Stone",
    "Nadia Amin, who was born Nadia Saleh, said it rained.": "Nadia Amin|Nadia Saleh",
    "Ida Bohn met Carla Hobbs, known for her songs, on Monday.": "Ida Bohn; Carla Hobbs",
}
HONORIFICS = {
    "Shri Rajesh Kumar said the dam was full. Kumar left.": "Rajesh Kumar|Kumar",
    "Smt. Lata Iyer said the dam was full. Iyer left.": "Lata Iyer|Iyer",
    "Smt Meena Das said the dam was full. Das left.": "Meena Das|Das",
    "Datuk Seri Rahman Ali said the dam was full.": "Rahman Ali",
    "Tun Mahmud Idris said the dam was full.": "Mahmud Idris",
    "Tan Sri Lim Wei said the dam was full.": "Lim Wei",
    "Sheikh Yusuf Amin said the dam was full. Amin left.": "Yusuf Amin|Amin",
    "Imam Bilal Saleh said the dam was full. Saleh left.": "Bilal Saleh|Saleh",
    "Rabbi Noam Stern said the hall was cold. Stern left.": "Noam Stern|Stern",
    "Ustaz Haris Malik said the dam was full.": "Haris Malik",
    "Herr Otto Blum said the dam was full. Blum left.": "Otto Blum|Blum",
    "Mme Claire Duval said the dam was full. Duval left.": "Claire Duval|Duval",
    "M. Luc Renard said the dam was full. Renard left.": "Luc Renard|Renard",
    "Alhaji Musa Bello said the dam was full. Bello left.": "Musa Bello|Bello",
    "Sister Agnes Byrne said the hall was cold. Byrne left.": "Agnes Byrne|Byrne",
    "Pastor Reuben Grant said the hall was cold. Grant left.": "Reuben Grant|Grant",
    "Dame Olive Marsh said the hall was cold. Marsh left.": "Olive Marsh|Marsh",
    "Canon Peter Ashe said the hall was cold. Ashe left.": "Peter Ashe|Ashe",
    "Haji Omar Faris said the dam was full. Faris left.": "Omar Faris|Faris",
    "Maulana Tariq Aziz said the dam was full. Aziz left.": "Tariq Aziz|Aziz",
    "Ayatollah Reza Karimi said the dam was full. Karimi left.": "Reza Karimi|Karimi",
    "Father Declan Byrne said the hall was cold. Byrne left.": "Declan Byrne|Byrne",
    "Cardinal Luis Prado said the hall was cold. Prado left.": "Luis Prado|Prado",
    "Signora Gianna Russo said the dam was full. Russo left.": "Gianna Russo|Russo",
    "Tengku Azlan Shah said the dam was full.": "Azlan Shah",
    "Lady Clara Hale said the hall was cold. Hale left.": "Clara Hale|Hale",
    "Archdeacon Ruth Ashe said the hall was cold. Ashe left.": "Ruth Ashe|Ashe",
    "DCI Ray Ode said a man was held. Ode left.": "Ray Ode|Ode",
    "Chief Obinna Eze said the dam was full. Eze left.": "Obinna Eze|Eze",
}
COUPLES = {
    "Mr. and Mrs. Holt said they would sell. Mrs. Holt was born there.": "Holt",
    "Mr and Mrs Grant sold the house. Mr Grant wept.": "Grant; Grant",
    "Tom and Jill Arden ran the shop. Jill Arden kept the books.": "Tom; Jill Arden",
    "Carl Ode and his wife, Ruth, ran the shop.": "Carl Ode; Ruth",
    "Nadia Ferris and her husband, Colm Ferris, ran the shop. Ferris, who was born in Cork, said he would go back.": (
        "Nadia Ferris; Colm Ferris|Ferris"
    ),
    "John Vance and his wife, Mary Vance, ran the mill. Vance said she would sell it.": "John Vance; Mary Vance|Vance",
    "Mary Vance and her brother Peter Vance ran the mill. Vance said he would sell it. Vance said she was glad.": (
        "Mary Vance|Vance; Peter Vance|Vance"
    ),
    "Mr. Holt and Mrs. Holt said they would sell.": "Holt; Holt",
    "Anna Reed married Paul Reed in 2010. Mr. Reed left the town.": "Anna Reed; Paul Reed|Reed",
    "Anna Reed married Paul Reed in 2010. Mrs. Reed left the town.": "Anna Reed|Reed; Paul Reed",
    "Brad Ruhl and his wife, Gail Ruhl, sold the farm. Ms. Ruhl wept.": "Brad Ruhl; Gail Ruhl|Ruhl",
    "The twins Ada and Eva Marsh ran the shop. Eva Marsh kept the books.": "Ada; Eva Marsh",
    "Brothers Sam and Hugo Tamm ran the shop. Hugo Tamm kept the books.": "Sam; Hugo Tamm",
    "Peter Cole and Susan Cole ran the shop. Cole said she would sell it.": "Peter Cole; Susan Cole|Cole",
    "Susan Cole and Peter Cole ran the shop. Cole said that he would sell it.": "Susan Cole; Peter Cole|Cole",
    "Lord and Lady Hale sold the house. Lady Hale wept.": "Hale",
    "Karen Wood sued her husband, Mark Wood, in May. Mr. Wood left the town.": "Karen Wood; Mark Wood|Wood",
    "Jack Penn, who married Rose Penn in May, said he was glad.": "Jack Penn; Rose Penn",
    "Dr. Ann Lund and Dr. Carl Lund ran the ward.": "Ann Lund; Carl Lund",
    "David Marsh and Linda Marsh left. Marsh told the court that she was late.": "David Marsh; Linda Marsh|Marsh",
}
SPELLINGS = {
    "Hugo\u202fTamm, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "Hugo\u2003Tamm, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "Hugo  Tamm, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "Hugo Tamm\u200b, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "\ufeffHugo Tamm, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "Hu\u00adgo Tamm, the mayor, said the pier was rotten. Mr. Tamm left.": "Hugo Tamm|Tamm",
    "Officials met Hugo\u00a0van\u00a0der\u00a0Berg on Monday.": "Hugo van der Berg",
    "Officials met Song\u00a0Hye-in on Monday. Song left.": "Song Hye-in|Song",
    "The Harrow\u00a0Gazette asked Mr.\u00a0Tamm. Hugo\u00a0Tamm left.": "Harrow Gazette; Hugo Tamm|Tamm",
    "The Bank\u00a0of\u00a0Harrow said rates rose.": "Bank of Harrow",
    "Ruth\u2060 Ashe said the trust was broke. Ashe left.": "Ruth Ashe|Ashe",
    "Dr.\u00a0Ruth Ashe said the trust was broke. Dr.\u00a0Ashe left.": "Ruth Ashe|Ashe",
    "\u200eRuth Ashe\u200e said the trust was broke. Ashe left.": "Ruth Ashe|Ashe",
    "Maeve D’Arcy said it rained. D'Arcy left.": "Maeve D’Arcy|D'Arcy",
}
BYLINES = {
    f"By {by}\n\nThe bridge over the Tarn was shut on Friday after engineers found cracks in it, police said.\n\n{story}": f"{by}; {names}"
    for by, story, names in (
        ("Dana Lowe", "“It was loud,” said Carl Lowe. Lowe lives beside it.", "Carl Lowe|Lowe"),
        ("Anna Reed", "Paul Reed lives beside it. Reed heard the noise.", "Paul Reed|Reed"),
        ("Victor Marsh", "Mayor Ruth Marsh said it would open. Marsh was late.", "Ruth Marsh|Marsh"),
        ("Tom Hale", "Sen. Ida Hale asked for money. Hale was late.", "Ida Hale|Hale"),
        ("Grace Penn", "Lewis Penn, 40, fell into it. Penn was not hurt.", "Lewis Penn|Penn"),
        ("Owen Cole", "Marta Cole and Sam Wood left. Cole was cold.", "Marta Cole|Cole; Sam Wood"),
        ("Carl Moss", "“It will open,” Ada Moss said. Ms. Moss was late.", "Ada Moss|Moss"),
        ("Lena Ode", "Frank Ode had warned of it. “I told them,” Ode said.", "Frank Ode|Ode"),
        ("Hugo Vance", "Petra Vance, the mayor, wept. Vance was late.", "Petra Vance|Vance"),
        ("Agnes Byrne", "Declan Byrne swept it. Byrne was cold.", "Declan Byrne|Byrne"),
        ("Noam Stern", "Ms. Stern lives beside it. “It was loud,” Lea Stern said.", "Lea Stern|Stern"),
        ("Ruth Ashe", "Simon Ashe, her deputy, wept. Ashe was late.", "Simon Ashe|Ashe"),
    )
} | {
    "The bridge over the Tarn was shut on Friday, police said.\n\nMayor Ruth Marsh said it would open. Marsh was late.\n\n"
    f"{credit}": f"Ruth Marsh|Marsh; {name}"
    for credit, name in (
        ("Victor Marsh contributed to this report.", "Victor Marsh"),
        ("Reporting by Victor Marsh; Editing by Ann Lee", "Victor Marsh; Ann Lee"),
        ("Victor Marsh reported from Harrow.", "Victor Marsh"),
        ("Additional reporting by Marsh Holt", "Marsh Holt"),
        ("Contact Victor Marsh at vmarsh@gazette.example.", "Victor Marsh"),
        ("Victor Marsh is a reporter for the Harrow Gazette.", "Victor Marsh; Harrow Gazette"),
        ("Follow Victor Marsh for more.", "Victor Marsh"),
        ("Staff writer Victor Marsh contributed to this story.", "Victor Marsh"),
    )
}
BODIES = {
    "The Department for Transport and Energy said trains were late.": "Department for Transport and Energy",
    "The Department of Health and Energy said lamps were out.": "Department of Health and Energy",
    "Lumo ASA said sales fell. Lumo will sack ten.": "Lumo ASA|Lumo",
    "Stern GmbH said sales fell.": "Stern GmbH",
}
NEW = {
    "nicknames": NICKNAMES,
    "generations": GENERATIONS,
    "letters behind": LETTERS,
    "particles": PARTICLES,
    "hyphens": HYPHENATED,
    "other names": OTHER_NAMES,
    "honorifics": HONORIFICS,
    "couples": COUPLES,
    "bodies": BODIES,
    "white space and signs": SPELLINGS,
    "bylines": BYLINES,
}
TABLES = {clause: list(table.items()) for clause, table in NEW.items()}
BEFORE = {
    "nicknames": first.NICKNAMES,
    "generations": first.GENERATIONS,
    "letters behind": first.LETTERS,
    "particles": first.PARTICLES,
    "hyphens": first.KOREAN,
    "other names": first.OTHER_NAMES,
    "honorifics": {t: n for t, n in first.TITLES.items() if t.startswith(("Smt.", "Shri", "Datuk", "Bishop"))},
    "bodies": first.BODIES,
    "white space and signs": first.SPELLINGS,
}
OF_CLAUSES = {clause: {**BEFORE.get(clause, {}), **table} for clause, table in NEW.items()}
FAILING = {
    "Tun Mahmud Idris said the dam was full.": "“Tun” is a name in Burma and a title in Malaysia",
    "M. Luc Renard said the dam was full. Renard left.": "an initial looks like this",
    "Canon Peter Ashe said the hall was cold. Ashe left.": "the network takes Canon for the firm",
}
SHARE = 0.9


@pytest.mark.parametrize(("text", "wanted"), rows(TABLES, FAILING))
def test_one_bearer_has_one_name(text: str, wanted: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    found = ["|".join((e.name, *sorted(e.aliases))) for e in record.entities if e.kind in ("person", "organization")]
    assert found == ["|".join((n.split("|")[0], *sorted(n.split("|")[1:]))) for n in wanted.split("; ")]


@pytest.mark.parametrize("clause", OF_CLAUSES)
def test_each_clause_has_twenty_variants_of_which_nine_in_ten_are_read_right(clause: str) -> None:
    table = OF_CLAUSES[clause]
    failing = {**FAILING, **first.FAILING}
    assert len(table) >= 20
    assert sum(text not in failing for text in table) >= SHARE * len(table)
