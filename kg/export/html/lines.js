"use strict";
/* The lines, drawn by ourselves below vis' nodes: ten thousand objects of vis would cost seconds. */
{
  const { graph, state } = KG,
    { x, y } = KG.at,
    { size } = graph.nodes;
  const DASHES = { Planned: [7, 4], Expected: [5, 5], Hypothetical: [1.5, 4], Denied: [1.5, 4] };
  const AT_ONCE = 64; // lines in one path: many crossing in one are slow to fill

  let drawn = [],
    known = new Set(),
    buckets = new Map();
  KG.linkDrawn = (i) => known.has(i);
  KG.lineCount = () => drawn.length;

  /* How a line looks: in the colour of its event, broken where that did not happen. */
  const look = (i, near) => {
    const { from, to } = graph.links[i];
    const [a, b] = [state.path.indexOf(from), state.path.indexOf(to)];
    const onPath = a >= 0 && b >= 0 && Math.abs(a - b) === 1;
    const event = graph.isEvent[from] ? from : graph.isEvent[to] ? to : undefined;
    const touched = state.selected !== null && (from === state.selected || to === state.selected);
    const dim = near !== null && !touched && !onPath;
    const colour = onPath ? KG.theme.accent : event === undefined ? KG.theme.line : KG.colour(event);
    const opacity = onPath ? 1 : dim ? 0.07 : touched ? 0.9 : event === undefined ? 1 : 0.55;
    const status = event === undefined ? "" : graph.nodes.status[event];
    return {
      colour,
      opacity,
      width: onPath ? 3.5 : touched ? 2.2 : 1.6,
      dashes: DASHES[status] || [],
      arrow: event === undefined,
    };
  };
  KG.lineLook = (i) => look(i, null);

  /* Take these lines from now on; those that look alike are drawn together, the strong above the faint. */
  KG.setLines = (links, near) => {
    [drawn, known, buckets] = [links, new Set(links), new Map()];
    for (const i of links) {
      const style = look(i, near);
      const key = `${style.width} ${style.opacity} ${style.colour} ${style.dashes} ${style.arrow}`;
      if (!buckets.has(key)) buckets.set(key, { ...style, links: [] });
      buckets.get(key).links.push(i);
    }
    buckets = new Map([...buckets].sort((a, b) => a[1].opacity - b[1].opacity));
  };

  const arrow = (ctx, from, to, reach) => {
    const angle = Math.atan2(y[to] - y[from], x[to] - x[from]);
    const [tipX, tipY] = [x[to] - size[to] * Math.cos(angle), y[to] - size[to] * Math.sin(angle)];
    for (const turn of [-0.45, 0.45]) {
      ctx.moveTo(tipX, tipY);
      ctx.lineTo(tipX - reach * Math.cos(angle + turn), tipY - reach * Math.sin(angle + turn));
    }
  };

  /* Draw on a context in the graph's own coordinates; [left, top, right, bottom] is what can be seen. */
  KG.drawLines = (ctx, scale, [left, top, right, bottom]) => {
    const hidden = (a, b, low, high) => (a < low && b < low) || (a > high && b > high);
    for (const { colour, opacity, width, dashes, arrow: headed, links } of buckets.values()) {
      ctx.strokeStyle = colour;
      ctx.globalAlpha = opacity;
      ctx.lineWidth = Math.max(width, 0.45 / scale);
      ctx.setLineDash(scale > 0.2 ? dashes : []);
      let count = 0;
      ctx.beginPath();
      for (const i of links) {
        const { from, to } = graph.links[i];
        if (hidden(x[from], x[to], left, right) || hidden(y[from], y[to], top, bottom)) continue;
        ctx.moveTo(x[from], y[from]);
        ctx.lineTo(x[to], y[to]);
        if (headed && scale > 0.2) arrow(ctx, from, to, 7);
        if (++count % AT_ONCE) continue;
        ctx.stroke();
        ctx.beginPath();
      }
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  };
}
