"""RDF/XML: what every reader of it understands, and what it cannot write."""

import io
import os
import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.export.rdf import to_ntriples
from kg.export.rdfxml import to_rdfxml
from kg.store import in_memory
from tests.conftest import ROOT
from tests.sample_graph import sample_store

EX = "http://example.org/"


def written(store: Store) -> bytes:
    out = io.BytesIO()
    to_rdfxml(store, out)
    return out.getvalue()


def holding(term: Literal | NamedNode, predicate: str = EX + "p") -> Store:
    return in_memory([Quad(NamedNode(EX + "s?a&b"), NamedNode(predicate), term, NamedNode(EX))])


def test_rdflib_reads_it_as_the_union():
    plain = io.BytesIO()
    to_ntriples(sample_store(), plain)
    read = Graph().parse(data=written(sample_store()), format="xml")
    assert isomorphic(read, Graph().parse(data=plain.getvalue(), format="nt"))


AWKWARD = [
    Literal('<b> & "hi" \\ ]]>\n\r\n\t end '),
    Literal("김정은 \U0001f680", language="id"),
    Literal(""),
    Literal("1.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    Literal("x", datatype=NamedNode(EX + "own?a=1&b=2")),
    NamedNode(EX + "?a=1&b=2'"),
]


@pytest.mark.parametrize("term", AWKWARD, ids=str)
def test_a_term_comes_back_as_it_was(term):
    text = written(holding(term))
    triples = [quad.triple for quad in parse(text, RdfFormat.RDF_XML)]
    assert triples == [Triple(NamedNode(EX + "s?a&b"), NamedNode(EX + "p"), term)]
    assert len(Graph().parse(data=text, format="xml")) == 1


def test_what_xml_cannot_hold_is_refused_by_name():
    with pytest.raises(ExportError, match=r"U\+0007, which XML cannot write; use another"):
        written(holding(Literal("bell \u0007")))
    with pytest.raises(ExportError, match="no name of an XML element"):
        written(holding(Literal("x"), predicate=EX + "1"))


def test_namespaces_do_not_depend_on_the_hash_seed():
    code = "import sys; from tests.export.test_rdfxml import *; sys.stdout.buffer.write(written("
    texts = {
        subprocess.run(
            (sys.executable, "-c", f"{code}sample_store()))"),
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(texts) == 1
