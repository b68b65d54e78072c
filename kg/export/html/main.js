"use strict";
/* Start: read the address, draw, and tie the buttons. */
{
  const { graph, state } = KG;

  const showView = () => {
    for (const [name, id] of [
      ["graph", "net"],
      ["timeline", "timeline"],
      ["map", "map"],
    ]) {
      KG.byId(id).hidden = state.view !== name;
      KG.byId(`view-${name}`).setAttribute("aria-pressed", String(state.view === name));
    }
    document.querySelector(".zoom").hidden = state.view === "timeline";
    if (state.view === "graph") KG.net.redraw();
  };
  const view = (name) => () => {
    state.view = name;
    KG.emit("view");
  };

  const notice = () => {
    const line = KG.byId("notice");
    const part = state.mode === "top" && state.view === "graph";
    const empty = state.view !== "timeline" && !KG.shown.size && graph.count > 0;
    // On a phone the panel and the notice would leave no graph between them.
    line.hidden = (!part && !empty) || (innerWidth < 820 && state.selected !== null);
    if (line.hidden) return;
    if (empty) {
      const reset = KG.el("button", { type: "button", text: KG.t("reset"), on: { click: KG.reset } });
      line.replaceChildren(KG.t("noneShown"), " ", reset);
      return;
    }
    const all = KG.el("button", {
      type: "button",
      text: KG.t("showThem"),
      on: {
        click: () => {
          state.mode = "all";
          ["filter", "controls", "fit"].forEach(KG.emit);
        },
      },
    });
    line.replaceChildren(KG.t("top", { n: graph.data.opening.node.length, all: graph.count }), " ", all);
  };

  const tie = (id, action) => KG.byId(id).addEventListener("click", action);

  KG.readAddress();
  KG.setTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  KG.translate();
  if (innerWidth < 820) KG.byId("filter-box").open = false;
  KG.drawFilters();
  KG.drawPanel();
  KG.startNetwork();
  KG.on("view", showView);
  KG.startMap();
  KG.startTime();
  KG.startExport();
  KG.on("view shown select language controls", notice);
  KG.on("language", KG.translate);
  tie("view-graph", view("graph"));
  tie("view-timeline", view("timeline"));
  tie("view-map", view("map"));
  const zoom = (factor) => () => (state.view === "map" ? KG.map.zoom(factor) : KG.zoom(factor));
  tie("zoom-in", zoom(1.25));
  tie("zoom-out", zoom(0.8));
  tie("fit", () => (state.view === "map" ? KG.map.fit() : KG.fit()));
  tie("theme", () => KG.setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  tie("language", () => {
    KG.language = KG.language === "id" ? "en" : "id";
    KG.emit("language");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.activeElement === KG.byId("query")) return;
    const menu = KG.byId("menu");
    if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else KG.dismiss();
  });
  for (const [id, view_] of [
    ["skip-panel", null],
    ["skip-timeline", "timeline"],
  ]) {
    tie(id, () => {
      if (view_) view(view_)();
      KG.byId(view_ || "panel").focus();
    });
  }
  KG.emit("view");
  if (state.selected !== null) KG.emit("select");
  KG.arriving = false;
  document.documentElement.dataset.ready = "true";
}
