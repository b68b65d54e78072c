"use strict";
/* The graph on vis-network: what is shown goes in and out of its data sets; nothing moves by itself. */
{
  const { graph, state } = KG;
  const { x, y, size } = graph.nodes;
  const nodes = new vis.DataSet(),
    edges = new vis.DataSet();
  const many = graph.count > 1500;
  let shown = new Set(),
    scale = 1,
    near = null;
  let net = null;

  /* Never less than 3 px on the screen; in a small graph somewhat more, as far as the layout has room. */
  const least = (k) =>
    shown.size > 200 ? 3 : Math.max(3, Math.min(graph.isEvent[k] ? 10 : 5, 1.5 * size[k] * scale));
  const radius = (k) => Math.max(size[k], least(k) / scale);
  const faint = (k) => near !== null && !near.has(k);

  const draw = ({ ctx, id, x: left, y: top }) => ({
    drawNode: () => {
      const r = radius(id);
      ctx.globalAlpha = faint(id) ? 0.16 : 1;
      if (r * scale < 6 && shown.size > 200 && id !== state.selected) {
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
    if (lost.length) edges.remove(lost);
    if (gone.length) nodes.remove(gone);
    if (come.length) nodes.add(come.map((k) => ({ id: k, x: x[k], y: y[k] })));
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
    for (const k of shown) {
      const [sx, sy] = [(x[k] - centre.x) * scale + w / 2, (y[k] - centre.y) * scale + h / 2];
      const r = radius(k) * scale;
      const inside = sx > -r && sx < w + r && sy > -r && sy < h + r;
      found.set(k, { x: sx, y: sy, r, inside, faint: faint(k), box: [sx - r, sy - r, sx + r, sy + r] });
    }
    return found;
  };

  const overlay = (ctx) => {
    const frame = net.canvas.frame.canvas,
      ratio = frame.width / frame.clientWidth;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    KG.drawLabels(ctx, spots(), scale, [frame.clientWidth, frame.clientHeight]);
    ctx.restore();
  };

  /* Fit what is shown, leaving room at the rim for labels. */
  KG.fit = () => {
    const wanted = state.path.length ? state.path : [...shown];
    if (!net || !wanted.length) return;
    const frame = net.canvas.frame.canvas;
    const [xs, ys] = [wanted.map((k) => x[k]), wanted.map((k) => y[k])];
    const span = (all) => all.reduce((a, b) => Math.max(a, b)) - all.reduce((a, b) => Math.min(a, b));
    const middle = (all) => (all.reduce((a, b) => Math.max(a, b)) + all.reduce((a, b) => Math.min(a, b))) / 2;
    const [w, h] = [frame.clientWidth, frame.clientHeight];
    const room = Math.min(
      (w - Math.min(130, w * 0.14)) / (span(xs) + 20),
      (h - Math.min(100, h * 0.14)) / (span(ys) + 20),
    );
    net.moveTo({ position: { x: middle(xs), y: middle(ys) }, scale: Math.max(0.02, Math.min(room, 1.3)) });
    camera();
  };
  const camera = () => {
    const at = net.getViewPosition();
    state.camera = [Math.round(at.x), Math.round(at.y), Number(net.getScale().toPrecision(4))];
    KG.emit("camera");
  };
  KG.zoom = (factor) => {
    net.moveTo({ scale: net.getScale() * factor });
    camera();
  };
  const pan = (dx, dy) => {
    const at = net.getViewPosition();
    net.moveTo({ position: { x: at.x + dx / scale, y: at.y + dy / scale } });
    camera();
  };

  /* Bring a node into view without moving what is in view already. */
  const reveal = (k) => {
    const frame = net.canvas.frame.canvas,
      spot = net.canvasToDOM({ x: x[k], y: y[k] });
    // On a phone the panel lies over the lower part.
    const panel = KG.byId("panel"),
      top = frame.getBoundingClientRect().top;
    const covered = getComputedStyle(panel).position === "fixed";
    const height = covered
      ? Math.min(frame.clientHeight, panel.getBoundingClientRect().top - top)
      : frame.clientHeight;
    const clear = spot.x > 60 && spot.y > 40 && spot.x < frame.clientWidth - 60 && spot.y < height - 60;
    if (clear && net.getScale() > 0.3) return;
    const room = Math.max(net.getScale(), covered ? 0.5 : 0.8);
    net.moveTo({ position: { x: x[k], y: y[k] + (frame.clientHeight - height) / 2 / room }, scale: room });
    camera();
  };

  /* The layout is made for a wide screen; on a high one it is turned over. */
  const turn = () => {
    const stage = KG.byId("net");
    if (stage.clientWidth > stage.clientHeight) return;
    for (let k = 0; k < graph.count; k++) [x[k], y[k]] = [y[k], x[k]];
  };

  KG.startNetwork = () => {
    turn();
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
    net.on("click", ({ nodes: [k] }) => KG.select(k === undefined ? null : k));
    net.on("doubleClick", ({ nodes: [k] }) => k !== undefined && KG.expand(k));
    net.on("dragging", ({ nodes: moved }) =>
      moved.forEach((k) => ({ x: x[k], y: y[k] } = net.getPosition(k))),
    );
    net.on("dragEnd", camera);
    net.on("zoom", camera);
    net.on("resize", () => state.camera || KG.fit());
    if (state.camera)
      net.moveTo({ position: { x: state.camera[0], y: state.camera[1] }, scale: state.camera[2] });
    else KG.fit();
    KG.byId("net").addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[
        event.key
      ];
      if (step) pan(...step);
      else if (event.key === "+" || event.key === "=") KG.zoom(1.25);
      else if (event.key === "-") KG.zoom(0.8);
      else return;
      event.preventDefault();
    });
    KG.on("filter", () => sync());
    KG.on("theme colours", () => sync(true));
    KG.on("language", () => net.redraw());
    KG.on("fit", KG.fit);
    KG.on("select", () => {
      restyle();
      if (state.selected !== null && state.view === "graph") reveal(state.selected);
    });
  };
}
