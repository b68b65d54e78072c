"use strict";
/* The label layer: always 12 px, the most important first, none over another or over a node. */
{
  const { graph, state } = KG;
  const MOST = 80,
    MOST_IN_CROWD = 48,
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
    [x + r * 0.6, y + r * 0.7],
    [x - r * 0.6 - w, y + r * 0.7],
    [x + r * 0.6, y - r * 0.7 - h],
    [x - r * 0.6 - w, y - r * 0.7 - h],
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
  };

  /* Put a label where there is room; over nodes only if `must`, and then on a ground of its own. */
  const label = (ctx, k, spot, { taken, discs }, must) => {
    const [first, day] = graph.label(k).map(cut);
    const bold = graph.isEvent[k] || k === state.selected;
    const font = `${bold ? "600 " : ""}12${FONT}`,
      small = `11${FONT}`;
    const around = ([x, y, w, h]) => [x - 2, y - 1, x + w + 2, y + h + 1];
    const clear = (choice) => inside(around(choice)) && taken.free(around(choice), null);
    const fits = (choice) => clear(choice) && discs.free(around(choice), spot.box);
    const choices = (second) => {
      const w = Math.max(width(ctx, first, font), second ? width(ctx, second, small) : 0),
        h = second ? 29 : 15;
      return places(spot.x, spot.y, spot.r + (k === state.selected ? 7 : 0), w, h).map(([x, y]) => [
        x,
        y,
        w,
        h,
      ]);
    };
    let second = view.crowded ? "" : day,
      found = choices(second).find(fits);
    if (!found && second) {
      second = "";
      found = choices(second).find(fits);
    }
    const over = !found && must;
    if (over) found = choices(second).find(clear);
    if (!found) return null;
    const [x, y, w] = found,
      box = around(found);
    const centred = (words, type) => x + (w - width(ctx, words, type)) / 2;
    taken.take(box);
    ctx.textAlign = "left";
    if (view.crowded || over) {
      ctx.globalAlpha = 0.78;
      ctx.fillStyle = KG.theme.surface;
      ctx.fillRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
      ctx.globalAlpha = 1;
    }
    text(ctx, first, centred(first, font), y + 1, font, KG.theme.text);
    if (second) text(ctx, second, centred(second, small), y + 16, small, KG.theme.muted);
    return box;
  };

  /* Names of roles, where a line has room for them. */
  const roles = (ctx, spots, { taken, discs }, scale) => {
    const centre = state.selected;
    if (scale < 0.55 && centre === null) return;
    const font = `10.5${FONT}`;
    let drawn = 0;
    const order = centre === null ? graph.links.keys() : graph.linksOf[centre].values();
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

  const MAIN = new Set([
    ...graph.hubs.filter((k) => !graph.isEvent[k]).slice(0, 10),
    ...graph.rank.filter((k) => graph.isEvent[k]).slice(0, 3),
  ]);
  const HUBS = graph.hubs.filter((k) => !graph.isEvent[k] || graph.nodes.reports[k].length > 1);

  /* In a crowd, names tell more than kinds of events: those come only where several sources tell of them. */
  const order = (chosen) => {
    if (!view.crowded) return [...chosen, ...MAIN, ...graph.rank];
    return [...chosen, ...HUBS];
  };

  KG.drawLabels = (ctx, spots, scale, [w, h]) => {
    const within = [...spots.values()].reduce((n, spot) => n + spot.inside, 0);
    Object.assign(view, { w, h, crowded: within > 250 });
    const boards = { taken: board(), discs: board() },
      drawn = [];
    ctx.textBaseline = "top";
    // In a crowd there is no room between the nodes: labels keep clear of the large ones only.
    for (const spot of spots.values()) {
      if (spot.inside && !spot.faint && (!view.crowded || spot.r > 7)) boards.discs.take(spot.box);
    }
    const chosen = [state.selected, ...state.path].filter((k) => k !== null && spots.has(k));
    controls().forEach(boards.taken.take);
    const most = view.crowded ? MOST_IN_CROWD : MOST;
    let tried = 0;
    for (const k of order(chosen)) {
      const spot = spots.get(k);
      if (!spot || !spot.inside || spot.labelled || spot.faint) continue;
      if (drawn.length >= most || ++tried > 700) break;
      const box = label(ctx, k, spot, boards, chosen.length > 0 || MAIN.has(k));
      spot.labelled = true;
      if (box) drawn.push(box);
    }
    roles(ctx, spots, boards, scale);
    KG.labelBoxes = drawn;
  };
  KG.on("language", () => widths.clear());
}
