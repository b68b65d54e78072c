"use strict";
/* The graph, from the page's data: nodes by index, what is said about each, and names to show. */
{
  const data = JSON.parse(KG.byId("kg-data").textContent);
  const { nodes, statements, facts } = data;
  const count = nodes.iri.length;
  const lists = () => Array.from({ length: count }, () => []);

  const graph = { data, nodes, statements, facts, count };
  graph.said = lists();
  statements.s.forEach((s, i) => {
    graph.said[s].push(i);
    if (statements.o[i] !== s) graph.said[statements.o[i]].push(i);
  });
  graph.factsOf = lists();
  facts.thing.forEach((thing, i) => graph.factsOf[thing].push(i));
  graph.mergesOf = lists();
  data.merges.forEach((merge, i) => graph.mergesOf[merge[0]].push(i));
  graph.index = new Map(nodes.iri.map((iri, k) => [iri, k]));
  graph.family = nodes.type.map((type) => data.types[type].family);
  graph.isEvent = graph.family.map((family) => data.families[family].event);

  /* Publishers, in the order of their names. */
  graph.sources = [...new Set(data.reports.map((report) => report[2]))].sort();
  const sourceOf = data.reports.map((report) => graph.sources.indexOf(report[2]));
  graph.report = (r) => {
    const [iri, title, publisher, date, url, language, cites] = data.reports[r];
    return { iri, title, publisher, date, url, language, cites, source: sourceOf[r] };
  };
  graph.sourceOf = (r) => sourceOf[r];

  /* Evidence as [{report, sentence}]; sentence is -1 where none is known. */
  graph.evidence = (flat) => {
    const found = [];
    for (let i = 0; i < flat.length; i += 2) found.push({ report: flat[i], sentence: flat[i + 1] });
    return found;
  };

  /* The lines drawn: one for each pair that is joined, with its statements. */
  const pairs = new Map();
  graph.links = [];
  for (let i = 0; i < data.links.length; i += 2) {
    pairs.set(`${data.links[i]} ${data.links[i + 1]}`, graph.links.length);
    graph.links.push({ from: data.links[i], to: data.links[i + 1], statements: [] });
  }
  graph.linksOf = lists();
  graph.links.forEach((link, i) => {
    graph.linksOf[link.from].push(i);
    if (link.to !== link.from) graph.linksOf[link.to].push(i);
  });
  statements.s.forEach((s, i) => {
    const link = pairs.get(`${s} ${statements.o[i]}`);
    if (link !== undefined) graph.links[link].statements.push(i);
  });
  graph.degree = graph.linksOf.map((links) => links.length);
  graph.other = (link, k) => (graph.links[link].from === k ? graph.links[link].to : graph.links[link].from);

  /* Weightiest first; what the opening of a page names are the first of the events and of the things. */
  const weight = nodes.weight;
  graph.rank = Array.from({ length: count }, (_, k) => k).sort((a, b) => weight[b] - weight[a] || a - b);
  const shared = (k) => new Set(nodes.reports[k].map(graph.sourceOf)).size;
  graph.mainEvents = graph.rank
    .filter((k) => graph.isEvent[k])
    .slice(0, 200)
    .sort((a, b) => shared(b) - shared(a) || weight[b] - weight[a] || a - b);
  graph.mainThings = graph.rank.filter((k) => !graph.isEvent[k]);

  graph.typeName = (k) => KG.capital(KG.pick(data.types[nodes.type[k]].words));
  graph.familyName = (f) =>
    data.families[f].name === "Concept" ? KG.t("concept") : KG.capital(KG.pick(data.families[f].words));
  graph.predicateName = (i) => KG.pick(statements.note[i]) || KG.pick(data.predicates[statements.p[i]].words);
  /* What a line is called: each role once, an office in the reader's language where it has one. */
  graph.linkName = (link) => {
    const own = link.statements.filter((i) => !statements.note[i] || statements.note[i][KG.language]);
    return [...new Set((own.length ? own : link.statements).map(graph.predicateName))].slice(0, 2).join(", ");
  };
  graph.predicate = (i) => data.predicates[statements.p[i]].name;
  graph.statusName = (status) => KG.capital(KG.pick(data.statuses[status]));

  const tail = (iri) => decodeURIComponent(iri.replace(/.*[/#]/, "")).replace(/-/g, " ");
  const ACTORS = new Set(["Person", "State", "Organization"]);
  /* Who does it comes first, then who takes part, then the rest, then whose word it is. */
  const leads = (predicate) => {
    if (predicate === "attributedTo") return 3;
    return /By$|^speaker$|^visitor$/.test(predicate) ? 0 : /^part/.test(predicate) ? 1 : 2;
  };
  const familyOf = (k) => data.families[graph.family[k]].name;
  const order = (i) =>
    4 * leads(graph.predicate(i)) + ["Person", "Organization", "State"].indexOf(familyOf(statements.o[i]));
  graph.said.forEach((said) => said.sort((a, b) => order(a) - order(b) || a - b));
  /* Who is in an event, the first two by name. */
  const involved = (k) => {
    const ends = graph.said[k].filter(
      (i) =>
        statements.s[i] === k &&
        graph.predicate(i) !== "attributedTo" &&
        ACTORS.has(familyOf(statements.o[i])),
    );
    const actors = [...new Set(ends.map((i) => statements.o[i]))];
    const found = actors.slice(0, 2).map((o) => graph.name(o));
    if (actors.length > 2) found[1] += ` +${actors.length - 2}`;
    return found;
  };

  /* The name of a thing for the reader; of an event without one, what it is and who is in it. */
  graph.name = (k) => {
    const given = KG.pick(nodes.names[k]);
    // The day of an event is always told beside its name.
    if (given) return graph.isEvent[k] && nodes.date[k] ? given.replace(/ \(\d{4}(-\d\d)*\)$/, "") : given;
    if (graph.isEvent[k]) {
      const who = involved(k).join(", ");
      return who ? `${graph.typeName(k)}: ${who}` : graph.typeName(k);
    }
    return nodes.aliases[k][0] || tail(nodes.iri[k]);
  };

  /* What stands beside a node, in lines: a thing's name; an event's kind, who is in it, and its day. */
  graph.label = (k, full = false) => {
    if (!graph.isEvent[k]) return [graph.name(k)];
    const status = nodes.status[k];
    const day = [KG.date(nodes.date[k]), status && status !== "Occurred" ? graph.statusName(status) : ""];
    const who = full ? involved(k) : [];
    return [graph.typeName(k), ...who, day.filter(Boolean).join(" · ")].filter(Boolean);
  };

  const day = (text) => (text ? Math.floor(Date.parse(text) / 864e5) : NaN);
  graph.from = nodes.from.map((text, k) => day(text || nodes.to[k]));
  graph.to = nodes.to.map((text, k) => day(text || nodes.from[k]));
  const known = [...graph.from, ...graph.to].filter((d) => !Number.isNaN(d));
  graph.firstDay = known.reduce((a, b) => Math.min(a, b), Infinity);
  graph.lastDay = known.reduce((a, b) => Math.max(a, b), -Infinity);
  graph.dated = known.length > 0;
  graph.dayText = (d) => new Date(d * 864e5).toISOString().slice(0, 10);

  /* Search without accents or case; built once for each language. */
  graph.fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
  let folded = null;
  KG.on("language", () => {
    folded = null;
  });
  graph.find = (query, most = 12) => {
    folded =
      folded ||
      graph.rank.map((k) =>
        [graph.name(k), ...Object.values(nodes.names[k]), ...nodes.aliases[k]].map(graph.fold),
      );
    const wanted = graph.fold(query).trim();
    if (!wanted) return [];
    const [first, second] = [[], []];
    graph.rank.forEach((k, r) => {
      if (folded[r].some((name) => name.startsWith(wanted))) first.push(k);
      else if (folded[r].some((name) => name.includes(wanted))) second.push(k);
    });
    return [...first, ...second].slice(0, most);
  };

  KG.graph = graph;
}
