"""A graph made by hand, as `kg build` would write it: two papers on a summit and a launch."""

from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.vocabulary import BASE, GEO, KG

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

Object = NamedNode | Literal


def thing(slug: str) -> NamedNode:
    return NamedNode(str(BASE[slug]))


def kg(name: str) -> NamedNode:
    return NamedNode(str(KG[name]))


def date(text: str) -> Literal:
    kind = {10: "date", 7: "gYearMonth", 4: "gYear"}[len(text)]
    return Literal(text, datatype=NamedNode(XSD + kind))


@dataclass
class Paper:
    """One article, written sentence by sentence."""

    store: Store
    slug: str
    sentences: list[str]
    publisher: str
    issued: str
    language: str = "id"
    url: str = ""
    cites: str = ""
    count: int = field(default=0)

    def __post_init__(self) -> None:
        self.iri = thing(f"article/{self.slug}")
        publisher = thing("publisher/" + self.publisher.lower().replace(" ", "-"))
        self.say(self.iri, RDF_TYPE, kg("Article"))
        self.say(self.iri, DCTERMS + "identifier", Literal(self.slug))
        self.say(self.iri, DCTERMS + "title", Literal(self.sentences[0]))
        self.say(self.iri, DCTERMS + "language", Literal(self.language))
        self.say(self.iri, DCTERMS + "issued", date(self.issued))
        self.say(self.iri, DCTERMS + "publisher", publisher)
        self.say(publisher, RDF_TYPE, kg("Publisher"))
        self.say(publisher, LABEL, Literal(self.publisher))
        if self.url:
            self.say(self.iri, DCTERMS + "source", NamedNode(self.url))
        if self.cites:
            other = thing("publisher/" + self.cites.lower().replace(" ", "-"))
            self.say(publisher, str(KG.cites), other)
            self.say(other, LABEL, Literal(self.cites))

    def say(self, subject: NamedNode, predicate: str, object_: Object) -> None:
        self.store.add(Quad(subject, NamedNode(predicate), object_, self.iri))

    def mention(self, what: NamedNode, number: int, surface: str) -> None:
        """Name a thing in a sentence."""
        self.count += 1
        node = thing(f"mention/{self.slug}/{self.count}")
        start = len("\n".join([*self.sentences[:number], ""])) + self.sentences[number].index(
            surface
        )
        self.say(what, str(KG.mention), node)
        self.say(what, str(KG.mentionedIn), self.iri)
        self.say(node, RDF_TYPE, kg("Mention"))
        self.say(node, str(KG.inArticle), self.iri)
        self.say(node, str(KG.surface), Literal(surface))
        self.say(node, str(KG.quote), Literal(self.sentences[number]))
        self.say(node, str(KG.start), Literal(start))
        self.say(node, str(KG.end), Literal(start + len(surface)))
        self.say(node, str(KG.rule), Literal("sample"))

    def named(self, kind: str, slug: str, *places: tuple[int, str]) -> NamedNode:
        """Tell of an entity."""
        what = thing(slug)
        self.say(what, RDF_TYPE, kg(kind))
        for number, surface in places:
            self.mention(what, number, surface)
            self.say(what, ALT, Literal(surface))
        return what

    def event(
        self,
        kind: str,
        slug: str,
        trigger: tuple[int, str],
        /,
        *,
        day: str = "",
        status: str = "Occurred",
        **roles: NamedNode | list[NamedNode] | str | int,
    ) -> NamedNode:
        """Tell of an event; actors among its roles take part too."""
        what = thing(slug)
        self.say(what, RDF_TYPE, kg(kind))
        self.say(what, str(KG.status), kg(status))
        self.mention(what, *trigger)
        if day:
            self.say(what, str(KG.date), date(day))
            self.say(what, str(KG.earliest), date((day + "-01-01")[:10]))
            self.say(what, str(KG.latest), date((day + "-12-28")[:10]))
        for role, filled in roles.items():
            for filler in filled if isinstance(filled, list) else [filled]:
                value = filler if isinstance(filler, NamedNode) else Literal(filler)
                self.say(what, str(KG[role]), value)
                if role in {"launchedBy", "speaker", "visitor", "imposedBy", "imposedOn", "host"}:
                    self.say(what, str(KG.participant), value)
        return what

    def office(self, person: NamedNode, label: str, state: NamedNode) -> None:
        """Tell what somebody is."""
        node = thing(f"role/{label.lower().replace(' ', '-')}/{state.value.rsplit('/', 1)[-1]}")
        self.say(person, str(KG.role), node)
        self.say(node, RDF_TYPE, kg("Office"))
        self.say(node, LABEL, Literal(label, language=self.language))
        self.say(node, str(KG.of), state)


NAMES = {
    "north-korea": ("State", "Korea Utara", "North Korea", "Q423", (40.0, 127.0)),
    "russia": ("State", "Rusia", "Russia", "Q159", (61.5, 105.3)),
    "south-korea": ("State", "Korea Selatan", "South Korea", "Q884", (36.5, 127.8)),
    "japan": ("State", "Jepang", "Japan", "Q17", (36.2, 138.3)),
    "united-states": ("State", "Amerika Serikat", "United States", "Q30", (39.8, -98.6)),
    "united-nations": (
        "Organization",
        "Perserikatan Bangsa-Bangsa",
        "United Nations",
        "Q1065",
        None,
    ),
    "joint-chiefs": ("Organization", "Kepala Staf Gabungan", "Joint Chiefs of Staff", "", None),
    "coast-guard": ("Organization", "Penjaga Pantai Jepang", "Japan Coast Guard", "", None),
    "kim": ("Person", "Kim Jong Un", "Kim Jong Un", "Q56226", None),
    "putin": ("Person", "Vladimir Putin", "Vladimir Putin", "Q7747", None),
    "vostochny": ("Facility", "Kosmodrom Vostochny", "Vostochny Cosmodrome", "", (51.88, 128.33)),
    "east-sea": ("Sea", "Laut Timur", "East Sea", "", (40.0, 135.0)),
    "pyongyang": ("City", "Pyongyang", "Pyongyang", "", (39.03, 125.75)),
    "ballistic-missile": ("MissileType", "rudal balistik", "ballistic missile", "", None),
}


def _background(store: Store) -> None:
    graph = thing("things")
    for slug, (kind, indonesian, english, match, point) in NAMES.items():
        node = thing(slug)

        def add(predicate: str, value: Object, node: NamedNode = node) -> None:
            store.add(Quad(node, NamedNode(predicate), value, graph))

        add(RDF_TYPE, kg(kind))
        add(LABEL, Literal(indonesian, language="id"))
        add(LABEL, Literal(english, language="en"))
        if match:
            add(MATCH, NamedNode("http://www.wikidata.org/entity/" + match))
        if point:
            add(str(GEO.lat), Literal(point[0]))
            add(str(GEO.long), Literal(point[1]))
    store.add(Quad(thing("pyongyang"), kg("within"), thing("north-korea"), graph))
    store.add(Quad(thing("vostochny"), kg("within"), thing("russia"), graph))


def _merge(store: Store, canonical: str, merged: list[str], why: str, confidence: float) -> None:
    graph, node = thing("merges"), thing(f"merge/{canonical}")
    store.add(Quad(node, NamedNode(RDF_TYPE), kg("Merge"), graph))
    store.add(Quad(node, kg("canonical"), thing(canonical), graph))
    for name in merged:
        store.add(Quad(node, kg("merged"), thing(name), graph))
        words = name.rsplit("/", 1)[-1].replace("-", " ").title()
        store.add(Quad(thing(name), NamedNode(LABEL), Literal(words), graph))
    store.add(Quad(node, NamedNode(COMMENT), Literal(why, language="en"), graph))
    store.add(Quad(node, kg("confidence"), Literal(confidence), graph))


def _contoh(store: Store) -> None:
    p = Paper(
        store,
        "contoh-1",
        [
            "Kim Jong Un dan Putin bertemu di Kosmodrom Vostochny",
            "Presiden Rusia Vladimir Putin menyambut pemimpin Korea Utara Kim Jong Un pada Rabu.",
            "Paginya, Korea Utara meluncurkan dua rudal balistik ke arah Laut Timur.",
            "Kepala Staf Gabungan Korea Selatan mengatakan rudal itu terbang 600 kilometer.",
            "Kim berterima kasih kepada Putin atas undangan itu, menurut Kantor Berita Sampel.",
            "Putin diperkirakan akan mengunjungi Pyongyang tahun depan.",
            "Kesepakatan senjata melanggar sanksi Perserikatan Bangsa-Bangsa bagi Korea Utara.",
        ],
        "Harian Contoh",
        "2023-09-14",
        url="https://harian-contoh.example/berita/1",
        cites="Kantor Berita Sampel",
    )
    kim = p.named("Person", "kim", (0, "Kim Jong Un"), (1, "Kim Jong Un"), (4, "Kim"))
    putin = p.named(
        "Person", "putin", (0, "Putin"), (1, "Vladimir Putin"), (4, "Putin"), (5, "Putin")
    )
    nk = p.named("State", "north-korea", (1, "Korea Utara"), (2, "Korea Utara"), (6, "Korea Utara"))
    ru = p.named("State", "russia", (1, "Rusia"))
    p.named("State", "south-korea", (3, "Korea Selatan"))
    chiefs = p.named("Organization", "joint-chiefs", (3, "Kepala Staf Gabungan"))
    un = p.named("Organization", "united-nations", (6, "Perserikatan Bangsa-Bangsa"))
    site = p.named("Facility", "vostochny", (0, "Kosmodrom Vostochny"))
    sea = p.named("Sea", "east-sea", (2, "Laut Timur"))
    city = p.named("City", "pyongyang", (5, "Pyongyang"))
    p.office(putin, "Presiden", ru)
    p.office(kim, "pemimpin", nk)
    p.event("Meeting", "event/summit", (0, "bertemu"), day="2023-09-13",
            participant=[kim, putin], place=site, topic="kerja sama ekonomi")  # fmt: skip
    launch = p.event("MissileLaunch", "event/launch", (2, "meluncurkan"), day="2023-09-13",
                     launchedBy=nk, towards=sea, missileCount=2,
                     missileType=thing("ballistic-missile"))  # fmt: skip
    p.event("Statement", "event/statement", (3, "mengatakan"), day="2023-09-13",
            speaker=chiefs, about=launch)  # fmt: skip
    p.event("Thanks", "event/thanks", (4, "berterima kasih"), day="2023-09-13",
            speaker=kim, addressee=putin)  # fmt: skip
    p.event("Visit", "event/visit", (5, "mengunjungi"), day="2024", status="Expected",
            visitor=putin, destination=city)  # fmt: skip
    p.event("Sanction", "event/sanction", (6, "sanksi"), imposedBy=un, imposedOn=nk)
    p.event("Agreement", "event/deal", (6, "Kesepakatan"), status="Hypothetical",
            party=[ru, nk], subject="senjata", attributedTo=chiefs)  # fmt: skip


def _courier(store: Store) -> None:
    p = Paper(
        store,
        "courier-1",
        [
            "North Korea fires missiles as Kim meets Putin 🚀 in Russia",
            "North Korea fired three ballistic missiles towards the East Sea on Wednesday.",
            "The Japan Coast Guard warned ships to stay alert.",
            "Kim Jong Un met President Vladimir Putin at the Vostochny Cosmodrome.",
            "Washington denied that it had held a drill with Japan and South Korea that day.",
            "The two leaders plan to meet again in Pyongyang in 2024.",
            "The United Nations has imposed an arms embargo on North Korea since 2006.",
            "The United States said it would threaten further sanctions.",
        ],
        "The Sample Courier",
        "2023-09-13",
        language="en",
        url="https://sample-courier.example/world/42",
    )
    nk = p.named("State", "north-korea", (0, "North Korea"), (1, "North Korea"), (6, "North Korea"))
    kim = p.named("Person", "kim", (0, "Kim"), (3, "Kim Jong Un"))
    putin = p.named("Person", "putin", (0, "Putin"), (3, "Vladimir Putin"))
    ru = p.named("State", "russia", (0, "Russia"))
    us = p.named("State", "united-states", (4, "Washington"), (7, "United States"))
    jp = p.named("State", "japan", (4, "Japan"))
    sk = p.named("State", "south-korea", (4, "South Korea"))
    guard = p.named("Organization", "coast-guard", (2, "Japan Coast Guard"))
    un = p.named("Organization", "united-nations", (6, "United Nations"))
    site = p.named("Facility", "vostochny", (3, "Vostochny Cosmodrome"))
    sea = p.named("Sea", "east-sea", (1, "East Sea"))
    city = p.named("City", "pyongyang", (5, "Pyongyang"))
    p.office(putin, "President", ru)
    p.event("Meeting", "event/summit", (3, "met"), day="2023-09-13",
            participant=[kim, putin], place=site, host=ru)  # fmt: skip
    p.event("MissileLaunch", "event/launch", (1, "fired"), day="2023-09-13",
            launchedBy=nk, towards=sea, missileCount=3,
            missileType=thing("ballistic-missile"))  # fmt: skip
    p.event("Warning", "event/warning", (2, "warned"), day="2023-09-13", speaker=guard)
    p.event("MilitaryExercise", "event/drill", (4, "drill"), day="2023-09-13", status="Denied",
            conductedBy=[us, jp, sk], attributedTo=us)  # fmt: skip
    p.event("Meeting", "event/next-summit", (5, "meet"), day="2024", status="Planned",
            participant=[kim, putin], place=city)  # fmt: skip
    p.event("Sanction", "event/sanction", (6, "imposed"), day="2006",
            imposedBy=un, imposedOn=nk, measure="arms embargo")  # fmt: skip
    p.event("Threat", "event/threat", (7, "threaten"), speaker=us)


def sample() -> Store:
    """Return the graph of both papers."""
    store = Store()
    _background(store)
    _contoh(store)
    _courier(store)
    _merge(store, "kim", ["name/kim-jong-un", "name/kim-jong-un-1"],
           "same name but for the hyphen, same office", 0.98)  # fmt: skip
    _merge(store, "event/launch", ["event/launch-a", "event/launch-b"],
           "same launcher, same day, same direction", 0.91)  # fmt: skip
    return store
