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
        el("p", { class: "step" }, [
          KG.thingButton(k, 22),
          graph.isEvent[k] && graph.nodes.date[k] ? KG.time(graph.nodes.date[k]) : null,
        ]),
        ...(link === undefined ? [] : graph.links[link].statements.map((i) => KG.statements([{ i }], k))),
      ];
    }),
  ];

  const card = (k) =>
    el("button", { type: "button", class: "card", on: { click: () => KG.choose(k) } }, [
      KG.nodeIcon(k, 30),
      el("span", { class: "text" }, [
        el("strong", { text: graph.name(k) }),
        el("span", { class: "small" }, [
          KG.statusPill(k),
          KG.disputePill(k),
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
    const heard = (k) => pass[k];
    const main = new Set(graph.mainEvents.filter(heard));
    const events = [...main, ...graph.rank.filter((k) => graph.isEvent[k] && pass[k] && !main.has(k))];
    const things = graph.mainThings.filter(heard);
    const disputed = events.filter((k) => KG.disagreements(k).length);
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
          graph.data.articles > graph.data.reports.length
            ? el("p", {
                class: "muted",
                text: t("chosen", { n: graph.data.reports.length, all: graph.data.articles }),
              })
            : null,
          el("p", { class: "muted", text: t("hint") }),
        ]),
      ]),
      state.noPath ? el("p", { class: "warning", text: t("noPath") }) : null,
      KG.section(t("mainEvents"), KG.some(events, card, 8)),
      KG.section(
        t("mainThings"),
        things.length
          ? [
              el(
                "div",
                { class: "chips" },
                things.slice(0, 16).map((k) => KG.thingButton(k)),
              ),
            ]
          : [],
      ),
      KG.section(t("disagreeHere"), KG.some(disputed, card, 4)),
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

  /* What is redrawn loses the keyboard's place: it goes to the same button, else to the panel itself. */
  let opener = null;
  const keepFocus = (redraw) => {
    const old = document.activeElement;
    const inside = panel.contains(old),
      key = inside ? old.dataset.key : undefined;
    redraw();
    if (!inside) return;
    const same = key && panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
    (same || panel).focus({ preventScroll: true });
  };
  const draw = () => {
    const path_ = state.path.length > 1;
    const content = path_ ? path() : state.selected !== null ? KG.story(state.selected) : overview();
    keepFocus(() => panel.replaceChildren(...content.filter(Boolean)));
    panel.classList.toggle("open", state.selected !== null || path_);
    panel.setAttribute(
      "aria-label",
      path_ ? t("path") : state.selected === null ? t("overview") : graph.name(state.selected),
    );
  };
  KG.drawPanel = draw;

  /* A pick by keyboard, or from a list, leads into the panel; closing it leads back. */
  KG.choose = (k) => {
    if (!panel.contains(document.activeElement)) opener = document.activeElement;
    KG.select(k);
    panel.focus({ preventScroll: true });
  };
  KG.dismiss = () => {
    const inside = panel.contains(document.activeElement);
    state.path = [];
    KG.select(null);
    if (!inside) return;
    const back = opener && opener.isConnected && opener !== document.body ? opener : KG.byId("query");
    back.focus({ preventScroll: true });
  };
  KG.on("select", () => {
    draw();
    panel.scrollTop = 0;
  });
  KG.on("filter language theme", draw);
}
