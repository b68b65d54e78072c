"use strict";
/* The label layer: always 12 px, the most important first, none over another or over a node. */
{
  const { graph, state } = KG;
  const MOST = 80,
    MOST_IN_CROWD = 48,
    ROOM = 7500, // square pixels of the stage for each label
    MOST_ROLES = 60,
    CELL = 48;
  const FONT = 'px Inter, "Segoe UI", system-ui, -apple-system, Roboto, "Helvetica Neue", Arial, sans-serif';

  /* Boxes taken on the screen, found by the cells of a grid. */
  const board = () => {
    const cells = new Map();
    const each = ([x0, y0, x1, y1], visit) => {
      for (let i = Math.floor(x0 / CELL); i <= Math.floor(x1 / CELL); i++) {
        for (let j = Math.floor(y0 / CELL); j <= Math.floor(y1 / CELL); j++) {
          if (visit(i * 65536 + j)) return true;
        }
      }
      return false;
    };
    const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
    return {
      take: (box) =>
        each(box, (cell) => {
          const found = cells.get(cell);
          if (found) found.push(box);
          else cells.set(cell, [box]);
          return false;
        }),
      free: (box, own) =>
        !each(box, (cell) => (cells.get(cell) || []).some((b) => b !== own && meets(b, box))),
    };
  };

  const widths = new Map();
  const width = (ctx, text, font) => {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(text).width);
    }
    return widths.get(key);
  };
  const cut = (text) => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text);

  /* Where a label may stand around its node: below, above, beside, then slid along the rim of the view. */
  const places = (x, y, r, w, h) => [
    [x - w / 2, y + r + 3],
    [x - w / 2, y - r - 3 - h],
    [x + r + 5, y - h / 2],
    [x - r - 5 - w, y - h / 2],
    [x + r + 2, y + r * 0.35],
    [x - r - 2 - w, y + r * 0.35],
    [x + r + 2, y - r * 0.35 - h],
    [x - r - 2 - w, y - r * 0.35 - h],
    [Math.max(4, Math.min(x - w / 2, view.w - w - 4)), y + r + 3],
    [Math.max(4, Math.min(x - w / 2, view.w - w - 4)), y - r - 3 - h],
  ];
  const view = { w: 0, h: 0, crowded: false };
  const inside = ([x0, y0, x1, y1]) => x0 >= 0 && y0 >= 0 && x1 <= view.w && y1 <= view.h;

  const text = (ctx, words, x, y, font, colour) => {
    ctx.font = font;
    if (!view.crowded) {
      ctx.lineWidth = 3.5;
      ctx.lineJoin = "round";
      ctx.strokeStyle = KG.theme.surface;
      ctx.strokeText(words, x, y);
    }
    ctx.fillStyle = colour;
    ctx.fillText(words, x, y);
    KG.written.push({
      words,
      x,
      y,
      size: parseFloat(font.replace("600 ", "")),
      bold: font.startsWith("600"),
      colour,
    });
  };

  /* From the border of a node to the nearest point of its label. */
  const lead = (ctx, { x, y, r }, [x0, y0, x1, y1]) => {
    const [toX, toY] = [Math.max(x0, Math.min(x, x1)), Math.max(y0, Math.min(y, y1))];
    const long = Math.hypot(toX - x, toY - y) || 1;
    ctx.beginPath();
    ctx.moveTo(x + ((toX - x) * r) / long, y + ((toY - y) * r) / long);
    ctx.lineTo(toX, toY);
    ctx.lineWidth = 1;
    ctx.strokeStyle = KG.theme.muted;
    ctx.stroke();
  };

  const CHOSEN = 2,
    MAIN = 1;
  /* Put a label where there is room, with fewer lines where there is little; over nodes only if it must. */
  const label = (ctx, k, spot, { taken, discs }, rank) => {
    const bold = graph.isEvent[k] || k === state.selected;
    const font = (i) => (i ? `11${FONT}` : `${bold ? "600 " : ""}12${FONT}`);
    const around = ([x, y, w, h]) => [x - 2, y - 1, x + w + 2, y + h + 1];
    const clear = (choice) => inside(around(choice)) && taken.free(around(choice), null);
    const fits = (choice) => clear(choice) && discs.free(around(choice), spot.box);
    const r = spot.r + (k === state.selected ? 7 : 0);
    const find = (lines, test) => {
      const w = Math.max(...lines.map((line, i) => width(ctx, line, font(i))));
      const h = 15 * lines.length - (lines.length > 1 ? 1 : 0);
      // What matters most may stand off a little; a thin line then leads to it.
      const steps = rank === MAIN && graph.isEvent[k] ? [0, 14] : [0];
      const found = steps
        .flatMap((off) => places(spot.x, spot.y, r + off, w, h).map(([x, y]) => [x, y, w, h, off]))
        .find(test);
      return found && { lines, choice: found };
    };
    const all = graph.label(k, rank === MAIN && !view.crowded).map(cut);
    const shorter = view.crowded
      ? [all.slice(0, 1)]
      : [all, [all[0], ...all.slice(-1)], [all[0]]].filter((lines) => lines.length <= all.length);
    let found = shorter.reduce((done, lines) => done || find(lines, fits), null);
    const over = !found && rank === CHOSEN;
    if (over) found = find(shorter[0], clear) || find(shorter[shorter.length - 1], clear);
    if (!found) return null;
    const [x, y, w, h, off] = found.choice,
      box = around(found.choice);
    taken.take(box);
    if (off) lead(ctx, spot, [x, y, x + w, y + h]);
    ctx.textAlign = "left";
    if (view.crowded || over) {
      ctx.globalAlpha = 0.78;
      ctx.fillStyle = KG.theme.surface;
      ctx.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
      ctx.globalAlpha = 1;
    }
    found.lines.forEach((line, i) => {
      const left = x + (w - width(ctx, line, font(i))) / 2;
      text(ctx, line, left, y + 1 + 14.5 * i, font(i), i ? KG.theme.muted : KG.theme.text);
    });
    return box;
  };

  /* Names of roles, where a line has room for them. */
  const roles = (ctx, spots, { taken, discs }, scale) => {
    const centre = state.selected;
    if (scale < 0.9 && centre === null) return;
    const font = `10.5${FONT}`;
    let drawn = 0;
    const onPath = state.path.flatMap((k) =>
      graph.linksOf[k].filter((link) => state.path.includes(graph.other(link, k))),
    );
    const order = centre !== null ? graph.linksOf[centre] : state.path.length ? onPath : graph.links.keys();
    for (const i of order) {
      const link = graph.links[i],
        [a, b] = [spots.get(link.from), spots.get(link.to)];
      if (drawn >= MOST_ROLES) return;
      if (!a || !b || (!a.inside && !b.inside) || !KG.linkDrawn(i)) continue;
      const words = cut(graph.linkName(link));
      const w = width(ctx, words, font),
        long = Math.hypot(a.x - b.x, a.y - b.y) - a.r - b.r;
      if (long < w * 0.6 + 22) continue;
      // Between the borders of the two, not between their centres.
      const t = (a.r + long / 2) / (long + a.r + b.r);
      const [x, y] = [a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t];
      const box = [x - w / 2 - 3, y - 8, x + w / 2 + 3, y + 8];
      if (!taken.free(box, null) || !discs.free(box, null)) continue;
      taken.take(box);
      drawn++;
      ctx.textAlign = "left";
      text(ctx, words, x - w / 2, y - 6, font, KG.theme.muted);
    }
  };

  /* What floats over the graph, so that no label goes below it. */
  const controls = () =>
    [".zoom", "#notice"]
      .map((name) => document.querySelector(name))
      .filter((e) => !e.hidden)
      .map((e) => [e.offsetLeft, e.offsetTop, e.offsetLeft + e.offsetWidth, e.offsetTop + e.offsetHeight]);

  const main = new Set([...graph.mainEvents.slice(0, 6), ...graph.mainThings.slice(0, 10)]);
  const told = graph.mainEvents.filter((k) => graph.nodes.reports[k].length > 1);
  const rest = graph.rank.filter((k) => graph.isEvent[k]);

  /* Names tell more than kinds of events, which the icons show: most events come last, in a crowd never. */
  const order = (chosen) =>
    view.crowded
      ? [...chosen, ...graph.mainThings]
      : [...chosen, ...main, ...told, ...graph.mainThings, ...rest];

  KG.drawLabels = (ctx, spots, scale, [w, h]) => {
    const within = [...spots.values()].reduce((n, spot) => n + (spot.inside && !spot.faint), 0);
    Object.assign(view, { w, h, crowded: within > 250 });
    const boards = { taken: board(), discs: board() },
      drawn = [];
    KG.written = []; // what stands where, for a picture of the same
    ctx.textBaseline = "top";
    // In a crowd there is no room between the nodes: labels keep clear of the large ones only.
    for (const spot of spots.values()) {
      if (spot.inside && !spot.faint && (!view.crowded || spot.r > 7)) boards.discs.take(spot.box);
    }
    const chosen = [state.selected, ...state.path].filter((k) => k !== null && spots.has(k));
    controls().forEach(boards.taken.take);
    const most = Math.min(view.crowded ? MOST_IN_CROWD : MOST, Math.round((w * h) / ROOM));
    let tried = 0;
    for (const k of order(chosen)) {
      const spot = spots.get(k);
      if (!spot || !spot.inside || spot.labelled || spot.faint) continue;
      if (drawn.length >= most || ++tried > 700) break;
      const must = chosen.includes(k) || (chosen.length > 0 && within < 20);
      const box = label(ctx, k, spot, boards, must ? CHOSEN : main.has(k) && !chosen.length ? MAIN : 0);
      spot.labelled = true;
      if (box) drawn.push(box);
    }
    roles(ctx, spots, boards, scale);
    KG.labelBoxes = drawn;
  };
  KG.on("language", () => widths.clear());
}
