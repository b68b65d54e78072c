"""A small knowledge graph, written by hand after the vocabulary, for tests of what reads one.

Two articles on one summit, of which one is by the afternoon paper and vague about the
launch of that day: "two missiles" there, three here. A third tells of sanctions and of a
visit to come, a fourth of the visit. All of it is made up.
"""

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.store import in_memory

SAMPLE = """
@prefix base: <https://w3id.org/newskg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix a: <https://w3id.org/newskg/id/article/> .
@prefix e: <https://w3id.org/newskg/id/event/> .
@prefix m: <https://w3id.org/newskg/id/mention/> .

a:pagi {
    a:pagi a kg:Article ; dcterms:identifier "pagi" ; dcterms:language "id" ;
        dcterms:title "Kim dan Putin bertemu" ; dcterms:issued "2023-09-14"^^xsd:date ;
        dcterms:publisher base:harian-contoh ; dcterms:source <https://example.org/pagi> .
    base:kim-jong-un skos:altLabel "Kim"@id ; kg:mention m:pagi-0 ; kg:mentionedIn a:pagi .
    base:vladimir-putin skos:altLabel "Presiden Putin"@id ; kg:mentionedIn a:pagi .
    m:pagi-0 a kg:Mention ; kg:inArticle a:pagi ; kg:surface "Kim" ; kg:start 0 ; kg:end 3 ;
        kg:quote "Kim dan Putin bertemu." ; kg:rule "gazetteer" .
    e:summit a kg:Meeting ; kg:participant base:kim-jong-un , base:vladimir-putin ;
        kg:place base:vostochny ; kg:date "2023-09-13"^^xsd:date ;
        kg:earliest "2023-09-13"^^xsd:date ; kg:latest "2023-09-13"^^xsd:date ;
        kg:status kg:Occurred ; kg:mentionedIn a:pagi ; kg:mention m:pagi-1 .
    m:pagi-1 a kg:Mention ; kg:inArticle a:pagi ; kg:surface "bertemu" ; kg:start 14 ; kg:end 21 ;
        kg:quote "Kim dan Putin bertemu." ; kg:rule "meeting-verb" .
    e:launch a kg:MissileLaunch ; kg:launchedBy base:north-korea ;
        kg:participant base:north-korea ; kg:missileType base:ballistic-missile ;
        kg:missileCount 3 ; kg:towards base:sea-of-japan ; kg:place base:pyongyang ;
        kg:date "2023-09-13"^^xsd:date ; kg:earliest "2023-09-13"^^xsd:date ;
        kg:latest "2023-09-13"^^xsd:date ; kg:status kg:Occurred ; kg:mentionedIn a:pagi ;
        kg:attributedTo base:japan ; kg:mention m:pagi-2 .
    m:pagi-2 a kg:Mention ; kg:inArticle a:pagi ; kg:surface "menembakkan" ; kg:start 60 ;
        kg:end 71 ; kg:rule "launch-verb" ;
        kg:quote "Menurut Jepang, Korea Utara menembakkan tiga rudal." .
    base:north-korea kg:mentionedIn a:pagi .
    base:japan kg:mentionedIn a:pagi .
    base:vostochny kg:mentionedIn a:pagi .
}

a:sore {
    a:sore a kg:Article ; dcterms:identifier "sore" ; dcterms:language "en" ;
        dcterms:title "Leaders hold talks" ; dcterms:publisher base:sample-courier .
    base:kim-jong-un skos:altLabel "Kim Jong Un"@en ; kg:mentionedIn a:sore .
    base:vladimir-putin skos:altLabel "Putin"@en ; kg:mentionedIn a:sore .
    e:summit a kg:Meeting ; kg:participant base:kim-jong-un , base:vladimir-putin ;
        kg:place base:russia ; kg:date "2023-09"^^xsd:gYearMonth ; kg:topic "arms" ;
        kg:earliest "2023-09-01"^^xsd:date ; kg:latest "2023-09-30"^^xsd:date ;
        kg:status kg:Occurred ; kg:mentionedIn a:sore ; kg:mention m:sore-1 .
    m:sore-1 a kg:Mention ; kg:inArticle a:sore ; kg:surface "held talks" ; kg:start 27 ;
        kg:end 37 ; kg:quote "Putin and Kim held talks about arms." ; kg:rule "meeting-noun" .
    e:launch a kg:MissileLaunch ; kg:launchedBy base:north-korea ;
        kg:participant base:north-korea ; kg:missileType base:ballistic-missile ;
        kg:missileCount 2 ; kg:date "2023-09-14"^^xsd:date ;
        kg:earliest "2023-09-14"^^xsd:date ; kg:latest "2023-09-14"^^xsd:date ;
        kg:status kg:Occurred ; kg:mentionedIn a:sore ; kg:mention m:sore-2 .
    m:sore-2 a kg:Mention ; kg:inArticle a:sore ; kg:surface "fired" ; kg:start 80 ; kg:end 85 ;
        kg:quote "North Korea fired two missiles." ; kg:rule "launch-verb" .
    e:support a kg:Support ; kg:speaker base:vladimir-putin ; kg:addressee base:north-korea ;
        kg:participant base:vladimir-putin , base:north-korea ; kg:about e:launch ;
        kg:date "2023-09-13"^^xsd:date ; kg:earliest "2023-09-13"^^xsd:date ;
        kg:latest "2023-09-13"^^xsd:date ; kg:status kg:Occurred ; kg:mentionedIn a:sore ;
        kg:mention m:sore-3 .
    m:sore-3 a kg:Mention ; kg:inArticle a:sore ; kg:surface "backed" ; kg:start 120 ; kg:end 126 ;
        kg:quote "Putin backed Pyongyang." ; kg:rule "statement-verb" .
    base:north-korea kg:mentionedIn a:sore .
}

a:sanksi {
    a:sanksi a kg:Article ; dcterms:identifier "sanksi" ; dcterms:language "id" ;
        dcterms:title "Jepang jatuhkan sanksi" ; dcterms:issued "2023-10-02"^^xsd:date ;
        dcterms:publisher base:harian-contoh .
    e:sanction a kg:Sanction ; kg:imposedBy base:japan ; kg:imposedOn base:north-korea ;
        kg:participant base:japan , base:north-korea ; kg:measure "embargo senjata" ;
        kg:date "2023-10-01"^^xsd:date ; kg:earliest "2023-10-01"^^xsd:date ;
        kg:latest "2023-10-01"^^xsd:date ; kg:status kg:Occurred ; kg:mentionedIn a:sanksi ;
        kg:mention m:sanksi-1 .
    m:sanksi-1 a kg:Mention ; kg:inArticle a:sanksi ; kg:surface "menjatuhkan sanksi" ;
        kg:start 30 ; kg:end 48 ; kg:rule "sanction-verb" ;
        kg:quote "Jepang menjatuhkan sanksi berupa embargo senjata." .
    e:visit-planned a kg:Visit ; kg:visitor base:vladimir-putin ; kg:destination base:north-korea ;
        kg:participant base:vladimir-putin ; kg:date "2023-11"^^xsd:gYearMonth ;
        kg:earliest "2023-11-01"^^xsd:date ; kg:latest "2023-11-30"^^xsd:date ;
        kg:status kg:Planned ; kg:mentionedIn a:sanksi .
    e:talks-expected a kg:Meeting ; kg:participant base:japan , base:kim-jong-un ;
        kg:status kg:Expected ; kg:mentionedIn a:sanksi .
    base:vladimir-putin kg:mentionedIn a:sanksi .
    base:kim-jong-un kg:mentionedIn a:sanksi .
    base:north-korea kg:mentionedIn a:sanksi .
    base:japan kg:mentionedIn a:sanksi .
}

a:kunjungan {
    a:kunjungan a kg:Article ; dcterms:identifier "kunjungan" ; dcterms:language "id" ;
        dcterms:title "Putin tiba di Pyongyang" ; dcterms:issued "2023-11-21"^^xsd:date .
    e:visit a kg:Visit ; kg:visitor base:vladimir-putin ; kg:destination base:pyongyang ;
        kg:origin base:russia ; kg:participant base:vladimir-putin ;
        kg:date "2023-11-20"^^xsd:date ; kg:earliest "2023-11-20"^^xsd:date ;
        kg:latest "2023-11-20"^^xsd:date ; kg:status kg:Occurred ; kg:mentionedIn a:kunjungan .
    base:vladimir-putin kg:mentionedIn a:kunjungan .
}

base:things {
    base:kim-jong-un a kg:Person ; rdfs:label "Kim Jong Un"@en , "Kim Jong Un"@id .
    base:vladimir-putin a kg:Person ; rdfs:label "Vladimir Putin"@en , "Vladimir Putin"@id ;
        skos:exactMatch wd:Q7747 .
    base:north-korea a kg:State ; rdfs:label "North Korea"@en , "Korea Utara"@id .
    base:japan a kg:State ; rdfs:label "Japan"@en , "Jepang"@id .
    base:russia a kg:State ; rdfs:label "Russia"@en , "Rusia"@id .
    base:pyongyang a kg:City ; rdfs:label "Pyongyang"@en , "Pyongyang"@id ;
        kg:within base:north-korea ; geo:lat 39.02 ; geo:long 125.75 .
    base:vostochny a kg:Facility ; rdfs:label "Kosmodrom Vostochny"@id ; kg:within base:russia .
    base:sea-of-japan a kg:Sea ; rdfs:label "Sea of Japan"@en , "Laut Jepang"@id .
    base:ballistic-missile a kg:MissileType ; rdfs:label "ballistic missile"@en ,
        "rudal balistik"@id .
    base:harian-contoh a kg:Publisher ; rdfs:label "Harian Contoh"@id .
    base:sample-courier a kg:Publisher ; rdfs:label "The Sample Courier"@en .
    e:summit rdfs:label "Kim Jong Un and Vladimir Putin meet"@en .
    e:launch rdfs:label "North Korea launches missiles"@en .
    e:visit kg:realises e:visit-planned .
}

base:inferred {
    e:support a kg:Statement .
    e:summit a kg:Event .
    e:launch a kg:Event .
}

base:merges {
    <https://w3id.org/newskg/id/merge/kim> a kg:Merge ; kg:canonical base:kim-jong-un ;
        kg:merged <https://w3id.org/newskg/id/entity/pagi-kim> , base:kim-jong-un ;
        rdfs:comment "same gazetteer entry" ; kg:confidence 0.99 ; kg:ruleSet "1" .
    <https://w3id.org/newskg/id/merge/launch> a kg:Merge ; kg:canonical e:launch ;
        kg:merged e:launch , e:launch-sore ;
        rdfs:comment "same type, launcher and week" ; kg:confidence 0.9 ; kg:ruleSet "1" .
    e:launch-sore dcterms:isReplacedBy e:launch .
}
"""


def sample_quads() -> list[Quad]:
    """Return the quads of the sample graph."""
    return list(parse(SAMPLE, RdfFormat.TRIG))


def sample_store() -> Store:
    """Load the sample graph into memory."""
    return in_memory(sample_quads())
