import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyoxigraph import Store

from kg.export.html import to_html
from kg.export.html.layout import arrange
from kg.export.html.model import PageGraph
from kg.export.html.payload import as_json
from kg.export.html.read import read_graph
from kg.vocabulary import BASE
from tests.export.browser import Opened, pick
from tests.export.conftest import Pages
from tests.export.html_sample import sample

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def graph() -> PageGraph:
    return read_graph(sample())


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(sample())


def number(graph: PageGraph, slug: str) -> int:
    return [thing.iri for thing in graph.things].index(str(BASE[slug]))


def payload(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="kg-data">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found[1])


def test_every_statement_of_an_article_has_the_sentence_that_says_it(graph: PageGraph) -> None:
    known = [s for s in graph.statements if s.predicate != "within"]
    assert len(known) > 25
    assert all(e.sentence is not None for s in known for e in s.evidence)
    assert all(s.evidence for s in known)


@pytest.mark.parametrize("slug", ["kim", "event/launch", "north-korea"])
def test_a_sentence_marks_what_it_names_at_the_place_where_it_does(
    graph: PageGraph, slug: str
) -> None:
    thing = number(graph, slug)
    words = {
        s.text.encode("utf-16-le")[2 * m.start : 2 * m.end].decode("utf-16-le")
        for s in graph.sentences
        for m in s.marks
        if m.thing == thing
    }
    expected = {
        "kim": {"Kim Jong Un", "Kim"},
        "event/launch": {"meluncurkan", "fired"},
        "north-korea": {"Korea Utara", "North Korea"},
    }
    assert words == expected[slug]


def test_marks_count_as_the_browser_does_behind_a_character_of_two_units(graph: PageGraph) -> None:
    sentence = next(s for s in graph.sentences if "🚀" in s.text)
    russia = next(m for m in sentence.marks if m.thing == number(graph, "russia"))
    assert russia.start == sentence.text.index("Russia") + 1


def test_a_special_role_stands_for_the_participation_that_it_implies(graph: PageGraph) -> None:
    launch = number(graph, "event/launch")
    assert {s.predicate for s in graph.statements if s.subject == launch} == {
        "launchedBy",
        "missileType",
        "towards",
    }


def test_an_office_is_a_statement_named_as_the_article_names_it(graph: PageGraph) -> None:
    offices = [s for s in graph.statements if s.predicate == "role"]
    assert [next(iter((s.note or {}).values())) for s in offices] == [
        "pemimpin",
        "Presiden",
        "President",
    ]


def test_what_sources_say_differently_stays_side_by_side(graph: PageGraph) -> None:
    launch = number(graph, "event/launch")
    counts = [f for f in graph.facts if f.thing == launch and f.predicate == "missileCount"]
    assert [(f.value, [e.report for e in f.evidence]) for f in counts] == [("2", [0]), ("3", [1])]


def test_a_merge_tells_what_was_merged_and_why(graph: PageGraph) -> None:
    merge = next(m for m in graph.merges if m.thing == number(graph, "event/launch"))
    assert merge.merged == ("Launch A", "Launch B")
    assert merge.reason == "same launcher, same day, same direction"
    assert merge.confidence == pytest.approx(0.91)


def test_an_article_tells_whom_it_cites(graph: PageGraph) -> None:
    assert [report.cites for report in graph.reports] == [("Kantor Berita Sampel",), ()]


def test_two_builds_are_the_same_bytes_whatever_the_order_of_the_quads(page: str) -> None:
    store = Store()
    for quad in sorted(sample(), key=str, reverse=True):
        store.add(quad)
    assert to_html(store) == page


def test_a_small_page_is_under_a_megabyte(page: str) -> None:
    assert len(page.encode()) < 1_000_000


def test_an_empty_store_makes_a_page() -> None:
    assert payload(to_html(Store()))["nodes"]["iri"] == []


@pytest.mark.parametrize("count", [1, 2, 30, 120, 900])
def test_no_two_boxes_of_a_layout_overlap_and_it_is_the_same_twice(count: int) -> None:
    random = np.random.default_rng(7)
    boxes = random.uniform(10, 80, size=(count, 2))
    edges = random.integers(0, count, size=(count, 2))
    points = arrange(boxes, edges)
    assert np.array_equal(points, arrange(boxes, edges))
    apart = np.abs(points[:, None] - points[None]) - (boxes[:, None] + boxes[None]) / 2
    assert (apart < -0.2).all(2).sum() == count  # each box meets itself


def test_the_policy_allows_these_scripts_and_nothing_else(page: str) -> None:
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in scripts
    }
    directives = dict(part.split(" ", 1) for part in policy.split("; "))
    assert directives["default-src"] == "'none'"
    assert set(directives["script-src"].split()) == hashes
    assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=\"?([^\">]*)", page) == ["data:,"]


HOSTILE = ["</script><script>1</script>", "]]>&lt;{{7*7}}\u2028\u2029\\u003c"]


def test_json_in_a_script_element_cannot_end_it() -> None:
    text = as_json(HOSTILE)
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == HOSTILE


@pytest.fixture
def opened(browser: Any, page: str, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "graph.html"
    path.write_text(page, "utf-8")
    found = Opened(browser, path)
    yield found
    found.context.close()


def test_the_page_opens_without_a_request_or_a_complaint(opened: Opened) -> None:
    opened.go()
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert opened.complaints == []


def test_no_label_lies_over_another(opened: Opened) -> None:
    boxes = opened.go().evaluate("KG.labelBoxes")
    assert len(boxes) >= 15
    for number, (x0, y0, x1, y1) in enumerate(boxes):
        for other in boxes[:number]:
            assert not (x0 < other[2] and x1 > other[0] and y0 < other[3] and y1 > other[1])


def test_a_pick_from_the_search_box_shows_who_says_what(opened: Opened) -> None:
    tab = opened.go()
    pick(tab, "peluncuran")
    panel = tab.locator("#panel")
    assert panel.locator("h2").inner_text() == "Peluncuran rudal: Korea Utara"
    assert tab.evaluate("document.activeElement.id") == "panel"
    words = panel.inner_text()
    for expected in ("North Korea fired three ballistic missiles", "Harian Contoh", "14 Sep 2023"):
        assert expected in words
    assert "mengutip Kantor Berita Sampel" in words
    assert "same launcher, same day" in words
    assert panel.locator("mark.named").first.inner_text() == "meluncurkan"
    assert [row.inner_text() for row in panel.locator(".warning li").all()] == [
        "2 — Harian Contoh",
        "3 — The Sample Courier",
    ]


def test_every_statement_is_listed_with_its_sentence_date_and_source(opened: Opened) -> None:
    tab = opened.go()
    missing = tab.evaluate(
        """() => {
          const missing = [], g = KG.graph;
          g.statements.s.forEach((s, i) => {
            if (!g.statements.evidence[i].length) return;
            KG.select(s);
            const text = document.getElementById("panel").textContent;
            for (const e of g.evidence(g.statements.evidence[i])) {
              const r = g.report(e.report), sentence = g.data.sentences[e.sentence][1];
              const wanted = [sentence, r.publisher, KG.date(r.date), g.name(g.statements.o[i])];
              missing.push(...wanted.filter((words) => !text.includes(words)));
            }
          });
          return missing;
        }"""
    )
    assert missing == []


def test_a_class_that_is_unticked_leaves_the_graph(opened: Opened) -> None:
    tab = opened.go()
    before = tab.evaluate("KG.shown.size")
    tab.get_by_label("Peluncuran rudal").uncheck()
    assert tab.evaluate("KG.shown.size") == before - 1
    assert tab.evaluate("KG.labelBoxes.length") > 0


def test_a_permalink_opened_afresh_restores_the_view(opened: Opened, browser: Any) -> None:
    tab = opened.go()
    tab.evaluate("KG.findPath(KG.graph.find('Kim')[0], KG.graph.find('Jepang')[0])")
    tab.get_by_label("Sanksi").uncheck()
    tab.evaluate("KG.setTheme('dark')")
    state = "[[...KG.shown].sort(), KG.state.path, KG.state.selected, KG.state.camera]"
    expected, address = tab.evaluate(state), tab.evaluate("KG.address()")
    again = Opened(browser, opened.path).go(address)
    assert again.evaluate(state) == expected
    again.context.close()


def test_the_timeline_tells_every_event_and_shares_the_selection(opened: Opened) -> None:
    tab = opened.go()
    tab.get_by_role("button", name="Lini masa").click()
    assert tab.locator("#timeline .entry").count() == 11
    tab.locator("#timeline .title").first.click()
    assert tab.locator("#timeline .entry.selected").count() == 1
    assert "Sanksi" in tab.locator("#panel h2").inner_text()


def test_the_interface_changes_its_language_and_quotes_do_not(opened: Opened) -> None:
    tab = opened.go()
    pick(tab, "peluncuran")
    quote = tab.locator("#panel blockquote").first.inner_text()
    tab.locator("#language").click()
    assert tab.locator("html").get_attribute("lang") == "en"
    assert tab.locator("#panel h2").inner_text() == "Missile launch: North Korea"
    assert tab.locator("#panel blockquote").first.inner_text() == quote


@pytest.mark.parametrize("select", [False, True])
def test_a_phone_needs_no_sideways_scroll(browser: Any, opened: Opened, select: bool) -> None:
    phone = Opened(browser, opened.path, viewport={"width": 390, "height": 844})
    tab = phone.go()
    if select:
        pick(tab, "kim")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    phone.context.close()


def test_the_map_shows_the_places_of_events_and_shares_the_selection(opened: Opened) -> None:
    tab = opened.go("#view=map")
    names = tab.evaluate("[...KG.map.spots().keys()].map((k) => KG.graph.name(k)).sort()")
    assert {"Kosmodrom Vostochny", "Laut Timur", "Pyongyang"} <= set(names)
    x, y = tab.evaluate(
        "[KG.map.spots().get(KG.graph.find('Kosmodrom')[0])].flatMap((s) => [s.x, s.y])"
    )
    tab.locator("#map").click(position={"x": x, "y": y})
    assert tab.locator("#panel h2").inner_text() == "Kosmodrom Vostochny"


def test_a_narrower_time_leaves_what_happened_then_and_who_was_in_it(opened: Opened) -> None:
    tab = opened.go()
    tab.evaluate(
        """() => {
          KG.state.from = KG.state.to = Date.parse("2023-09-13") / 864e5;
          KG.emit("filter");
        }"""
    )
    names = set(tab.evaluate("[...KG.shown].map((k) => KG.graph.name(k))"))
    assert "Peluncuran rudal: Korea Utara" in names
    assert "Korea Utara" in names
    assert not {n for n in names if n.startswith(("Sanksi", "Kunjungan"))}
    assert "Perserikatan Bangsa-Bangsa" not in names


def test_a_hidden_source_takes_its_sentences_along(opened: Opened) -> None:
    tab = opened.go()
    tab.get_by_label("Harian Contoh").uncheck()
    pick(tab, "peluncuran")
    words = tab.locator("#panel .evidence").all_inner_texts()
    assert words
    assert not [w for w in words if "Harian Contoh" in w]


def test_a_large_graph_opens_with_the_heart_of_it_and_shows_all_when_asked(
    browser: Any, pages: Pages
) -> None:
    found = Opened(browser, pages(3000))
    tab = found.go()
    assert tab.evaluate("KG.shown.size") == 400
    assert tab.evaluate("[...KG.shown].filter((k) => KG.graph.isEvent[k]).length") > 100
    tab.locator("#notice button").click()
    assert tab.evaluate("KG.shown.size") == 3000
    assert found.complaints == []
    found.context.close()
