"use strict";
/* The side panel: the whole story of what is selected, or of the graph where nothing is. */
{
  const { graph, state, el, t } = KG;
  const panel = KG.byId("panel");

  const path = () => [
    el("header", {}, [
      el("div", {}, [
        el("p", { class: "kind", text: t("steps", { n: state.path.length - 1 }) }),
        el("h2", { text: t("path") }),
      ]),
    ]),
    el("div", { class: "actions" }, [
      KG.button("clearPath", () => {
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
      KG.section(t("mainEvents"), KG.some(events, card, 8)),
      KG.section(t("mainThings"), [
        el(
          "div",
          { class: "chips" },
          things.slice(0, 16).map((k) => KG.thingButton(k)),
        ),
      ]),
      KG.section(
        t("articles"),
        KG.some(
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
      state.path.length > 1 ? path() : state.selected !== null ? KG.story(state.selected) : overview();
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
