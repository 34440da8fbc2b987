"""How often facts are right, measured: shares by rule, the network's odds, and each fifth rated by the others."""

import random

import pytest

from onrecord.facts.confidence import RuleShare, RuleTable
from training.confidence import Bin, Judged, bare, error, fit, fitted, rated, reliability, table_lines
from training.judged import WHOLE, Case


def case(kind, rule, right, odds=1.0, **more):
    return Case(kind=kind, rule=rule, confidence=odds, right=right, **more)


def article(name, *cases, seen=False):
    return Judged(name=name, seen=seen, cases=cases)


def test_a_fit_brings_odds_to_what_is_right():
    dice = random.Random(3)
    odds = [dice.uniform(0.5, 0.95) for _ in range(2000)]
    right = [dice.random() < p - 0.2 for p in odds]
    table = RuleTable(
        {
            ("tie", "network"): RuleShare(
                right=sum(right), cases=len(right), slope=(w := fit(odds, right))[0], intercept=w[1]
            )
        }
    )
    for low in (0.5, 0.65, 0.8):
        own = [
            (table.confidence("tie", "network", p), r)
            for p, r in zip(odds, right, strict=True)
            if low <= p < low + 0.15
        ]
        assert sum(p for p, _ in own) / len(own) == pytest.approx(sum(r for _, r in own) / len(own), abs=0.06)


def test_few_cases_leave_the_odds_and_a_fit_never_turns_them_round():
    slope, intercept = fit([0.9], [True])
    assert 0.5 < slope < 1.5
    assert abs(intercept) < 0.5
    assert fit([0.6] * 50 + [0.9] * 50, [True] * 50 + [False] * 50)[0] > 0


def test_what_the_network_read_of_articles_that_it_knows_counts_only_where_others_are_few():
    known = article("a", *[case("tie", "network", True, 0.8)] * 40, case("tie", "kin", True), seen=True)
    new = article("b", *[case("tie", "network", False, 0.8)] * 30)
    table = fitted([known, new])
    assert table.shares["tie", "network"].cases == 30
    assert table.shares["tie", "kin"] == RuleShare(right=1, cases=1)
    assert fitted([known]).shares["tie", "network"].cases == 40


def test_a_whole_statement_is_what_was_said_times_who_said_it():
    table = RuleTable(
        {
            ("statement", "signed"): RuleShare(right=8, cases=10),
            ("speaker", "name-direct"): RuleShare(right=5, cases=10),
        }
    )
    assert rated(case(WHOLE, "signed", True, speaker="name-direct"), table) == pytest.approx(0.4)


def test_reliability_is_of_articles_that_were_not_used():
    right = [article(f"r{n}", case("tie", "kin", True)) for n in range(30)]
    (found,) = reliability(right)["tie"]
    assert (found.right, found.cases) == (30, 30)
    assert found.said == 1.0
    alone = reliability([article("x", case("tie", "kin", True)), article("y", case("tie", "kin", False))])
    assert all(b.cases == 1 for b in alone["tie"]) or error(alone["tie"]) == 0.5


def test_the_error_weighs_bins_by_their_cases():
    assert error([Bin(said=0.5, right=5, cases=10), Bin(said=0.9, right=0, cases=10)]) == pytest.approx(0.45)
    assert error([]) == 0.0


def test_finders_choose_by_shares_that_no_odds_change():
    shares = {
        ("event", "a"): RuleShare(right=1, cases=2),
        ("event", "network"): RuleShare(right=1, cases=2, slope=0.5),
        ("tie", "b"): RuleShare(right=1, cases=1),
    }
    assert list(bare(RuleTable(shares)).shares) == [("event", "a")]


def test_lines_have_what_was_counted():
    table = RuleTable(
        {
            ("tie", "kin"): RuleShare(right=3, cases=4),
            ("tie", "network"): RuleShare(right=1, cases=2, slope=0.5, intercept=-1.0),
        }
    )
    assert list(table_lines(table)) == ["tie\tkin\t3\t4\n", "tie\tnetwork\t1\t2\t0.5\t-1.0\n"]
