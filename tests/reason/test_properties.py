from collections.abc import Mapping
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Event, Extraction
from kg.gazetteer import load
from kg.reason import merge
from kg.reason.clustering import Edge, Node, Partition, grow
from tests.reason.making import entity, event, extraction

NAMES = (
    ("Person", "Kim Jong Un"),
    ("Person", "Kim Jong-il"),
    ("Person", "Sergey Melati"),
    ("Person", "Sergei I. Melati"),
    ("Person", "Sergei B. Melati"),
    ("Person", "Melati"),
    ("State", "Korut"),
    ("State", "South Korea"),
    ("Organization", "Kemhan Jepang"),
    ("Organization", "Kementerian Pertahanan"),
    ("Place", "Bandara Melati"),
    ("Place", "Melati"),
)
DAYS = ("2023-09-12", "2023-09-13")


def _event(
    type_: str, start: int, actors: list[int], place: int | None, **options: object
) -> Event:
    if type_ == "Meeting":
        roles: dict[str, object] = {"participant": actors}
    elif type_ == "MissileLaunch":
        roles = {"launchedBy": actors[0]}
    else:
        roles = {"imposedBy": actors[0], "imposedOn": actors[-1]}
    if place is not None:
        roles["place"] = place
    return event(type_, start, **roles, **options)


events = st.builds(
    _event,
    st.sampled_from(("Meeting", "MissileLaunch", "Sanction")),
    st.sampled_from((0, 40, 80)),
    st.lists(st.integers(0, 8), min_size=1, max_size=3, unique=True),
    st.sampled_from((None, 10, 11)),
    when=st.sampled_from((None, *DAYS, DAYS, ("2023-09-01", "2023-09-30"))),
    count=st.sampled_from((None, 1, 2, (2, None))),
    status=st.sampled_from(("Occurred", "Occurred", "Planned", "Expected")),
)
CAST = [entity(*name) for name in NAMES]
collections = st.lists(
    st.tuples(
        st.lists(events, max_size=3, unique_by=lambda e: (e.type, e.mentions[0].start)),
        st.sampled_from((None, *DAYS)),
        st.sampled_from(("id", "en")),
        st.integers(1, len(CAST)),
    ),
    max_size=6,
).map(
    lambda rows: [
        extraction(f"a{i}", CAST, told, published=day, language=language)
        for i, (told, day, language, _) in enumerate(rows)
    ]
)


@settings(max_examples=60, deadline=None)
@given(collections, st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(articles: list[Extraction], chance):
    shuffled = list(articles)
    chance.shuffle(shuffled)
    assert merge(shuffled, gazetteer=load()) == merge(articles, gazetteer=load())


@settings(max_examples=30, deadline=None)
@given(collections)
def test_merging_again_gives_the_same(articles: list[Extraction]):
    assert merge(articles, gazetteer=load()) == merge(articles, gazetteer=load())


@settings(max_examples=60, deadline=None)
@given(collections)
def test_two_events_that_one_article_tells_apart_never_share_a_key(articles: list[Extraction]):
    identity = merge(articles, gazetteer=load())
    for article in articles:
        for (i, a), (j, b) in combinations(enumerate(article.events), 2):
            one, other = (
                identity.events[article.article.id, i],
                identity.events[article.article.id, j],
            )
            same = (a.type, a.roles, a.time, a.count, a.status) == (
                b.type,
                b.roles,
                b.time,
                b.count,
                b.status,
            )
            assert same or one != other or not _differ(article, a, b, identity.entities)


def _differ(
    article: Extraction, a: Event, b: Event, entities: Mapping[tuple[str, int], str]
) -> bool:
    """Whether two events still differ when their actors have canonical keys."""
    sides = [
        {
            (r.property, entities[article.article.id, r.entity])
            for r in e.roles
            if r.entity is not None
        }
        for e in (a, b)
    ]
    return sides[0] != sides[1] or (a.type, a.time, a.count, a.status) != (
        b.type,
        b.time,
        b.count,
        b.status,
    )


@settings(max_examples=40, deadline=None)
@given(collections)
def test_every_retired_key_leads_to_one_that_is_in_use(articles: list[Extraction]):
    identity = merge(articles, gazetteer=load())
    in_use = {*identity.entities.values(), *identity.events.values()}
    assert in_use.isdisjoint(identity.retired)
    assert in_use.issuperset(identity.retired.values())
    assert set(identity.things) == set(identity.entities.values())
    members = [m for merge_ in identity.merges for m in merge_.members]
    assert len(members) == len(set(members))


@given(
    values=st.lists(st.tuples(st.integers(0, 3), st.sampled_from((None, 0, 1))), max_size=8),
    data=st.data(),
)
@settings(max_examples=40, deadline=None)
def test_no_veto_stands_between_two_members_of_a_cluster(values, data):
    nodes = [Node(f"n{i}", value) for i, value in enumerate(values)]
    pairs = [(a.key, b.key) for a, b in combinations(nodes, 2)]
    edges = [Edge(-data.draw(st.integers(1, 3)), a, b) for a, b in pairs]

    def far(x: Any, y: Any) -> bool:
        return bool(abs(x - y) > 1)

    partition = Partition(nodes, (far, lambda x, y: x != y))
    grow(partition, edges)
    value = {n.key: n.values for n in nodes}
    for group in partition.groups():
        for a, b in combinations(group, 2):
            (x, u), (y, v) = value[a], value[b]
            assert not far(x, y)
            assert u is None or v is None or u == v
