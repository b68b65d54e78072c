"use strict";
/* What the reader chose: filters, selection, path, view. All views read it; the address holds it. */
{
  const { graph } = KG;
  const state = {
    hidden: { family: new Set(), status: new Set(), source: new Set() },
    from: graph.firstDay,
    to: graph.lastDay,
    selected: null,
    path: [],
    pathFrom: null,
    view: "graph",
    mode: graph.data.opening ? "top" : "all",
    extra: new Set(),
    isolated: graph.links.length === 0,
    communities: false,
    camera: null,
  };
  const opening = state.mode;
  const best = new Set(graph.data.opening ? graph.data.opening.node : []);
  KG.state = state;

  const narrowed = () => state.from > graph.firstDay || state.to < graph.lastDay;
  const sourced = (reports) =>
    !reports.length || reports.some((r) => !state.hidden.source.has(graph.sourceOf(r)));

  /* Whether an event is in the time, status and sources asked for. */
  const happens = (k) => {
    if (state.hidden.status.has(graph.nodes.status[k]) || !sourced(graph.nodes.reports[k])) return false;
    if (!narrowed()) return true;
    return graph.from[k] <= state.to && graph.to[k] >= state.from;
  };

  /* A thing goes when everything that it took part in goes. */
  const passes = (k) => {
    if (state.hidden.family.has(graph.family[k])) return false;
    if (graph.isEvent[k]) return happens(k);
    if (!sourced(graph.nodes.reports[k])) return false;
    const events = graph.linksOf[k].map((link) => graph.other(link, k)).filter((o) => graph.isEvent[o]);
    return events.length ? events.some(happens) : !narrowed();
  };

  let passing = null;
  KG.on("filter", () => {
    passing = null;
  });
  KG.passing = () => {
    passing = passing || Array.from({ length: graph.count }, (_, k) => passes(k));
    return passing;
  };

  KG.visible = () => {
    const pass = KG.passing();
    const shown = new Set();
    for (let k = 0; k < graph.count; k++) {
      const kept = k === state.selected || state.path.includes(k) || (pass[k] && state.extra.has(k));
      const wide = state.mode === "all" || (state.mode === "top" && best.has(k));
      const joined = state.isolated || graph.degree[k] > 0;
      if (kept || (pass[k] && wide && joined)) shown.add(k);
    }
    return shown;
  };

  /* What is left of evidence when the hidden sources are silent. */
  KG.heard = (flat) => graph.evidence(flat).filter((e) => !state.hidden.source.has(graph.sourceOf(e.report)));
  KG.isHeard = (flat) => !flat.length || KG.heard(flat).length > 0;
  KG.linkShown = (link) => graph.links[link].statements.some((i) => KG.isHeard(graph.statements.evidence[i]));

  KG.select = (k) => {
    if (state.pathFrom !== null && k !== null && k !== state.pathFrom) return KG.findPath(state.pathFrom, k);
    state.selected = k;
    state.pathFrom = null;
    KG.emit("select");
    return undefined;
  };

  KG.expand = (k) => {
    state.extra.add(k);
    graph.linksOf[k].forEach((link) => state.extra.add(graph.other(link, k)));
    KG.emit("filter");
  };

  KG.focus = (k) => {
    state.mode = "focus";
    state.extra = new Set();
    state.selected = k;
    KG.expand(k);
    KG.emit("select");
    KG.emit("fit");
  };

  /* The shortest way between two nodes, through what the filters leave. */
  KG.findPath = (start, end) => {
    const before = new Map([[start, null]]);
    const queue = [start];
    const pass = KG.passing();
    for (let i = 0; i < queue.length && !before.has(end); i++) {
      for (const link of graph.linksOf[queue[i]]) {
        const next = graph.other(link, queue[i]);
        if (!before.has(next) && (pass[next] || next === end) && KG.linkShown(link)) {
          before.set(next, queue[i]);
          queue.push(next);
        }
      }
    }
    const path = [];
    for (let k = before.has(end) ? end : null; k !== null; k = before.get(k)) path.unshift(k);
    state.path = path;
    state.pathFrom = null;
    state.noPath = !path.length;
    state.selected = null;
    KG.emit("filter");
    KG.emit("select");
    if (path.length) KG.emit("fit");
    return path;
  };

  KG.reset = () => {
    Object.values(state.hidden).forEach((set) => set.clear());
    Object.assign(state, {
      from: graph.firstDay,
      to: graph.lastDay,
      selected: null,
      path: [],
      pathFrom: null,
      mode: opening,
      extra: new Set(),
      isolated: graph.links.length === 0,
      communities: false,
      noPath: false,
    });
    ["filter", "select", "controls", "fit"].forEach(KG.emit);
  };

  /* The address: names rather than numbers, so that it holds when the graph grows. */
  const list = (values) => [...values].map(encodeURIComponent).join(",");
  KG.address = () => {
    const parts = new URLSearchParams();
    const put = (key, value) => value && parts.set(key, value);
    const { data } = graph;
    put("lang", KG.language);
    put("view", state.view === "graph" ? "" : state.view);
    put("node", state.selected === null ? "" : graph.nodes.iri[state.selected]);
    put("path", state.path.map((k) => graph.nodes.iri[k]).join(" "));
    put("no", list([...state.hidden.family].map((f) => data.families[f].name)));
    put("nostatus", list(state.hidden.status));
    put("nosource", list([...state.hidden.source].map((s) => graph.sources[s])));
    if (graph.dated && narrowed()) put("days", `${graph.dayText(state.from)}_${graph.dayText(state.to)}`);
    put("mode", state.mode === opening ? "" : state.mode);
    put("more", [...state.extra].map((k) => graph.nodes.iri[k]).join(" "));
    put("isolated", state.isolated && graph.links.length ? "1" : "");
    put("groups", state.communities ? "1" : "");
    put("at", state.camera ? state.camera.join("_") : "");
    return `#${parts}`;
  };

  KG.readAddress = () => {
    const parts = new URLSearchParams(location.hash.slice(1));
    const get = (key) => parts.get(key) || "";
    const names = (key) => get(key).split(",").filter(Boolean).map(decodeURIComponent);
    const nodes = (key) =>
      get(key)
        .split(" ")
        .map((iri) => graph.index.get(iri))
        .filter((k) => k !== undefined);
    const numbered = (key, all) =>
      new Set(
        names(key)
          .map((n) => all.indexOf(n))
          .filter((n) => n >= 0),
      );
    if (["id", "en"].includes(get("lang"))) KG.language = get("lang");
    state.view = ["timeline", "map"].includes(get("view")) ? get("view") : "graph";
    [state.selected = null] = nodes("node");
    state.path = nodes("path");
    state.hidden.family = numbered(
      "no",
      graph.data.families.map((f) => f.name),
    );
    state.hidden.status = new Set(names("nostatus"));
    state.hidden.source = numbered("nosource", graph.sources);
    const days = /^(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)$/.exec(get("days"));
    [state.from, state.to] = [graph.firstDay, graph.lastDay];
    if (days) [state.from, state.to] = [1, 2].map((i) => Math.floor(Date.parse(days[i]) / 864e5));
    state.extra = new Set(nodes("more"));
    const modes = ["all", ...(graph.data.opening ? ["top"] : []), ...(state.extra.size ? ["focus"] : [])];
    state.mode = modes.includes(get("mode")) ? get("mode") : opening;
    state.isolated = !graph.links.length || get("isolated") === "1";
    state.communities = get("groups") === "1";
    const camera = get("at").split("_").map(Number);
    const seen = camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0;
    state.camera = seen ? camera : null;
  };

  /* A pick and a view are steps that the browser's back button undoes; the rest only corrects the address. */
  let waiting = null;
  const write = (how) => {
    clearTimeout(waiting);
    if (KG.arriving || KG.address() === location.hash) return;
    try {
      history[how](null, "", KG.address());
    } catch {
      // A page inside another, as in a notebook, has no address of its own.
    }
  };
  KG.arriving = true; // until the page is drawn
  KG.remember = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => write("replaceState"), 150);
  };
  KG.on("filter language camera", () => KG.remember());
  KG.on("select view", () => write("pushState"));
  addEventListener("popstate", () => {
    KG.arriving = true;
    clearTimeout(waiting);
    KG.readAddress();
    ["language", "controls", "filter", "select", "view", "colours", "arrive"].forEach(KG.emit);
    KG.arriving = false;
  });
}
