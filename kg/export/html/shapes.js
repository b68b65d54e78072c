"use strict";
/* Shapes and icons, as SVG path data: drawn on the canvas, in the legend and in exports alike. */
{
  const { graph, state } = KG;
  const ICONS = {
    Meeting: "M8.5 11a2.8 2.8 0 1 0 0-5.6a2.8 2.8 0 0 0 0 5.6zM16 11a2.5 2.5 0 1 0 0-5M3.5 18.6c0-3 2.2-4.9 5-4.9s5 1.900 5 4.900M16.200 13.800c2.500.2 4.300 2 4.300 4.800",
    MissileLaunch: "M12 3c2.500 2.100 3.600 4.800 3.600 7.800v5h-7.200v-5c0-3 1.100-5.700 3.600-7.800zM8.400 12l-3 3v3.200l3-1.600M15.600 12l3 3v3.200l-3-1.600M12 18.500v2.500",
    Sanction: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16zM6.400 6.400l11.200 11.200",
    Visit: "M3.500 12h12.500M11.500 6.500l5.500 5.500l-5.500 5.500M20.500 5v14",
    Agreement: "M6 3.500h12v17h-12zM9 12.300l2.200 2.200l4-4.400",
    MilitaryExercise: "M12 5.500a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13zM12 2.500v5M12 16.500v5M2.500 12h5M16.500 12h5",
    Conflict: "M13 3l-7.500 10.500h5.500l-1 7.500l7.500-10.500h-5.500z",
    Statement: "M4 5h16v11h-9l-4.500 4v-4h-2.500z",
  };
  const OTHER = "M12 4.500l2.300 4.900l5.200.7l-3.800 3.700l.9 5.300l-4.600-2.500l-4.600 2.500l.9-5.300l-3.800-3.700l5.200-.7z";
  const GROUPS = ["#3b76d6", "#c8553d", "#2f8f6b", "#8a5cd1", "#b3861f", "#c2487f", "#3d93a8", "#7a7f3a", "#9a6a52", "#5d6fa8"];

  const points = (pairs) => `M${pairs.map((pair) => pair.map((n) => n.toFixed(2)).join(" ")).join("L")}Z`;
  const around = (corners, turn, r) => points(Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / corners;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  }));
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
    pin: (r) => `M0 ${r * 1.15}C${-r * 0.5} ${r * 0.5} ${-r} ${r * 0.15} ${-r} ${-r * 0.25}a${r} ${r} 0 0 1 ${2 * r} 0C${r} ${r * 0.15} ${r * 0.5} ${r * 0.5} 0 ${r * 1.15}Z`,
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
    const parts = [KG.svg("path", {
      d: outline(shape, event ? 12.2 : 8.5), transform: "translate(12 12)", fill: colour,
      "fill-opacity": style.fill, stroke: style.fill === 1 ? "none" : colour, "stroke-width": 2,
      "stroke-dasharray": style.dash.join(" "),
    })];
    if (event) {
      parts.push(KG.svg("path", {
        d: ICONS[name] || OTHER, transform: "translate(4.4 4.4) scale(.63)", fill: "none", "stroke-width": 2.2,
        stroke: style.fill === 1 ? KG.theme.onColour : colour, "stroke-linecap": "round", "stroke-linejoin": "round",
      }));
    }
    if (style.struck) parts.push(KG.svg("path", { d: "M2 22L22 2", stroke: KG.theme.denied, "stroke-width": 2.4 }));
    return KG.svg("svg", { viewBox: "-1 -1 26 26", width: size, height: size, "aria-hidden": "true", class: "icon" }, parts);
  };
  KG.nodeIcon = (k, size) => KG.icon(graph.family[k], graph.nodes.status[k] || "Occurred", size);
  KG.outlinePath = outline;

  KG.readTheme = () => {
    KG.theme = {
      surface: KG.css("--canvas"), text: KG.css("--text"), muted: KG.css("--muted"), line: KG.css("--edge"),
      accent: KG.css("--accent"),
      families: graph.data.families.map((look) => look[dark() ? "dark" : "light"]), denied: KG.css("--denied"), onColour: dark() ? "#10141a" : "#ffffff",
    };
  };
  KG.setTheme = (theme) => {
    document.documentElement.dataset.theme = theme;
    KG.byId("theme").setAttribute("aria-pressed", String(theme === "dark"));
    KG.readTheme();
    KG.emit("theme");
  };
}
