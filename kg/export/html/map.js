"use strict";
/* The map: places that the filters leave, on a coastline of our own; selection as in the other views. */
{
  const { graph, state } = KG;
  const canvas = KG.byId("map");
  const places = [...graph.nodes.point.keys()].filter((k) => graph.nodes.point[k] !== null);
  KG.hasMap = places.length > 0;

  /* Longitudes and latitudes in tenths of a degree, each point as the step from the one before. */
  const coast = (graph.data.coast || []).map((steps) => {
    const ring = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < steps.length; i += 2) {
      [x, y] = [x + steps[i], y + steps[i + 1]];
      ring.push([x / 10, -y / 10]);
    }
    return ring;
  });

  const camera = { x: 0, y: 0, scale: 0 };
  let spots = new Map();
  // Degrees of longitude are narrower away from the equator; one factor for all keeps lines straight.
  const squeeze = () => Math.cos((camera.y * Math.PI) / 180);
  const project = (lon, lat) => [
    (lon - camera.x) * camera.scale * squeeze() + canvas.clientWidth / 2,
    (-lat - camera.y) * camera.scale + canvas.clientHeight / 2,
  ];

  const events = (k) => {
    const pass = KG.passing();
    return graph.linksOf[k].map((link) => graph.other(link, k)).filter((o) => graph.isEvent[o] && pass[o]);
  };
  const shown = () => {
    const pass = KG.passing();
    return places.filter((k) => pass[k] && (events(k).length || state.isolated || k === state.selected));
  };
  const near = () => {
    if (state.selected === null) return null;
    return new Set([
      state.selected,
      ...graph.linksOf[state.selected].map((link) => graph.other(link, state.selected)),
    ]);
  };

  const fit = () => {
    const points = shown().map((k) => graph.nodes.point[k]);
    if (!points.length || !canvas.clientWidth) return;
    const [lats, lons] = [0, 1].map((i) => points.map((point) => point[i]));
    const range = (all) => [Math.min(...all), Math.max(...all)];
    const [[south, north], [west, east]] = [range(lats), range(lons)];
    [camera.x, camera.y] = [(west + east) / 2, -(south + north) / 2];
    const rim = Math.min(160, canvas.clientWidth * 0.16);
    const wide = (canvas.clientWidth - rim) / ((east - west + 4) * squeeze());
    camera.scale = Math.min(
      60,
      Math.max(1, Math.min(wide, (canvas.clientHeight - 120) / (north - south + 4))),
    );
  };

  const land = (ctx) => {
    ctx.beginPath();
    for (const ring of coast) {
      ring.forEach(([x, y], i) => (i ? ctx.lineTo(...project(x, -y)) : ctx.moveTo(...project(x, -y))));
      ctx.closePath();
    }
    ctx.fillStyle = KG.css("--land");
    ctx.fill("evenodd");
    ctx.strokeStyle = KG.theme.line;
    ctx.lineWidth = 0.8;
    ctx.stroke();
  };

  const draw = () => {
    if (state.view !== "map") return;
    if (!camera.scale) fit();
    const ratio = devicePixelRatio || 1,
      [w, h] = [canvas.clientWidth, canvas.clientHeight];
    [canvas.width, canvas.height] = [w * ratio, h * ratio];
    const ctx = canvas.getContext("2d"),
      around = near();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    land(ctx);
    spots = new Map();
    for (const k of shown()) {
      const [x, y] = project(graph.nodes.point[k][1], graph.nodes.point[k][0]);
      const r = Math.min(24, 6 + 2.6 * Math.sqrt(events(k).length));
      const inside = x > -r && y > -r && x < w + r && y < h + r;
      spots.set(k, {
        x,
        y,
        r,
        inside,
        faint: around !== null && !around.has(k),
        box: [x - r, y - r, x + r, y + r],
      });
    }
    // The small ones lie above the large ones.
    for (const [k, spot] of [...spots].sort((a, b) => b[1].r - a[1].r)) {
      ctx.globalAlpha = spot.faint ? 0.2 : 0.92;
      if (k === state.selected) {
        ctx.beginPath();
        ctx.arc(spot.x, spot.y, spot.r * 1.2 + 5, 0, 2 * Math.PI);
        ctx.lineWidth = 2.5;
        ctx.strokeStyle = KG.theme.accent;
        ctx.stroke();
      }
      KG.drawNode(ctx, k, spot.x, spot.y, spot.r, 1);
    }
    ctx.globalAlpha = 1;
    KG.drawLabels(ctx, spots, 0, [w, h]);
  };

  const zoom = (factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const scale = Math.min(400, Math.max(1, camera.scale * factor));
    const [dx, dy] = [x - canvas.clientWidth / 2, y - canvas.clientHeight / 2];
    camera.x += (dx / camera.scale - dx / scale) / squeeze();
    camera.y += dy / camera.scale - dy / scale;
    camera.scale = scale;
    draw();
  };
  const pan = (dx, dy) => {
    camera.x += dx / (camera.scale * squeeze());
    camera.y = Math.max(-80, Math.min(75, camera.y + dy / camera.scale));
    draw();
  };
  const hit = (x, y) =>
    [...spots]
      .filter(([, spot]) => Math.hypot(spot.x - x, spot.y - y) < spot.r + 4)
      .sort((a, b) => a[1].r - b[1].r)
      .map(([k]) => k)[0];

  KG.map = {
    zoom,
    fit: () => {
      fit();
      draw();
    },
    spots: () => spots,
  };

  KG.startMap = () => {
    KG.byId("view-map").hidden = !KG.hasMap;
    if (!KG.hasMap && state.view === "map") state.view = "graph";
    /* One finger moves the map, two move and stretch it. */
    const fingers = new Map();
    let moved = false;
    const middle = () => {
      const all = [...fingers.values()];
      const [x, y] = [0, 1].map((i) => all.reduce((sum, at) => sum + at[i], 0) / all.length);
      return [x, y, all.length > 1 ? Math.hypot(all[0][0] - all[1][0], all[0][1] - all[1][1]) : 0];
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
      moved = fingers.size > 1;
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      const [x, y, apart] = middle();
      const old = fingers.get(event.pointerId);
      if (!moved && Math.hypot(old[0] - event.offsetX, old[1] - event.offsetY) < 4) return;
      moved = true;
      fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
      const [nextX, nextY, nextApart] = middle();
      pan(x - nextX, y - nextY);
      if (apart && nextApart) zoom(nextApart / apart, nextX, nextY);
    });
    canvas.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));
    canvas.addEventListener("pointerup", (event) => {
      fingers.delete(event.pointerId);
      const k = hit(event.offsetX, event.offsetY);
      if (moved) moved = fingers.size > 0;
      else if (k === undefined) KG.dismiss();
      else KG.select(k);
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        zoom(Math.exp(-event.deltaY / 500), event.offsetX, event.offsetY);
      },
      { passive: false },
    );
    canvas.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[
        event.key
      ];
      if (step) pan(...step);
      else if (event.key === "+" || event.key === "=") zoom(1.25);
      else if (event.key === "-") zoom(0.8);
      else return;
      event.preventDefault();
    });
    KG.on("view filter select language theme colours", draw);
    addEventListener("resize", draw);
  };
}
