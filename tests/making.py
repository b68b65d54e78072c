"""Whatever an extraction can hold, for properties of what is written and read back."""

from datetime import date

from hypothesis import strategies as st

from kg.annotation import (
    Article,
    Count,
    Entity,
    Event,
    Extraction,
    Mention,
    Office,
    Role,
    Span,
    Time,
)

_index = st.integers(0, 50)
_words = st.text(max_size=12)
_spans = st.builds(Span, _index, _index)
_maybe_words = st.none() | _words
_maybe_index = st.none() | _index
_dates = st.none() | st.dates(date(1600, 1, 1), date(2200, 1, 1))


def _several(strategy, least=0):
    return st.lists(strategy, min_size=least, max_size=3).map(tuple)


articles = st.builds(
    Article,
    id=st.text(min_size=1, max_size=8),
    text=st.text(max_size=60),
    title=_maybe_words,
    language=st.sampled_from(("id", "en")),
    published=_dates,
    publisher=_maybe_words,
    url=_maybe_words,
    place=_maybe_words,
    furniture=_several(_spans),
)
_mentions = _several(st.builds(Mention, _index, _index, _words, _spans, _words, _maybe_index), 1)
_entities = st.builds(
    Entity,
    _words,
    _several(_words),
    _mentions,
    _maybe_words,
    _several(st.builds(Office, _words, _maybe_index)),
)
_events = st.builds(
    Event,
    _words,
    _mentions,
    _several(st.builds(Role, _words, _maybe_index, _maybe_words, _maybe_words)),
    _words,
    st.none() | st.builds(Time, _words, _dates, _dates),
    st.none() | st.builds(Count, _index, _maybe_index),
    _maybe_index,
)
extractions = st.builds(Extraction, articles, _several(_entities), _several(_events))
