"use strict";
/* The story of one thing: what it is called, what is said of it and by whom, what was merged into it. */
{
  const { graph, state, el, t } = KG;
  const AT_ONCE = 40;

  KG.section = (title, children) =>
    children.length ? el("section", {}, [el("h3", { text: title }), ...children]) : null;

  /* The first of a long list, and a button for the next. */
  KG.some = (items, draw, most = AT_ONCE) => {
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

  KG.button = (key, action, id = null) =>
    el("button", { type: "button", id, "data-key": key, text: t(key), on: { click: action } });

  const heading = (k) => {
    const lines = [
      el("p", { class: "kind" }, [
        graph.isEvent[k] ? null : el("span", { text: graph.typeName(k) }),
        KG.statusPill(k, true),
        graph.nodes.date[k] ? KG.time(graph.nodes.date[k]) : null,
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
        on: { click: KG.dismiss },
      }),
    ]);
  };

  /* Offices with the state or body they are of, in the reader's language where an article has it. */
  const offices = (k) => {
    const { s, o, note, evidence } = graph.statements;
    const roles = graph.said[k].filter((i) => s[i] === k && note[i] && KG.isHeard(evidence[i]));
    const known = new Set(roles.filter((i) => note[i][KG.language]).map((i) => o[i]));
    const shown = roles.filter((i) => note[i][KG.language] || !known.has(o[i]));
    return shown
      .sort((a, b) => evidence[b].length - evidence[a].length || a - b)
      .slice(0, 4)
      .map((i) => el("div", { text: `${graph.predicateName(i)}, ${graph.name(o[i])}` }));
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
    if (offices(k).length) rows.push([t("roles"), offices(k)]);
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
        el(
          "ul",
          {},
          merged.map((name) => el("li", { text: name })),
        ),
        el("p", { class: "source" }, [
          el("span", { text: reason, lang: "en" }),
          confidence === null || confidence > 1
            ? null
            : el("span", { text: t("confidence", { n: confidence }) }),
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
    return KG.some([...groups.values()], (items) => KG.statements(items, k));
  };

  const told = (k) => {
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
      KG.section(graph.isEvent[k] ? t("statements") : t("relations"), grouped(k, own, facts)),
      KG.section(
        `${t("inEvents")} (${new Set(events.map((i) => s[i])).size})`,
        KG.some(events, (i) => KG.statements([{ i }], k)),
      ),
    ];
  };

  /* What the panel shows of a thing. */
  KG.story = (k) => [
    heading(k),
    el("div", { class: "actions" }, [
      KG.button("focus", () => KG.focus(k), "focus"),
      KG.button("expand", () => KG.expand(k)),
      KG.button("pathFrom", () => {
        state.pathFrom = k;
        KG.drawPanel();
        KG.byId("query").focus();
      }),
    ]),
    state.pathFrom === k ? el("p", { class: "warning", text: t("pickEnd") }) : null,
    graph.nodes.reports[k].length
      ? el("p", { class: "reported", text: KG.reportedBy(graph.nodes.reports[k]) })
      : null,
    ...disagreements(k),
    graph.isEvent[k] ? null : names(k),
    ...told(k),
    KG.section(t("merged"), merges(k)),
    graph.isEvent[k] ? names(k) : null,
  ];
}
