from typing import Any

import pytest

from kg.annotation import Event
from kg.gazetteer import load
from kg.reason import Identity, Judgement, merge
from tests.reason.making import entity, event, extraction

KIM, PUTIN = ("Person", "Kim Jong Un"), ("Person", "Vladimir Putin")
KOREA, JAPAN = ("State", "Korea Utara"), ("State", "Jepang")
UN = ("Organization", "PBB")
COUNCIL, CHIEF = ("Organization", "Dewan Keamanan PBB"), ("Person", "Antonio Guterres")
CAST = (
    KIM,
    PUTIN,
    KOREA,
    JAPAN,
    UN,
    ("City", "Vladivostok"),
    ("City", "Pyongyang"),
    COUNCIL,
    CHIEF,
    ("State", "Rusia"),
    ("City", "Wonsan"),
    ("Organization", "Uni Eropa"),
)
DAY, NEXT = "2023-09-13", "2023-09-14"
EVE, LATER = "2023-09-12", "2023-09-20"
NEWS = (EVE, DAY)
"""What leads an article of DAY without a date."""


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
        pytest.param(
            event("Sanction", imposedBy=4, imposedOn=2, when=DAY),
            event("Sanction", imposedBy=7, imposedOn=2, when=DAY),
            id="a body and its organ",
        ),
        pytest.param(
            event("Sanction", imposedBy=4, imposedOn=2, when=DAY),
            event("Sanction", imposedBy=8, imposedOn=2, when=DAY),
            id="a body and its head",
        ),
        pytest.param(_meeting(when=DAY, place=5), _meeting(when=DAY, place=9), id="a city within"),
        pytest.param(_launch(count=180), _launch(count=(200, None)), id="a large number, guessed"),
        pytest.param(
            _launch(missileType="ballistic-missile", count=1),
            _launch(when=NEWS, missileType="submarine-launched-ballistic-missile"),
            id="news of the day",
        ),
        pytest.param(
            _launch(missileType="rocket"),
            _launch(missileType="long-range-ballistic-missile"),
            id="a long-range rocket",
        ),
        pytest.param(
            _launch(when=EVE, missileType="ballistic-missile", count=1),
            _launch(when=NEWS, missileType="ballistic-missile", count=1),
            id="news of the day after",
        ),
        pytest.param(
            _launch(when=NEWS, missileType="ballistic-missile"),
            _launch(when=NEWS, missileType="ballistic-missile"),
            id="the same news",
        ),
        pytest.param(
            _launch(missileType="ballistic-missile"),
            _launch(when=None, missileType="ballistic-missile"),
            id="an undated launch told at once",
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
        pytest.param(
            event("Sanction", imposedOn=2, measure="arms-embargo"),
            event("Sanction", imposedOn=2, measure="arms-embargo"),
            id="an embargo by nobody knows whom",
        ),
        pytest.param(_meeting(when=DAY), _meeting(when=LATER), id="the pair a week later"),
        pytest.param(
            _launch(missileType="hwasong-12"),
            _launch(when="2023-09-28", missileType="hwasong-12"),
            id="a second launch in one month",
        ),
        pytest.param(
            event("Meeting", host=1, participant=[1, 3], when=DAY, place=5),
            event("Meeting", host=1, participant=[1, 3], when="2024-09-13", place=5),
            id="the summit of next year",
        ),
        pytest.param(
            event("Sanction", imposedBy=11, imposedOn=9, when="2023-06-23"),
            event("Sanction", imposedBy=11, imposedOn=9, when="2023-12-18"),
            id="a second package in one year",
        ),
        pytest.param(_launch(count=60), _launch(count=200), id="a large number and a larger"),
        pytest.param(_launch(towards=5), _launch(towards=6), id="another target"),
        pytest.param(_launch(when=EVE), _launch(when=NEWS), id="on the eve, with too little said"),
        pytest.param(
            _launch(when=NEWS, missileType="ballistic-missile"),
            _launch(when=EVE, missileType="ballistic-missile"),
            id="on the eve, whichever article comes first",
        ),
        pytest.param(_launch(), _launch(when=None), id="undated, with too little said"),
        pytest.param(
            _launch(count=2, missileType="rocket"),
            _launch(count=3, missileType="rocket"),
            id="two against three of a wide kind",
        ),
    ],
)
def test_reports_of_two_events_stay_apart(one: Event, other: Event):
    assert not _one(_merged(one, other))


@pytest.mark.parametrize(
    ("days", "joined"),
    [
        pytest.param(3, True, id="at peace"),
        pytest.param(6, False, id="in a war"),
    ],
)
def test_who_and_when_tell_a_launch_only_of_those_who_do_not_fire_every_day(days, joined):
    every = [_launch(when=f"2023-09-{day:02}") for day in range(1, days)]
    told = (_launch(missileType="rocket"), _launch(towards=5))
    found = _merged(*told, *every).events
    assert (found["a0", 0] == found["a1", 0]) is joined


def test_an_undated_report_that_fits_two_events_is_left_for_review():
    identity = _merged(_meeting(when="2023-09-10"), _meeting(when=DAY), _meeting())
    assert len(set(identity.events.values())) == 3
    assert {c.reason for c in identity.review} == {"undated, and several events fit"}


def test_an_undated_report_joins_no_event_that_is_long_past():
    identity = _merged(_meeting(when=DAY), _meeting(), published=(DAY, "2026-01-01"))
    assert not _one(identity)


@pytest.mark.parametrize(
    ("day", "published"),
    [
        pytest.param("2023-09-01", DAY, id="long after"),
        pytest.param(DAY, "2023-09-17", id="days after, with little said"),
    ],
)
def test_an_undated_launch_joins_only_what_was_news_then(day: str, published: str):
    told = (
        _launch(when=day, missileType="ballistic-missile"),
        _launch(when=None, missileType="ballistic-missile"),
    )
    identity = _merged(*told, published=(day, published))
    assert not _one(identity)
    assert {c.reason for c in identity.review} == {"undated, and not published when it was news"}


def test_an_undated_launch_joins_neither_of_two_in_one_month():
    options = {"missileType": "ballistic-missile"}
    told = (
        _launch(when="2023-09-01", **options),
        _launch(when=DAY, **options),
        _launch(when=None, **options),
    )
    assert len(set(_merged(*told).events.values())) == 3


def test_an_undated_report_joins_what_it_fits_far_better_than_all_else():
    full = {"participant": [0, 1, 3], "place": 5}
    identity = _merged(_meeting(when="2023-09-10"), _meeting(when=DAY, **full), _meeting(**full))
    assert identity.events["a1", 0] == identity.events["a2", 0] != identity.events["a0", 0]


def test_undated_news_of_two_days_in_a_row_is_one_event():
    assert _one(_merged(_meeting(), _meeting(), published=(DAY, NEXT)))
    assert not _one(_merged(_meeting(), _meeting(), published=(DAY, LATER)))


@pytest.mark.parametrize(
    "roles",
    [
        pytest.param({"launchedBy": 2, "missileType": "ballistic-missile"}, id="by whom"),
        pytest.param({"towards": 5, "missileType": "ballistic-missile", "count": 1}, id="at what"),
    ],
)
def test_an_article_and_its_translation_tell_one_story(roles: dict[str, Any]):
    cast = [entity(*who) for who in CAST]
    other = [*cast[:4], *(entity("City", name) for name in ("Busan", "Osaka", "Kobe", "Nagoya"))]
    launch = event("MissileLaunch", **roles)
    articles = {
        "translation": extraction("b", cast, [launch], language="en"),
        "another": extraction("b", other, [launch], language="en"),
        "weeks later": extraction("b", cast, [launch], language="en", published="2023-10-13"),
    }
    published = {"translation": None, "another": None, "weeks later": DAY}
    joined = {
        name: _one(
            merge([extraction("a", cast, [launch], published=published[name]), b], gazetteer=load())
        )
        for name, b in articles.items()
    }
    assert joined == {"translation": True, "another": False, "weeks later": False}


def test_what_is_foreseen_is_not_joined_with_what_lies_far_off():
    told = (_meeting(status="Planned"), _meeting(when="2023-12-13", status="Planned"))
    assert not _one(_merged(*told, published=(DAY, NEXT)))


def test_sanctions_in_force_are_no_package_of_one_day():
    package = event("Sanction", imposedBy=11, imposedOn=9, when=DAY)
    force = event("Sanction", imposedBy=11, imposedOn=9)
    identity = _merged(package, force, force, published=(DAY, DAY, "2024-03-01"))
    assert identity.events["a1", 0] == identity.events["a2", 0] != identity.events["a0", 0]


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param({"launchSite": 10}, id="the site"),
        pytest.param({"missileType": "short-range-ballistic-missile"}, id="the narrow kind"),
        pytest.param({"missileType": "hwasong-12"}, id="the missile"),
        pytest.param({"missileType": "ballistic-missile"}, id="the kind, but for rockets"),
    ],
)
def test_sources_that_count_one_launch_differently_disagree(mark: dict[str, Any]):
    identity = _merged(_launch(count=2, **mark), _launch(count=3, **mark))
    assert _one(identity)
    (joined,) = [m for m in identity.merges if m.kind == "event"]
    assert [e.weight for e in joined.evidence if e.feature == "count"] == [-1.0]
    assert not _one(_merged(_launch(count=1, **mark), _launch(count=2, **mark)))


def test_a_source_that_counts_otherwise_and_says_no_more_disagrees():
    several, three = _launch(count=(2, None), towards=5), _launch(count=3)
    assert _one(_merged(_launch(count=2, towards=5, missileType="hwasong-12"), several, three))
    assert not _one(_merged(_launch(count=2, towards=5), several, three))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            _launch(when=("2023-09-01", "2023-09-30"), missileType="long-range-ballistic-missile"),
            _launch(when=("2023-09-01", "2023-09-30"), missileType="ballistic-missile"),
            id="a month against the same month",
        ),
        pytest.param(
            _launch(when=("2023-09-01", "2023-09-30")),
            _launch(),
            id="a month against one day of it",
        ),
        pytest.param(
            event("Sanction", imposedBy=7, imposedOn=2, when=("2023-09-01", "2023-09-30")),
            event("Sanction", imposedBy=4, imposedOn=2, when=("2023-01-01", "2023-12-31")),
            id="the Council that month, the UN that year",
        ),
        pytest.param(
            event("Sanction", imposedOn=2, when=DAY),
            event("Sanction", imposedBy=11, imposedOn=2, when=DAY),
            id="a report that does not say who imposed them",
        ),
        pytest.param(
            event("Sanction", imposedBy=7, imposedOn=2),
            event("Sanction", imposedBy=4, imposedOn=2),
            id="sanctions in force, of the Council and so of the UN",
        ),
        pytest.param(
            event("Sanction", imposedBy=4, imposedOn=[0, 2]),
            event("Sanction", imposedBy=4, imposedOn=2),
            id="sanctions on a state, and on its leader too",
        ),
    ],
)
def test_reports_that_say_less_join_the_one_event_that_they_fit(one: Event, other: Event):
    assert _one(_merged(one, other))


def test_a_launch_that_sources_count_differently_is_still_one_that_may_be_meant():
    kind = {"missileType": "ballistic-missile"}
    disputed = [_launch(count=(2, None)), _launch(count=2, launchSite=10, **kind), _launch(count=3)]
    earlier = _launch(count=2, when="2023-08-30", **kind)
    undated = _launch(count=2, when=None, **kind)
    days = (None, DAY, DAY, DAY, "2023-08-30")
    identity = _merged(undated, *disputed, earlier, published=days)
    assert identity.events["a1", 0] == identity.events["a2", 0]
    assert identity.events["a0", 0] != identity.events["a4", 0]


def test_sanctions_on_a_man_are_none_on_his_state():
    on_him = event("Sanction", imposedBy=4, imposedOn=0)
    on_it = event("Sanction", imposedBy=4, imposedOn=2)
    assert not _one(_merged(on_him, on_it, published=(DAY, "2024-03-01")))


def test_a_report_that_leaves_out_a_side_joins_neither_of_two():
    by_union, by_un = (event("Sanction", imposedBy=i, imposedOn=2, when=DAY) for i in (11, 4))
    identity = _merged(event("Sanction", imposedOn=2, when=DAY), by_union, by_un)
    assert len(set(identity.events.values())) == 3


def test_undated_talks_of_two_days_are_one_only_where_the_two_seldom_meet():
    def told(*days: str) -> Identity:
        two = [entity(*KOREA), entity(*JAPAN)]
        talks = event("Meeting", participant=[0, 1])
        articles = enumerate(days)
        return merge(
            [extraction(f"a{i}", two, [talks], published=day) for i, day in articles],
            gazetteer=load(),
        )

    assert _one(told(DAY, NEXT))
    often = told(DAY, NEXT, "2023-09-03", "2023-09-05", "2023-09-07", "2023-09-09")
    assert often.events["a0", 0] != often.events["a1", 0]


def test_an_undated_report_is_not_taken_for_what_was_some_day_of_that_month():
    sometime = _launch(when=("2023-09-01", "2023-09-30"), missileType="ballistic-missile")
    assert not _one(_merged(sometime, _launch(when=None, missileType="ballistic-missile")))


def test_one_article_tells_two_launches_apart_by_their_counts():
    cast = [entity(*who) for who in CAST]
    kind = {"missileType": "hwasong-12"}
    both = [
        _launch(count=2, **kind),
        event("MissileLaunch", 50, launchedBy=2, when=DAY, count=3, **kind),
    ]
    identity = merge([extraction("a", cast, both, published=DAY)], gazetteer=load())
    assert identity.events["a", 0] != identity.events["a", 1]


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


@pytest.mark.parametrize(
    ("others", "joined"),
    [
        pytest.param(["Kementerian Luar Negeri Iran"], True, id="the only one"),
        pytest.param(["Kementerian Luar Negeri Iran", "Kemlu RI"], False, id="or a known one"),
    ],
)
def test_a_bare_ministry_is_the_only_one_that_its_article_names(others: list[str], joined: bool):
    bodies = [entity("Organization", n) for n in ("Kementerian Luar Negeri", *others)]
    found = merge([extraction("a", bodies)], gazetteer=load()).entities
    assert (found["a", 0] == found["a", 1]) is joined


def test_a_son_is_not_his_father():
    named = [entity("Person", "Rudi Melati"), entity("Person", "Rudi Jr")]
    identity = merge([extraction("a", named)], gazetteer=load())
    assert len(set(identity.entities.values())) == 2


def test_an_embassy_or_a_delegation_is_one_only_within_its_article():
    embassies = [entity("Organization", n) for n in ("Kedutaan Besar Iran", "Kedubes Iran")]
    articles = [extraction(i, embassies) for i in "ab"]
    found = merge(articles, gazetteer=load()).entities
    assert found["a", 0] == found["a", 1] != found["b", 0] == found["b", 1]


def test_delegations_of_two_articles_meet_as_one():
    identity = merge(
        [
            extraction(
                i,
                [entity("Organization", "Delegasi Jepang"), entity(*PUTIN)],
                [event("Meeting", participant=[0, 1], when=DAY)],
            )
            for i in "ab"
        ],
        gazetteer=load(),
    )
    assert _one(identity)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            entity("Person", "Said Ali"), entity("Person", "Sayyid Ali Khamenei"), id="given names"
        ),
        pytest.param(
            entity("Person", "Abu Mazen Melati"), entity("Person", "Abu Mazen"), id="a kunya"
        ),
        pytest.param(
            entity("Organization", "International Olive Council", "IOC"),
            entity("Organization", "IOC"),
            id="an abbreviation of its own",
        ),
        pytest.param(
            entity("Organization", "KBRI Teheran"),
            entity("Organization", "Kedutaan Besar Iran"),
            id="Indonesia's embassy in the capital",
        ),
        pytest.param(
            entity("Organization", "intelijen AS"),
            entity("Organization", "Dinas Rahasia AS"),
            id="spies and bodyguards",
        ),
    ],
)
def test_names_that_share_words_stay_two(one, other):
    articles = [extraction("a", [one]), extraction("b", [other])]
    assert len(set(merge(articles, gazetteer=load()).entities.values())) == 2


def test_a_first_name_is_taken_as_it_is_spelt():
    named = [entity("Person", "Volodymyr Zelensky"), entity("Person", "Vladimir")]
    identity = merge([extraction("a", named)], gazetteer=load())
    assert len(set(identity.entities.values())) == 2


@pytest.mark.parametrize(
    ("published", "expected"), [("2007-03-20", "hu-jintao"), ("2017-03-20", "Person:hu jintai")]
)
def test_a_slip_of_the_pen_is_forgiven_who_held_the_office_then(published: str, expected: str):
    named = [entity("Person", "Hu Jintai", office=("Presiden", 1)), entity("State", "China")]
    identity = merge([extraction("a", named, published=published)], gazetteer=load())
    assert identity.entities["a", 0] == expected


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


def test_a_trip_of_some_month_is_not_one_stop_of_it():
    trip = event("Visit", visitor=0, destination=9, when=("2023-09-01", "2023-09-30"))
    stop = event("Visit", visitor=0, destination=5, when="2023-09-15")
    assert not _one(_merged(trip, stop))
    assert _one(_merged(trip, event("Visit", visitor=0, destination=9, when="2023-09-15")))


def test_a_report_that_fits_an_event_but_not_its_other_reports_joins_no_other():
    kind = "ballistic-missile"
    told = [
        _launch(count=2, missileType=kind, when="2023-08-30"),
        _launch(count=2, missileType=kind, towards=3),
        _launch(count=3, missileType=kind, towards=3),
        _launch(count=2, missileType=kind, when=None),
    ]
    identity = _merged(*told, published=("2023-08-30", DAY, DAY, None))
    assert identity.events["a3", 0] != identity.events["a0", 0]


def test_a_plan_that_two_papers_tell_on_one_day_is_one() -> None:
    plan = _meeting(status="Planned", participant=[0, 1, 8])
    assert _one(_merged(plan, plan, published=(DAY, DAY)))
    assert not _one(_merged(plan, plan, published=(DAY, LATER)))


def test_a_body_whose_name_goes_on_is_the_same_where_the_event_is():
    def told(name, when=None):
        cast = [entity("State", "Amerika Serikat"), entity("Organization", name)]
        return extraction(
            name, cast, [event("Sanction", imposedBy=0, imposedOn=1, when=when)], published=NEXT
        )

    short, long = "Otoritas Selat Melati", "Otoritas Selat Melati Raya"
    identity = merge([told(short), told(long, DAY)], gazetteer=load())
    assert identity.events[short, 0] == identity.events[long, 0]
    assert identity.entities[short, 1] != identity.entities[long, 1]


def test_an_abbreviation_of_a_body_is_no_state_of_that_abbreviation():
    committee = entity("Organization", "Komite Olimpiade Rusia", "ROC")
    identity = merge([extraction("a", [committee])], gazetteer=load())
    assert identity.entities["a", 0] == "Organization:komite olimpiade rusia"
