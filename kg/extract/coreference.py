"""Join the mentions of one article that name one thing.

A short name joins the full name that it is a part of, an abbreviation the name
that it stands behind, an office without a name the person who is said to hold
it. What only context could tell apart stays apart.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.annotation import Article
from kg.extract.language import Language
from kg.extract.lexicon import Found, lexicon
from kg.extract.named import is_name
from kg.extract.offices import OfficeFound, is_a
from kg.extract.pipeline import Sentence
from kg.extract.weighing import Reading, coarse, surface, weigh
from kg.gazetteer import Gazetteer, load
from kg.names import are_initials, key

_CLOSED = (['"'], ["”"])
"""What may stand between a name and its abbreviation."""


@dataclass(slots=True)
class Chain:
    """One thing of the article."""

    type: str
    known: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    found: list[tuple[Sentence, Found]] = field(default_factory=list)
    offices: list[tuple[OfficeFound, Sentence]] = field(default_factory=list)


def resolve(article: Article, readings: list[Reading], language: Language) -> list[Chain]:
    """Give every mention its thing (`Found.entity`); return the things in order of appearance."""
    gazetteer = load()
    weigh(article, readings, language, gazetteer)
    chains = _Chains(article, gazetteer, language)
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


class _Chains:
    """The things of one article, by gazetteer slug or by class and normalised name."""

    def __init__(self, article: Article, gazetteer: Gazetteer, language: Language) -> None:
        self.article = article
        self.gazetteer = gazetteer
        self.language = language
        self.by_key: dict[tuple[str, str], Chain] = {}
        self.alias: dict[str, tuple[str, str]] = {}
        """Normalised abbreviation -> key of the thing that it stands for."""
        self.instead: dict[str, str] = {}
        """Normalised abbreviation of something known -> class of what it abbreviates here."""

    def key_of(self, sentence: Sentence, found: Found) -> tuple[str, str]:
        if found.known:
            return "", found.known
        name = key(surface(sentence, found.start, found.end, self.article.text))
        return self.alias.get(name) or (coarse(found.type), name)

    def link_abbreviations(self, readings: Sequence[Reading]) -> None:
        """Read "International Atomic Energy Agency (IAEA)", and drop the doublet from the names."""
        for reading in readings:
            starts = {f.start: f for f in reading.mentions}
            for found in reading.mentions:
                if found.attribute:
                    continue  # "Institut Teknologi India (IIT)" abbreviates no state
                words = reading.sentence.words
                opens = found.end + (words[found.end : found.end + 1] in _CLOSED)
                if words[opens : opens + 1] != ["("]:
                    continue
                inner = starts.get(opens + 1)
                if inner and words[inner.end : inner.end + 1] == [")"]:
                    self._link(reading.sentence, found, inner)
                elif not inner and is_a(found, "Organization"):
                    self._note(reading.sentence, found, words[opens + 1 : opens + 3])
        for sentence, found in ((r.sentence, f) for r in readings for f in r.mentions):
            name = key(surface(sentence, found.start, found.end, self.article.text))
            if name in self.instead:
                found.known, found.type = None, self.instead[name]

    def _note(self, sentence: Sentence, found: Found, words: list[str]) -> None:
        """Note an abbreviation in brackets that is no mention there, but may be one later."""
        name = surface(sentence, found.start, found.end, self.article.text)
        if found.known and not self._is_whole(sentence, found, name):
            return
        if len(words) == 2 and words[1] == ")" and words[0].isupper() and words[0].isalpha():
            self.alias.setdefault(key(words[0]), self.key_of(sentence, found))

    def _link(self, sentence: Sentence, found: Found, inner: Found) -> None:
        full, short = self.key_of(sentence, found), self.key_of(sentence, inner)
        whole, text = (surface(sentence, f.start, f.end, self.article.text) for f in (found, inner))
        kinds = coarse(found.type), coarse(inner.type)
        if full == short or not text.isupper() or kinds[0] == "Person":
            return
        if found.known and not inner.known and not self._is_whole(sentence, found, whole):
            return
        if not inner.known:
            # "Committee Against Torture in Israel (CATI)" abbreviates no state.
            if kinds[0] == "Organization" or are_initials(text, whole):
                self.alias[short[1]] = full
        elif not found.known and self._ends_in(whole, inner.known):
            inner.attribute = True  # "Pemerintah Amerika Serikat (AS)" is not the state
        elif not found.known and kinds == ("Organization", "State") and _could_be(text, whole):
            # "Komite Olimpiade Rusia (ROC)" is not the Republic of China.
            self._override(text, found.type, full)
        elif not found.known and are_initials(text, whole) and kinds[0] != "State":
            # The International Olive Council (IOC) is not the Olympic Committee.
            inner.known, inner.type = None, found.type
            self.alias[self.key_of(sentence, inner)[1]] = full
        elif not found.known and kinds[0] == kinds[1] and self._is_meant(whole, inner):
            self.alias[full[1]] = short

    def _override(self, text: str, type_: str, full: tuple[str, str]) -> None:
        """Let an abbreviation that is known stand, in this article, for what it explains."""
        self.instead[key(text)], self.alias[key(text)] = type_, full

    def _is_whole(self, sentence: Sentence, found: Found, name: str) -> bool:
        """Tell a known name from the end of a longer: "Konvensi Nasional Partai Republik (RNC)".

        Nor is there an abbreviation of what is one, "pasukan sementara PBB (PSP)", or of what is
        no proper name: "komite perekrutan militer Ukraina (KPMU)".
        """
        if (name.isupper() and " " not in name) or name[0].islower():
            return False
        before = sentence.words[found.start - 1] if found.start else ""
        offices = lexicon(self.language).offices
        return not (
            self.language.head_first
            and found.start > 1
            and is_name(before)
            and not offices.find([before.casefold()])
        )

    def _ends_in(self, whole: str, slug: str) -> bool:
        words = whole.split()
        ends = (" ".join(words[i:]) for i in range(1, len(words)))
        found = (entry for end in ends for entry in self.gazetteer.find(end, ambiguous=True))
        return any(entry.slug == slug for entry in found)

    def _is_meant(self, whole: str, inner: Found) -> bool:
        """Tell a thing that is known by an abbreviation from another state's with the same one.

        Agence France-Presse is not meant by "Australian Federal Police (AFP)" either.
        """
        if is_a(inner, "NewsMedia") or inner.known is None:
            return False
        entries = self.gazetteer.entries
        home = {inner.known, *self.gazetteer.around(inner.known), entries[inner.known].organ_of}
        owned = any(slug and entries[slug].type == "State" for slug in home)
        states = {e.slug for w in whole.split() for e in self.gazetteer.find(w, "State")}
        return not (owned and states and states.isdisjoint(home))

    def add(self, sentence: Sentence, found: Found) -> None:
        chain = self.by_key.setdefault(self.key_of(sentence, found), Chain(found.type, found.known))
        chain.found.append((sentence, found))
        if not (found.adjective or found.tentative or found.description):
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
        site = any(found.rule == "site" for _, found in part.found)
        if chain.type == "City" and chain.known and site:
            return False  # "Pelabuhan Haifa" is not "kota pelabuhan Haifa"
        if chain.type == "NewsMedia" and any(found.rule == "body" for _, found in part.found):
            return False  # "Radio Angkatan Darat Israel" is not the army
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


def _could_be(short: str, whole: str) -> bool:
    """Whether most letters of an abbreviation begin words of a name, in another order maybe.

    "Senat (AS)" says where the senate is.
    """
    firsts = {word[0] for word in key(whole).split()}
    letters = [c for c in short.casefold() if c.isalpha()]
    return len(letters) > 2 and sum(c in firsts for c in letters) * 2 > len(letters)


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
