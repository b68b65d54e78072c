"""Join the mentions of one article that name one thing.

A name keeps one class throughout an article, by vote; a short name joins the
full name that it is a part of, an abbreviation the name that it stands behind,
an office without a name the person who is said to hold it. What only context
could tell apart stays apart.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.annotation import Article
from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.named import is_name
from kg.extract.offices import OfficeFound, is_a
from kg.extract.pipeline import Sentence
from kg.gazetteer import Gazetteer, load
from kg.names import key

_SHORTEST_PART = 4
"""Letters of a word that can stand for a person's full name without a model's word for it."""
COARSE = ("State", "Person", "Organization", "Place")


@dataclass(slots=True)
class Reading:
    """One sentence with what was found in it."""

    sentence: Sentence
    mentions: list[Found]
    offices: list[OfficeFound] = field(default_factory=list)


@dataclass(slots=True)
class Chain:
    """One thing of the article."""

    type: str
    known: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    found: list[tuple[Sentence, Found]] = field(default_factory=list)
    offices: list[tuple[OfficeFound, Sentence]] = field(default_factory=list)


def coarse(type_: str) -> str:
    """Return which of State, Person, Organization and Place a class is below."""
    probe = Found(0, 0, type_, "gazetteer")
    return next((c for c in COARSE if is_a(probe, c)), "Place")


def surface(sentence: Sentence, start: int, end: int, text: str) -> str:
    """Return the words of tokens `start` to `end` as the article writes them."""
    return text[sentence.starts[start] : sentence.ends[end - 1]]


def resolve(article: Article, readings: list[Reading], language: Language) -> list[Chain]:
    """Give every mention its thing (`Found.entity`); return the things in order of appearance."""
    gazetteer = load()
    _vote(article, readings, gazetteer)
    _drop_headline_names(article, readings)
    _drop_unsupported(article, readings, gazetteer)
    _add_short_names(readings, language)
    chains = _Chains(article, gazetteer)
    chains.link_abbreviations(readings)
    for reading in sorted(readings, key=lambda r: r.sentence.headline):
        for found in reading.mentions:
            chains.add(reading.sentence, found)
    chains.join_short_names()
    ordered = chains.in_order()
    for index, chain in enumerate(ordered):
        for _, found in chain.found:
            found.entity, found.type = index, chain.type
    _assign_offices(article, readings, ordered, gazetteer)
    return ordered


def _vote(article: Article, readings: Iterable[Reading], gazetteer: Gazetteer) -> None:
    """Let each unknown name have one class: the gazetteer's, else the one it has most often."""
    votes: dict[str, Counter[str]] = {}
    unknown: list[tuple[str, Found]] = []
    for sentence, found in ((r.sentence, f) for r in readings for f in r.mentions):
        if found.known or found.tentative:
            continue
        name = surface(sentence, found.start, found.end, article.text)
        found.known = _lookup(name, found, gazetteer)
        if found.known:
            found.type = gazetteer.entries[found.known].type
            continue
        unknown.append((key(name), found))
        if not sentence.headline:
            votes.setdefault(key(name), Counter())[found.type] += 1
    for name, found in unknown:
        if counted := votes.get(name):
            found.type = min(counted, key=lambda t: (-counted[t], t))


def _lookup(name: str, found: Found, gazetteer: Gazetteer) -> str | None:
    entries = gazetteer.find(name, coarse(found.type)) or gazetteer.find(name, *COARSE)
    entries = entries or gazetteer.find_clipped(name, "State", "Place", "Organization")
    return entries[0].slug if len(entries) == 1 else None


def _drop_headline_names(article: Article, readings: list[Reading]) -> None:
    """Believe a headline's capitals only where the body writes the name too."""
    body = {
        key(surface(r.sentence, f.start, f.end, article.text))
        for r in readings
        if not r.sentence.headline
        for f in r.mentions
    }
    parts = {word for name in body for word in name.split()}
    for reading in readings:
        if reading.sentence.headline and len(readings) > 1:
            reading.mentions[:] = [
                f
                for f in reading.mentions
                if f.known
                or (name := key(surface(reading.sentence, f.start, f.end, article.text))) in body
                or (coarse(f.type) == "Person" and name in parts)
            ]


def _drop_unsupported(article: Article, readings: list[Reading], gazetteer: Gazetteer) -> None:
    """Keep an ambiguous name only where something else in the article supports one meaning.

    That is an unambiguous name of the thing, the state that a place lies in or that a body is
    of, or, for a state, a place of its own.
    """
    certain = {f.known for r in readings for f in r.mentions if f.known and not f.tentative}
    states = {s for s in certain if gazetteer.entries[s].type == "State"}
    around = {place for s in certain - states for place in gazetteer.around(s)}
    certain |= {slug for slug in around if gazetteer.entries[slug].type == "State"}

    def supported(slug: str) -> bool:
        context = {gazetteer.entries[slug].supported_by, *gazetteer.around(slug)}
        return slug in certain or not states.isdisjoint(context)

    def is_meant(sentence: Sentence, found: Found) -> bool:
        """Tell whether just one meaning is supported, which becomes the name's."""
        if not found.tentative or found.known is None or found.known in certain:
            return True
        name = surface(sentence, found.start, found.end, article.text)
        meant = [e for e in gazetteer.find(name, ambiguous=True) if supported(e.slug)]
        if len(meant) == 1:
            found.known, found.type = meant[0].slug, meant[0].type
        return len(meant) == 1

    for reading in readings:
        reading.mentions[:] = [f for f in reading.mentions if is_meant(reading.sentence, f)]


def _add_short_names(readings: list[Reading], language: Language) -> None:
    """Find the first and last words of people's full names where no name was found."""
    parts = _parts_of_people(readings, language)
    small = {word for r in readings for word in r.sentence.words if word.islower()}
    for reading in readings:
        if reading.sentence.headline:
            continue
        taken = {i for f in reading.mentions for i in range(f.start, f.end)}
        words = ["", *reading.sentence.words, ""]
        reading.mentions += [
            Found(i, i + 1, "Person", "short-name")
            for i, (before, word, after) in enumerate(
                zip(words, words[1:], words[2:], strict=False)
            )
            if word in parts and i not in taken and word.casefold() not in small
            if not (_is_free_name(before, i - 1, taken) or _is_free_name(after, i + 1, taken))
        ]
        reading.mentions.sort(key=lambda f: (f.start, -f.end))


def _is_free_name(word: str, position: int, taken: set[int]) -> bool:
    """Whether a word looks like part of a name that nothing was found to be."""
    return bool(word) and position not in taken and is_name(word)


def _parts_of_people(readings: list[Reading], language: Language) -> set[str]:
    """Return the words that begin or end a full name, and are no title or part of another name."""
    parts: set[str] = set()
    others: set[str] = set()
    for reading in readings:
        for found in reading.mentions:
            words = reading.sentence.words[found.start : found.end]
            if is_a(found, "Person") and len(words) > 1:
                parts |= {words[0], words[-1]}
            elif not is_a(found, "Person"):
                others.update(words)
    titles = (lexicon(language).offices, lexicon(language).honorifics)
    return {
        word
        for word in parts - others
        if len(word) >= _SHORTEST_PART and is_name(word)
        if not any(table.find([word.casefold()]) for table in titles)
    }


class _Chains:
    """The things of one article, by gazetteer slug or by class and normalised name."""

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.article = article
        self.gazetteer = gazetteer
        self.by_key: dict[tuple[str, str], Chain] = {}
        self.alias: dict[str, tuple[str, str]] = {}
        """Normalised abbreviation -> key of the thing that it stands for."""

    def key_of(self, sentence: Sentence, found: Found) -> tuple[str, str]:
        if found.known:
            return "", found.known
        name = key(surface(sentence, found.start, found.end, self.article.text))
        return self.alias.get(name) or (coarse(found.type), name)

    def link_abbreviations(self, readings: Iterable[Reading]) -> None:
        """Read "International Atomic Energy Agency (IAEA)", and drop the doublet from the names."""
        for reading in readings:
            starts = {f.start: f for f in reading.mentions}
            for found in reading.mentions:
                if found.attribute:
                    continue  # "Institut Teknologi India (IIT)" abbreviates no state
                inner = starts.get(found.end + 1)
                opened = reading.sentence.words[found.end : found.end + 1] == ["("]
                if inner and opened and reading.sentence.words[inner.end : inner.end + 1] == [")"]:
                    self._link(reading.sentence, found, inner)

    def _link(self, sentence: Sentence, found: Found, inner: Found) -> None:
        full, short = self.key_of(sentence, found), self.key_of(sentence, inner)
        text = surface(sentence, inner.start, inner.end, self.article.text)
        if full == short or not text.isupper() or coarse(found.type) == "Person":
            return
        if inner.known and is_a(inner, "NewsMedia") and not is_a(found, "NewsMedia"):
            return  # Agence France-Presse is not meant by "Australian Federal Police (AFP)"
        if inner.known and not found.known:
            self.alias[full[1]] = short
        elif not inner.known:
            self.alias[short[1]] = full

    def add(self, sentence: Sentence, found: Found) -> None:
        chain = self.by_key.setdefault(self.key_of(sentence, found), Chain(found.type, found.known))
        chain.found.append((sentence, found))
        if not found.adjective and not found.tentative:
            chain.names[surface(sentence, found.start, found.end, self.article.text)] += 1

    def join_short_names(self) -> None:
        """Join "Putin" with "Vladimir Putin", "Orly" with "Bandara Orly"."""
        for short in sorted(self.by_key, key=lambda k: (len(k[1].split()), k)):
            chain = self.by_key.get(short)
            if chain is None or chain.known:
                continue
            longer = [
                other for other in self.by_key if other != short and self._extends(other, short)
            ]
            if longer:
                best = min(longer, key=lambda k: self._distance(self.by_key[k], chain))
                self._merge(best, short)

    def _extends(self, long: tuple[str, str], short: tuple[str, str]) -> bool:
        """Tell whether the thing `long` has the name `short` as a part of its own."""
        chain, part = self.by_key[long], self.by_key[short]
        wholes = [key(name).split() for name in chain.names]
        if coarse(chain.type) == "Person":
            return any(_is_part_of_person(short[1].split(), whole, part) for whole in wholes)
        if coarse(chain.type) != coarse(part.type) or part.type in ("State", "City"):
            return False
        return any(_is_part_of_place(short[1], whole) for whole in wholes)

    def _distance(self, chain: Chain, part: Chain) -> tuple[int, int, str]:
        """Rank the things that a short name may be: named before it, then named most often."""
        first = part.found[0][0].index
        before = [s.index for s, _ in chain.found if s.index <= first and not s.headline]
        return (first - max(before) if before else 999, -len(chain.found), chain.known or "")

    def _merge(self, long: tuple[str, str], short: tuple[str, str]) -> None:
        chain, part = self.by_key[long], self.by_key.pop(short)
        chain.found.extend(part.found)
        chain.names.update(part.names)

    def in_order(self) -> list[Chain]:
        chains = [
            chain
            for chain in self.by_key.values()
            if chain.known or not all(found.tentative for _, found in chain.found)
        ]
        for chain in chains:
            chain.found.sort(key=lambda pair: pair[0].starts[pair[1].start])
        return sorted(chains, key=lambda c: c.found[0][0].starts[c.found[0][1].start])


def _is_part_of_person(words: list[str], whole: list[str], part: Chain) -> bool:
    """Tell whether `words` is a person's name in short.

    A surname is believed to be one whatever class a model gave it.
    """
    if any(word.isdigit() and word not in words for word in whole):
        return False  # "True Promise 2" is another one
    if len(words) == 1 and len(whole) > 1 and words[0] in (whole[0], whole[-1]):
        return part.known is None
    if coarse(part.type) != "Person":
        return False
    rest = iter(whole)
    return (len(words) < len(whole) and all(word in rest for word in words)) or _is_clipped(
        words, whole
    )


def _is_part_of_place(name: str, whole: list[str]) -> bool:
    """Of a place or a body only the last words are its name: "Orly" of "Bandara Orly"."""
    words = name.split()
    shorter = len(words) < len(whole) and whole[-len(words) :] == words
    return shorter or _is_clipped(words, whole)


def _is_clipped(words: list[str], whole: list[str]) -> bool:
    """Tell a name whose last letter was lost where a link was taken out: "Damasku"."""
    # A name all of symbols has no words.
    return bool(whole) and len(whole[-1]) > 4 and words == [*whole[:-1], whole[-1][:-1]]


def _assign_offices(
    article: Article, readings: Iterable[Reading], chains: list[Chain], gazetteer: Gazetteer
) -> None:
    """Note each office with its holder, then find the holder of those that stand without a name."""
    holders: dict[tuple[str, int], int] = {}
    bare: list[tuple[OfficeFound, Sentence]] = []
    for reading in readings:
        for office in reading.offices:
            of = office.of.entity if office.of else -1
            if office.person and office.person.entity >= 0:
                office.entity = office.person.entity
                chains[office.entity].offices.append((office, reading.sentence))
                holders.setdefault((office.slug, of), office.entity)
            elif of >= 0:
                bare.append((office, reading.sentence))
    known = {chain.known: index for index, chain in enumerate(chains) if chain.known}
    for office, sentence in bare:
        of = office.of.entity if office.of else -1
        if office.plural:
            office.entity = of
            continue
        rule = "office.named"
        office.entity = holders.get((office.slug, of), -1)
        if office.entity < 0 and article.published:
            found = gazetteer.holder(office.slug, chains[of].known, article.published)
            office.entity = known.get(found[0].slug, -1) if len(found) == 1 else -1
            rule = "office.tenure" if office.entity >= 0 else rule
        if office.entity < 0 and office.slug == "leader":
            leaders = {person for (_, state), person in holders.items() if state == of}
            office.entity = leaders.pop() if len(leaders) == 1 else -1
        if office.entity < 0:
            office.entity = of
        else:
            chain = chains[office.entity]
            chain.found.append((sentence, Found(office.start, office.end, chain.type, rule)))
