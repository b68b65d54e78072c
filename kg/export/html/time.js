"use strict";
/* The time filter: a histogram of the events' days, and two handles. */
{
  const { graph, state } = KG;
  const canvas = KG.byId("bars"),
    ends = [KG.byId("from"), KG.byId("to")];
  /* A few events far away would press all others into one bar: beyond the axis an end of it stands for them. */
  const axis = (() => {
    const middles = [...graph.from.keys()]
      .filter((k) => graph.isEvent[k] && !Number.isNaN(graph.from[k]))
      .map((k) => (graph.from[k] + graph.to[k]) / 2)
      .sort((a, b) => a - b);
    const at = (share) => middles[Math.round(share * (middles.length - 1))];
    const whole = [graph.firstDay, graph.lastDay];
    if (middles.length < 12) return whole;
    const [low, high] = [at(0.05), at(0.95)];
    const pad = Math.max(3, (high - low) * 0.06);
    const narrow = [Math.max(whole[0], Math.floor(low - pad)), Math.min(whole[1], Math.ceil(high + pad))];
    return narrow[1] - narrow[0] < (whole[1] - whole[0]) / 2 ? narrow : whole;
  })();
  const days = graph.dated ? axis[1] - axis[0] + 1 : 1;

  const bins = (count) => {
    const found = new Array(count).fill(0);
    const pass = KG.passing();
    for (let k = 0; k < graph.count; k++) {
      if (!graph.isEvent[k] || Number.isNaN(graph.from[k]) || state.hidden.family.has(graph.family[k]))
        continue;
      if (!pass[k] && state.hidden.status.has(graph.nodes.status[k])) continue;
      const middle = (graph.from[k] + graph.to[k]) / 2;
      found[Math.max(0, Math.min(count - 1, Math.floor(((middle - axis[0]) / days) * count)))]++;
    }
    return found;
  };

  const draw = () => {
    const ratio = devicePixelRatio || 1,
      [w, h] = [canvas.clientWidth, canvas.clientHeight];
    if (!w) return;
    [canvas.width, canvas.height] = [w * ratio, h * ratio];
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    const count = Math.max(1, Math.min(days, Math.floor(w / 9))),
      found = bins(count);
    const most = Math.max(1, ...found),
      wide = w / count;
    found.forEach((n, i) => {
      const day = axis[0] + ((i + 0.5) * days) / count;
      ctx.fillStyle = day >= state.from - 0.5 && day <= state.to + 1 ? KG.theme.accent : KG.theme.line;
      const tall = n ? Math.max(3, Math.sqrt(n / most) * (h - 4)) : 0;
      ctx.fillRect(i * wide + 1, h - tall, Math.max(1, Math.min(wide - 2, 26)), tall);
    });
  };
  const words = () => {
    const span = graph.dated ? [state.from, state.to].map((d) => KG.date(graph.dayText(d))) : [];
    KG.byId("span").textContent = span[0] === span[1] ? span[0] || "" : span.join(" – ");
    KG.byId("counts").textContent = KG.t("counts", { n: (KG.shown || new Set()).size, all: graph.count });
    ends.forEach((end, i) => end.setAttribute("aria-valuetext", span[i] || ""));
  };

  let waiting = null;
  const moved = () => {
    const [a, b] = ends.map((end) => Number(end.value));
    [state.from, state.to] = [Math.min(a, b), Math.max(a, b)];
    if (state.from <= axis[0]) state.from = graph.firstDay;
    if (state.to >= axis[1]) state.to = graph.lastDay;
    words();
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(() => KG.emit("filter"), 120);
  };
  const set = () =>
    ends.forEach((end, i) => {
      [end.min, end.max] = axis;
      end.value = i ? state.to : state.from;
    });

  KG.startTime = () => {
    if (!graph.dated || days < 2) KG.byId("time").classList.add("flat");
    else ends.forEach((end) => end.addEventListener("input", moved));
    set();
    words();
    draw();
    KG.on("controls", set);
    KG.on("filter theme language shown controls", () => {
      words();
      draw();
    });
    addEventListener("resize", draw);
  };
}
