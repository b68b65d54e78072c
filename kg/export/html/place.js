"use strict";
/* Where nodes stand. The layout of all serves all; the opening of a large page has its own, a focus is
   drawn in rings around its centre, and what is brought in later stands beside what it is joined to. */
{
  const { graph, state } = KG;
  const { size } = graph.nodes;
  const TURN = Math.PI * (3 - Math.sqrt(5)),
    RING = 170,
    ROOM = 92,
    CELL = 160;
  const whole = { x: graph.nodes.x, y: graph.nodes.y };
  const opening = graph.data.opening;
  const at = { x: [...whole.x], y: [...whole.y] };
  KG.at = at;

  /* The layouts are made for a wide screen; on a high one they are turned over. */
  KG.turn = () => {
    const stage = KG.byId("net");
    if (stage.clientWidth > stage.clientHeight) return;
    for (const layout of [whole, opening].filter(Boolean)) [layout.x, layout.y] = [layout.y, layout.x];
  };

  let placed = new Set(),
    cells = new Map(),
    key = null;
  const cell = (x, y) => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
  const put = (k, x, y) => {
    [at.x[k], at.y[k]] = [x, y];
    placed.add(k);
    const name = cell(x, y);
    cells.set(name, [...(cells.get(name) || []), k]);
  };
  const free = (k, x, y) => {
    for (const dx of [-CELL, 0, CELL]) {
      for (const dy of [-CELL, 0, CELL]) {
        for (const o of cells.get(cell(x + dx, y + dy)) || []) {
          if (Math.hypot(at.x[o] - x, at.y[o] - y) < size[o] + size[k] + 24) return false;
        }
      }
    }
    return true;
  };

  const beside = (k) => {
    const known = graph.linksOf[k].map((link) => graph.other(link, k)).filter((o) => placed.has(o));
    const near = known.length ? known : [...placed].slice(0, 1);
    const mean = (axis) => near.reduce((sum, o) => sum + axis[o], 0) / (near.length || 1);
    const [x, y] = [mean(at.x), mean(at.y)];
    for (let i = 0; i < 4000; i++) {
      const r = 30 + 22 * Math.sqrt(i);
      const [left, top] = [x + r * Math.cos(i * TURN), y + r * Math.sin(i * TURN)];
      if (free(k, left, top)) return put(k, left, top);
    }
    return put(k, whole.x[k], whole.y[k]);
  };

  /* By kind and by day around the centre, as many on a ring as have room for their names. */
  const rings = (centre, shown) => {
    put(centre, 0, 0);
    const around = [...new Set(graph.linksOf[centre].map((link) => graph.other(link, centre)))]
      .filter((k) => shown.has(k) && k !== centre)
      .sort((a, b) => graph.family[a] - graph.family[b] || graph.from[a] - graph.from[b] || a - b);
    for (let i = 0, ring = 1; i < around.length; ring++) {
      const most = Math.floor((2 * Math.PI * RING * ring) / ROOM);
      const here = around.slice(i, i + most);
      here.forEach((k, turn) => {
        const angle = (turn / here.length) * 2 * Math.PI - Math.PI / 2;
        put(k, 1.2 * RING * ring * Math.cos(angle), RING * ring * Math.sin(angle));
      });
      i += most;
    }
  };

  /* Give every node that is shown its place; tell whether those that stood had to move. */
  KG.arrange = (shown) => {
    const [centre] = state.extra;
    const now = state.mode === "focus" ? `focus ${centre}` : state.mode;
    const moved = now !== key;
    if (moved) {
      [placed, cells, key] = [new Set(), new Map(), now];
      if (state.mode === "all") for (const axis of ["x", "y"]) Object.assign(at[axis], whole[axis]);
      else if (state.mode === "top") opening.node.forEach((k, i) => put(k, opening.x[i], opening.y[i]));
      else if (centre !== undefined) rings(centre, shown);
    }
    if (state.mode !== "all") {
      const late = new Set([...shown].filter((k) => !placed.has(k)));
      // Those joined to what stands already come first, so that no chain starts in the void.
      while (late.size) {
        const next = [...late].find((k) => graph.linksOf[k].some((l) => placed.has(graph.other(l, k))));
        const k = next === undefined ? [...late][0] : next;
        beside(k);
        late.delete(k);
      }
    }
    return moved;
  };
}
