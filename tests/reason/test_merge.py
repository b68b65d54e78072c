from typing import Any

import pytest

from kg.annotation import Event
from kg.gazetteer import load
from kg.reason import Identity, Judgement, merge
from tests.reason.making import entity, event, extraction

KIM, PUTIN = ("Person", "Kim Jong Un"), ("Person", "Vladimir Putin")
KOREA, JAPAN = ("State", "Korea Utara"), ("State", "Jepang")
UN = ("Organization", "PBB")
CAST = (KIM, PUTIN, KOREA, JAPAN, UN, ("City", "Vladivostok"), ("City", "Pyongyang"))
DAY, NEXT = "2023-09-13", "2023-09-14"


def _merged(*events: Event | None, published: tuple[str | None, ...] = ()) -> Identity:
    """Merge articles with one event each: the same people and places, named in all of them."""
    days = published or tuple(DAY for _ in events)
    cast = [entity(*who) for who in CAST]
    return merge(
        [
            extraction(f"a{i}", cast, [e] if e else [], published=day)
            for i, (e, day) in enumerate(zip(events, days, strict=True))
        ],
        gazetteer=load(),
    )


def _one(identity: Identity) -> bool:
    return len(set(identity.events.values())) == 1


def _meeting(**options: Any) -> Event:
    return event("Meeting", 0, **{"participant": [0, 1], **options})


def _launch(**options: Any) -> Event:
    return event("MissileLaunch", 0, **{"launchedBy": 2, "when": DAY, **options})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_meeting(when=DAY), _meeting(when=DAY, place=5), id="the same day and people"),
        pytest.param(_launch(), _launch(launchedBy=0), id="a leader and his state"),
        pytest.param(_launch(count=2), _launch(count=(2, None)), id="two and several"),
        pytest.param(_launch(), _launch(missileType="ballistic-missile"), id="one says more"),
        pytest.param(_meeting(when=DAY), _meeting(), id="an undated report of one meeting"),
        pytest.param(
            event("Sanction", imposedBy=4, imposedOn=2),
            event("Sanction", imposedBy=4, imposedOn=2),
            id="sanctions in force",
        ),
    ],
)
def test_reports_of_one_event_join(one: Event, other: Event):
    assert _one(_merged(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_launch(), _launch(when=NEXT), id="another day"),
        pytest.param(_launch(), _launch(launchedBy=3), id="another state"),
        pytest.param(_launch(count=1), _launch(count=2), id="two against one"),
        pytest.param(_meeting(when=DAY, place=5), _meeting(when=DAY, place=6), id="another city"),
        pytest.param(_meeting(when=DAY), _meeting(when=DAY, status="Planned"), id="planned"),
        pytest.param(
            _meeting(when=DAY), _meeting(when=DAY, participant=[0, 3]), id="another guest"
        ),
        pytest.param(
            event("Visit", visitor=0, when=DAY),
            event("Visit", visitor=0, when=DAY),
            id="too little",
        ),
        pytest.param(
            event("Sanction", imposedOn=2),
            event("Sanction", imposedOn=2),
            id="by nobody knows whom",
        ),
    ],
)
def test_reports_of_two_events_stay_apart(one: Event, other: Event):
    assert not _one(_merged(one, other))


def test_an_undated_report_that_fits_two_events_is_left_for_review():
    identity = _merged(_meeting(when="2023-09-10"), _meeting(when=DAY), _meeting())
    assert len(set(identity.events.values())) == 3
    assert {c.reason for c in identity.review} == {"undated, and several events fit"}


def test_an_undated_report_joins_no_event_that_is_long_past():
    identity = _merged(_meeting(when=DAY), _meeting(), published=(DAY, "2026-01-01"))
    assert not _one(identity)


def test_what_occurred_realises_what_was_planned():
    identity = _merged(
        _meeting(when=DAY, status="Planned"), _meeting(when=DAY), published=("2023-09-11", DAY)
    )
    plan, done = identity.events["a0", 0], identity.events["a1", 0]
    assert identity.links == ((done, "realises", plan),)


def test_one_missile_of_two_is_a_part_where_an_article_tells_both():
    cast = [entity(*who) for who in CAST]
    both = [_launch(count=2), event("MissileLaunch", 50, launchedBy=2, when=DAY, count=1)]
    identity = merge([extraction("a", cast, both, published=DAY)], gazetteer=load())
    whole, part = identity.events["a", 0], identity.events["a", 1]
    assert identity.links == ((part, "subEventOf", whole),)


def test_two_events_of_one_article_never_join_even_through_others():
    cast = [entity(*who) for who in CAST]
    both = [_meeting(when=DAY), event("Meeting", 50, participant=[0, 1], when=DAY, place=5)]
    articles = [extraction("a", cast, both, published=DAY)]
    articles += [extraction(f"b{i}", cast, [both[i]], published=DAY) for i in (0, 1)]
    identity = merge(articles, gazetteer=load())
    assert identity.events["a", 0] != identity.events["a", 1]


def test_an_event_goes_by_its_earliest_report():
    identity = _merged(_meeting(when=DAY), _meeting(when=DAY), published=(NEXT, DAY))
    assert set(identity.events.values()) == {"event:Meeting:a1:0"}
    assert identity.retired["event:Meeting:a0:0"] == "event:Meeting:a1:0"


@pytest.mark.parametrize(
    ("one", "other", "canonical"),
    [
        (entity("State", "Korut"), entity("State", "North Korea"), "north-korea"),
        (
            entity("Organization", "Kemhan Jepang"),
            entity("Organization", "Kementerian Pertahanan di Tokyo"),
            "ministry-of-defence.of.japan",
        ),
        (
            entity("Facility", "Bandara Melati"),
            entity("Facility", "Melati Airport"),
            "Place:airport melati",
        ),
        (
            entity("Person", "Jenderal Pak Min-su"),
            entity("Person", "Park Min Su"),
            "Person:pak min su",
        ),
    ],
)
def test_spellings_of_one_thing_share_a_key(one, other, canonical):
    identity = merge([extraction("a", [one]), extraction("b", [other])], gazetteer=load())
    assert set(identity.entities.values()) == {canonical}
    assert set(identity.things) == {canonical}


def test_a_bare_surname_is_the_person_whom_its_article_names_in_full():
    identity = merge(
        [extraction("a", [entity("Person", "Rudi Melati"), entity("Person", "Melati")])],
        gazetteer=load(),
    )
    assert len(set(identity.entities.values())) == 1


def test_a_son_is_not_his_father():
    named = [entity("Person", "Rudi Melati"), entity("Person", "Rudi Jr")]
    identity = merge([extraction("a", named)], gazetteer=load())
    assert len(set(identity.entities.values())) == 2


def test_a_bare_surname_alone_joins_nothing():
    articles = [extraction(i, [entity("Person", "Melati")]) for i in "ab"]
    assert len(set(merge(articles, gazetteer=load()).entities.values())) == 2


def test_a_person_and_a_place_of_one_name_stay_two():
    articles = [extraction("a", [entity("Person", "Melati Indah"), entity("City", "Melati Indah")])]
    assert len(set(merge(articles, gazetteer=load()).entities.values())) == 2


@pytest.mark.parametrize("body", ["Polisi Chicago", "Kementerian Kesehatan Gaza"])
def test_a_body_is_not_the_place_that_it_serves(body):
    place = entity("City", body.split()[-1])
    identity = merge([extraction("a", [place, entity("Organization", body)])], gazetteer=load())
    assert len(set(identity.entities.values())) == 2


def test_a_bare_body_is_never_a_person_whose_name_has_its_words():
    named = [entity("Organization", "Angkatan Laut"), entity("Person", "Satgas Angkatan Melati")]
    identity = merge([extraction("a", named)], gazetteer=load())
    assert len(set(identity.entities.values())) == 2


def test_labels_of_a_composed_body_are_made_in_both_languages():
    identity = merge([extraction("a", [entity("Organization", "Kemhan Jepang")])], gazetteer=load())
    assert dict(identity.things["ministry-of-defence.of.japan"].labels) == {
        "id": "Kementerian Pertahanan Jepang",
        "en": "Ministry of Defence of Japan",
    }


def test_a_judgement_different_blocks_a_merge_for_good():
    cast = [entity(*who) for who in CAST]
    articles = [extraction(i, cast, [_meeting(when=DAY)], published=DAY) for i in "abc"]
    apart = Judgement("different", "event:Meeting:a:0", "event:Meeting:b:0")
    identity = merge(articles, gazetteer=load(), judgements=[apart])
    assert identity.events["a", 0] != identity.events["b", 0]


def test_a_judgement_same_joins_what_the_rules_leave_apart():
    articles = [
        extraction("a", [entity("Person", "J. Melati")]),
        extraction("b", [entity("Person", "Joni Melati")]),
    ]
    same = Judgement("same", "Person:j melati", "Person:joni melati")
    identity = merge(articles, gazetteer=load(), judgements=[same])
    assert len(set(identity.entities.values())) == 1


def test_every_merge_says_on_what_evidence():
    identity = _merged(_meeting(when=DAY, place=5), _meeting(when=DAY))
    assert all(m.evidence and m.why for m in identity.merges)
    event_merge = next(m for m in identity.merges if m.kind == "event")
    assert {e.feature for e in event_merge.evidence} == {"participant", "date"}


def test_a_state_of_affairs_is_one_though_an_article_tells_of_another_too():
    cast = [entity(*who) for who in CAST]
    told = [
        event("Sanction", imposedBy=4, imposedOn=2),
        event("Sanction", 50, imposedBy=3, imposedOn=2),
    ]
    articles = [extraction("a", cast, told, published=DAY), extraction("b", cast, told[:1])]
    identity = merge(articles, gazetteer=load())
    assert identity.events["a", 0] == identity.events["b", 0] != identity.events["a", 1]


def test_a_report_without_any_date_joins_the_one_undated_event_that_it_fits():
    visit = event("Visit", visitor=0, destination=5)
    assert _one(_merged(visit, visit, published=(DAY, None)))
    three = _merged(visit, visit, visit, published=(DAY, "2024-09-13", None))
    assert len(set(three.events.values())) == 3


def test_what_is_numbered_is_another():
    named = [entity("Person", "True Melati"), entity("Person", "True Melati 2")]
    identity = merge([extraction(str(i), [e]) for i, e in enumerate(named)], gazetteer=load())
    assert len(set(identity.entities.values())) == 2
