"use strict";
/* The legend, which is also the filter: by class, status and source. */
{
  const { graph, state } = KG;

  const row = (set, value, icon, name, count) => {
    const box = KG.el("input", { type: "checkbox" });
    box.checked = !set.has(value);
    box.addEventListener("change", () => {
      if (box.checked) set.delete(value);
      else set.add(value);
      KG.emit("filter");
    });
    return KG.el("label", { class: "row" }, [
      box,
      icon,
      KG.el("span", { class: "name", text: name }),
      KG.el("span", { class: "count", text: String(count) }),
    ]);
  };
  const toggle = (key, words, changed) => {
    const box = KG.el("input", { type: "checkbox" });
    box.checked = key === "mode" ? state.mode === "all" : state[key];
    box.addEventListener("change", () => {
      if (key === "mode") state.mode = box.checked ? "all" : "top";
      else state[key] = box.checked;
      changed();
    });
    return KG.el("label", { class: "row" }, [box, KG.el("span", { class: "name", text: words })]);
  };
  const tally = (values) => {
    const counts = new Map();
    values.forEach((value) => counts.set(value, (counts.get(value) || 0) + 1));
    return counts;
  };

  const families = (event) => {
    const counts = tally(graph.family);
    return graph.data.families
      .map((family, f) => ({ ...family, f }))
      .filter((family) => family.event === event)
      .map(({ f }) => row(state.hidden.family, f, KG.icon(f), graph.familyName(f), counts.get(f)));
  };
  const statuses = () => {
    const events = [...graph.isEvent.keys()].filter((k) => graph.isEvent[k]);
    const counts = tally(events.map((k) => graph.nodes.status[k]));
    const like = Math.max(
      0,
      graph.data.families.findIndex((family) => family.event),
    );
    return ["Occurred", "Planned", "Expected", "Hypothetical", "Denied"]
      .filter((status) => counts.has(status))
      .map((status) =>
        row(
          state.hidden.status,
          status,
          KG.statusIcon(status, like),
          graph.statusName(status),
          counts.get(status),
        ),
      );
  };
  const sources = () => {
    const counts = tally(graph.data.reports.map((_, r) => graph.sourceOf(r)));
    return graph.sources.map((name, s) => row(state.hidden.source, s, null, name, counts.get(s)));
  };

  /* A status by itself: the outline that its events have, in grey. */
  KG.statusIcon = (status, f) => {
    const icon = KG.icon(f, status);
    icon.classList.add("plain");
    return icon;
  };

  KG.drawFilters = () => {
    KG.byId("event-families").replaceChildren(...families(true));
    KG.byId("thing-families").replaceChildren(...families(false));
    KG.byId("statuses").replaceChildren(...statuses());
    KG.byId("sources").replaceChildren(...sources());
    const lonely = graph.degree.filter((degree) => !degree).length;
    KG.byId("display").replaceChildren(
      ...[
        graph.count > graph.data.limit || state.mode === "focus"
          ? toggle("mode", KG.t("showAll"), () => {
              KG.emit("filter");
              KG.emit("fit");
            })
          : null,
        lonely && graph.links.length
          ? toggle("isolated", `${KG.t("isolated")} (${lonely})`, () => {
              KG.emit("filter");
              KG.emit("fit");
            })
          : null,
        toggle("communities", KG.t("communities"), () => {
          KG.emit("colours");
          KG.remember();
        }),
      ].filter(Boolean),
    );
  };
  KG.on("language theme controls", KG.drawFilters);
}
