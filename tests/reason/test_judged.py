"""What a person said holds: whatever the rules think, whatever comes in later."""

from itertools import permutations

import pytest

from kg.annotation import Entity, Event, Extraction
from kg.gazetteer import load
from kg.reason import Identity, Judgement, merge
from tests.reason.making import entity, event, extraction

DAY, NEXT = "2023-09-13", "2023-09-14"
CAST = [
    entity("Person", "Kim Jong Un"),
    entity("Person", "Vladimir Putin"),
    entity("State", "Korea Utara"),
    entity("State", "Jepang"),
    entity("Organization", "PBB"),
    entity("City", "Vladivostok"),
]
WAYS = [
    pytest.param("State", "Korut", "DPRK", "State:korut", "north-korea", id="gazetteer"),
    pytest.param("State", "Korut", "DPRK", "State:korut", "State:dprk", id="gazetteer, both names"),
    pytest.param(
        "Organization",
        "Kemhan Jepang",
        "Kementerian Pertahanan di Tokyo",
        "Organization:kemhan jepang",
        "ministry-of-defence.of.japan",
        id="composition",
    ),
    pytest.param(
        "Facility",
        "Bandara Melati",
        "Melati Airport",
        "Place:bandara melati",
        "Place:melati airport",
        id="composition of a site",
    ),
    pytest.param(
        "Organization",
        "MBKN (Melati Baru Kembang Nusa)",
        "MBKN",
        "Organization:mbkn",
        "Organization:melati baru kembang nusa",
        id="abbreviation",
    ),
    pytest.param(
        "Person",
        "Park Min Su",
        "Pak Min-su",
        "Person:park min su",
        "Person:pak min su",
        id="romanisation",
    ),
    pytest.param(
        "Person",
        "Joni Melati",
        "Joni Melati",
        "mention:a:0",
        "mention:b:0",
        id="one name of two people",
    ),
]


def _named(kind: str, *names: str) -> list[Extraction]:
    return [extraction(i, [entity(kind, n)]) for i, n in zip("abcdef", names, strict=False)]


def _merged(articles: list[Extraction], *judged: tuple[str, str, str]) -> Identity:
    judgements = [Judgement(verdict, left, right, "so") for verdict, left, right in judged]  # type: ignore[arg-type]
    return merge(articles, gazetteer=load(), judgements=judgements)


def _things(identity: Identity) -> int:
    return len(set(identity.entities.values()))


@pytest.mark.parametrize(("kind", "one", "other", "left", "right"), WAYS)
def test_different_parts_what_any_rule_joined(kind, one, other, left, right):
    articles = _named(kind, one, other)
    if kind == "Organization" and "(" in one:  # the collection explains the abbreviation
        full = entity(kind, "Melati Baru Kembang Nusa", "MBKN")
        articles = [extraction("a", [full]), extraction("b", [entity(kind, "MBKN")])]
    assert _things(_merged(articles)) == 1
    parted = _merged(articles, ("different", left, right))
    assert _things(parted) == 2
    assert _things(_merged(articles[::-1], ("different", right, left))) == 2
    assert not [m for m in parted.merges if {left, right} <= set(m.members)]


@pytest.mark.parametrize(
    ("kind", "one", "other", "left", "right"),
    [
        ("Person", "J. Melati", "Joni Melati", "Person:j melati", "Person:joni melati"),
        ("Person", "Ayu Kenanga", "Joni Melati", "Person:ayu kenanga", "Person:joni melati"),
        ("Person", "Ayu Kenanga", "Kim Jong Un", "Person:ayu kenanga", "kim-jong-un"),
        ("Person", "Kenanga", "Kenanga", "Person:kenanga@a", "mention:b:0"),
        ("State", "Korut", "Jepang", "north-korea", "japan"),
        (
            "Organization",
            "Kemhan Jepang",
            "Tokyo Shield",
            "ministry-of-defence.of.japan",
            "Organization:tokyo shield",
        ),
        ("City", "Kota Melati", "Kota Kenanga", "Place:kota melati", "Place:kota kenanga"),
    ],
)
def test_same_joins_what_the_rules_leave_apart(kind, one, other, left, right):
    articles = _named(kind, one, other)
    assert _things(_merged(articles)) == 2
    joined = _merged(articles, ("same", left, right))
    assert _things(joined) == 1
    (canonical,) = set(joined.entities.values())
    decided = next(m for m in joined.merges if m.canonical == canonical)
    assert "a person said so" in decided.why
    assert decided.score <= 1
    assert any(e.feature == "judgement" for e in decided.evidence)
    former = set(_merged(articles).entities.values()) - {canonical}
    assert all(joined.retired[key] == canonical for key in former)


def test_things_of_two_classes_are_never_one():
    articles = [extraction("a", [entity("Person", "Ayu Melati"), entity("City", "Kota Melati")])]
    same = ("same", "Person:ayu melati", "Place:kota melati")
    assert _things(_merged(articles, same)) == 2


def test_what_is_the_same_as_either_is_told_apart_too():
    articles = _named("Person", "Park Min Su", "Pak Min-su", "Ayu Kenanga")
    judged = (
        ("same", "Person:park min su", "Person:ayu kenanga"),
        ("different", "Person:pak min su", "Person:ayu kenanga"),
    )
    identity = _merged(articles, *judged)
    assert identity.entities["a", 0] == identity.entities["c", 0] != identity.entities["b", 0]


def test_a_name_told_apart_takes_nothing_else_along():
    articles = _named("State", "Korut", "DPRK", "North Korea")
    identity = _merged(articles, ("different", "State:korut", "north-korea"))
    assert [identity.entities[i, 0] for i in "abc"] == ["State:korut", *["north-korea"] * 2]


def test_a_judgement_holds_when_its_key_is_retired():
    same = ("same", "Person:park min su", "Person:ayu kenanga")
    articles = _named("Person", "Park Min Su", "Ayu Kenanga")
    grown = [*articles, extraction("c", [entity("Person", "Bak Min Su")])]
    assert _merged(grown).retired["Person:park min su"] == "Person:bak min su"
    assert _things(_merged(grown, same)) == 1
    apart = ("different", "Person:park min su", "Person:ayu kenanga")
    assert _things(_merged(grown, apart)) == 2


def test_a_surname_follows_its_antecedent_when_that_is_judged():
    cast = [entity("Person", "Park Min Su"), entity("Person", "Pak")]
    articles = [extraction("a", cast), extraction("b", [entity("Person", "Ayu Kenanga")])]
    identity = _merged(articles, ("same", "Person:park min su", "Person:ayu kenanga"))
    assert len(set(identity.entities.values())) <= 2
    assert identity.entities["a", 0] == identity.entities["b", 0]


def test_a_bare_name_can_be_told_apart_in_its_article_alone():
    cast = [entity("Person", "Joni Melati"), entity("Person", "Melati")]
    articles = [extraction(i, cast) for i in "ab"]
    identity = _merged(articles, ("different", "Person:melati@a", "Person:joni melati"))
    assert identity.entities["a", 1] == "Person:melati@a"
    assert identity.entities["b", 1] == identity.entities["b", 0]


def _reports(*events: Event, published: str | None = DAY) -> list[Extraction]:
    return [
        extraction(i, CAST, [e], published=published)
        for i, e in zip("abcdef", events, strict=False)
    ]


def _meeting(**options) -> Event:
    return event("Meeting", 0, **{"participant": [0, 1], **options})


SANCTION = event("Sanction", imposedBy=4, imposedOn=2)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(_meeting(when=DAY, place=5), id="equal and dated"),
        pytest.param(_meeting(place=5), id="equal and undated"),
        pytest.param(SANCTION, id="a state of affairs"),
    ],
)
def test_two_equal_reports_told_apart_leave_the_third_where_it_was(told):
    articles = _reports(told, told, told)
    name = f"event:{told.type}:"
    apart = _merged(articles, ("different", f"{name}a:0", f"{name}b:0"))
    assert len(set(apart.events.values())) == 2
    assert apart.events["a", 0] != apart.events["b", 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_meeting(when=DAY), _meeting(when=NEXT), id="another day"),
        pytest.param(_meeting(when=DAY, place=5), _meeting(when=DAY, place=3), id="another place"),
        pytest.param(_meeting(when=DAY), _meeting(when=DAY, status="Planned"), id="planned"),
        pytest.param(_meeting(), _meeting(participant=[0, 3]), id="another guest"),
    ],
)
def test_same_joins_reports_that_a_veto_keeps_apart(one, other):
    same = ("same", "event:Meeting:a:0", "event:Meeting:b:0")
    articles = _reports(one, other)
    assert len(set(_merged(articles).events.values())) == 2
    joined = _merged(articles, same)
    assert len(set(joined.events.values())) == 1
    grown = _merged([*articles, *_reports(one, one, one)[2:]], same)
    assert len(set(grown.events.values())) == 1
    (decided,) = (m for m in joined.merges if m.kind == "event")
    assert "a person said so" in decided.why


def test_same_joins_two_events_of_one_article():
    both = [_meeting(when=DAY), event("Meeting", 50, participant=[0, 1], when=DAY, place=5)]
    articles = [extraction("a", CAST, both, published=DAY)]
    same = ("same", "event:Meeting:a:0", "event:Meeting:a:50")
    assert len(set(_merged(articles, same).events.values())) == 1


def test_a_report_told_apart_from_each_of_two_leaves_them_together():
    told = _meeting(when=DAY)
    names = [f"event:Meeting:{i}:0" for i in "abc"]
    identity = _merged(
        _reports(told, told, told),
        ("different", names[0], names[1]),
        ("different", names[0], names[2]),
    )
    assert identity.events["b", 0] == identity.events["c", 0] != identity.events["a", 0]


def test_a_pair_that_was_judged_is_put_up_for_review_no_more():
    articles = _named("Person", "J. Melati", "Joni Melati")
    (pair,) = _merged(articles).review
    for verdict in ("same", "different"):
        assert not _merged(articles, (verdict, pair.left, pair.right)).review


def test_the_order_of_articles_and_judgements_makes_no_difference():
    articles = [
        *_named("Person", "Park Min Su", "Pak Min-su", "Bak Min Su"),
        *_reports(*[_meeting(when=DAY)] * 6)[3:],
    ]
    judged = (
        ("different", "Person:park min su", "Person:bak min su"),
        ("same", "event:Meeting:d:0", "event:Meeting:e:0"),
        ("different", "event:Meeting:d:0", "event:Meeting:f:0"),
    )
    seen = {repr(_merged(list(o), *judged)) for o in list(permutations(articles))[::60]}
    seen |= {repr(_merged(articles, *o)) for o in permutations(judged)}
    assert len(seen) == 1


def test_evidence_says_where_both_values_were_read():
    (spelling,) = _merged(_named("Person", "Park Min Su", "Pak Min-su")).merges
    compared = next(e for e in spelling.evidence if e.feature.startswith("name:"))
    assert compared.left_at
    assert compared.right_at
    assert {compared.left_at.article, compared.right_at.article} == {"a", "b"}
    (meeting,) = (
        m for m in _merged(_reports(*[_meeting(when=DAY)] * 2)).merges if m.kind == "event"
    )
    assert all(e.left_at and e.right_at for e in meeting.evidence)


def test_what_only_the_article_tells_is_logged_with_what_decided():
    cast: list[Entity] = [entity("Person", "Joni Melati"), entity("Person", "Melati")]
    (logged,) = _merged([extraction("a", cast)]).resolutions
    assert (logged.how, logged.canonical) == ("antecedent", "Person:joni melati")
    assert logged.antecedent
    assert "Joni Melati" in logged.why


def test_what_an_office_named_alone_leads_on_once_the_person_is_known():
    cast = [entity("State", "Jepang"), entity("Person", "Melati", office=("menteri pertahanan", 0))]
    alone = _merged([extraction("a", cast)])
    (key,) = (k for k in alone.entities.values() if k.startswith("Person:"))
    full = _merged([extraction("a", [*cast, entity("Person", "Joni Melati")])])
    assert full.retired[key] == "Person:joni melati"
