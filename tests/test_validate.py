import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import RDFS, Dataset, Graph
from rdflib.compare import isomorphic

from kg.portions import can_portion
from kg.store import as_graph, in_memory
from kg.validate import Violation, validate, validate_ontology, validate_report, validate_store
from kg.vocabulary import KG, PREFIXES, ontology

PREFIX_LINES = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())

SOUND = """
base:a a kg:Article ; dcterms:identifier "a" ; dcterms:language "id" ; dcterms:title "Bertemu" ;
    dcterms:issued "2023-09-14"^^xsd:date ; dcterms:publisher base:harian-contoh .
base:b a kg:Article ; dcterms:identifier "b" ; dcterms:language "en" .
base:harian-contoh a kg:Publisher ; rdfs:label "Harian Contoh"@id .
base:ani a kg:Person ; rdfs:label "Ani Contoh"@id ; kg:mention base:m1 ; kg:mentionedIn base:a ;
    kg:role base:ani-minister .
base:ani-minister a kg:Role ; rdfs:label "Menteri"@id ; kg:of base:freedonia .
base:freedonia a kg:State ; rdfs:label "Freedonia"@id , "Freedonia"@en ; kg:mention base:m2 ;
    kg:mentionedIn base:a , base:b ; skos:exactMatch wd:Q1 .
base:port a kg:City ; rdfs:label "Port"@en ; kg:mention base:m3 ; kg:mentionedIn base:b ;
    kg:within base:bay ; geo:lat "1.5"^^xsd:decimal ; geo:long "-100.0"^^xsd:decimal .
base:bay a kg:Region ; rdfs:label "Bay"@en .
base:m1 a kg:Mention ; kg:inArticle base:a ; kg:surface "Ani" ; kg:quote "Ani datang." ;
    kg:start 0 ; kg:end 3 ; kg:rule "ner" .
base:m2 a kg:Mention ; kg:inArticle base:a ; kg:surface "Port" ; kg:quote "Port menolak." ;
    kg:start 12 ; kg:end 16 ; kg:rule "gazetteer" ; kg:metonymOf base:freedonia .
base:m3 a kg:Mention ; kg:inArticle base:b ; kg:surface "Port" ; kg:quote "In Port." ;
    kg:start 3 ; kg:end 7 ; kg:rule "ner" .
base:talks a kg:Meeting ; rdfs:label "Pertemuan"@id ; kg:mention base:m3 ;
    kg:mentionedIn base:a , base:b ; kg:participant base:ani , base:freedonia ;
    kg:host base:freedonia ; kg:place base:port ; kg:status kg:Occurred ;
    kg:date "2023-09-13"^^xsd:date , "2023-09"^^xsd:gYearMonth ; kg:topic "ikan" ;
    kg:earliest "2023-09-13"^^xsd:date ; kg:latest "2023-09-13"^^xsd:date .
base:launch a kg:MissileLaunch ; rdfs:label "launch"@en ; kg:mention base:m3 ;
    kg:mentionedIn base:b ; kg:launchedBy base:freedonia ; kg:participant base:freedonia ;
    kg:missileType base:cruise ; kg:missileCount 2 ; kg:towards base:bay ; kg:status kg:Denied ;
    kg:attributedTo base:ani ; kg:date "2023"^^xsd:gYear ; kg:subEventOf base:talks .
base:cruise a kg:MissileType ; rdfs:label "cruise missile"@en .
base:threat a kg:Threat ; rdfs:label "threat"@en ; kg:mention base:m3 ; kg:mentionedIn base:b ;
    kg:speaker base:ani ; kg:addressee base:freedonia ; kg:status kg:Occurred .
base:visit a kg:Visit ; rdfs:label "visit"@en ; kg:mention base:m3 ; kg:mentionedIn base:b ;
    kg:visitor base:ani ; kg:destination base:port ; kg:origin base:bay ; kg:status kg:Planned .
base:sanction a kg:Sanction ; rdfs:label "sanksi"@id ; kg:mention base:m3 ; kg:mentionedIn base:b ;
    kg:imposedBy base:freedonia ; kg:imposedOn base:ani ; kg:status kg:Occurred .
base:drill a kg:MilitaryExercise ; rdfs:label "drill"@en ; kg:mention base:m3 ;
    kg:mentionedIn base:b ; kg:conductedBy base:freedonia ; kg:status kg:Expected .
base:merge a kg:Merge ; kg:merged base:port , base:the-port ; kg:canonical base:port ;
    kg:evidence base:merge.1 ; kg:confidence 0.9 ; kg:ruleSet "1" .
base:merge.1 a kg:Evidence ; kg:feature "key" ; kg:left "Port" ; kg:right "port" ; kg:weight 1.0 ;
    kg:leftMention base:m3 .
base:resolution a kg:Resolution ; kg:resolved base:m2 ; kg:canonical base:freedonia ;
    kg:feature "metonym" ; kg:antecedent base:m1 ; kg:ruleSet "1" .
base:candidate a kg:Candidate ; kg:candidate base:port , base:bay ; kg:confidence 0.5 ;
    kg:usefulness 1.5 .
"""


def graph(*turtle: str) -> Graph:
    parsed = Graph()
    for part in turtle:
        parsed.parse(data=f"{PREFIX_LINES}\n{part}", format="turtle")
    return parsed


def without(node: str, term: str) -> Graph:
    """The sound graph, less one property of one node."""
    sound = graph(SOUND)
    expand = sound.namespace_manager.expand_curie
    sound.remove((expand(node), expand(term), None))
    return sound


def broken(violations: tuple[Violation, ...]) -> set[tuple[str, str]]:
    return {
        (violation.focus.removeprefix(PREFIXES["base"]), violation.shape)
        for violation in violations
    }


def test_a_sound_graph_conforms():
    assert validate(graph(SOUND)) == ()


def test_an_empty_graph_conforms():
    assert validate(Graph()) == ()


MISSING = [
    ("base:a", "dcterms:identifier", "ArticleShape"),
    ("base:a", "dcterms:language", "ArticleShape"),
    ("base:harian-contoh", "rdfs:label", "PublisherShape"),
    ("base:ani", "rdfs:label", "ThingShape"),
    ("base:ani", "kg:mention", "MentionedShape"),
    ("base:ani", "kg:mentionedIn", "MentionedShape"),
    ("base:talks", "kg:mention", "MentionedShape"),
    ("base:talks", "rdfs:label", "ThingShape"),
    ("base:talks", "kg:status", "EventShape"),
    ("base:talks", "kg:participant", "MeetingShape"),
    ("base:ani-minister", "rdfs:label", "RoleShape"),
    ("base:m1", "kg:inArticle", "MentionShape"),
    ("base:m1", "kg:surface", "MentionShape"),
    ("base:m1", "kg:quote", "MentionShape"),
    ("base:m1", "kg:start", "MentionShape"),
    ("base:m1", "kg:end", "MentionShape"),
    ("base:m1", "kg:rule", "MentionShape"),
    ("base:merge", "kg:canonical", "MergeShape"),
    ("base:merge", "kg:confidence", "MergeShape"),
    ("base:merge", "kg:ruleSet", "MergeShape"),
    ("base:merge.1", "kg:left", "EvidenceShape"),
    ("base:merge.1", "kg:weight", "EvidenceShape"),
    ("base:resolution", "kg:resolved", "ResolutionShape"),
    ("base:resolution", "kg:canonical", "ResolutionShape"),
    ("base:resolution", "kg:feature", "ResolutionShape"),
    ("base:candidate", "kg:candidate", "CandidateShape"),
    ("base:candidate", "kg:usefulness", "CandidateShape"),
]


@pytest.mark.parametrize(("node", "term", "shape"), MISSING)
def test_what_is_missing_is_found(node, term, shape):
    assert (node.removeprefix("base:"), shape) in broken(validate(without(node, term)))


WRONG = [
    ("two labels of one language", 'base:ani rdfs:label "Ani"@id .', "ani", "ThingShape"),
    ("a label of no language", 'base:ani rdfs:label "Ani" .', "ani", "ThingShape"),
    ("a mention that is none", "base:ani kg:mention base:a .", "ani", "ThingShape"),
    ("an article that is none", "base:ani kg:mentionedIn base:m1 .", "ani", "ThingShape"),
    ("an identifier in words", 'base:ani skos:exactMatch "Q1" .', "ani", "ThingShape"),
    ("a person who is a body", "base:ani a kg:Organization .", "ani", "PersonShape"),
    ("a person who is a place", "base:ani a kg:City .", "ani", "PersonShape"),
    (
        "a body that is a place",
        "base:x a kg:Organization , kg:Facility .",
        "x",
        "OrganizationShape",
    ),
    ("a state that is a city", "base:freedonia a kg:City .", "freedonia", "StateShape"),
    ("a place within a person", "base:port kg:within base:ani .", "port", "PlaceShape"),
    ("a latitude beyond the pole", "base:bay geo:lat 91.0 .", "bay", "PlaceShape"),
    ("a longitude in words", 'base:bay geo:long "far" .', "bay", "PlaceShape"),
    ("an office of a city", "base:ani-minister kg:of base:port .", "ani-minister", "RoleShape"),
    ("two statuses", "base:talks kg:status kg:Planned .", "talks", "EventShape"),
    ("an unknown status", "base:talks kg:status kg:Rumoured .", "talks", "EventShape"),
    ("a place that takes part", "base:talks kg:participant base:port .", "talks", "EventShape"),
    ("a host that is a city", "base:talks kg:host base:port .", "talks", "EventShape"),
    ("a party that is a city", "base:talks kg:party base:port .", "talks", "EventShape"),
    ("a person for a place", "base:talks kg:place base:ani .", "talks", "EventShape"),
    ("a city for a source", "base:talks kg:attributedTo base:port .", "talks", "EventShape"),
    ("a date in words", 'base:talks kg:date "Rabu" .', "talks", "EventShape"),
    ("a vague bound", 'base:talks kg:earliest "2023"^^xsd:gYear .', "talks", "EventShape"),
    ("a person realised", "base:talks kg:realises base:ani .", "talks", "EventShape"),
    ("a part of a person", "base:talks kg:subEventOf base:ani .", "talks", "EventShape"),
    ("a launch by a city", "base:launch kg:launchedBy base:port .", "launch", "MissileLaunchShape"),
    ("no missile at all", "base:launch kg:missileCount 0 .", "launch", "MissileLaunchShape"),
    ("at least nothing", "base:launch kg:missileCountAtLeast 0 .", "launch", "MissileLaunchShape"),
    ("missiles in words", 'base:launch kg:missileCount "2" .', "launch", "MissileLaunchShape"),
    ("a type in words", 'base:launch kg:missileType "big" .', "launch", "MissileLaunchShape"),
    ("towards a person", "base:launch kg:towards base:ani .", "launch", "MissileLaunchShape"),
    ("over a person", "base:launch kg:overflew base:ani .", "launch", "MissileLaunchShape"),
    ("from a person", "base:launch kg:launchSite base:ani .", "launch", "MissileLaunchShape"),
    ("a city that speaks", "base:threat kg:speaker base:port .", "threat", "StatementShape"),
    ("a city spoken to", "base:threat kg:addressee base:port .", "threat", "StatementShape"),
    ("a city that visits", "base:visit kg:visitor base:port .", "visit", "VisitShape"),
    ("a person for a goal", "base:visit kg:destination base:ani .", "visit", "VisitShape"),
    ("a person for an origin", "base:visit kg:origin base:ani .", "visit", "VisitShape"),
    ("a city that punishes", "base:sanction kg:imposedBy base:port .", "sanction", "SanctionShape"),
    ("a city punished", "base:sanction kg:imposedOn base:port .", "sanction", "SanctionShape"),
    (
        "a city that trains",
        "base:drill kg:conductedBy base:port .",
        "drill",
        "MilitaryExerciseShape",
    ),
    ("two identifiers", 'base:a dcterms:identifier "b" .', "a", "ArticleShape"),
    ("an hour of issue", 'base:b dcterms:issued "10.00" .', "b", "ArticleShape"),
    ("a publisher in words", 'base:b dcterms:publisher "Harian" .', "b", "ArticleShape"),
    ("two articles of one mention", "base:m1 kg:inArticle base:b .", "m1", "MentionShape"),
    ("two surfaces", 'base:m1 kg:surface "Ibu Ani" .', "m1", "MentionShape"),
    ("two quotes", 'base:m1 kg:quote "Ibu Ani datang." .', "m1", "MentionShape"),
    ("an end at the start", "base:m1 kg:end 0 .", "m1", "MentionShape"),
    ("a start below zero", "base:m1 kg:start -1 .", "m1", "MentionShape"),
    ("a start in words", 'base:m1 kg:start "0" .', "m1", "MentionShape"),
    ("a city that stands for a city", "base:m1 kg:metonymOf base:port .", "m1", "MentionShape"),
    ("a merge of one", "base:x a kg:Merge ; kg:merged base:port .", "x", "MergeShape"),
    (
        "evidence from a place",
        "base:merge.1 kg:rightMention base:bay .",
        "merge.1",
        "EvidenceShape",
    ),
    (
        "three that may be one",
        "base:candidate kg:candidate base:ani .",
        "candidate",
        "CandidateShape",
    ),
    ("more than sure", "base:merge kg:confidence 1.5 .", "merge", "MergeShape"),
]


@pytest.mark.parametrize(
    ("turtle", "node", "shape"), [c[1:] for c in WRONG], ids=[c[0] for c in WRONG]
)
def test_what_is_wrong_is_found(turtle, node, shape):
    assert (node, shape) in broken(validate(graph(SOUND, turtle)))


def test_a_violation_says_who_what_and_why_in_either_language():
    unsound = graph(SOUND, "base:launch kg:missileCount 0 .")
    (english,) = validate(unsound)
    assert english == Violation(
        focus=PREFIXES["base"] + "launch",
        shape="MissileLaunchShape",
        path=str(KG.missileCount),
        value="0",
        message="the number of missiles is an integer of at least one",
    )
    assert str(english) == f"launch missileCount 0: {english.message} (MissileLaunchShape)"
    (indonesian,) = validate(unsound, language="id")
    assert indonesian.message == "jumlah rudal adalah bilangan bulat, sekurang-kurangnya satu"


def test_validation_leaves_the_graph_as_it_is():
    checked = graph(SOUND)
    validate(checked)
    assert isomorphic(checked, graph(SOUND))


def test_what_merely_encloses_a_mentioned_place_needs_no_mention():
    elsewhere = 'base:elsewhere a kg:Region ; rdfs:label "Elsewhere"@en .'
    assert ("elsewhere", "MentionedShape") in broken(validate(graph(SOUND, elsewhere)))
    enclosing = "base:bay kg:within base:elsewhere ."
    assert validate(graph(SOUND, elsewhere, enclosing)) == ()


DISAGREEING = [
    ("two dates", 'kg:date "2023-09-13"^^xsd:date , "2023-09"^^xsd:gYearMonth'),
    ("two first days", 'kg:earliest "2023-09-13"^^xsd:date , "2023-09-14"^^xsd:date'),
    ("two last days", 'kg:latest "2023-09-13"^^xsd:date , "2023-09-14"^^xsd:date'),
    (
        "an end before the beginning",
        'kg:earliest "2023-09-14"^^xsd:date ; kg:latest "2023-09-13"^^xsd:date',
    ),
]


@pytest.mark.parametrize("times", [c[1] for c in DISAGREEING], ids=[c[0] for c in DISAGREEING])
def test_articles_may_disagree_on_when_it_was_but_one_may_not_contradict_itself(times):
    said = graph(f"base:strike a kg:Conflict ; {times} .")
    assert broken(validate_report(said)) == {("strike", "OneTimeShape")}
    dated = [shape for _, shape in broken(validate(said)) if "Time" in shape]
    assert dated == []


@pytest.mark.parametrize("nodes", [1, 7, 2_000])
def test_portion_by_portion_the_same_is_found_as_in_the_whole(nodes, monkeypatch):
    wrong = graph(SOUND, *(turtle for _, turtle, _, _ in WRONG), 'base:ani kg:role "x", base:y .')
    for node, term, _ in MISSING[::3]:
        expand = wrong.namespace_manager.expand_curie
        wrong.remove((expand(node), expand(term), None))
    quads = parse(wrong.serialize(format="nt"), RdfFormat.N_TRIPLES)
    monkeypatch.setattr("kg.portions.NODES", nodes)
    store = in_memory(quads)
    found = validate_store(store)
    assert len(found) > 50
    assert found == validate(as_graph(store))


def test_shapes_that_look_far_are_asked_of_the_whole():
    near = graph("base:s a sh:NodeShape ; sh:property [ sh:path kg:of ; sh:class kg:Actor ] .")
    assert can_portion(near)
    assert not can_portion(graph("base:s sh:property [ sh:path ( kg:role kg:of ) ] ."))
    assert not can_portion(graph("base:s sh:property [ sh:path kg:of ; sh:node base:t ] ."))


def test_a_dataset_is_checked_as_a_whole_and_article_by_article():
    dataset = Dataset()
    for name, turtle in {
        "a": f'{SOUND} base:launch kg:date "2023-01"^^xsd:gYearMonth .',
        "b": 'base:threat kg:date "2023-01"^^xsd:gYearMonth ; kg:participant base:port .',
        "inferred": 'base:threat kg:date "2023-01"^^xsd:gYearMonth , "2022"^^xsd:gYear .',
    }.items():
        named = dataset.graph(PREFIXES["base"] + name)
        named += graph(turtle)
    quads = parse(dataset.serialize(format="nquads"), RdfFormat.N_QUADS)
    assert broken(validate_store(in_memory(quads))) == {
        ("talks", "OneTimeShape"),
        ("launch", "OneTimeShape"),
        ("threat", "EventShape"),
    }


def test_the_ontologies_conform_to_their_own_shapes():
    assert [str(violation) for violation in validate_ontology()] == []


ONTOLOGY_FAULTS = [
    (
        "a class without a definition",
        'kg:X a owl:Class ; rdfs:label "x"@en , "x"@id .',
        "TermShape",
    ),
    (
        "a property without an Indonesian label",
        'kg:x a rdf:Property ; rdfs:label "x"@en ; skos:definition "x"@en , "x"@id .',
        "TermShape",
    ),
    ("a class that nobody declared", "kg:X rdfs:subClassOf kg:Event .", "ClassShape"),
    (
        "an event of no PLOVER type",
        "kg:X a owl:Class ; rdfs:subClassOf kg:Visit .",
        "EventTypeShape",
    ),
    (
        "an event that English cannot name",
        """kg:X a owl:Class ; rdfs:subClassOf kg:Visit .
        base:f a kg:Frame ; kg:evokes kg:X ; kg:active "datang"@id .""",
        "EnglishTriggerShape",
    ),
    (
        "an event that Indonesian cannot name",
        """kg:X a owl:Class ; rdfs:subClassOf kg:Visit .
        base:f a kg:Frame ; kg:evokes kg:X ; kg:active "come"@en .""",
        "IndonesianTriggerShape",
    ),
    ("two ranges", "kg:visitor rdfs:range kg:Place .", "RelationShape"),
    ("a frame of nothing", 'base:f a kg:Frame ; kg:active "come"@en .', "FrameShape"),
    ("a frame without triggers", "base:f a kg:Frame ; kg:evokes kg:Visit .", "FrameShape"),
    (
        "a frame with a misspelt role",
        'base:f a kg:Frame ; kg:evokes kg:Visit ; kg:active "go"@en ; kg:subjectRole kg:visiter .',
        "FrameShape",
    ),
    ("a marking of nothing", 'base:f a kg:Marking ; kg:marker "to"@en .', "MarkingShape"),
    ("a nameless entry", "base:x a kg:Facility .", "EntryShape"),
    ("an entry of no language", 'base:x a kg:Sea ; rdfs:label "X" .', "EntryShape"),
    ("a code in lower case", 'base:x a kg:State ; kg:territory "kp" .', "EntryShape"),
    (
        "a capital unknown",
        'base:x a kg:State ; kg:territory "XX" ; kg:capital base:y .',
        "EntryShape",
    ),
    (
        "an identifier of nobody",
        'base:x a kg:Sea ; rdfs:label "X"@en ; skos:exactMatch <https://example.org/> .',
        "EntryShape",
    ),
    ("a missile below none", "base:x a kg:MissileType ; skos:broader base:y .", "MissileTypeShape"),
    ("a head of nothing", 'base:x a kg:SiteHead ; rdfs:label "x"@en .', "SiteHeadShape"),
    ("a tenure of nobody", "base:x a kg:Tenure .", "TenureShape"),
    (
        "a tenure that ends before it begins",
        'base:x a kg:Tenure ; kg:from "2020-01-02"^^xsd:date ; kg:until "2020-01-01"^^xsd:date .',
        "TenureShape",
    ),
    ("a language without a pipeline", "base:x a kg:Language .", "LanguageShape"),
]


@pytest.mark.parametrize(
    ("turtle", "shape"), [c[1:] for c in ONTOLOGY_FAULTS], ids=[c[0] for c in ONTOLOGY_FAULTS]
)
def test_a_fault_of_the_ontologies_is_found(turtle, shape):
    core = graph()
    core += ontology().triples((None, RDFS.subClassOf, None))
    core += ontology().cbd(KG.visitor) + ontology().cbd(KG.Visit)
    faults = set(validate_ontology(core + graph(turtle))) - set(validate_ontology(core))
    assert shape in {violation.shape for violation in faults}
