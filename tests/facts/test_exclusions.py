"""Facts that cannot both be true: the surer is kept, and both are less sure."""

import pytest

from onrecord.facts.exclusions import excluded_in, weighed
from onrecord.record import Article, Entity, Mention, Office, Record, Tie, article_id

TEXT = "Ann Lee, Beth Ray and Carl Poe of Port Hale. Lee's former husband."
NAMES = {"e1": "Ann Lee", "e2": "Beth Ray", "e3": "Carl Poe", "e4": "Port Hale"}
HERE = ((0, 7),)
FORMER = ((TEXT.index("Lee's"), len(TEXT)),)


def record(*, ties=(), offices=(), **names) -> Record:
    people = tuple(
        Entity(
            id=key,
            kind="organization" if key == "e4" else "person",
            name=names.get(key, name),
            mentions=(Mention(span=(0, 7), form="name"),),
        )
        for key, name in NAMES.items()
    )
    return Record(
        article=Article(id=article_id(TEXT), source="a", text=TEXT),
        entities=people,
        ties=tuple(ties),
        offices=tuple(offices),
    )


def tie(kind, subject, other, sure=0.9, evidence=HERE):
    return Tie(kind=kind, subject=subject, object=other, evidence=evidence, confidence=sure)


def office(holder, title="mayor", status="current", organization="e4", sure=0.9, place=None):
    return Office(
        holder=holder,
        title=title,
        status=status,
        organization=organization,
        place=place,
        evidence=HERE,
        confidence=sure,
    )


EXCLUDED = [
    ([tie("spouse_of", "e1", "e2", 0.8), tie("spouse_of", "e1", "e3")], "two spouses", ("t2", "t1")),
    ([tie("spouse_of", "e1", "e2"), tie("spouse_of", "e3", "e1", 0.7)], "two spouses", ("t1", "t2")),
    ([tie("parent_of", "e1", "e2"), tie("opponent_of", "e2", "e1", 0.8)], "family and rival", ("t1", "t2")),
    ([tie("parent_of", "e1", "e2", 0.6), tie("spouse_of", "e1", "e2")], "family twice", ("t2", "t1")),
    ([tie("parent_of", "e1", "e2"), tie("parent_of", "e2", "e1", 0.5)], "family twice", ("t1", "t2")),
    (
        [tie("can_remove", "e1", "e2"), tie("cannot_remove", "e1", "e2", 0.6)],
        "may and may not be removed",
        ("t1", "t2"),
    ),
]
NOT_EXCLUDED = [
    [tie("spouse_of", "e1", "e2"), tie("spouse_of", "e2", "e1")],
    [tie("spouse_of", "e1", "e2"), tie("spouse_of", "e1", "e3", evidence=FORMER)],
    [tie("parent_of", "e1", "e2"), tie("parent_of", "e3", "e2")],
    [tie("parent_of", "e1", "e2"), tie("opponent_of", "e1", "e3")],
    [tie("can_remove", "e1", "e2"), tie("cannot_remove", "e2", "e1")],
    [tie("opponent_of", "e1", "e2"), tie("endorsed", "e1", "e2")],
]


@pytest.mark.parametrize(("ties", "why", "keys"), EXCLUDED)
def test_ties_that_exclude_each_other(ties, why, keys):
    (found,) = excluded_in(record(ties=ties))
    assert (found.why, (found.kept, found.contradicted)) == (why, keys)


@pytest.mark.parametrize("ties", NOT_EXCLUDED)
def test_others_do_not(ties):
    assert excluded_in(record(ties=ties)) == ()


def test_a_spouse_under_two_names_is_one():
    ties = [tie("spouse_of", "e1", "e2"), tie("spouse_of", "e1", "e3")]
    assert excluded_in(record(ties=ties, e3="Ray")) == ()


def test_a_single_post_has_one_holder():
    (found,) = excluded_in(record(offices=[office("e1"), office("e2", sure=0.95)]))
    assert (found.kept, found.contradicted, found.why) == ("o2", "o1", "one post, two holders")
    assert excluded_in(
        record(offices=[office("e1", organization=None, place="Ohio"), office("e2", organization=None, place="Ohio")])
    )


@pytest.mark.parametrize(
    "other",
    [
        office("e2", status="former"),
        office("e2", title="spokesman"),
        office("e2", organization=None),
        office("e1", title="mayor"),
    ],
)
def test_other_posts_and_times_do_not_exclude(other):
    assert excluded_in(record(offices=[office("e1"), other])) == ()


def test_two_that_exclude_each_other_are_never_both_likely():
    for p, q in ((0.9, 0.8), (0.95, 0.95), (1.0, 1.0), (0.6, 0.2)):
        first, second = weighed(record(ties=[tie("spouse_of", "e1", "e2", p), tie("spouse_of", "e1", "e3", q)])).ties
        assert second.confidence < 0.5
        assert second.confidence <= first.confidence <= p
    assert weighed(record(ties=[tie("spouse_of", "e1", "e2", 0.8)])).ties[0].confidence == 0.8
