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
      if (key === "mode") state.mode = box.checked ? "all" : graph.data.opening ? "top" : "all";
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

  /* One button for a whole group: none of it where all is shown, else all of it. */
  const every = (id, name, set, values) => {
    const button = KG.byId(`every-${id}`);
    const all = values.every((value) => !set.has(value));
    button.textContent = KG.t(all ? "none" : "all");
    button.setAttribute("aria-label", `${KG.t(name)}: ${KG.t(all ? "none" : "all")}`);
    button.onclick = () => {
      values.forEach((value) => (all ? set.add(value) : set.delete(value)));
      ["filter", "controls"].forEach(KG.emit);
    };
  };
  const everything = () => {
    const { family, status, source } = state.hidden;
    const kinds = [...graph.data.families.keys()];
    const of = (event) => kinds.filter((f) => graph.data.families[f].event === event);
    every("event-families", "events", family, of(true));
    every("thing-families", "things", family, of(false));
    every("statuses", "status", status, Object.keys(graph.data.statuses));
    every("sources", "sources", source, [...graph.sources.keys()]);
  };

  KG.drawFilters = () => {
    everything();
    KG.byId("event-families").replaceChildren(...families(true));
    KG.byId("thing-families").replaceChildren(...families(false));
    KG.byId("statuses").replaceChildren(...statuses());
    KG.byId("sources").replaceChildren(...sources());
    const lonely = graph.degree.filter((degree) => !degree).length;
    KG.byId("display").replaceChildren(
      ...[
        graph.data.opening || state.mode === "focus"
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
  KG.on("filter", everything);
}
