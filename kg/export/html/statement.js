"use strict";
/* A statement with what it rests on: the sentence, the day, the source, and whose word it is. */
{
  const { graph } = KG;
  const { el, t } = KG;

  KG.time = (date) => el("time", { datetime: date, text: KG.date(date) });

  /* A sentence with what it names marked: `strong` things first, the rest lightly. */
  KG.quote = (sentence, strong, weak = []) => {
    const [report, text, flat] = graph.data.sentences[sentence];
    const quote = el("blockquote", { lang: graph.report(report).language });
    let at = 0;
    for (let i = 0; i < flat.length; i += 3) {
      const [start, end, thing] = [flat[i], flat[i + 1], flat[i + 2]];
      const kind = strong.includes(thing) ? "named" : weak.includes(thing) ? "other" : null;
      if (!kind || start < at) continue;
      quote.append(text.slice(at, start), el("mark", { class: kind, text: text.slice(start, end) }));
      at = end;
    }
    quote.append(text.slice(at));
    return quote;
  };

  const whoSays = (event, report) => {
    if (event === null || !graph.isEvent[event]) return [];
    return graph.said[event]
      .filter(
        (i) =>
          graph.statements.s[i] === event &&
          graph.predicate(i) === "attributedTo" &&
          graph.evidence(graph.statements.evidence[i]).some((e) => e.report === report),
      )
      .map((i) => graph.name(graph.statements.o[i]));
  };

  KG.sourceLine = (r, event = null) => {
    const report = graph.report(r);
    const parts = [KG.link(report.url, report.publisher)];
    if (report.date) parts.push(KG.time(report.date));
    if (report.cites.length) parts.push(el("span", { text: t("cites", { who: report.cites.join(", ") }) }));
    const said = whoSays(event, r);
    if (said.length) parts.push(el("span", { text: t("accordingTo", { who: said.join(", ") }) }));
    return el("p", { class: "source", title: report.title }, parts);
  };

  /* What several articles say of it, each with its sentence; hidden sources are left out. */
  KG.evidenceList = (flat, { strong, weak, event = null, nothing = t("background") }) => {
    if (!flat.length) return el("p", { class: "source", text: nothing });
    return el(
      "div",
      { class: "evidence" },
      KG.heard(flat).map(({ report, sentence }) =>
        el("div", {}, [
          sentence < 0
            ? el("p", { class: "source", text: t("noSentence") })
            : KG.quote(sentence, strong, weak),
          KG.sourceLine(report, event),
        ]),
      ),
    );
  };

  KG.thingButton = (k, size = 18) =>
    el(
      "button",
      {
        type: "button",
        class: "thing",
        "data-key": `node ${k}`,
        on: { click: () => KG.choose(k) },
      },
      [KG.nodeIcon(k, size), el("span", { text: graph.name(k) })],
    );

  /* Said only where it is not the usual thing, that it happened. */
  KG.statusPill = (k, always = false) => {
    const status = graph.nodes.status[k];
    return status && (always || status !== "Occurred")
      ? el("span", { class: `pill ${status.toLowerCase()}`, text: graph.statusName(status) })
      : null;
  };

  KG.disputePill = (k) =>
    KG.disagreements(k).length ? el("span", { class: "pill dispute", text: t("disagree") }) : null;

  KG.reportedBy = (reports) => {
    const n = new Set(reports.map((r) => graph.sourceOf(r))).size;
    return n === 1 ? t("reportedBy1") : t("reportedBy", { n });
  };

  KG.factValue = (i) => {
    const { p, value } = graph.facts;
    const name = graph.data.predicates[p[i]].name;
    if (name === "status") return graph.statusName(value[i]);
    return name === "date" ? KG.date(value[i]) : value[i];
  };
  const claim = (i, k) => {
    const { s, o } = graph.statements;
    const out = s[i] === k,
      other = out ? o[i] : s[i];
    const event = !out && graph.isEvent[other];
    return el("p", { class: "claim" }, [
      el("span", { class: "predicate", text: (out ? "" : "← ") + graph.predicateName(i) }),
      el("span", { class: "value" }, [
        KG.thingButton(other),
        event ? KG.statusPill(other) : null,
        event && graph.nodes.date[other] ? KG.time(graph.nodes.date[other]) : null,
      ]),
    ]);
  };
  const fact = (i) =>
    el("p", { class: "claim" }, [
      el("span", { class: "predicate", text: KG.pick(graph.data.predicates[graph.facts.p[i]].words) }),
      el("strong", { class: "value", text: KG.factValue(i) }),
    ]);

  /* Statements and facts about k, as [{i, fact}], that all rest on the same sentences. */
  KG.statements = (items, k) => {
    const { s, o, evidence, inferred } = graph.statements;
    const [first] = items;
    const relations = items.filter((item) => !item.fact).map(({ i }) => i);
    const events = relations.map((i) => s[i]).filter((end) => graph.isEvent[end]);
    const flat = first.fact ? graph.facts.evidence[first.i] : evidence[first.i];
    return el("article", { class: "statement" }, [
      ...items.map((item) => (item.fact ? fact(item.i) : claim(item.i, k))),
      KG.evidenceList(flat, {
        strong: [k],
        weak: relations.map((i) => (s[i] === k ? o[i] : s[i])),
        event: graph.isEvent[k] ? k : events.length ? events[0] : null,
        nothing: t(!first.fact && inferred[first.i] ? "inferred" : "background"),
      }),
    ]);
  };

  /* Values of which an event has one: where sources give several, they disagree. */
  const SINGLE = new Set(["date", "status", "missileCount"]);
  const compatible = (a, b) => a.startsWith(b) || b.startsWith(a);
  KG.disagreements = (k) => {
    const byPredicate = new Map();
    for (const i of graph.factsOf[k]) {
      const p = graph.facts.p[i];
      const heard = KG.isHeard(graph.facts.evidence[i]);
      if (heard && SINGLE.has(graph.data.predicates[p].name))
        byPredicate.set(p, [...(byPredicate.get(p) || []), i]);
    }
    return [...byPredicate].filter(([p, facts]) => {
      const values = facts.map((i) => graph.facts.value[i]);
      if (graph.data.predicates[p].name !== "date") return values.length > 1;
      return values.some((a) => values.some((b) => !compatible(a, b)));
    });
  };
}
