"""The endpoint as its clients meet it: a SPARQL client, requests by hand, and a browser."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from typer.testing import CliRunner

from kg.cli import app
from kg.query import query
from kg.serve.endpoint import RDF, RESULTS, calls_others, negotiated
from kg.store import open_store, write
from tests.conftest import ROOT
from tests.sample_graph import sample_quads

SELECT = "SELECT ?name { base:japan rdfs:label ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT WHERE { base:japan rdfs:label ?name }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUERY = "application/sparql-query"
JSON_TYPE, TURTLE_TYPE = RESULTS[0], RDF[0]

pytestmark = pytest.mark.xdist_group("browser")  # which they share


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The sample graph, served by the command itself with tight limits."""
    base = tmp_path_factory.mktemp("served")
    write(sample_quads(), base)
    (base / "graph.html").write_text(
        '<!doctype html><title>The graph</title><link rel="icon" href="data:,">'
        '<div class="tools"></div>',
        encoding="utf-8",
    )
    options = ["--port", "0", "--timeout", "3", "--size", "1"]
    command = [sys.executable, "-m", "kg.cli", "serve", str(base), *options]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        assert found, said + process.stderr.read()
        yield base, found[0]
    finally:
        process.terminate()
        process.wait(20)
        if process.stderr:
            process.stderr.close()


@pytest.fixture(scope="module")
def url(served: tuple[Path, str]) -> str:
    return f"{served[1]}sparql"


def asked(url: str, text: str, accept: str = "*/*", **headers: str) -> requests.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.post(url, data={"query": text}, headers={"Accept": accept, **named}, timeout=30)


@pytest.mark.parametrize(
    ("method", "way"),
    [(GET, None), (POST, None), (POST, POSTDIRECTLY)],
    ids=["get", "form", "direct"],
)
def test_a_sparql_client_gets_its_rows(url, method, way):
    client = SPARQLWrapper(url)
    client.setMethod(method)
    if way:
        client.setRequestMethod(way)
    client.setReturnFormat(JSON)
    client.setQuery(SELECT)
    rows: Any = client.queryAndConvert()
    assert [row["name"]["value"] for row in rows["results"]["bindings"]] == ["Japan", "Jepang"]


@pytest.mark.parametrize(("format", "part"), [(XML, "<binding"), (CSV, "Japan\r\n")])
def test_a_sparql_client_gets_its_format(url, format, part):
    client = SPARQLWrapper(url)
    client.setReturnFormat(format)
    client.setQuery(SELECT)
    answer: Any = client.query().convert()
    assert part in (answer.toxml() if format == XML else answer.decode())


def test_a_sparql_client_gets_a_graph(url):
    client = SPARQLWrapper(url)
    client.setReturnFormat(TURTLE)
    client.setQuery(CONSTRUCT)
    answer: Any = client.queryAndConvert()
    assert "Jepang" in answer.decode()


@pytest.mark.parametrize("type_", RESULTS)
@pytest.mark.parametrize("text", [SELECT, "ASK { base:japan a kg:State }"], ids=["rows", "ask"])
def test_every_result_format_is_written(url, type_, text):
    answer = asked(url, text, type_)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(type_)
    assert ("Jepang" if "SELECT" in text else "true") in answer.text


@pytest.mark.parametrize("type_", RDF)
def test_every_graph_format_is_written(url, type_):
    answer = asked(url, CONSTRUCT, type_)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(type_)
    assert "Jepang" in answer.text


@pytest.mark.parametrize(
    ("accept", "results"),
    [
        ("*/*", RESULTS[0]),
        ("text/csv, */*;q=0.1", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.4, application/xml;q=0.5", RESULTS[1]),
        ("application/json", RESULTS[0]),
        ("application/sparql-results+json;q=0, text/csv", "text/csv"),
        ("image/png", None),
        ("", None),
    ],
)
def test_the_format_liked_best_is_chosen(accept, results):
    assert negotiated(accept, RESULTS) == results


def test_the_rows_are_those_of_the_embedded_store(served, url):
    ours = query(open_store(served[0]), "who-met-whom").to_csv()
    text = (ROOT / "ontologies/queries/who-met-whom.rq").read_text(encoding="utf-8")
    for name, value in (("$actor", '""'), ("$from", '""'), ("$to", '""'), ("$language", '"en"')):
        text = text.replace(name, value)
    assert asked(url, text, "text/csv").text == ours


def test_a_query_can_be_kept_to_some_graphs(url):
    graph = "https://w3id.org/newskg/id/article/pagi"
    text = "SELECT DISTINCT ?n { ?launch kg:missileCount ?n } ORDER BY ?n"

    def numbers(**graphs: str) -> list[str]:
        named = {name.replace("_", "-"): value for name, value in graphs.items()}
        got = requests.get(
            url, params={"query": text} | named, headers={"Accept": "text/csv"}, timeout=30
        )
        return got.text.split()[1:]

    assert numbers() == ["2", "3"]
    assert numbers(default_graph_uri=graph) == ["3"]
    assert numbers(named_graph_uri=graph) == []


@pytest.mark.parametrize(
    "request_",
    [
        {"data": {"update": "DROP ALL"}},
        {"params": {"update": "DROP ALL"}},
        {"data": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}},
    ],
    ids=["form", "parameter", "direct"],
)
@pytest.mark.parametrize("path", ["", "/../update"])
def test_updates_are_refused(url, request_, path):
    answer = requests.post(url + path, timeout=30, **request_)
    assert answer.status_code == 403
    assert "read-only: it takes no updates" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(url, method):
    assert requests.request(method, url, timeout=30).status_code == 405


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        ("SELECT * {", 400, "not a SPARQL query: line 1, column 11 cannot be read on from"),
        ("DROP ALL", 400, "SELECT, ASK, CONSTRUCT, DESCRIBE"),
        ("", 400, "not a SPARQL query"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE is not allowed"),
        (ENDLESS, 503, "no answer within 3 seconds: ask for less"),
        (LARGE, 403, "the answer is larger than 1 MB: ask for less"),
    ],
    ids=["broken", "update", "empty", "service", "endless", "large"],
)
def test_query_that_is_not_answered_says_why(url, text, status, message):
    answer = asked(url, text)
    assert (answer.status_code, answer.headers["Content-Type"][:10]) == (status, "text/plain")
    assert message in answer.text
    assert asked(url, SELECT).status_code == 200


def test_two_queries_or_none_are_refused(url):
    for data in ({"query": [SELECT, SELECT]}, {"other": "x"}):
        answer = requests.post(url, data=data, timeout=30)
        assert (answer.status_code, "expected one query" in answer.text) == (400, True)


def test_format_that_nobody_writes_is_refused(url):
    assert asked(url, SELECT, "image/png").status_code == 406
    assert asked(url, SELECT, TURTLE_TYPE).status_code == 406
    assert asked(url, CONSTRUCT, JSON_TYPE).status_code == 406


def test_request_that_is_too_long_or_no_text_is_refused(url):
    headers = {"Content-Type": QUERY}
    assert requests.post(url, data=b" " * 2_000_000, headers=headers, timeout=30).status_code == 413
    assert requests.post(url, data=b"\xff", headers=headers, timeout=30).status_code == 400


@pytest.mark.parametrize("host", ["news.example", "127.0.0.1.news.example", "0.0.0.0:80", ""])
def test_other_hosts_are_refused_lest_a_page_pose_as_us(url, host):
    assert asked(url, SELECT, Host=host).status_code == 400


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:3000", 200),
        ("http://127.0.0.1", 200),
        ("https://news.example", 403),
        ("http://localhost.news.example", 403),
        ("null", 403),
    ],
)
def test_only_pages_of_this_machine_may_ask(url, origin, status):
    answer = asked(url, SELECT, Origin=origin)
    assert answer.status_code == status
    assert answer.headers.get("Access-Control-Allow-Origin") == (origin if status == 200 else None)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("SELECT * { SERVICE <x:y> {} }", True),
        ("SELECT * { service SILENT <x:y> {} }", True),
        (r"SELECT * { \u0053ERVICE <x:y> {} }", True),
        ("SELECT ?service { ?service ex:service $SERVICE }", False),
        ("SELECT * { ?s ?p 'SERVICE' } # SERVICE", False),
        ("SELECT * { <http://x/SERVICE> service:a ?x }", False),
    ],
)
def test_query_that_calls_others_is_told_by_its_keyword(text, calls):
    assert calls_others(text) == calls


def test_the_service_describes_itself(url):
    answer = requests.get(url, headers={"Accept": TURTLE_TYPE}, timeout=30)
    assert f"sd:endpoint <{url}>" in answer.text
    assert requests.get(url, headers={"Accept": "image/png"}, timeout=30).status_code == 406
    browser = requests.get(url, headers={"Accept": "text/html"}, timeout=30)
    assert browser.url.endswith("/editor")


def test_the_graph_page_leads_to_the_query_page(served):
    page = requests.get(served[1], timeout=30).text
    assert "The graph" in page
    assert '<a href="editor"' in page


def test_the_real_graph_page_has_a_place_for_the_link():
    template = ROOT / "kg/export/html/page.html.j2"
    assert '<div class="tools">' in template.read_text(encoding="utf-8")


def test_graph_that_is_built_anew_is_served_at_once(served, url):
    count = "SELECT (COUNT(*) AS ?n) { ?s a kg:Article }"
    assert asked(url, count, "text/csv").text.split()[1] == "4"
    write([q for q in sample_quads() if "article/sore" not in str(q)], served[0])
    try:
        assert asked(url, count, "text/csv").text.split()[1] == "3"
    finally:
        write(sample_quads(), served[0])


def test_a_port_that_is_taken_and_a_graph_that_is_not_there_are_said_to_be_so(served):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", str(served[0]), "--port", port])
        assert (done.exit_code, "choose another --port" in done.stderr) == (2, True)
    done = CliRunner().invoke(app, ["serve", str(served[0] / "absent")])
    assert (done.exit_code, "no such directory" in done.stderr) == (2, True)


def test_the_query_page_answers_in_a_browser_and_asks_nobody_else(served, browser):
    page = browser.new_page()
    requested: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(served[1])
    page.get_by_role("link", name="SPARQL").click()
    page.get_by_label("Named query").select_option("timeline")
    page.get_by_role("textbox", name="actor").fill('Putin")')
    page.get_by_role("button", name="Put into the editor").click()
    page.get_by_text("No data available").or_(page.get_by_text("0 results")).first.wait_for()
    page.get_by_role("textbox", name="actor").fill("Putin")
    page.get_by_role("button", name="Put into the editor").click()
    page.locator(".yasr table tbody").get_by_text("Kim Jong Un, Vladimir Putin").wait_for()
    assert page.locator(".yasr table tbody tr").count() == 4
    page.close()
    assert not [url for url in requested if not url.startswith((served[1], "data:", "blob:"))]
    assert not complaints
