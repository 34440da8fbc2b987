"""Amounts as the world's papers write them, and the numbers that are none."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import onrecord
from onrecord.record import Figure
from tests.cases.variants import rows

PUBLISHED = "2024-05-17"
Found = list[tuple[Any, str | None]]


@cache
def read(text: str) -> tuple[Figure, ...]:
    return onrecord.read(text, published=PUBLISHED).figures


def found(text: str) -> Found:
    """Each figure's value and unit."""
    return [(f.value, f.unit) for f in read(text)]


SCALES: list[tuple[str, Found]] = [
    # case 099
    ("Sales were $12MM.", [(12_000_000, "USD")]),
    ("Debt is $1.3T.", [(1_300_000_000_000, "USD")]),
    ("It raised £2mln.", [(2_000_000, "GBP")]),
    # variants
    ("The firm lost $1.2 bil last year.", [(1_200_000_000, "USD")]),
    ("The firm lost $1.2bil.", [(1_200_000_000, "USD")]),
    ("A fund of €3bln was set up.", [(3_000_000_000, "EUR")]),
    ("A fund of €3 bln was set up.", [(3_000_000_000, "EUR")]),
    ("The port handled 3 mln tonnes.", [(3_000_000, "tonnes")]),
    ("The port handled 3 mn tonnes.", [(3_000_000, "tonnes")]),
    ("The port handled 3mn tonnes.", [(3_000_000, "tonnes")]),
    ("The state owes £1.5tn.", [(1_500_000_000_000, "GBP")]),
    ("The state owes £1.5trn.", [(1_500_000_000_000, "GBP")]),
    ("The state owes £1.5 trn.", [(1_500_000_000_000, "GBP")]),
    ("It sold for $500K.", [(500_000, "USD")]),
    ("It sold for $4 B.", [(4_000_000_000, "USD")]),
    ("It sold for $2.5 m.", [(2_500_000, "USD")]),
    ("It sold for $2.5-million.", [(2_500_000, "USD")]),
    ("It sold for CHF 2.5 mio.", [(2_500_000, "CHF")]),
    ("It costs $2 quadrillion.", [(2 * 10**15, "USD")]),
    ("The shop has 40K followers.", [(40_000, "followers")]),
    ("The shop has 1.5M followers.", [(1_500_000, "followers")]),
    ("They sold 40k tickets at $90 each.", [(40_000, "tickets"), (90, "USD")]),
    # a scale that is not understood gives no number
    ("The state owes $5 gazillion.", []),
    ("The state owes 5 zillion francs.", []),
    ("It cost €3 mrd.", []),
    ("It cost $5X.", []),
    ("It cost $7.5Q.", []),
    ("It cost $5L.", []),
    # a scale behind a hyphen, and one that two numbers share
    ("The road is a Rs 2,000-crore project.", [(20_000_000_000, "INR")]),
    ("It is a Rs 1.5-lakh-crore plan.", [(1_500_000_000_000, "INR")]),
    ("It cost $3-4m.", [((3_000_000, 4_000_000), "USD")]),
    ("It cost $3m-$4m.", [((3_000_000, 4_000_000), "USD")]),
    ("It cost Rs 40,000-50,000.", [((40_000, 50_000), "INR")]),
    ("It cost R2,5 million.", [(2_500_000, "ZAR")]),
    ("It cost €5,5 million.", [(5_500_000, "EUR")]),
    # not a scale
    ("He swam 200m.", [(200, "m")]),
    ("They show 4K video.", []),
    ("He ran the 100m hurdles.", [(100, "m")]),
    ("A 3m wall fell.", [(3, "m")]),
    ("The wall is 3m high.", [(3, "m")]),
    ("She sells $5 T-shirts.", [(5, "USD")]),
    ("The pipe is 12mm wide.", [(12, "mm")]),
]
INDIAN: list[tuple[str, Found]] = [
    # case 100
    ("The state will spend ₹5 lakh crore on roads.", [(5 * 10**12, "INR")]),
    ("A fine of Rs 3,45,000 was set.", [(345_000, "INR")]),
    ("Nearly 40 lakh tonnes rotted.", [(4_000_000, "tonnes")]),
    # variants
    ("The dam cost ₹12,500 crore.", [(125_000_000_000, "INR")]),
    ("He paid Rs. 25 lakh.", [(2_500_000, "INR")]),
    ("He paid Rs 25 lakhs.", [(2_500_000, "INR")]),
    ("There are 1.2 crore voters.", [(12_000_000, "voters")]),
    ("They owe INR 40 lakh.", [(4_000_000, "INR")]),
    ("He took a bribe of 2 lakh rupees.", [(200_000, "INR")]),
    ("Five lakh people fled.", [(500_000, "people")]),
    ("Two and a half lakh people fled.", [(250_000, "people")]),
    ("It cost Rs 500 crore.", [(5_000_000_000, "INR")]),
    ("It cost Rs500cr.", [(5_000_000_000, "INR")]),
    ("It cost Rs 500 cr.", [(5_000_000_000, "INR")]),
    ("It cost ₹5L.", [(500_000, "INR")]),
    ("The mill has 1,25,000 members.", [(125_000, "members")]),
    ("It sold 12,34,567 tickets.", [(1_234_567, "tickets")]),
    ("It holds 2,00,00,000 litres.", [(20_000_000, "litres")]),
    ("Lakhs of people came.", [((100_000, None), "people")]),
    ("It lost crores of rupees.", [((10_000_000, None), "INR")]),
    ("It costs two thousand crore rupees.", [(20_000_000_000, "INR")]),
    ("The fine is Rs1,500.", [(1_500, "INR")]),
    ("The fine is Rs.2000.", [(2_000, "INR")]),
    ("The fine is Rs 2000.", [(2_000, "INR")]),
    ("It paid Rs 10 arab.", [(10**10, "INR")]),
    ("It is worth 3.5 lakh crore rupees.", [(3_500_000_000_000, "INR")]),
]
CURRENCIES: list[tuple[str, Found]] = [
    # case 102
    ("The bill was R450 million.", [(450_000_000, "ZAR")]),
    ("It cost EUR 4.5 million.", [(4_500_000, "EUR")]),
    ("He owes USD 300.", [(300, "USD")]),
    ("They paid CHF2m.", [(2_000_000, "CHF")]),
    # variants
    ("The bill was HK$1.2 billion.", [(1_200_000_000, "HKD")]),
    ("The bill was S$40m.", [(40_000_000, "SGD")]),
    ("The bill was NZ$3.5 million.", [(3_500_000, "NZD")]),
    ("The bill was A$12bn.", [(12_000_000_000, "AUD")]),
    ("The bill was CA$80.", [(80, "CAD")]),
    ("The bill was NT$900.", [(900, "TWD")]),
    ("The bill was R$9 million.", [(9_000_000, "BRL")]),
    ("The bill was US$9 million.", [(9_000_000, "USD")]),
    ("The bill was Z$9 million.", [(9_000_000, "ZWG")]),
    ("The bill was Q$9 million.", [(9_000_000, "Q$")]),
    ("They paid USD10m.", [(10_000_000, "USD")]),
    ("They paid GBP 1.1bn.", [(1_100_000_000, "GBP")]),
    ("They paid KSh 300.", [(300, "KES")]),
    ("They paid Sh300,000.", [(300_000, "KES")]),
    ("They paid GH₵20m.", [(20_000_000, "GHS")]),
    ("They paid N5 billion.", [(5_000_000_000, "NGN")]),
    ("They paid ₦5 billion.", [(5_000_000_000, "NGN")]),
    ("They paid RM4.5 million.", [(4_500_000, "MYR")]),
    ("They paid RMB 8 billion.", [(8_000_000_000, "CNY")]),
    ("They paid 300 Hong Kong dollars.", [(300, "HKD")]),
    ("They paid 40 million Kenyan shillings.", [(40_000_000, "KES")]),
    ("They paid 300 Danish kroner.", [(300, "DKK")]),
    ("They paid 20 zlotys.", [(20, "PLN")]),
    ("They paid 450 EUR.", [(450, "EUR")]),
    ("They paid 300€.", [(300, "EUR")]),
    ("They paid 40 million pounds.", [(40_000_000, "GBP")]),
    ("She paid £3, he 300 pounds.", [(3, "GBP"), (300, "GBP")]),
    ("A coin of 20p is lost, and £3.", [(0.2, "GBP"), (3, "GBP")]),
    ("Shares rose to 118.5p.", [(1.185, "GBP")]),
    # none, or another unit
    ("She weighs 300 pounds.", [(300, "pounds")]),
    ("The R22 road is shut.", []),
    ("It was filmed in 1080p.", []),
    ("They paid 1m kroner.", [(1_000_000, "kroner")]),
]
SEPARATORS: list[tuple[str, Found]] = [
    # case 104
    ("Output fell from 742 000 tonnes to 618 000 tonnes.", [(742_000, "tonnes"), (618_000, "tonnes")]),
    # variants
    ("It sold 1 250 000 barrels.", [(1_250_000, "barrels")]),
    ("It sold 1\u00a0250\u00a0000 barrels.", [(1_250_000, "barrels")]),
    ("It sold 250\u202f000 barrels.", [(250_000, "barrels")]),
    ("It sold 12\u2009500 barrels.", [(12_500, "barrels")]),
    ("It sold 12 618 barrels.", [(12_618, "barrels")]),
    ("It sold 1'250'000 barrels.", [(1_250_000, "barrels")]),
    ("It sold 1’250’000 barrels.", [(1_250_000, "barrels")]),
    ("It sold 1,250,000 barrels.", [(1_250_000, "barrels")]),
    ("It cost R12 500.", [(12_500, "ZAR")]),
    ("It cost R1 250 000.", [(1_250_000, "ZAR")]),
    ("It cost CHF 12'500.", [(12_500, "CHF")]),
    ("It cost EUR 12 500.", [(12_500, "EUR")]),
    ("It cost €742 000.", [(742_000, "EUR")]),
    ("It sold 742 000.5 tonnes.", [(742_000.5, "tonnes")]),
    ("Some 300 000 people left.", [(300_000, "people")]),
    ("Nearly 300 000 people left.", [(300_000, "people")]),
    ("Between 200 000 and 300 000 people left.", [((200_000, 300_000), "people")]),
    ("It grew to 742 000 from 618 000.", [(742_000, None), (618_000, None)]),
    ("Of 742 000 votes, 618 000 were void.", [(742_000, "votes"), (618_000, None)]),
    ("The camp holds 10 000 refugees.", [(10_000, "refugees")]),
    # two numbers
    ("On board Flight 370 239 people died.", [(239, "people")]),
    ("On May 12 300 people came.", [(300, "people")]),
]
SHARES: list[tuple[str, Found]] = [
    # case 106
    ("One in five children is poor.", [(20, "%")]),
    ("Two out of three voters said no.", [(66.7, "%")]),
    ("One-in-ten shops closed.", [(10, "%")]),
    ("Nine out of every ten left.", [(90, "%")]),
    # variants
    ("One-in-four nurses left.", [(25, "%")]),
    ("A one-in-five chance is left.", [(20, "%")]),
    ("Three in every four nurses left.", [(75, "%")]),
    ("One nurse in ten is ill.", [(10, "%")]),
    ("One nurse in 20 has left.", [(5, "%")]),
    ("One out of every eight nurses left.", [(12.5, "%")]),
    ("Some 7 in 10 nurses left.", [(70, "%")]),
    ("Seven of every 10 nurses left.", [(70, "%")]),
    ("About 1 in 4 nurses left.", [(25, "%")]),
    ("Four-fifths of the nurses left.", [(80, "%")]),
    ("Three-quarters of the nurses left.", [(75, "%")]),
    ("Three quarters of the nurses left.", [(75, "%")]),
    ("A quarter of the nurses left.", [(25, "%")]),
    ("One-third of the nurses left.", [(33.3, "%")]),
    ("Half of the nurses left.", [(50, "%")]),
    ("Nine-out-of-ten nurses left.", [(90, "%")]),
    ("More than nine in 10 nurses left.", [(90, "%")]),
    ("It fell by a quarter of a percentage point.", [(0.25, "percentage point")]),
    ("It fell by three-quarters of a percentage point.", [(0.75, "percentage point")]),
    ("It fell by half a percentage point.", [(0.5, "percentage point")]),
    ("It fell by a tenth of a percent.", [(0.1, "%")]),
    ("It fell by two-tenths of a percent.", [(0.2, "%")]),
]
WORDS: list[tuple[str, Found]] = [
    # case 107
    ("There are 3 hundred thousand bees.", [(300_000, "bees")]),
    ("Two hundred and fifty thousand trees died.", [(250_000, "trees")]),
    # variants
    ("There are 2.5 thousand million stars.", [(2_500_000_000, "stars")]),
    ("There are 3 hundred million bees.", [(300_000_000, "bees")]),
    ("There are five hundred thousand bees.", [(500_000, "bees")]),
    ("There are twenty-five thousand bees.", [(25_000, "bees")]),
    ("There are one and a half million bees.", [(1_500_000, "bees")]),
    ("There are half a million bees.", [(500_000, "bees")]),
    ("There are a few hundred bees.", [((100, None), "bees")]),
    ("There are a few thousand bees.", [((1_000, None), "bees")]),
    ("There are a few hundred thousand bees.", [((100_000, None), "bees")]),
    ("There are several hundred thousand bees.", [((100_000, None), "bees")]),
    ("There are many hundreds of bees.", [((100, None), "bees")]),
    ("There are hundreds of thousands of bees.", [((100_000, None), "bees")]),
    ("There are a couple of hundred bees.", [(200, "bees")]),
    ("There are a couple hundred bees.", [(200, "bees")]),
    ("There are a couple of thousand bees.", [(2_000, "bees")]),
    ("There are two thousand five hundred bees.", [(2_500, "bees")]),
    ("There are a hundred thousand bees.", [(100_000, "bees")]),
    ("It lost a few million dollars.", [((1_000_000, None), "USD")]),
    ("It lost several billion euros.", [((1_000_000_000, None), "EUR")]),
    ("There are six dozen bees.", [(72, "bees")]),
]
POINTS: list[tuple[str, Found]] = [
    # case 109
    ("Rates rose by 25 basis points to 5.25%.", [(25, "basis points"), (5.25, "%")]),
    ("Yields rose 12bps.", [(12, "bps")]),
    ("Its lead shrank by 3 percentage points.", [(3, "percentage points")]),
    # variants
    ("Yields rose 12 bps.", [(12, "bps")]),
    ("Yields rose 12bp.", [(12, "bps")]),
    ("Yields rose 25 bp.", [(25, "bps")]),
    ("The lead shrank by 3pp.", [(3, "percentage points")]),
    ("The lead shrank by 3 pp.", [(3, "percentage points")]),
    ("The lead shrank by 1.5ppts.", [(1.5, "percentage points")]),
    ("The lead shrank by one percentage point.", [(1, "percentage point")]),
    ("Rates were cut by 25 to 50 basis points.", [((25, 50), "basis points")]),
    ("Rates rose by .5 percent.", [(0.5, "%")]),
    ("Rates rose by 0.5 per cent.", [(0.5, "%")]),
    ("Rates rose by 0.5pct.", [(0.5, "%")]),
    ("Rates rose by 5‰.", [(0.5, "%")]),
    ("Turnout was 61.5pc.", [(61.5, "%")]),
    ("A 25-basis-point cut came.", [(25, "basis points")]),
    ("A 0.25 percentage-point cut came.", [(0.25, "percentage point")]),
    ("The index shed 120 points.", [(120, "points")]),
]
SIGNS: list[tuple[str, Found]] = [
    # the issue's
    ("Growth was -1.3%.", [(-1.3, "%")]),
    ("It has 60GB of memory.", [(60, "GB")]),
    ("A 70kg parcel arrived.", [(70, "kg")]),
    ("He drove at 50mph.", [(50, "mph")]),
    ("The flat has 32m2.", [(32, "m2")]),
    # variants
    ("Growth was -0.3 %.", [(-0.3, "%")]),
    ("Growth was −1.3%.", [(-1.3, "%")]),
    ("Growth was –1.3%.", [(-1.3, "%")]),
    ("Growth was minus 1.3 percent.", [(-1.3, "%")]),
    ("Growth was (-1.3%) then.", [(-1.3, "%")]),
    ("The balance was -$5m.", [(-5_000_000, "USD")]),
    ("The balance was −£5m.", [(-5_000_000, "GBP")]),
    ("The balance was $-5m.", [(-5_000_000, "USD")]),
    ("It was minus 40 degrees.", [(-40, "degrees")]),
    ("It was -40 degrees.", [(-40, "degrees")]),
    ("Growth was negative 2 percent.", [(-2, "%")]),
    ("It swung from -2% to 3%.", [(-2, "%"), (3, "%")]),
    ("The flat has 32m².", [(32, "m²")]),
    ("The field has 12km².", [(12, "km²")]),
    ("The train does 300km/h.", [(300, "km/h")]),
    ("It was 32°C.", [(32, "°C")]),
    ("It weighs 12.5kg.", [(12.5, "kg")]),
    ("The plant makes 450MW.", [(450, "MW")]),
    # a dash that is no minus
    ("The error is plus or minus 3 points.", [(3, "points")]),
    ("The error is +/-3 points.", [(3, "points")]),
    ("A 10-15% cut came.", [((10, 15), "%")]),
    ("By 58%-33%, they said no.", [(58, "%"), (33, "%")]),
    ("Things to bring:\n-5 eggs and salt.", [(5, "eggs")]),
]
CHANGES: list[tuple[str, Found]] = [
    # case 113
    ("Staff fell by 40 to 300.", [(40, None), (300, None)]),
    # variants
    ("Staff rose by 5 to 20.", [(5, None), (20, None)]),
    ("Sales fell by £2m to £30m.", [(2_000_000, "GBP"), (30_000_000, "GBP")]),
    ("Staff fell 10 to 250.", [(10, None), (250, None)]),
    ("Rates rose by 3% to 9%.", [(3, "%"), (9, "%")]),
    ("Prices rose from $5 to $8.", [(5, "USD"), (8, "USD")]),
    ("Staff will fall by 40 to 300.", [(40, None), (300, None)]),
    ("Staff dropped by 12 to 88.", [(12, None), (88, None)]),
    ("Sales grew by $3 million to $40 million.", [(3_000_000, "USD"), (40_000_000, "USD")]),
    ("Profit slipped by €1bn to €9bn.", [(1_000_000_000, "EUR"), (9_000_000_000, "EUR")]),
    ("Membership has increased by 300 to 4,200.", [(300, None), (4_200, None)]),
    ("The toll climbed by 9 to 51.", [(9, None), (51, None)]),
    # ranges
    ("Prices rose by 5 to 10 percent.", [((5, 10), "%")]),
    ("The sea rose by 2 to 3 feet.", [((2, 3), "feet")]),
    ("It will cost $5 to $10 million.", [((5_000_000, 10_000_000), "USD")]),
    ("It takes 10 to 15 people.", [((10, 15), "people")]),
    ("It costs between £5 and £9.", [((5, 9), "GBP")]),
    ("Some 20-30 people came.", [((20, 30), "people")]),
]
NONE = [
    # case 110 and the issue's
    "She ran in 2:15:32.",
    "They lost 6-3, 7-6(5).",
    "He shot a 68.",
    "The team's average is .500.",
    "The S&P 500 rose.",
    "The iPhone 11 is out.",
    "She lives in Reno, NV 89501.",
    # variants
    "She ran a mile in 3:43.13.",
    "He won in 1:02:07.5.",
    "He was 3-for-4 at the plate.",
    "He went 2-of-5.",
    "They won 7-6(5), 6-4.",
    "They won 3-1.",
    "They drew 0-0.",
    "Their record is 10-2-1.",
    "He shot a 71 at Troon.",
    "The Nasdaq 100 index rose.",
    "The FTSE 100 index rose.",
    "Many Fortune 500 companies left.",
    "He owns a MacBook 13.",
    "She lives in Peoria, Ill. 61602.",
    "She lives in Peoria, Illinois 61602.",
    "Write to Flat 3, London SW1A 2AA.",
    "Call 555-123-4567 at once.",
    "Call (212) 555-0199 at once.",
    "Ring 020 7946 0018 at once.",
    "Ring 0800 123 456 at once.",
    "Ring +44 20 7946 0018 at once.",
    "Ann Lee, 52, won.",
    "Ann Lee (52) won.",
    "A 52-year-old woman won.",
    "The bar shut at 9.30pm.",
    "The bar shut at 21:45.",
    "The train left at 14:00 GMT.",
    "Agent 007 is back.",
    "He is 6'2\" tall.",
    "He listens to Radio 4.",
]  # fmt: skip
TABLES = {
    "scales": SCALES, "indian": INDIAN, "currencies": CURRENCIES, "separators": SEPARATORS, "shares": SHARES,
    "words": WORDS, "points": POINTS, "signs": SIGNS, "changes": CHANGES, "none": [(text, []) for text in NONE],
}  # fmt: skip
FAILING: dict[str, str] = {}
"""Variants that fail, and why."""


@pytest.mark.parametrize(("text", "wanted"), rows(TABLES, FAILING))
def test_reads(text: str, wanted: Found) -> None:
    assert found(text) == wanted


def test_nine_in_ten_variants_pass() -> None:
    assert len(FAILING) <= len(rows(TABLES, FAILING)) / 10
    assert set(FAILING) <= {row.values[0] for row in rows(TABLES, FAILING)}


@pytest.mark.parametrize(
    ("text", "span", "qualifier"),
    [
        ("Growth was about -1.3%.", "about -1.3%", "about"),
        ("It cost more than HK$1.2 billion.", "more than HK$1.2 billion", "more_than"),
        ("It cost nearly ₹5 lakh crore.", "nearly ₹5 lakh crore", "about"),
        ("A couple of hundred bees died.", "A couple of hundred", "about"),
        ("A few hundred bees died.", "A few hundred", "at_least"),
        ("It sold 742 000 tonnes.", "742 000", "exactly"),
        ("It has 500+ members.", "500+", "at_least"),
        ("It has >500 members.", ">500", "more_than"),
        ("It has ~500 members.", "~500", "about"),
    ],
)
def test_the_span_holds_sign_scale_and_qualifier(text: str, span: str, qualifier: str) -> None:
    (figure,) = read(text)
    assert (text[slice(*figure.span)], figure.qualifier) == (span, qualifier)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hugo Tamm told 60 Minutes on Sunday that he would quit.", []),
        ('The interview on "60 Minutes" lasted 20 minutes.', ["20 minutes"]),
        ("The film 13 Hours was sold for 3 million dollars.", ["3 million dollars"]),
        ("Strike Lasts for 60 Hours in Harrow\n\nIt was long, police said.", ["60 Hours"]),
    ],
)
def test_a_programme_is_not_a_duration(text: str, found: list[str]) -> None:
    record = onrecord.read(text, published="2024-05-17")
    assert [text[slice(*f.span)] for f in record.figures] == found
