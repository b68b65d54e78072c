"""What mentions name only in their article, written down with what decided.

Such a decision holds where it was made: it never makes or joins a thing for the whole collection.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from kg.annotation import Entity, Extraction, Mention
from kg.names import key
from kg.reason.context import CONTEXT, Local
from kg.reason.entities import named_at
from kg.reason.identity import Place, Resolution
from kg.reason.lookup import Lookup, covers


def resolutions(
    extractions: Sequence[Extraction], every: Iterable[Local], lookup: Lookup
) -> tuple[Resolution, ...]:
    """Log every bare surname, office, body and capital that its article alone explains.

    Args:
        extractions: Read from the articles.
        every: Their entities, in the same order.
        lookup: For offices.
    """
    rest = iter(every)
    found: list[Resolution] = []
    for extraction in extractions:
        article = extraction.article.id
        here = list(islice(rest, len(extraction.entities)))
        for local in here:
            if local.how in CONTEXT:
                found.append(_by_rule(local))
            found += _short(local)
            found += _offices(local, extraction.article.published, lookup)
            found += _capitals(local.entity, here, article)
    return tuple(sorted(set(found), key=lambda r: (r.at, r.how, r.canonical)))


def _by_rule(local: Local) -> Resolution:
    """Write down what the context of a whole entity decided."""
    antecedent = named_at(local.antecedent) if local.antecedent else None
    return Resolution(named_at(local), local.canonical, local.how, local.because, antecedent)


def _short(local: Local) -> Iterator[Resolution]:
    """Yield the first use of each single word that stands for a person's fuller name."""
    if local.kind != "Person" or " " not in local.name:
        return
    full = set(key(local.name).split())
    seen: set[str] = set()
    for mention in local.entity.mentions:
        word = key(mention.surface)
        if word in full and word not in seen:
            seen.add(word)
            why = f"the article names {local.name} elsewhere"
            at = _at(local.article, mention)
            yield Resolution(at, local.canonical, "antecedent", why, named_at(local))


def _offices(local: Local, day: date | None, lookup: Lookup) -> Iterator[Resolution]:
    """Yield each office that stands for who holds it: "pemimpin Korea Utara"."""
    for mention in local.entity.mentions:
        if mention.rule == "office.named":
            why = f"the article names {local.name} as holding the office"
            at = _at(local.article, mention)
            yield Resolution(at, local.canonical, "antecedent", why, named_at(local))
        elif mention.rule == "office.tenure" and day:
            held = _held(mention.surface, local.entity.known or local.canonical, day, lookup)
            why = f"{held} on {day.isoformat()}, by the years in office that the gazetteer has"
            yield Resolution(_at(local.article, mention), local.canonical, "tenure", why)


def _held(label: str, slug: str, day: date, lookup: Lookup) -> str:
    """Say which office, of which state, somebody held on a day."""
    entries = lookup.gazetteer.entries
    terms = [t for t in entries[slug].tenures if covers(t, day)] if slug in entries else []
    wanted = lookup.office(label)
    term = next((t for t in terms if t.office == wanted), terms[0] if terms else None)
    if term is None:
        return label
    office = entries[term.office].label("en")
    return f"{office} of {entries[term.of].label('en')}" if term.of else office


def _capitals(entity: Entity, here: Sequence[Local], article: str) -> Iterator[Resolution]:
    for mention in entity.mentions:
        if mention.metonym_of is not None:
            state = here[mention.metonym_of]
            why = f"the capital acts, and stands for {state.name}"
            at = _at(article, mention)
            yield Resolution(at, state.canonical, "metonym", why, named_at(state))


def _at(article: str, mention: Mention) -> Place:
    return Place(article, mention.start, mention.end)
