"use strict";
/* The time filter: a histogram of the events' days, and two handles. */
{
  const { graph, state } = KG;
  const canvas = KG.byId("bars"),
    ends = [KG.byId("from"), KG.byId("to")];
  const days = graph.dated ? graph.lastDay - graph.firstDay + 1 : 1;

  const bins = (count) => {
    const found = new Array(count).fill(0);
    const pass = KG.passing();
    for (let k = 0; k < graph.count; k++) {
      if (!graph.isEvent[k] || Number.isNaN(graph.from[k]) || state.hidden.family.has(graph.family[k]))
        continue;
      if (!pass[k] && state.hidden.status.has(graph.nodes.status[k])) continue;
      const middle = (graph.from[k] + graph.to[k]) / 2;
      found[Math.min(count - 1, Math.floor(((middle - graph.firstDay) / days) * count))]++;
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
      const day = graph.firstDay + ((i + 0.5) * days) / count;
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
    words();
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(() => KG.emit("filter"), 120);
  };
  const set = () =>
    ends.forEach((end, i) => {
      [end.min, end.max] = [graph.firstDay, graph.lastDay];
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
