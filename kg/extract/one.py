"""One article, from its text to its entities and events."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from kg.annotation import Article, Entity, Event, Extraction, Mention, Office, Role, Span
from kg.extract.apart import apart
from kg.extract.arguments import Salience, arguments
from kg.extract.attribution import assign_sources
from kg.extract.capitals import in_sentence_case
from kg.extract.classifier import load as load_classifiers
from kg.extract.clauses import Clause, Report
from kg.extract.coreference import Chain, resolve
from kg.extract.dates import Dated, find_dates
from kg.extract.draft import Draft
from kg.extract.joining import join, parties, settle
from kg.extract.language import Language, language
from kg.extract.mentions import find_mentions
from kg.extract.offices import OfficeFound, find_offices
from kg.extract.pipeline import Sentence, read_sentences
from kg.extract.reports import clause_of, read_reports
from kg.extract.revise import revise
from kg.extract.sentences import sentences
from kg.extract.times import day, in_calendar
from kg.extract.timing import assign_times, single, story_day, told_on
from kg.extract.weighing import Reading, surface
from kg.extract.years import with_years
from kg.gazetteer import load
from kg.vocabulary import superclasses


def extract_one(article: Article) -> Extraction:
    """Read one article; the same article gives the same extraction.

    Raises:
        VocabularyError: It is in a language that the ontologies do not declare.
    """
    reader = language(article.language)
    clauses = _clauses(article, reader)
    chains = clauses[0].chains if clauses else []
    drafts = join(_reports(clauses, article.published), chains)
    _date_story(drafts, [clause.dates for clause in clauses], article)
    entities = tuple(_entity(article, chain) for chain in chains)
    led_by = parties(chains)
    events = tuple(_event(article, draft, led_by) for draft in drafts)
    return Extraction(article, entities, events)


def proposals(article: Article) -> list[tuple[Clause, list[Report]]]:
    """Return what the frames alone read, sentence by sentence: to learn from, and to look at."""
    clauses = _clauses(article, language(article.language))
    return [(clause, read_reports(clause)) for clause in clauses]


def _clauses(article: Article, reader: Language) -> list[Clause]:
    """Return the sentences with their arguments, which share the things of the article."""
    readings = _readings(article, reader)
    chains = resolve(article, readings, reader)
    salience = Salience(here=_here(article, chains))
    found = [find_dates(reading.sentence, reader, article.published) for reading in readings]
    return [
        clause_of(
            reading.sentence,
            reader,
            arguments(reading, chains, reader, salience),
            dates,
            chains,
        )
        for reading, dates in zip(readings, with_years(found, article.published), strict=True)
    ]


def _here(article: Article, chains: list[Chain]) -> int:
    """Return the place of the dateline among the things of the article, or its state, or -1."""
    gazetteer = load()
    meant = gazetteer.find(article.place, "Place") if article.place else []
    slug = meant[0].slug if len(meant) == 1 else None
    while slug:
        for index, chain in enumerate(chains):
            if chain.known == slug:
                return index
        slug = gazetteer.entries[slug].within
    return -1


def _readings(article: Article, reader: Language) -> list[Reading]:
    spans = list(sentences(article, reader))
    text = in_sentence_case(article.text, spans, reader)
    read = read_sentences(text, spans, reader, title=len(article.title or ""))
    readings = []
    for sentence in read:
        mentions = find_mentions(sentence, reader)
        readings.append(Reading(sentence, mentions, find_offices(sentence, mentions, reader)))
    return readings


def _reports(clauses: Iterable[Clause], published: date | None) -> list[Report]:
    found: list[Report] = []
    for clause in clauses:
        models = load_classifiers(clause.language.classifiers)
        read = apart(clause, revise(clause, read_reports(clause), models))
        reports = list(single(list(read), clause.dates, clause.language))
        assign_times(reports, clause.dates, clause.language, published)
        assign_sources(clause, reports)
        found.extend(reports)
    # The body is read first: a headline adds to what it tells, and is not the other way round.
    return sorted(found, key=lambda r: r.sentence.headline)


def _date_story(drafts: list[Draft], dates: list[list[Dated]], article: Article) -> None:
    """Give the day of the story to what happened "that day" or is told first without a date."""
    today = story_day(dates, article.published)
    if today is None:
        return
    for draft in drafts:
        first = draft.reports[0]
        lead = first.sentence.index <= 1 and (not first.nominal or first.light >= 0)
        if draft.time is None and draft.status == "Occurred" and (draft.same_day or lead):
            draft.time = day(today) if draft.same_day else in_calendar(told_on, today)


def _entity(article: Article, chain: Chain) -> Entity:
    names = sorted(chain.names, key=lambda n: (-len(n.split()), -chain.names[n], n))
    if not names and chain.known:
        names = [load().entries[chain.known].label(article.language)]
    if not names:
        sentence, found = chain.found[0]
        names = [surface(sentence, found.start, found.end, article.text)]
    mentions = {
        replace(
            _mention(article, s, f.start, f.end, f.rule),
            metonym_of=f.metonym_of if f.metonym_of >= 0 else None,
        )
        for s, f in chain.found
    }
    offices = {_office(article, office, sentence): None for office, sentence in chain.offices}
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.rule)))
    return Entity(chain.type, tuple(names), ordered, chain.known, tuple(offices))


def _office(article: Article, office: OfficeFound, sentence: Sentence) -> Office:
    """Return an office with the state or body it is of; the place of another is in its label."""
    of = office.of
    if of is None or of.entity < 0:
        return Office(surface(sentence, office.start, office.end, article.text))
    if "Actor" in superclasses(of.type):
        return Office(surface(sentence, office.start, office.end, article.text), of.entity)
    start, end = min(office.start, of.start), max(office.end, of.end)
    return Office(surface(sentence, start, end, article.text))


def _mention(article: Article, sentence: Sentence, start: int, end: int, rule: str) -> Mention:
    first, last = sentence.starts[start], sentence.ends[end - 1]
    span = Span(sentence.span.start, sentence.span.end)
    return Mention(first, last, article.text[first:last], span, rule)


def _event(article: Article, draft: Draft, led_by: Mapping[int, int]) -> Event:
    roles = [
        Role(role, entity=entity)
        for role, fillers in settle(draft, led_by).items()
        for entity in fillers
    ]
    roles += [Role("missileType", concept=slug) for slug in draft.concepts]
    roles += [
        Role(role, value=surface(report.sentence, start, end, article.text))
        for role, (report, (start, end)) in draft.wordings.items()
    ]
    mentions = [
        _mention(article, r.sentence, r.start, r.end, f"{r.frame.name}.{r.voice}")
        for r in draft.reports
    ]
    return Event(
        type=draft.type,
        mentions=tuple(sorted(set(mentions), key=lambda m: (m.start, m.end))),
        roles=tuple(sorted(roles, key=_rank)),
        status=draft.status,
        time=draft.time,
        count=draft.count,
        attributed_to=draft.attributed_to if draft.attributed_to >= 0 else None,
    )


def _rank(role: Role) -> tuple[str, int, str, str]:
    return role.property, role.entity or 0, role.concept or "", role.value or ""
