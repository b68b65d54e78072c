"""Fill the roles of a report: by grammar, then by the prepositions that mark them."""

from kg.extract.argument import Argument
from kg.extract.clauses import Clause, Report
from kg.extract.company import other_party, those_during, traveller
from kg.extract.coreference import Chain
from kg.extract.frames import markers, needs, range_of
from kg.extract.grammar import (
    GENITIVE_REACH,
    agent,
    direct_object,
    is_passive_form,
    light_object,
    object_owner,
    of_whom,
    owner,
    possessor,
)
from kg.extract.nesting import is_full_name, nested, reached
from kg.extract.subjects import subject
from kg.extract.wordings import is_topic
from kg.gazetteer import load
from kg.vocabulary import superclasses

_DEEPEST = 6
"""Steps from a place up to the trigger in a tree."""


def fill(clause: Clause, report: Report, right: int) -> None:
    """Fill the roles of `report` from its clause, which ends at token `right`."""
    frame = report.frame
    if report.light >= 0 and frame.object and is_passive_form(clause, report.light):
        add_fillers(clause, report, frame.object, subject(clause, report.light))
        add_fillers(clause, report, frame.subject, agent(clause, report.light + 1))
    elif report.voice == "active" or report.light >= 0:
        add_fillers(clause, report, frame.subject, subject(clause, report.anchor))
    if report.light >= 0:
        add_fillers(clause, report, frame.object, light_object(clause, report))
    if report.voice == "passive":
        add_fillers(clause, report, frame.object, subject(clause, report.anchor))
        add_fillers(clause, report, frame.subject, agent(clause, report.end))
    if report.voice == "active":
        _fill_object(clause, report, right)
    if report.undergone >= 0:
        add_fillers(clause, report, frame.subject, agent(clause, report.undergone + 1))
    if report.nominal:
        _fill_by_owner(clause, report, right)
    owned = bool(report.roles.get(frame.subject or ""))
    _fill_by_markers(clause, report, right)
    if report.nominal:
        _fill_by_context(clause, report, owned=owned)


def _fill_object(clause: Clause, report: Report, right: int) -> None:
    role = report.frame.object
    add_fillers(clause, report, role, direct_object(clause, report, right))
    if role not in report.roles and range_of(role or "") == "Place":
        add_fillers(clause, report, role, object_owner(clause, report, right))


def _fill_by_owner(clause: Clause, report: Report, right: int) -> None:
    """Fill what whose noun it is tells, and whom the noun takes by a verb of its own."""
    frame = report.frame
    add_fillers(clause, report, frame.object, reached(clause, report))
    whose = owner(clause, report, right)
    if frame.modifier and whose and is_full_name(clause, whose[0]):
        add_fillers(clause, report, frame.modifier, whose)  # "Russia sanctions", on Russia
        whose = []
    # "The EU considers Iran sanctions": where the subject imposes them, they are on Iran.
    taken = frame.other and report.roles.get(frame.genitive or "")
    add_fillers(clause, report, frame.other if taken else frame.genitive, whose)
    if not taken:
        add_fillers(clause, report, frame.genitive, of_whom(clause, report))


def _fill_by_context(clause: Clause, report: Report, *, owned: bool) -> None:
    """Find whose noun it is, and the other party of a talk, where the phrase itself is silent."""
    frame = report.frame
    known = report.roles.get(frame.subject or "", ())
    if not known:
        add_fillers(clause, report, frame.subject, possessor(clause, report))
        if not report.roles.get(frame.subject or ""):
            found = those_during if frame.reciprocal else traveller
            add_fillers(clause, report, frame.subject, found(clause, report))
    elif frame.reciprocal and len(known) == 1 and not owned:  # "di sela sidang PBB" meets nobody
        add_fillers(clause, report, frame.subject, other_party(clause, report))


def add_fillers(
    clause: Clause, report: Report, role: str | None, arguments: list[Argument]
) -> None:
    """Let `arguments` fill `role`, as far as their classes fit; no thing fills two roles."""
    if role is None:
        return
    elsewhere = {e for r, fillers in report.roles.items() if r != role for e in fillers}
    for argument in arguments:
        if range_of(role) != "Place" and is_topic(clause, report, argument):
            continue
        chosen = _chosen(clause, report, role, argument)
        entities = [as_filler(clause, e, role) for e in chosen.entities] if chosen else []
        if chosen and chosen.kind != "free" and range_of(role) == "Place":
            entities += _state_inside(clause, chosen)
        fit = tuple(e for e in entities if e >= 0 and e not in elsewhere)
        if fit:
            report.add(role, fit)


def _state_inside(clause: Clause, argument: Argument) -> list[int]:
    """Return the state whose body owns a place: "posisi militer Israel"."""
    if argument.type != "Organization":
        return []
    return [
        index
        for index, chain in enumerate(clause.chains)
        for sentence, found in chain.found
        if sentence is clause.sentence and found.attribute and chain.type == "State"
        if argument.start <= found.start and found.end <= argument.end
    ]


def _chosen(clause: Clause, report: Report, role: str, argument: Argument) -> Argument | None:
    """Return the argument, or who leads it where only a person may fill the role, or None."""
    wanted = needs(report.frame.evokes)
    person = argument.type == "Person"
    if role in wanted.impersonal and person:
        return None
    if role not in wanted.personal or person:
        return argument
    leader = _leader(clause, argument)
    return leader or (argument if _is_delegation(clause, argument) else None)


def _leader(clause: Clause, argument: Argument) -> Argument | None:
    """Return the person of "a U.S. delegation led by Bill Richardson"."""
    for start, end, _ in clause.language.find("leaderMarker", clause.sentence.lowers):
        if 0 <= start - argument.end <= GENITIVE_REACH:
            people = [a for a in clause.arguments if a.start >= end and a.type == "Person"]
            return people[0] if people else None
    return None


def _is_delegation(clause: Clause, argument: Argument) -> bool:
    words = clause.sentence.lowers[argument.start : argument.end]
    return any(clause.language.has("delegation", word) for word in words)


def as_filler(clause: Clause, entity: int, role: str) -> int:
    """Return the entity if its class fits, the state if it is a capital that acts, else -1."""
    wanted = range_of(role)
    chain = clause.chains[entity]
    if wanted is None or wanted in superclasses(chain.type):
        return entity
    state = load().state_of_capital(chain.known or "") if wanted == "Actor" else None
    return _stand_for(clause, entity, state) if state else -1


def _stand_for(clause: Clause, capital: int, state: str) -> int:
    """Return the state that a capital acts for; where nothing else names it, the capital does."""
    mentions = [
        (sentence, found)
        for sentence, found in clause.chains[capital].found
        if sentence is clause.sentence
    ]
    index = next((i for i, c in enumerate(clause.chains) if c.known == state), len(clause.chains))
    if index == len(clause.chains):
        clause.chains.append(Chain("State", state))
    for sentence, found in mentions:
        found.metonym_of = index
        if (sentence, found) not in clause.chains[index].found:
            clause.chains[index].found.append((sentence, found))
    return index


def _fill_by_markers(clause: Clause, report: Report, right: int) -> None:
    marked = markers(clause.language.code, report.frame.evokes)
    owned = needs(report.frame.evokes).owned
    weak: list[tuple[str, Argument]] = []  # what a role falls back on
    for argument in clause.arguments:
        role = marked.get(argument.marker)
        role = report.frame.object if argument.marker in report.frame.object_markers else role
        role = report.frame.place if role == "place" and report.frame.place else role
        if role is None or not _in_reach(clause, report, argument, right, role):
            continue
        place = range_of(role) == "Place"
        if argument.kind == "preposition" or (argument.kind == "genitive" and place):
            add_fillers(clause, report, role, [_narrower(clause, argument) if place else argument])
        elif argument.kind == "genitive" and role in owned:
            weak.append((role, argument))
    for role, argument in weak:
        if role not in report.roles:
            add_fillers(clause, report, role, [argument])
    for role in owned:
        if role not in report.roles:
            add_fillers(clause, report, role, nested(clause, report, role))


def _narrower(clause: Clause, argument: Argument) -> Argument:
    """Return the city of "ibu kota Belgia, Brussel" rather than the state."""
    for other in clause.arguments:
        between = clause.sentence.lowers[argument.end : other.start]
        if other.start >= argument.end and between in ([","], []):
            outer, inner = (clause.chains[a.entities[0]].known or "" for a in (argument, other))
            if load().contains(outer, inner):
                return other
    return argument


def _in_reach(clause: Clause, report: Report, argument: Argument, right: int, role: str) -> bool:
    topic = role == "place" and clause.language.has("topicMarker", argument.marker)
    if topic and argument.type == "State":
        return False  # "talks on Ukraine"
    if clause.sentence.deps and not argument.pronoun:
        nested = range_of(role) == "Place" or argument.kind == "genitive"
        if clause.language.has("beside", argument.marker) and _says_where(clause, argument):
            return False  # "fired at an airport near Tel Aviv"
        nested &= not clause.language.has("ofWhom", argument.marker)  # "governor of Texas arrived"
        return _below(clause, report, argument, nested=nested)
    if report.end <= argument.start:
        return argument.start < right
    # "Di Moskow, ..." and "Bagi Putin, pertemuan dengan Kim ..." stand in front of it all.
    after = clause.sentence.lowers[argument.end : argument.end + 1]
    return argument.kind == "preposition" and argument.head <= 1 and after == [","]


def _says_where(clause: Clause, argument: Argument) -> bool:
    """Tell whether a preposition hangs from the name of another place."""
    above = clause.sentence.heads[argument.head]
    return any(
        a.start <= above < a.end and "Place" in superclasses(a.type) for a in clause.arguments
    )


def _below(clause: Clause, report: Report, argument: Argument, *, nested: bool) -> bool:
    """Tell whether the tree hangs an argument from the trigger, or from the verb that it goes with.

    An actor must hang from it directly; a place may lie deeper: "fired a missile into the sea".
    """
    sentence, language = clause.sentence, clause.language
    targets = {*range(report.start, report.end), report.anchor}
    verb = sentence.heads[report.end - 1]
    if report.voice == "nominal" and any(
        language.has(name, sentence.lemmas[verb]) for name in ("happening", "supportVerb", "copula")
    ):
        targets.add(verb)
    if report.voice == "nominal":  # "sanctions imposed by", "talks held in"
        targets |= {
            i
            for i, (relation, head) in enumerate(zip(sentence.deps, sentence.heads, strict=True))
            if relation == "acl" and report.start <= head < report.end
            if language.has("happening", sentence.lemmas[i])
        }
    token = argument.head
    for _ in range(_DEEPEST if nested else 1):
        if sentence.tags[token] == "VERB" and not language.has("during", argument.marker):
            return token in targets  # "flew to Tel Aviv to show support for Israel"
        if sentence.heads[token] in targets or token in targets:
            return True
        if sentence.tags[token] in ("VERB", "AUX") or sentence.deps[token].startswith("nsubj"):
            return False
        token = sentence.heads[token]
    return False
