"""A new event type is one Turtle file, a new language one more: no line of code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.query import query
from kg.store import open_store

ROOT = Path(__file__).parents[1]

EARTHQUAKE = """
@prefix frame: <https://w3id.org/newskg/id/frame/> .
@prefix marking: <https://w3id.org/newskg/id/marking/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:Earthquake a owl:Class ;
    rdfs:subClassOf kg:Event ;
    rdfs:label "earthquake"@en , "gempa bumi"@id ;
    skos:definition "The ground shakes."@en , "Tanah berguncang."@id .

kg:shook a owl:ObjectProperty ;
    rdfs:domain kg:Earthquake ; rdfs:range kg:Place ;
    rdfs:label "shook"@en , "mengguncang"@id ;
    skos:definition "Where it was felt."@en , "Tempat gempa terasa."@id .

kg:Earthquake kg:needs "shook 1" .

frame:quake a kg:Frame ; kg:evokes kg:Earthquake ; kg:objectRole kg:shook ;
    kg:active "mengguncang"@id , "shake"@en , "jolt"@en .
frame:quakes a kg:Frame ; kg:evokes kg:Earthquake ; kg:nominal "gempa bumi"@id , "earthquake"@en .
marking:quake.place a kg:Marking ; kg:evokes kg:Earthquake ; kg:marks kg:shook ;
    kg:marker "di"@id , "in"@en .
"""

MALAY = """
@prefix frame: <https://w3id.org/newskg/id/frame/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix lang: <https://w3id.org/newskg/id/language/> .
@prefix marking: <https://w3id.org/newskg/id/marking/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

lang:ms a kg:Language ;
    rdfs:label "Malay"@en , "bahasa Melayu"@id ;
    skos:notation "ms" ;
    kg:pipeline "blank:ms" ;
    kg:headFirst true ;
    kg:verbPrefix "me" , "di" , "ber" ; kg:passivePrefix "di" ;
    kg:notVerb "beliau"@ms , "bersama"@ms ;
    kg:conjunction "dan"@ms , "serta"@ms ;
    kg:clauseBreak "selepas"@ms , "sebelum"@ms , "bahawa"@ms , "jika"@ms , "yang"@ms ;
    kg:preposition "di"@ms , "ke"@ms , "dari"@ms , "dengan"@ms , "pada"@ms ;
    kg:anaphor "itu"@ms , "tersebut"@ms ;
    kg:pronoun "beliau"@ms , "dia"@ms ;
    kg:modal "akan"@ms , "telah"@ms , "tidak"@ms ;
    kg:planned "akan"@ms , "dijadualkan"@ms ;
    kg:negation "tidak"@ms , "menafikan"@ms ;
    kg:hypothetical "jika"@ms , "mungkin"@ms ;
    kg:saying "kata"@ms , "berkata"@ms ;
    kg:yesterday "semalam"@ms .

frame:meet kg:active "bertemu"@ms , "berjumpa"@ms .
frame:meeting kg:nominal "mesyuarat"@ms , "perjumpaan"@ms .
marking:meeting.with kg:marker "dengan"@ms , "antara"@ms .
marking:meeting.place kg:marker "di"@ms .
"""

MEETINGS = """
SELECT ?article ?status ?date ?place (GROUP_CONCAT(?who; separator=" ") AS ?whom) WHERE {
  SELECT ?article ?status ?date ?place (STRAFTER(STR(?p), "/id/") AS ?who) WHERE {
    GRAPH ?g { ?m a kg:Meeting ; kg:status ?s ; kg:participant ?p ; kg:date ?date ; kg:place ?l .
               ?g dcterms:identifier ?article }
    BIND (STRAFTER(STR(?s), "#") AS ?status) BIND (STRAFTER(STR(?l), "/id/") AS ?place)
  } ORDER BY ?who
} GROUP BY ?article ?status ?date ?place ORDER BY ?article
"""


def run(tmp_path: Path, articles: dict[str, str], files: dict[str, str]) -> Path:
    """Build from a folder of articles in a process that reads more ontologies from another."""
    more, texts, out = tmp_path / "more", tmp_path / "articles", tmp_path / "out"
    for folder, contents in ((more, files), (texts, articles)):
        folder.mkdir()
        for name, content in contents.items():
            (folder / name).write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", texts, "--out", out],
        cwd=tmp_path,
        env=os.environ | {"KG_ONTOLOGIES": str(more), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return out


def line(id_: str, language: str, text: str) -> str:
    article = {"id": id_, "language": language, "published": "2024-05-15", "text": text}
    return json.dumps(article) + "\n"


@pytest.mark.slow
def test_a_new_event_type_is_one_turtle_file(tmp_path: Path) -> None:
    articles = {
        "a.jsonl": line("gempa", "id", "Gempa bumi mengguncang Jepang pada Selasa.")
        + line("quake", "en", "A strong earthquake shook Peru on Tuesday.")
        + line("dua", "id", "Gempa bumi di Turki terjadi pada Senin.")
        + line("lain", "id", "Xi Jinping bertemu Vladimir Putin di Moskow.")
    }
    out = run(tmp_path, articles, {"earthquake.ttl": EARTHQUAKE})
    asked = """SELECT ?article ?where ?date WHERE { GRAPH ?g {
        ?e a kg:Earthquake ; kg:shook ?p ; kg:date ?date . ?g dcterms:identifier ?article }
        BIND (STRAFTER(STR(?p), "/id/") AS ?where) } ORDER BY ?article"""
    rows = query(open_store(out), asked).to_csv().splitlines()[1:]
    assert rows == ["dua,turkey,2024-05-13", "gempa,japan,2024-05-14", "quake,peru,2024-05-14"]
    label = query(
        open_store(out), 'ASK { GRAPH ?g { ?e rdfs:label ?l } FILTER(STRSTARTS(?l, "Gempa bumi")) }'
    )
    assert label.boolean
    assert query(open_store(out), "ASK { GRAPH ?g { ?e a kg:Meeting } }").boolean


@pytest.mark.slow
def test_a_new_language_is_one_turtle_file(tmp_path: Path) -> None:
    articles = {
        "a.jsonl": line(
            "satu", "ms", "Xi Jinping bertemu Vladimir Putin di Moscow pada 8 Mei 2024."
        )
        + line(
            "dua",
            "ms",
            "Perjumpaan antara Xi Jinping dengan Vladimir Putin di Beijing pada 6 Mei 2024.",
        )
        + line(
            "tiga", "ms", "Narendra Modi akan berjumpa Vladimir Putin di Kazan pada 22 Jun 2024."
        )
        + line("empat", "ms", "Narendra Modi tidak bertemu Xi Jinping di Astana semalam.")
    }
    out = run(tmp_path, articles, {"ms.ttl": MALAY})
    rows = query(open_store(out), MEETINGS).to_csv().splitlines()[1:]
    assert rows == [
        "dua,Occurred,2024-05-06,beijing,vladimir-putin xi-jinping",
        "empat,Denied,2024-05-14,astana,narendra-modi xi-jinping",
        "satu,Occurred,2024-05-08,moscow,vladimir-putin xi-jinping",
        "tiga,Planned,2024-06-22,kazan,narendra-modi vladimir-putin",
    ]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xi Jinping bertemu Vladimir Putin di Moskow.")
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", tmp_path / "a.txt", "--out", tmp_path / "out"],
        env=os.environ | {"KG_ONTOLOGIES": str(tmp_path / "none"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "no such folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xi Jinping bertemu Vladimir Putin di Moskow.")
    (tmp_path / "bad.ttl").write_text("this is no Turtle")
    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", "build", tmp_path / "a.txt", "--out", tmp_path / "out"],
        env=os.environ | {"KG_ONTOLOGIES": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "bad.ttl: not Turtle" in done.stderr
    assert "Traceback" not in done.stderr
