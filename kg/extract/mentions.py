"""Find the names in one sentence: by the gazetteer, by heads of bodies and sites, by the model.

The longest reading of a stretch wins; where two are as long, the gazetteer goes
before patterns and patterns before the model. States inside the name of a body
("Kementerian Pertahanan Jepang") stay as attributes: named, but not acting.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from kg.extract.bodies import (
    bodies_by_head,
    bodies_by_word,
    described,
    inside_other_word,
    runs_on,
)
from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
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
    cut = inside_other_word(sentence, language)
    known = list(_known(sentence, language, cut))
    foreign = foreign_parts(sentence, language, known)
    known = [f for f in known if f not in foreign]
    states = [f for f in known if f.type == "State" or gazetteer.state_of_capital(f.known or "")]
    model = list(named_by_model(sentence, language, gazetteer, states))
    _confirm(known, model)
    bodies = list(bodies_by_head(sentence, language, states, cut))
    bodies += bodies_by_word(sentence, language, [*known, *model, *bodies])
    sites = list(_sites(sentence, language, [*states, *bodies], model))
    read = [*known, *model]
    titled = _titled(sentence, language, read)
    model = [*(f for f in model if f in read), *titled]
    inside, none = inside_longer_name(sentence), nameless(sentence, language)
    known = [
        f
        for f in known  # a summit is named by the body that meets, an operation not by a mosque
        if not inside.issuperset(range(f.start, f.end)) or not _is_mere_place(f)
    ]
    _confirm_people(sentence, language, known, model)
    whole = [f for f in (*bodies, *sites, *model) if not _is_cut(sentence, f, cut)]
    others = _besides(sentence, language, known, whole)
    every = [*known, *others, *full_names(sentence, language, known)]
    named = _resolve(f for f in every if not none.issuperset(range(f.start, f.end)))
    return described(sentence, language, named)


def _besides(
    sentence: Sentence, language: Language, known: list[Found], others: list[Found]
) -> list[Found]:
    """Return what is named besides what is known, and is no weapon."""
    weapons = weapon_tokens(sentence, language)
    certain = {token for f in known if not f.tentative for token in range(f.start, f.end)}
    return [
        f
        for f in others
        if not weapons & set(range(f.start, f.end))
        # "Hizbullah Lebanon" is two names that are known, not a third.
        and not (f.rule == "model" and certain.issuperset(range(f.start, f.end)))
        # Nor is "Putin Meets Kim" in a headline a person.
        and not (sentence.headline and certain.intersection(range(f.start, f.end)))
    ]


def _is_cut(sentence: Sentence, found: Found, cut: Set[int]) -> bool:
    """Tell what only looks like a body, for the word in the text goes on."""
    return found.type == "Organization" and (found.start in cut or runs_on(sentence, found.end))


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

    What names a state or, as often, another place is not settled by that ("Utara", the north),
    nor what the thing's own state must support: many states have a Congress.
    """
    entries = load().entries
    kinds = {(f.start, f.end): superclasses(f.type) for f in model}
    slugs = Counter((f.start, f.end) for f in known if f.tentative)
    for found in known:
        span = (found.start, found.end)
        common = set(superclasses(found.type)) & set(kinds.get(span, ())) & _KINDS
        if found.tentative and found.known and common and found.type != "State":
            found.seen = True
            found.tentative = slugs[span] > 1 or entries[found.known].supported_by is not None


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


def _known(sentence: Sentence, language: Language, others: Set[int]) -> Iterator[Found]:
    lowers = [word.replace("’", "'") for word in sentence.lowers]
    for start, end, (entry, name) in lexicon(language).names.find_all(lowers):
        surface = " ".join(sentence.words[start:end])
        adjective = name.kind == "demonym" and entry.type != "State"
        cut = start in others or runs_on(sentence, end, name.text)
        cut = cut and "Organization" in superclasses(entry.type)
        if same_case(name.text, surface) and not adjective and not cut:
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
