"use strict";
/* Shapes and icons, as SVG path data: drawn on the canvas, in the legend and in exports alike. */
{
  const { graph, state } = KG;
  const ICONS = {
    Meeting:
      "M8.5 11a2.8 2.8 0 1 0 0-5.6a2.8 2.8 0 0 0 0 5.6zM16 11a2.5 2.5 0 1 0 0-5M3.5 18.6c0-3 2.2-4.9 5-4.9s5 1.9 5 4.9M16.2 13.8c2.5.2 4.3 2 4.3 4.8",
    MissileLaunch:
      "M12 3c2.5 2.1 3.6 4.8 3.6 7.8v5h-7.2v-5c0-3 1.1-5.7 3.6-7.8zM8.4 12l-3 3v3.2l3-1.6M15.6 12l3 3v3.2l-3-1.6M12 18.5v2.5",
    Sanction: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM6.4 6.4l11.2 11.2",
    Visit: "M3.5 12h12.5M11.5 6.5l5.5 5.5l-5.5 5.5M20.5 5v14",
    Agreement: "M6 3.5h12v17h-12zM9 12.3l2.2 2.2l4-4.4",
    MilitaryExercise: "M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM12 2.5v5M12 16.5v5M2.5 12h5M16.5 12h5",
    Conflict: "M13 3l-7.5 10.5h5.5l-1 7.5l7.5-10.5h-5.5z",
    Statement: "M4 5h16v11h-9l-4.5 4v-4h-2.5z",
  };
  const OTHER = "M12 4.5l2.3 4.9l5.2.7l-3.8 3.7l.9 5.3l-4.6-2.5l-4.6 2.5l.9-5.3l-3.8-3.7l5.2-.7z";
  const GROUPS = [
    "#3b76d6",
    "#c8553d",
    "#2f8f6b",
    "#8a5cd1",
    "#b3861f",
    "#c2487f",
    "#3d93a8",
    "#7a7f3a",
    "#9a6a52",
    "#5d6fa8",
  ];

  const points = (pairs) => `M${pairs.map((pair) => pair.map((n) => n.toFixed(2)).join(" ")).join("L")}Z`;
  const around = (corners, turn, r) =>
    points(
      Array.from({ length: corners }, (_, i) => {
        const angle = turn + (i * 2 * Math.PI) / corners;
        return [r * Math.cos(angle), r * Math.sin(angle)];
      }),
    );
  const tile = (r, round) => {
    const [a, b] = [r * 0.94, round * r];
    return `M${-a + b} ${-a}H${a - b}Q${a} ${-a} ${a} ${-a + b}V${a - b}Q${a} ${a} ${a - b} ${a}H${-a + b}Q${-a} ${a} ${-a} ${a - b}V${-a + b}Q${-a} ${-a} ${-a + b} ${-a}Z`;
  };
  const OUTLINES = {
    tile: (r) => tile(r, 0.5),
    square: (r) => tile(r * 0.9, 0.12),
    circle: (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
    hexagon: (r) => around(6, 0, r * 1.06),
    diamond: (r) => around(4, 0, r * 1.1),
    pin: (r) =>
      `M0 ${r * 1.15}C${-r * 0.5} ${r * 0.5} ${-r} ${r * 0.15} ${-r} ${-r * 0.25}a${r} ${r} 0 0 1 ${2 * r} 0C${r} ${r * 0.15} ${r * 0.5} ${r * 0.5} 0 ${r * 1.15}Z`,
  };
  const outline = (shape, r) => (OUTLINES[shape] || OUTLINES.circle)(r);

  const cache = new Map();
  const path = (d) => {
    if (!cache.has(d)) cache.set(d, new Path2D(d));
    return cache.get(d);
  };

  const dark = () => document.documentElement.dataset.theme === "dark";
  const family = (k) => graph.data.families[graph.family[k]];
  KG.familyColour = (f) => KG.theme.families[f];
  KG.colour = (k) =>
    state.communities ? GROUPS[graph.nodes.group[k] % GROUPS.length] : KG.familyColour(graph.family[k]);

  const STYLES = {
    Occurred: { fill: 1, dash: [] },
    Planned: { fill: 0.14, dash: [] },
    Expected: { fill: 0.14, dash: [5, 3] },
    Hypothetical: { fill: 0, dash: [1.5, 3] },
    Denied: { fill: 0, dash: [], struck: true },
  };
  KG.statusStyle = (status) => STYLES[status] || STYLES.Occurred;

  /* A node of few pixels: its colour, and whether it happened. */
  KG.drawSmall = (ctx, k, x, y, r, scale) => {
    const { shape } = family(k);
    const solid = KG.statusStyle(graph.nodes.status[k]).fill === 1;
    ctx.fillStyle = solid ? KG.colour(k) : KG.theme.surface;
    if (shape === "tile" || shape === "square") {
      ctx.fillRect(x - r, y - r, 2 * r, 2 * r);
      if (solid) return;
      ctx.strokeStyle = KG.colour(k);
      ctx.lineWidth = 1.5 / scale;
      ctx.strokeRect(x - r, y - r, 2 * r, 2 * r);
      return;
    }
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fill();
  };

  /* Draw a node at (x, y); lengths below are in screen pixels divided by `scale`. */
  KG.drawNode = (ctx, k, x, y, r, scale) => {
    const { shape, event, name } = family(k);
    const colour = KG.colour(k);
    const style = event ? KG.statusStyle(graph.nodes.status[k]) : STYLES.Occurred;
    const surface = KG.theme.surface;
    ctx.translate(x, y);
    const unit = path(outline(shape, 1));
    ctx.save();
    ctx.scale(r, r);
    ctx.fillStyle = surface;
    ctx.fill(unit);
    const shade = ctx.globalAlpha;
    ctx.globalAlpha = shade * style.fill;
    ctx.fillStyle = colour;
    ctx.fill(unit);
    ctx.globalAlpha = shade;
    ctx.lineWidth = (style.fill === 1 ? 1.5 : 2) / (r * scale);
    ctx.strokeStyle = style.fill === 1 ? surface : colour;
    ctx.setLineDash(style.dash.map((n) => n / (r * scale)));
    ctx.stroke(unit);
    ctx.setLineDash([]);
    ctx.restore();
    if (event && r * scale > 8) {
      ctx.save();
      ctx.scale(r / 19, r / 19);
      ctx.translate(-12, -12);
      ctx.lineWidth = 1.9;
      ctx.lineCap = ctx.lineJoin = "round";
      ctx.strokeStyle = style.fill === 1 ? KG.theme.onColour : colour;
      ctx.stroke(path(ICONS[name] || OTHER));
      ctx.restore();
    }
    if (style.struck) {
      ctx.beginPath();
      ctx.moveTo(-r * 0.95, r * 0.95);
      ctx.lineTo(r * 0.95, -r * 0.95);
      ctx.lineWidth = 2 / scale;
      ctx.strokeStyle = KG.theme.denied;
      ctx.stroke();
    }
    ctx.translate(-x, -y);
  };

  /* The same as an element, for the legend, lists and the panel. */
  KG.icon = (f, status = "Occurred", size = 18) => {
    const { shape, event, name } = graph.data.families[f];
    const colour = KG.familyColour(f);
    const style = event ? KG.statusStyle(status) : STYLES.Occurred;
    const parts = [
      KG.svg("path", {
        d: outline(shape, event ? 12.2 : 8.5),
        transform: "translate(12 12)",
        fill: colour,
        "fill-opacity": style.fill,
        stroke: style.fill === 1 ? "none" : colour,
        "stroke-width": 2,
        "stroke-dasharray": style.dash.join(" "),
      }),
    ];
    if (event) {
      parts.push(
        KG.svg("path", {
          d: ICONS[name] || OTHER,
          transform: "translate(4.4 4.4) scale(.63)",
          fill: "none",
          "stroke-width": 2.2,
          stroke: style.fill === 1 ? KG.theme.onColour : colour,
          "stroke-linecap": "round",
          "stroke-linejoin": "round",
        }),
      );
    }
    if (style.struck)
      parts.push(KG.svg("path", { d: "M2 22L22 2", stroke: KG.theme.denied, "stroke-width": 2.4 }));
    return KG.svg(
      "svg",
      { viewBox: "-1 -1 26 26", width: size, height: size, "aria-hidden": "true", class: "icon" },
      parts,
    );
  };
  KG.nodeIcon = (k, size) => KG.icon(graph.family[k], graph.nodes.status[k] || "Occurred", size);
  KG.outlinePath = outline;

  KG.readTheme = () => {
    KG.theme = {
      surface: KG.css("--canvas"),
      text: KG.css("--text"),
      muted: KG.css("--muted"),
      line: KG.css("--edge"),
      accent: KG.css("--accent"),
      families: graph.data.families.map((look) => look[dark() ? "dark" : "light"]),
      denied: KG.css("--denied"),
      onColour: dark() ? "#10141a" : "#ffffff",
    };
  };
  KG.setTheme = (theme) => {
    document.documentElement.dataset.theme = theme;
    KG.byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
    KG.readTheme();
    KG.emit("theme");
  };
}
