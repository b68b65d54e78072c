import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Literal
from rdflib.namespace import SKOS

import kg
from kg.vocabulary import KG, PREFIXES, local, ontologies, ontology, superclasses, superproperties

CLASSES = [
    ("Person", "Actor"),
    ("Organization", "Actor"),
    ("State", "Actor"),
    ("State", "Place"),
    ("Region", "Place"),
    ("City", "Place"),
    ("Sea", "Place"),
    ("Facility", "Place"),
    ("NewsMedia", "Organization"),
    ("NewsAgency", "Organization"),
    ("Meeting", "Event"),
    ("MissileLaunch", "Event"),
    ("Sanction", "Event"),
    ("Visit", "Event"),
    ("Statement", "Event"),
    ("Support", "Statement"),
    ("Thanks", "Statement"),
    ("Threat", "Statement"),
    ("Condemnation", "Statement"),
    ("Warning", "Statement"),
    ("Request", "Statement"),
    ("Denial", "Statement"),
    ("Agreement", "Event"),
    ("MilitaryExercise", "Event"),
    ("Conflict", "Event"),
]

ALIGNMENTS = [
    ("Actor", "prov:Agent sem:Actor foaf:Agent"),
    ("Person", "schema:Person foaf:Person"),
    ("Organization", "schema:Organization org:Organization"),
    ("State", "schema:Country"),
    ("Place", "schema:Place sem:Place geosparql:Feature"),
    ("Event", "sem:Event schema:Event prov:Activity"),
    ("Article", "schema:NewsArticle prov:Entity"),
    ("Publisher", "schema:NewsMediaOrganization"),
    ("Mention", "oa:Annotation nif:Phrase"),
]

ACTORS_ROLES = (
    "host launchedBy imposedBy imposedOn visitor speaker addressee party conductedBy".split()
)
PLACES_ROLES = "place launchSite towards overflew destination origin".split()
OTHER_PROPERTIES = (
    "mention mentionedIn inArticle surface quote start end rule metonymOf role of within "
    "participant date earliest latest status attributedTo realises subEventOf cites topic "
    "missileType missileCount measure instrument vehicle about subject"
).split()

# A term of ours in Turtle, SPARQL or Python.
TERM = re.compile(r'(?<![\w:/])kg:([A-Za-z]\w*)|\bKG\.([A-Za-z]\w*)|\bKG\["(\w+)"\]')


def declared() -> set[str]:
    return {
        local(str(term))
        for term in ontology().subjects(SKOS.definition)
        if str(term).startswith(KG) and (term, RDF.type, None) in ontology()
    }


def event_classes() -> list[str]:
    below = ontology().transitive_subjects(RDFS.subClassOf, KG.Event)
    return sorted(local(str(c)) for c in below if c != KG.Event)


@pytest.mark.parametrize(("name", "above"), CLASSES)
def test_every_class_of_the_contract_stands_where_it_says(name, above):
    assert (KG[name], RDF.type, OWL.Class) in ontology()
    assert above in superclasses(name)


@pytest.mark.parametrize(("name", "theirs"), ALIGNMENTS)
def test_classes_are_aligned_with_the_vocabularies_of_others(name, theirs):
    above = {str(c) for c in ontology().objects(KG[name], RDFS.subClassOf)}
    for curie in theirs.split():
        prefix, term = curie.split(":")
        assert PREFIXES[prefix] + term in above


@pytest.mark.parametrize("role", ACTORS_ROLES)
def test_whoever_fills_a_role_of_an_actor_takes_part(role):
    assert superproperties(role) == (role, "participant")
    assert ontology().value(KG[role], RDFS.range) == KG.Actor


@pytest.mark.parametrize("role", PLACES_ROLES)
def test_places_that_play_a_part_are_places_and_only_one_is_where_it_happened(role):
    assert superproperties(role) == (role,)
    assert ontology().value(KG[role], RDFS.range) == KG.Place


@pytest.mark.parametrize("name", [*ACTORS_ROLES, *PLACES_ROLES, *OTHER_PROPERTIES])
def test_every_property_of_the_contract_is_declared(name):
    assert name in declared()


def test_there_are_exactly_five_statuses():
    found = {local(str(s)) for s in ontology().subjects(RDF.type, KG.Status)}
    assert found == {"Occurred", "Planned", "Expected", "Hypothetical", "Denied"}


def test_every_event_class_of_the_contract_has_a_file_of_its_own_or_of_its_kind():
    text = "".join(path.read_text() for path in (ontologies() / "events").glob("*.ttl"))
    for name in event_classes():
        assert f"\nkg:{name} a owl:Class" in text


@pytest.mark.parametrize("name", event_classes())
def test_every_language_can_name_every_event(name):
    codes = {
        str(ontology().value(language, SKOS.notation))
        for language in ontology().subjects(RDF.type, KG.Language)
    }
    kinds = ontology().transitive_subjects(RDFS.subClassOf, KG[name])
    frames = [frame for kind in kinds for frame in ontology().subjects(KG.evokes, kind)]
    triggers = {
        word.language
        for frame in frames
        for voice in (KG.active, KG.passive, KG.nominal)
        for word in ontology().objects(frame, voice)
        if isinstance(word, Literal)
    }
    assert {"en", "id"} <= codes <= triggers


def _texts() -> list[Path]:
    code = Path(kg.__path__[0])
    turtle_and_queries = [*ontologies().rglob("*.ttl"), *ontologies().rglob("*.r[qu]")]
    return sorted({*turtle_and_queries, *code.rglob("*.py")})


@pytest.mark.parametrize("path", _texts(), ids=lambda path: path.name)
def test_no_file_speaks_of_a_term_that_is_not_declared(path):
    shapes = {local(str(s)) for s in ontology().subjects() if str(s).endswith("Shape")}
    spoken = {"".join(term) for term in TERM.findall(path.read_text(encoding="utf-8"))}
    assert spoken <= declared() | shapes


def test_inverses_name_each_other():
    for one, other in ontology().subject_objects(OWL.inverseOf):
        assert (other, OWL.inverseOf, one) in ontology()


def test_nothing_is_told_apart_from_itself_nor_lies_within_itself():
    for predicate in (OWL.differentFrom, KG.within, SKOS.broader, RDFS.subClassOf):
        for subject in set(ontology().subjects(predicate)):
            for above in ontology().objects(subject, predicate):
                further = ontology().transitive_objects(above, predicate)
                assert predicate != OWL.differentFrom or above != subject
                assert predicate == OWL.differentFrom or subject not in further
