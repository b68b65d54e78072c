"use strict";
/* The timeline: every event that the filters leave, by day, as a story to read downwards. */
{
  const { graph, state, el, t } = KG;
  const view = KG.byId("timeline");
  const AT_ONCE = 150;
  let most = AT_ONCE;

  const firstSentence = (k) => {
    for (const i of graph.said[k]) {
      if (graph.statements.s[i] !== k) continue;
      const found = graph.evidence(graph.statements.evidence[i]).find((e) => e.sentence >= 0);
      if (found) return found;
    }
    for (const i of graph.factsOf[k]) {
      const found = graph.evidence(graph.facts.evidence[i]).find((e) => e.sentence >= 0);
      if (found) return found;
    }
    return null;
  };

  /* Who is in it: each role once, with all that fill it. */
  const roles = (k) => {
    const fillers = new Map();
    graph.said[k]
      .filter((i) => graph.statements.s[i] === k)
      .slice(0, 8)
      .forEach((i) => {
        const name = graph.predicateName(i);
        fillers.set(name, [...(fillers.get(name) || []), graph.statements.o[i]]);
      });
    return [...fillers].map(([name, ends]) =>
      el("span", { class: "role" }, [
        el("span", { class: "predicate", text: name }),
        ...[...new Set(ends)].map((o) => KG.thingButton(o, 16)),
      ]),
    );
  };

  const entry = (k) => {
    const found = firstSentence(k);
    return el("article", { class: `entry${k === state.selected ? " selected" : ""}`, "data-node": k }, [
      KG.nodeIcon(k, 34),
      el("div", {}, [
        el("div", { class: "kind" }, [
          el("h3", {}, [
            el("button", {
              type: "button",
              class: "title",
              text: graph.name(k),
              on: { click: () => KG.choose(k) },
            }),
          ]),
          KG.statusPill(k),
          KG.disputePill(k),
        ]),
        el("p", { class: "roles" }, roles(k)),
        found ? KG.quote(found.sentence, [k]) : null,
        found ? KG.sourceLine(found.report, k) : null,
        graph.nodes.reports[k].length > 1
          ? el("p", { class: "source", text: KG.reportedBy(graph.nodes.reports[k]) })
          : null,
      ]),
    ]);
  };

  const draw = () => {
    if (state.view !== "timeline") return;
    const pass = KG.passing();
    const day = (k) => (Number.isNaN(graph.from[k]) ? Infinity : graph.from[k]);
    const place = new Map(graph.rank.map((k, i) => [k, i]));
    const events = graph.rank
      .filter((k) => graph.isEvent[k] && pass[k])
      .sort((a, b) => day(a) - day(b) || place.get(a) - place.get(b));
    const groups = new Map();
    for (const k of events.slice(0, most)) {
      const name = graph.nodes.date[k] || graph.nodes.from[k];
      groups.set(name, [...(groups.get(name) || []), k]);
    }
    const top = view.scrollTop;
    view.replaceChildren(
      ...[...groups].map(([date, found]) =>
        el("section", {}, [
          el("h2", {}, [date ? KG.time(date) : t("undated")]),
          el("div", { class: "entries" }, found.map(entry)),
        ]),
      ),
    );
    if (!events.length) view.append(el("p", { class: "muted", text: t("noEvents") }));
    if (events.length > most) {
      view.append(
        el("button", {
          type: "button",
          class: "wide",
          text: t("more_", { n: Math.min(AT_ONCE, events.length - most) }),
          on: {
            click: () => {
              most += AT_ONCE;
              draw();
            },
          },
        }),
      );
    }
    view.scrollTop = top;
  };

  const choose = () => {
    if (state.view !== "timeline") return;
    for (const element of view.querySelectorAll(".entry")) {
      const on = Number(element.dataset.node) === state.selected;
      element.classList.toggle("selected", on);
      if (on) element.scrollIntoView({ block: "nearest" });
    }
  };
  KG.on("filter view language theme", draw);
  KG.on("select", choose);
}
