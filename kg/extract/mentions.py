"""Find the names in one sentence: by the gazetteer, by heads of bodies and sites, by the model.

The longest reading of a stretch wins; where two are as long, the gazetteer goes
before patterns and patterns before the model. States inside the name of a body
("Kementerian Pertahanan Jepang") stay as attributes: named, but not acting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg.extract.language import Language
from kg.extract.lexicon import Found, Lexicon, lexicon
from kg.extract.named import LABELS, is_name, named_by_model
from kg.extract.namesakes import (
    announced,
    foreign_parts,
    full_names,
    inside_longer_name,
    nameless,
    same_place,
    weapon_tokens,
)
from kg.extract.pipeline import Sentence
from kg.gazetteer import load
from kg.names import same_case
from kg.vocabulary import superclasses

_KINDS = frozenset({"Place", "Organization"})
_PRIORITY = {"gazetteer": 0, "body": 1, "site": 2, "office": 3, "model": 4, "full-name": 5}


def find_mentions(sentence: Sentence, language: Language) -> list[Found]:
    """Return the names in `sentence`, left to right; only attributes lie inside another."""
    gazetteer = load()
    known = list(_known(sentence, lexicon(language)))
    foreign = foreign_parts(sentence, language, known)
    known = [f for f in known if f not in foreign]
    states = [f for f in known if f.type == "State" or gazetteer.state_of_capital(f.known or "")]
    model = list(named_by_model(sentence, language, gazetteer, states))
    _confirm(known, model)
    bodies = list(_bodies(sentence, language, states))
    bodies += _bodies_by_word(sentence, language, [*known, *model, *bodies])
    sites = list(_sites(sentence, language, [*states, *bodies], model))
    read = [*known, *model]
    titled = _titled(sentence, language, read)
    model = [*(f for f in model if f in read), *titled]
    weapons = weapon_tokens(sentence, language)
    inside, none = inside_longer_name(sentence), nameless(sentence, language)
    known = [
        f
        for f in known  # a summit is named by the body that meets, an operation not by a mosque
        if not inside.issuperset(range(f.start, f.end)) or not _is_mere_place(f)
    ]
    _confirm_people(sentence, language, known, model)
    certain = {token for f in known if not f.tentative for token in range(f.start, f.end)}
    others = [
        f
        for f in (*bodies, *sites, *model)
        if not weapons & set(range(f.start, f.end))
        # "Hizbullah Lebanon" is two names that are known, not a third.
        and not (f.rule == "model" and certain.issuperset(range(f.start, f.end)))
        # Nor is "Putin Meets Kim" in a headline a person.
        and not (sentence.headline and certain.intersection(range(f.start, f.end)))
    ]
    every = [*known, *others, *full_names(sentence, language, known)]
    return _resolve(f for f in every if not none.issuperset(range(f.start, f.end)))


def _titled(sentence: Sentence, language: Language, found: list[Found]) -> list[Found]:
    """Return those whom an office announces, but whom the model cut or missed."""
    if language.head_first or sentence.headline:
        return []
    taken = {token for f in found if f.rule != "model" for token in range(f.start, f.end)}
    taken |= {
        token
        for start, end, label in sentence.named
        if label not in LABELS
        for token in range(start, end)
    }
    whole = {(f.start, f.end) for f in found if f.type == "Person"}
    people = []
    for first, start, _ in lexicon(language).offices.find(sentence.lowers):
        end = start
        while end < len(sentence.words) and end not in taken and is_name(sentence.words[end]):
            end += 1
        cut = not any(s < end and start < e for s, e in whole)
        if 0 < end - start <= 3 and cut and not _opens(sentence, language, start, end):
            people.append(Found(start, end, "Person", "office"))
            found[:] = [f for f in found if f.rule != "model" or not first < f.start < end]
    return people


def _opens(sentence: Sentence, language: Language, start: int, end: int) -> bool:
    """Tell "Foreign Minister Prime Bank" from a person: a title or a body in what follows."""
    words = sentence.lowers[start:end]
    table = lexicon(language)
    return any(t.find(words) for t in (table.offices, table.bodies)) or any(
        language.has(name, word) for word in words for name in ("organizationWord", "notName")
    )


def _confirm(known: list[Found], model: list[Found]) -> None:
    """Believe in an ambiguous name of one thing where the model sees a name of its kind there.

    What names a state or, as often, another place is not settled by that: "Utara", the north.
    """
    kinds = {(f.start, f.end): superclasses(f.type) for f in model}
    slugs = Counter((f.start, f.end) for f in known if f.tentative)
    for found in known:
        span = (found.start, found.end)
        common = set(superclasses(found.type)) & set(kinds.get(span, ())) & _KINDS
        likely = found.known and common and slugs[span] == 1 and found.type != "State"
        if found.tentative and likely:
            found.tentative = False


def _confirm_people(
    sentence: Sentence, language: Language, known: list[Found], model: list[Found]
) -> None:
    """Believe in a surname of several known people where the model or an office says so."""
    for found in announced(sentence, language, known):
        found.tentative = False
    people = {f.end: f.start for f in model if f.type == "Person"}
    for found in known:
        # Of "King Abdullah" the model sees the end.
        named = people.get(found.end, -1) >= found.start
        if found.known is None and named and not sentence.headline:
            found.tentative = False


def _is_mere_place(found: Found) -> bool:
    classes = superclasses(found.type)
    return "Place" in classes and "Actor" not in classes


def _known(sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    lowers = [word.replace("’", "'") for word in sentence.lowers]
    for start, end, (entry, name) in lexicon.names.find_all(lowers):
        surface = " ".join(sentence.words[start:end])
        adjective = name.kind == "demonym" and entry.type != "State"
        if same_case(name.text, surface) and not adjective:
            ambiguous = name.kind == "ambiguous"
            # Which Kim it is the article must tell: a surname joins the full name that it has.
            known = None if ambiguous and entry.type == "Person" else entry.slug
            yield Found(
                start,
                end,
                entry.type,
                "gazetteer",
                known,
                tentative=ambiguous,
                adjective=name.kind == "demonym",
            )


def _bodies(sentence: Sentence, language: Language, states: list[Found]) -> Iterator[Found]:
    """Combine the head of a body with the state beside it: "Kementerian Pertahanan di Tokyo"."""
    by_length = sorted(states, key=lambda f: f.length)
    starts = {state.start: state for state in by_length}
    ends = {state.end: state for state in by_length}
    for start, end, _ in lexicon(language).bodies.find(sentence.lowers):
        written = " ".join(sentence.lowers[start:end])
        vague = sentence.words[start].islower() and language.has("representative", written)
        if vague or _inside_office(sentence, language, start):
            continue
        left, right = (
            (start, _state_behind(sentence, language, end, starts))
            if language.head_first
            else _beside(sentence, language, (start, end), (starts, ends))
        )
        bare = (left, right) == (start, end)
        if bare and (right - left < 2 or not is_name(sentence.words[left])):
            continue
        yield Found(left, right, "Organization", "body")


def _bodies_by_word(sentence: Sentence, language: Language, others: list[Found]) -> Iterator[Found]:
    """Find what its first or last word says to be a body: "Otoritas Selat", "Strait Authority".

    What the gazetteer or the model takes for a body or a person there is left to them.
    """
    if sentence.headline:
        return
    actors = [f for f in others if {"Organization", "Person"} & set(superclasses(f.type))]
    taken = {token for f in actors for token in range(f.start, f.end)}
    for start, end in _capitalised(sentence):
        words = sentence.lowers[start:end]
        opened = [i for i, w in enumerate(words) if language.has("organizationOpener", w)]
        left = start + opened[0] if opened else start
        closed = language.has("organizationWord", words[-1]) and end - start > 2
        if (opened or closed) and end - left > 1 and taken.isdisjoint(range(left, end)):
            yield Found(left, end, "Organization", "body")


def _capitalised(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of words that are written as names are."""
    start = 0
    for end in range(len(sentence.words) + 1):
        if end == len(sentence.words) or not is_name(sentence.words[end]):
            if end > start:
                yield start, end
            start = end + 1


def _inside_office(sentence: Sentence, language: Language, start: int) -> bool:
    return any(s <= start < e for s, e, _ in lexicon(language).offices.find(sentence.lowers))


def _state_behind(
    sentence: Sentence, language: Language, end: int, starts: Mapping[int, Found]
) -> int:
    """Return where a head that ends at `end` ends with its state: "Kementerian ... di Tokyo"."""
    lowers, behind = sentence.lowers, end
    if end < len(lowers) and language.has("bodyOf", lowers[end]):
        behind += 1
        while behind < len(lowers) and language.has("determiner", lowers[behind]):
            behind += 1
    elif not language.head_first:
        return end
    return starts[behind].end if behind in starts else end


def _beside(
    sentence: Sentence,
    language: Language,
    head: tuple[int, int],
    states: tuple[Mapping[int, Found], Mapping[int, Found]],
) -> tuple[int, int]:
    """Widen a head to the state before it, "Japan's Ministry of Defence", or behind."""
    (start, end), (starts, ends) = head, states
    owned = start and sentence.lowers[start - 1] in ("'s", "’s", "'", "’")
    left = start - 1 if owned else start
    if left in ends:
        return ends[left].start, end
    return start, _state_behind(sentence, language, end, starts)


def _sites(
    sentence: Sentence, language: Language, others: list[Found], model: list[Found]
) -> Iterator[Found]:
    """Join a head such as "Pelabuhan" or "airport" with the capitalised name beside it.

    The state behind a head is where the thing is, not what it is called ("wilayah Israel"), and
    a head within another name heads nothing ("angkatan laut").
    """
    if sentence.headline:
        return
    taken = {token for other in others for token in range(other.start, other.end)}
    organizations = {f.end for f in model if f.type == "Organization"}
    people = {t for f in model if f.type == "Person" for t in range(f.start + 1, f.end)}
    for start, end, entry in lexicon(language).sites.find(sentence.lowers):
        left, right = start, end
        if language.head_first:
            while right < len(sentence.words) and is_name(sentence.words[right]):
                right += 1
        elif sentence.words[start][0].isupper():
            while left and is_name(sentence.words[left - 1]):
                left -= 1
        named = {*range(left, start), *range(end, right)}
        if start in people and not language.head_first:
            continue  # "Christopher Hill" is no hill
        if named and right - left <= 6 and not taken & {*named, start, start - 1}:
            type_ = "Organization" if right in organizations else entry.head_of or "Place"
            yield Found(left, right, type_, "site", same_place(sentence, named, entry))


def _resolve(candidates: Iterable[Found]) -> list[Found]:
    """Keep the longest of what overlaps; states within a kept body stay as its attributes."""
    taken: dict[int, Found] = {}
    kept: list[Found] = []
    inside: list[Found] = []
    for found in sorted(
        candidates,
        key=lambda f: (-f.length, _PRIORITY[f.rule], f.tentative, f.start, f.known or ""),
    ):
        over = {id(taken[i]): taken[i] for i in range(found.start, found.end) if i in taken}
        if not over:
            kept.append(found)
            taken.update(dict.fromkeys(range(found.start, found.end), found))
        elif len(over) == 1 and _is_attribute(found, next(iter(over.values()))):
            found.attribute = True
            inside.append(found)
    nested: list[Found] = []
    for found in inside:  # the longest first, as they were sorted
        if not any(f.start < found.end and found.start < f.end for f in nested):
            nested.append(found)
    return sorted([*kept, *nested], key=lambda f: (f.start, -f.end))


def _is_attribute(found: Found, outer: Found) -> bool:
    fits = outer.start <= found.start and found.end <= outer.end and found.length < outer.length
    return (
        fits
        and found.type in ("State", "City")
        and outer.type == "Organization"
        and not found.tentative
    )
