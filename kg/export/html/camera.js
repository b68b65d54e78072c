"use strict";
/* Where the reader looks: fitting, following a pick and coming back, keys, and names under the pointer. */
{
  const { graph, state } = KG,
    { x, y } = KG.at;
  let home = null; // where the reader was before a pick led away

  /* The part of the stage that nothing lies over: on a phone the panel covers the lower part. */
  const clear = () => {
    const frame = KG.net.canvas.frame.canvas,
      panel = KG.byId("panel");
    const covered = state.selected !== null && getComputedStyle(panel).position === "fixed";
    const bottom = panel.getBoundingClientRect().top - frame.getBoundingClientRect().top;
    const h = covered ? Math.max(120, Math.min(frame.clientHeight, bottom)) : frame.clientHeight;
    return { w: frame.clientWidth, h, low: (frame.clientHeight - h) / 2 };
  };

  /* The view in which some nodes fill what is clear, leaving room at the rim for labels. */
  const framing = (wanted, most) => {
    const { w, h, low } = clear();
    const ends = (axis) =>
      wanted.reduce(([a, b], k) => [Math.min(a, axis[k]), Math.max(b, axis[k])], [1e9, -1e9]);
    const [[left, right], [top, bottom]] = [ends(x), ends(y)];
    const room = Math.min(
      (w - Math.min(130, w * 0.2)) / (right - left + 20),
      (h - Math.min(100, h * 0.18)) / (bottom - top + 20),
    );
    const to = Math.max(0.02, Math.min(room, most));
    return [(left + right) / 2, (top + bottom) / 2 + low / to, to];
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const move = ([left, top, to], slowly = false) => {
    const quick = still || !slowly || KG.shown.size > 1500;
    const animation = quick ? false : { duration: 320, easingFunction: "easeInOutQuad" };
    KG.net.moveTo({ position: { x: left, y: top }, scale: to, animation });
    state.camera = [Math.round(left), Math.round(top), Number(to.toPrecision(4))];
    KG.emit("camera");
  };

  KG.fit = () => {
    const wanted = state.path.length ? state.path : [...KG.shown];
    if (!KG.net || !wanted.length) return;
    home = null;
    move(framing(wanted, 1.3));
  };
  /* On a small screen a page opens where most is told; all of it at once would be a blot. */
  const open = () => {
    const frame = KG.net.canvas.frame.canvas;
    const most = Math.round((frame.clientWidth * frame.clientHeight) / 4500);
    if (innerWidth > 819 || state.path.length || KG.shown.size <= most) return KG.fit();
    return move(framing(KG.heart(KG.shown, most), 1.3));
  };
  /* The weightiest node and what hangs together with it, the weightiest first. */
  KG.heart = (among, most) => {
    const [first] = graph.rank.filter((k) => among.has(k));
    const found = new Set([first]),
      rim = new Set([first]);
    while (found.size < most && rim.size) {
      const k = graph.rank.find((o) => rim.has(o));
      rim.delete(k);
      found.add(k);
      for (const link of graph.linksOf[k]) {
        const other = graph.other(link, k);
        if (among.has(other) && !found.has(other)) rim.add(other);
      }
    }
    return [...found];
  };

  const camera = () => {
    const at = KG.net.getViewPosition();
    home = null;
    state.camera = [Math.round(at.x), Math.round(at.y), Number(KG.net.getScale().toPrecision(4))];
    KG.emit("camera");
  };
  KG.zoom = (factor) => {
    KG.net.moveTo({ scale: KG.net.getScale() * factor });
    camera();
  };
  const pan = (dx, dy) => {
    const at = KG.net.getViewPosition();
    KG.net.moveTo({ position: { x: at.x + dx / KG.net.getScale(), y: at.y + dy / KG.net.getScale() } });
    camera();
  };

  /* Go to a pick where its neighbours and their roles can be read, and back when it is let go. */
  const approach = (k) => {
    const old = state.camera || [0, 0, 1];
    const around = graph.linksOf[k].map((link) => graph.other(link, k)).filter((o) => KG.shown.has(o));
    const next = framing([k, ...around], 1.15);
    if (next[2] > old[2] * 1.15) {
      home = home || old;
      return move(next, true);
    }
    const { w, h, low } = clear();
    const [left, top] = [(x[k] - old[0]) * old[2] + w / 2, (y[k] - old[1]) * old[2] + h / 2 + low];
    if (left > 60 && top > 40 && left < w - 60 && top < h - 60 && old[2] > 0.3) return undefined;
    home = home || old;
    const to = Math.max(old[2], 0.5);
    return move([x[k], y[k] + low / to, to], true);
  };
  const retreat = () => {
    if (home) move(home, true);
    home = null;
  };

  /* What a node is called, while the pointer rests on it. */
  const tip = (event) => {
    const box = KG.byId("tip"),
      [left, top] = [event.offsetX, event.offsetY];
    const spots = KG.spots();
    let found = null;
    for (const [k, spot] of spots) {
      if (!spot.inside || Math.hypot(spot.x - left, spot.y - top) > spot.r + 3) continue;
      if (found === null || spot.r < spots.get(found).r) found = k;
    }
    KG.byId("net").style.cursor = found === null ? "" : "pointer";
    box.hidden = found === null || event.buttons > 0;
    if (box.hidden) return;
    box.textContent = [graph.name(found), graph.isEvent[found] ? KG.date(graph.nodes.date[found]) : ""]
      .filter(Boolean)
      .join(" · ");
    const stage = KG.byId("stage");
    box.style.left = `${Math.max(4, Math.min(left + 14, stage.clientWidth - box.offsetWidth - 6))}px`;
    box.style.top = `${Math.max(4, Math.min(top + 16, stage.clientHeight - box.offsetHeight - 6))}px`;
  };

  KG.startCamera = () => {
    const stage = KG.byId("net");
    KG.net.on("dragEnd", camera);
    KG.net.on("zoom", camera);
    KG.net.on("resize", () => state.camera || open());
    if (state.camera) move(state.camera);
    else open();
    stage.addEventListener("pointermove", tip);
    stage.addEventListener("pointerleave", () => {
      KG.byId("tip").hidden = true;
    });
    stage.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[
        event.key
      ];
      if (step) pan(...step);
      else if (event.key === "+" || event.key === "=") KG.zoom(1.25);
      else if (event.key === "-") KG.zoom(0.8);
      else return;
      event.preventDefault();
    });
    KG.on("fit", KG.fit);
    KG.on("arrive", () => (state.camera ? move(state.camera) : open()));
    KG.on("select", () => {
      if (state.view !== "graph" || KG.arriving) return;
      if (state.selected !== null) approach(state.selected);
      else if (!state.path.length) retreat();
    });
  };
}
