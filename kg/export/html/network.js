"use strict";
/* The graph on vis-network: what is shown goes in and out of its data sets; nothing moves by itself. */
{
  const { graph, state } = KG;
  const { size } = graph.nodes,
    { x, y } = KG.at;
  const nodes = new vis.DataSet();
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
    const wanted = share * Math.max(graph.isEvent[k] ? 9 : 4.5, 0.58 * size[k]);
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

  const neighbourhood = () => {
    if (state.path.length) return new Set(state.path);
    const k = state.selected;
    if (k === null) return null;
    return new Set([k, ...graph.linksOf[k].map((link) => graph.other(link, k))]);
  };

  /* Bring the nodes to what the filters leave, and the lines with them. */
  const sync = () => {
    const next = KG.visible();
    near = neighbourhood();
    const gone = [...shown].filter((k) => !next.has(k)),
      come = [...next].filter((k) => !shown.has(k));
    const place = (k) => ({ id: k, x: x[k], y: y[k] });
    const moved = KG.arrange(next);
    if (gone.length) nodes.remove(gone);
    if (moved) nodes.update([...shown].filter((k) => next.has(k)).map(place));
    if (come.length) nodes.add(come.map(place));
    const links = [...graph.links.keys()].filter((i) => {
      const { from, to } = graph.links[i];
      return next.has(from) && next.has(to) && KG.linkShown(i);
    });
    KG.setLines(links, near);
    shown = next;
    KG.shown = shown;
    KG.emit("shown");
    if (net) net.redraw();
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

  /* Below the nodes; not while a large graph is moved. */
  const MANY = 1500;
  let moving = false,
    waiting = null;
  const underlay = (ctx) => {
    scale = net.getScale();
    if (moving && KG.lineCount() > MANY) return;
    const frame = net.canvas.frame.canvas,
      centre = net.getViewPosition();
    const [w, h] = [frame.clientWidth / scale / 2, frame.clientHeight / scale / 2];
    KG.drawLines(ctx, scale, [centre.x - w, centre.y - h, centre.x + w, centre.y + h]);
  };
  const rest = () => {
    moving = false;
    net.redraw();
  };

  KG.startNetwork = () => {
    KG.turn();
    const options = graph.data.options;
    options.nodes.ctxRenderer = draw;
    sync();
    net = new vis.Network(KG.byId("net"), { nodes, edges: [] }, options);
    KG.net = net;
    net.on("beforeDrawing", underlay);
    net.on("afterDrawing", overlay);
    net.on("click", ({ nodes: [k] }) => (k === undefined ? KG.dismiss() : KG.select(k)));
    net.on("doubleClick", ({ nodes: [k] }) => k !== undefined && KG.expand(k));
    net.on("dragStart", () => {
      moving = true;
    });
    net.on("dragging", ({ nodes: moved }) =>
      moved.forEach((k) => ({ x: x[k], y: y[k] } = net.getPosition(k))),
    );
    net.on("dragEnd", rest);
    net.on("zoom", () => {
      moving = true;
      clearTimeout(waiting);
      waiting = setTimeout(rest, 150);
    });
    KG.startCamera();
    KG.on("filter select theme colours", sync);
    KG.on("language", () => net.redraw());
  };
}
