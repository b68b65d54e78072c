"use strict";
/* The graph on vis-network: what is shown goes in and out of its data sets; nothing moves by itself. */
{
  const { graph, state } = KG;
  const { size } = graph.nodes,
    { x, y } = KG.at;
  const nodes = new vis.DataSet(),
    edges = new vis.DataSet();
  const many = graph.count > 1500;
  let shown = new Set(),
    scale = 1,
    near = null,
    spotted = new Map();
  let net = null;

  /* Never less than 3 px on the screen; among few nodes somewhat more, as `weight.py` left room for. */
  const least = (k) => {
    const count =
      state.mode === "focus" ? 60 : state.mode === "top" ? graph.data.opening.node.length : graph.count;
    if (count > 600) return 3;
    const share = Math.min(1, Math.max(0, (450 - count) / 300));
    const wanted = share * Math.max(graph.isEvent[k] ? 10 : 5, 0.62 * size[k]);
    return Math.max(3, Math.min(wanted, 2.2 * size[k] * scale));
  };
  const radius = (k) => Math.max(size[k], least(k) / scale);
  const faint = (k) => near !== null && !near.has(k);

  const draw = ({ ctx, id, x: left, y: top }) => ({
    drawNode: () => {
      const r = radius(id);
      ctx.globalAlpha = faint(id) ? 0.16 : 1;
      if (r * scale < 6 && shown.size > 420 && id !== state.selected) {
        KG.drawSmall(ctx, id, left, top, r, scale);
        ctx.globalAlpha = 1;
        return;
      }
      ctx.save();
      if (id === state.selected) {
        ctx.beginPath();
        ctx.arc(left, top, r * 1.22 + 5 / scale, 0, 2 * Math.PI);
        ctx.lineWidth = 2.5 / scale;
        ctx.strokeStyle = KG.theme.accent;
        ctx.stroke();
      }
      KG.drawNode(ctx, id, left, top, r, scale);
      ctx.restore();
    },
    nodeDimensions: { width: 2 * radius(id), height: 2 * radius(id) },
  });

  const DASHES = { Planned: [7, 4], Expected: [5, 5], Hypothetical: [1.5, 4], Denied: [1.5, 4] };
  const edge = (i) => {
    const { from, to } = graph.links[i];
    const [a, b] = [state.path.indexOf(from), state.path.indexOf(to)];
    const onPath = a >= 0 && b >= 0 && Math.abs(a - b) === 1;
    const event = [from, to].find((k) => graph.isEvent[k]);
    const touched = state.selected !== null && (from === state.selected || to === state.selected);
    const dim = near !== null && !touched && !onPath;
    const colour = onPath ? KG.theme.accent : event === undefined ? KG.theme.line : KG.colour(event);
    const opacity = onPath ? 1 : dim ? 0.07 : touched ? 0.9 : event === undefined ? 1 : 0.55;
    return {
      id: i,
      from,
      to,
      width: onPath ? 3.5 : touched ? 2.2 : 1.6,
      color: { color: colour, opacity },
      dashes: (event !== undefined && DASHES[graph.nodes.status[event]]) || false,
      arrows: event === undefined ? { to: { enabled: true, scaleFactor: 0.45 } } : "",
    };
  };
  KG.linkDrawn = (i) => edges.get(i) !== null;

  const neighbourhood = () => {
    if (state.path.length) return new Set(state.path);
    const k = state.selected;
    if (k === null) return null;
    return new Set([k, ...graph.linksOf[k].map((link) => graph.other(link, k))]);
  };

  /* Bring the data sets to what the filters leave; `all` also where only looks changed. */
  const sync = (all = false) => {
    const next = KG.visible();
    near = neighbourhood();
    const gone = [...shown].filter((k) => !next.has(k)),
      come = [...next].filter((k) => !shown.has(k));
    const lost = [],
      found = [];
    graph.links.forEach((link, i) => {
      const wanted = next.has(link.from) && next.has(link.to) && KG.linkShown(i);
      if (wanted && (all || edges.get(i) === null)) found.push(edge(i));
      else if (!wanted && edges.get(i) !== null) lost.push(i);
    });
    const place = (k) => ({ id: k, x: x[k], y: y[k] });
    const moved = KG.arrange(next);
    if (lost.length) edges.remove(lost);
    if (gone.length) nodes.remove(gone);
    if (moved) nodes.update([...shown].filter((k) => next.has(k)).map(place));
    if (come.length) nodes.add(come.map(place));
    if (found.length) edges.update(found);
    shown = next;
    KG.shown = shown;
    KG.emit("shown");
    if (net) net.redraw();
  };

  /* After a selection: every line where that is quick, else those of the selections before and now. */
  let touched = [];
  const restyle = () => {
    const now = [state.selected, ...state.path].filter((k) => k !== null).flatMap((k) => graph.linksOf[k]);
    sync(edges.length < 4000);
    if (edges.length >= 4000) {
      edges.update([...new Set([...touched, ...now])].filter(KG.linkDrawn).map(edge));
      net.redraw();
    }
    touched = now;
  };

  const spots = () => {
    const found = new Map();
    const frame = net.canvas.frame.canvas,
      [w, h] = [frame.clientWidth, frame.clientHeight];
    const centre = net.getViewPosition();
    spotted = found;
    for (const k of shown) {
      const [sx, sy] = [(x[k] - centre.x) * scale + w / 2, (y[k] - centre.y) * scale + h / 2];
      const r = radius(k) * scale;
      const inside = sx > -r && sx < w + r && sy > -r && sy < h + r;
      found.set(k, { x: sx, y: sy, r, inside, faint: faint(k), box: [sx - r, sy - r, sx + r, sy + r] });
    }
    return found;
  };

  KG.spots = () => spotted;

  const overlay = (ctx) => {
    const frame = net.canvas.frame.canvas,
      ratio = frame.width / frame.clientWidth;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    KG.drawLabels(ctx, spots(), scale, [frame.clientWidth, frame.clientHeight]);
    ctx.restore();
  };

  KG.startNetwork = () => {
    KG.turn();
    const options = graph.data.options;
    options.nodes.ctxRenderer = draw;
    Object.assign(options.interaction, { hideEdgesOnDrag: many, hideEdgesOnZoom: many });
    sync(true);
    net = new vis.Network(KG.byId("net"), { nodes, edges }, options);
    KG.net = net;
    net.on("beforeDrawing", () => {
      scale = net.getScale();
    });
    net.on("afterDrawing", overlay);
    net.on("click", ({ nodes: [k] }) => (k === undefined ? KG.dismiss() : KG.select(k)));
    net.on("doubleClick", ({ nodes: [k] }) => k !== undefined && KG.expand(k));
    net.on("dragging", ({ nodes: moved }) =>
      moved.forEach((k) => ({ x: x[k], y: y[k] } = net.getPosition(k))),
    );
    KG.startCamera();
    KG.on("filter", () => sync());
    KG.on("theme colours", () => sync(true));
    KG.on("language", () => net.redraw());
    KG.on("select", restyle);
  };
}
