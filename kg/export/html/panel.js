"use strict";
/* The side panel: the whole story of what is selected, or of the graph where nothing is. */
{
  const { graph, state, el, t } = KG;
  const panel = KG.byId("panel");
  const AT_ONCE = 40;

  const section = (title, children) =>
    children.length ? el("section", {}, [el("h3", { text: title }), ...children]) : null;

  /* The first of a long list, and a button for the next. */
  const some = (items, draw, most = AT_ONCE) => {
    const list = el("div", { class: "list" });
    const more = (from) => {
      list.append(...items.slice(from, from + most).map(draw));
      const left = items.length - from - most;
      if (left <= 0) return;
      list.append(
        el("button", {
          type: "button",
          class: "wide",
          text: t("more_", { n: Math.min(left, most) }),
          on: {
            click: (event) => {
              event.target.remove();
              more(from + most);
            },
          },
        }),
      );
    };
    more(0);
    return items.length ? [list] : [];
  };

  const button = (key, action, id = null) =>
    el("button", { type: "button", id, text: t(key), on: { click: action } });

  const heading = (k) => {
    const lines = [
      el("p", { class: "kind" }, [
        graph.isEvent[k] ? null : el("span", { text: graph.typeName(k) }),
        KG.statusPill(k, true),
        graph.nodes.date[k]
          ? el("time", { datetime: graph.nodes.date[k], text: KG.date(graph.nodes.date[k]) })
          : null,
      ]),
      el("h2", { text: graph.name(k) }),
    ];
    return el("header", {}, [
      KG.nodeIcon(k, 40),
      el("div", {}, lines),
      el("button", {
        type: "button",
        class: "close",
        "aria-label": t("close"),
        title: t("close"),
        text: "×",
        on: { click: () => KG.select(null) },
      }),
    ]);
  };

  const names = (k) => {
    const { names: all, aliases, matches, iri } = graph.nodes;
    const rows = [];
    for (const name of new Set(Object.values(all[k]))) {
      const languages = Object.keys(all[k]).filter((language) => all[k][language] === name);
      const words = languages
        .map((language) => (["id", "en"].includes(language) ? t(language) : language))
        .filter(Boolean);
      rows.push([
        words.join(", ") || t("otherNames"),
        [el("span", { text: name, lang: languages[0] || null })],
      ]);
    }
    const given = aliases[k].filter((name) => !Object.values(all[k]).includes(name));
    if (given.length) rows.push([t("otherNames"), [given.join(" · ")]]);
    if (matches[k].length) {
      rows.push([
        t("identifiers"),
        matches[k].flatMap((match) => [KG.link(match, match.replace(/^https?:\/\/(www\.)?/, "")), " "]),
      ]);
    }
    rows.push([t("class"), [graph.data.types[graph.nodes.type[k]].name]]);
    rows.push(["IRI", [el("code", { text: iri[k] })]]);
    return el(
      "dl",
      {},
      rows.flatMap(([name, value]) => [el("dt", { text: name }), el("dd", {}, value)]),
    );
  };

  const disagreements = (k) =>
    KG.disagreements(k).map(([p, facts]) =>
      el("div", { class: "warning" }, [
        el("h3", { text: `${t("disagree")}: ${KG.pick(graph.data.predicates[p].words)}` }),
        el(
          "ul",
          {},
          facts.map((i) =>
            el("li", {}, [
              el("strong", { text: KG.factValue(i) }),
              " — ",
              [
                ...new Set(KG.heard(graph.facts.evidence[i]).map((e) => graph.report(e.report).publisher)),
              ].join(", "),
            ]),
          ),
        ),
      ]),
    );

  const merges = (k) =>
    graph.mergesOf[k].map((m) => {
      const [, merged, reason, confidence] = graph.data.merges[m];
      return el("div", { class: "merge" }, [
        el("p", { text: merged.join(" = ") }),
        el("p", { class: "source" }, [
          el("span", { text: reason }),
          confidence === null ? null : el("span", { text: t("confidence", { n: confidence }) }),
        ]),
      ]);
    });

  const byDay = (a, b) => {
    const day = (i) => graph.from[graph.statements.s[i]] || Infinity;
    return day(a) - day(b) || a - b;
  };

  /* What rests on the very same sentences is told together, and the sentences once. */
  const grouped = (k, statements, facts) => {
    const groups = new Map();
    const put = (flat, item) => groups.set(flat.join(), [...(groups.get(flat.join()) || []), item]);
    statements.forEach((i) => put(graph.statements.evidence[i], { i }));
    facts.forEach((i) => put(graph.facts.evidence[i], { i, fact: true }));
    return some([...groups.values()], (items) => KG.statements(items, k));
  };

  const story = (k) => {
    const { s, o } = graph.statements;
    const about = graph.said[k].filter(
      (i) =>
        KG.isHeard(graph.statements.evidence[i]) &&
        !state.hidden.family.has(graph.family[s[i] === k ? o[i] : s[i]]),
    );
    const facts = graph.factsOf[k].filter((i) => KG.isHeard(graph.facts.evidence[i]));
    const events = about.filter((i) => graph.isEvent[s[i]] && s[i] !== k).sort(byDay);
    const own = about.filter((i) => !events.includes(i));
    return [
      section(graph.isEvent[k] ? t("statements") : t("relations"), grouped(k, own, facts)),
      section(
        `${t("inEvents")} (${new Set(events.map((i) => s[i])).size})`,
        some(events, (i) => KG.statements([{ i }], k)),
      ),
    ];
  };

  const selected = (k) => {
    return [
      heading(k),
      el("div", { class: "actions" }, [
        button("focus", () => KG.focus(k), "focus"),
        button("expand", () => KG.expand(k)),
        button("pathFrom", () => {
          state.pathFrom = k;
          draw();
          KG.byId("query").focus();
        }),
      ]),
      state.pathFrom === k ? el("p", { class: "warning", text: t("pickEnd") }) : null,
      graph.nodes.reports[k].length
        ? el("p", { class: "reported", text: KG.reportedBy(graph.nodes.reports[k]) })
        : null,
      ...disagreements(k),
      graph.isEvent[k] ? null : names(k),
      ...story(k),
      section(t("merged"), merges(k)),
      graph.isEvent[k] ? names(k) : null,
    ];
  };

  const path = () => [
    el("header", {}, [
      el("div", {}, [
        el("p", { class: "kind", text: t("steps", { n: state.path.length - 1 }) }),
        el("h2", { text: t("path") }),
      ]),
    ]),
    el("div", { class: "actions" }, [
      button("clearPath", () => {
        state.path = [];
        KG.emit("filter");
        KG.emit("select");
      }),
    ]),
    ...state.path.flatMap((k, step) => {
      const next = state.path[step + 1];
      const link = next === undefined ? undefined : graph.linksOf[k].find((l) => graph.other(l, k) === next);
      return [
        KG.thingButton(k, 22),
        ...(link === undefined ? [] : graph.links[link].statements.map((i) => KG.statements([{ i }], k))),
      ];
    }),
  ];

  const card = (k) =>
    el("button", { type: "button", class: "card", on: { click: () => KG.select(k) } }, [
      KG.nodeIcon(k, 30),
      el("span", { class: "text" }, [
        el("strong", { text: graph.name(k) }),
        el("span", { class: "small" }, [
          KG.statusPill(k),
          el("span", {
            text: [KG.date(graph.nodes.date[k]), KG.reportedBy(graph.nodes.reports[k])]
              .filter(Boolean)
              .join(" · "),
          }),
        ]),
      ]),
    ]);

  const overview = () => {
    const pass = KG.passing();
    const [events, things] = [[], []];
    graph.rank.forEach((k) => pass[k] && (graph.isEvent[k] ? events : things).push(k));
    return [
      el("header", {}, [
        el("div", {}, [
          el("h2", { text: t("overview") }),
          el("p", {
            text: t("overviewText", {
              events: events.length,
              articles: graph.data.reports.length,
              sources: graph.sources.length,
            }),
          }),
          el("p", { class: "muted", text: t("hint") }),
        ]),
      ]),
      state.noPath ? el("p", { class: "warning", text: t("noPath") }) : null,
      section(t("mainEvents"), some(events, card, 8)),
      section(t("mainThings"), [
        el(
          "div",
          { class: "chips" },
          things.slice(0, 16).map((k) => KG.thingButton(k)),
        ),
      ]),
      section(
        t("articles"),
        some(
          graph.data.reports.map((_, r) => r),
          (r) =>
            el("div", { class: "article" }, [
              el("p", { text: graph.report(r).title, lang: graph.report(r).language }),
              KG.sourceLine(r),
            ]),
          12,
        ),
      ),
    ];
  };

  const draw = () => {
    const content =
      state.path.length > 1 ? path() : state.selected !== null ? selected(state.selected) : overview();
    panel.replaceChildren(...content.filter(Boolean));
    panel.classList.toggle("open", state.selected !== null || state.path.length > 1);
  };
  KG.drawPanel = draw;
  KG.on("select", () => {
    draw();
    panel.scrollTop = 0;
  });
  KG.on("filter language theme", draw);
}
