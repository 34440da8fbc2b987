"""Confidence: the share right of a rule, drawn to its kind's where cases are few; the network's by its odds."""

import pytest

from onrecord.facts.confidence import (
    NETWORK,
    PERFORMED,
    PRIOR,
    RuleTable,
    confidence_of,
    entity_rule,
    measured,
    rated_by,
    read_table,
    speaker_rule,
)
from onrecord.record import Entity, Mention, Source
from onrecord.record.kinds import BY_NAME

LINES = ["# a comment", "tie\tkin\t90\t100", "tie\ttitle\t0\t2", "tie\tnetwork\t5\t9\t0.5\t-0.2", ""]


def test_a_rule_has_its_share_and_few_cases_are_drawn_to_the_kind():
    table = read_table(LINES)
    mean = 90 / 102
    assert table.confidence("tie", "kin", None) == pytest.approx((90 + PRIOR * mean) / (100 + PRIOR))
    assert 0.6 < table.confidence("tie", "title", None) < mean
    assert table.confidence("tie", "another", None) == pytest.approx(mean)


def test_the_network_is_rated_by_its_odds_and_back():
    table = read_table(LINES)
    low, high = table.confidence("tie", "network", 0.6), table.confidence("tie", "network", 0.9)
    assert low < high < 0.9
    assert table.odds("tie", high) == pytest.approx(0.9)
    assert table.odds("event", 0.7) == 0.7


def test_without_measurements_odds_stay_and_rules_are_sure():
    with rated_by(RuleTable()):
        assert confidence_of("tie", "network", odds=0.77) == 0.77
        assert confidence_of("tie", "kin") == 1.0
    assert confidence_of("tie", "kin") < 1.0


def test_an_outer_table_comes_back():
    with rated_by(read_table(LINES)):
        with rated_by(RuleTable()):
            assert confidence_of("tie", "kin") == 1.0
        assert confidence_of("tie", "kin") < 1.0


def test_every_measurement_is_of_a_kind_and_possible():
    shares = measured().shares
    assert {"statement", "speaker", "office", "tie", "event", "figure", "position", "entity"} <= {k for k, _ in shares}
    for (kind, rule), share in shares.items():
        assert kind == "speaker" or kind in BY_NAME
        assert 0 <= share.right <= share.cases > 0, (kind, rule)
        assert (share.slope is not None) == (rule in (NETWORK, PERFORMED))


def test_what_trust_in_names_and_speakers_goes_by():
    mentions = (Mention(span=(0, 8), form="name"), Mention(span=(20, 22), form="pronoun"))
    lund = Entity(id="e1", kind="person", name="Ada Lund", mentions=mentions)
    assert entity_rule(lund) == "person-seldom-words"
    assert speaker_rule(Source(spans=((0, 8),)), lund, mode="direct") == "name-direct"
    assert speaker_rule(Source(spans=((20, 22),)), lund, mode="mixed") == "pronoun-mixed"
    assert speaker_rule(Source(spans=((40, 50),)), lund, mode="mixed") == "resolved-mixed"
    assert speaker_rule(Source(spans=((40, 50),)), None, mode="direct") == "unnamed-direct"
    assert speaker_rule(None, None, mode="direct") == "missing-direct"
