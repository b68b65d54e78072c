"use strict";
/* Start: read the address, draw, and tie the buttons. */
{
  const { graph, state } = KG;

  const showView = () => {
    const graphView = state.view === "graph";
    KG.byId("net").hidden = !graphView;
    document.querySelector(".zoom").hidden = !graphView;
    KG.byId("timeline").hidden = graphView;
    KG.byId("view-graph").setAttribute("aria-pressed", String(graphView));
    KG.byId("view-timeline").setAttribute("aria-pressed", String(!graphView));
    if (graphView && KG.net) KG.net.redraw();
  };
  const view = (name) => () => {
    state.view = name;
    KG.emit("view");
  };

  const notice = () => {
    const line = KG.byId("notice");
    line.hidden = state.mode !== "top" || state.view !== "graph";
    if (line.hidden) return;
    const all = KG.el("button", { type: "button", text: KG.t("showThem"), on: { click: () => {
      state.mode = "all";
      ["filter", "controls", "fit"].forEach(KG.emit);
    } } });
    line.replaceChildren(KG.t("top", { n: graph.data.top, all: graph.count }), " ", all);
  };

  const tie = (id, action) => KG.byId(id).addEventListener("click", action);

  KG.readAddress();
  KG.setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  KG.translate();
  if (innerWidth < 820) KG.byId("filter-box").open = false;
  KG.drawFilters();
  KG.startNetwork();
  KG.startTime();
  KG.startExport();
  KG.drawPanel();
  KG.on("view", showView);
  KG.on("view filter language controls", notice);
  KG.on("language", KG.translate);
  tie("view-graph", view("graph"));
  tie("view-timeline", view("timeline"));
  tie("zoom-in", () => KG.zoom(1.25));
  tie("zoom-out", () => KG.zoom(0.8));
  tie("fit", () => KG.fit());
  tie("theme", () => KG.setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  tie("language", () => {
    KG.language = KG.language === "id" ? "en" : "id";
    KG.emit("language");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !/INPUT/.test(document.activeElement.tagName)) {
      state.path = [];
      KG.select(null);
    }
  });
  KG.emit("view");
  if (state.selected !== null) KG.emit("select");
  document.documentElement.dataset.ready = "true";
}
