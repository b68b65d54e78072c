"use strict";
/* Pictures of what is shown, and the link to it. */
{
  const { graph } = KG;

  const save = (blob, name) => {
    const address = URL.createObjectURL(blob);
    KG.el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  const text = ({ words, x, y, size, bold, colour }) => {
    const element = KG.svg("text", {
      x: x.toFixed(1),
      y: (y + 0.86 * size).toFixed(1),
      "font-size": size,
      "font-weight": bold ? 600 : 400,
      fill: colour,
      stroke: KG.theme.surface,
      "stroke-width": 3,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    });
    element.textContent = words;
    return element;
  };

  /* The graph as it is on the screen: the same part, the same labels in the same places. */
  KG.asSvg = () => {
    const frame = KG.net.canvas.frame.canvas,
      [w, h] = [frame.clientWidth, frame.clientHeight];
    const spots = KG.spots(),
      scale = KG.net.getScale();
    const seen = [...spots].filter(([, spot]) => spot.inside);
    const lines = graph.links.flatMap(({ from, to }, i) => {
      const [a, b] = [spots.get(from), spots.get(to)];
      if (!KG.linkDrawn(i) || !(a.inside || b.inside)) return [];
      const { colour, opacity, width, dashes } = KG.lineLook(i);
      const line = KG.svg("line", {
        x1: a.x.toFixed(1),
        y1: a.y.toFixed(1),
        x2: b.x.toFixed(1),
        y2: b.y.toFixed(1),
        stroke: colour,
        "stroke-opacity": a.faint || b.faint ? 0.1 : opacity,
        "stroke-width": Math.max(0.5, width * Math.min(scale, 1)).toFixed(2),
        "stroke-dasharray": dashes.map((n) => (n * scale).toFixed(1)).join(" "),
      });
      return [line];
    });
    const icons = seen.map(([k, { x, y, r, faint }]) => {
      const icon = KG.nodeIcon(k, 2.2 * r);
      icon.setAttribute("x", (x - 1.1 * r).toFixed(1));
      icon.setAttribute("y", (y - 1.1 * r).toFixed(1));
      if (faint) icon.setAttribute("opacity", 0.16);
      return icon;
    });
    return KG.svg(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${w} ${h}`,
        width: w,
        height: h,
        "font-family": "Inter, 'Segoe UI', system-ui, Roboto, Arial, sans-serif",
      },
      [
        KG.svg("rect", { width: w, height: h, fill: KG.theme.surface }),
        ...lines,
        ...icons,
        ...KG.written.map(text),
      ],
    );
  };

  const asPng = () => {
    const frame = KG.state.view === "map" ? KG.byId("map") : KG.net.canvas.frame.canvas;
    const copy = KG.el("canvas", { width: frame.width, height: frame.height });
    const ctx = copy.getContext("2d");
    ctx.fillStyle = KG.theme.surface;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(frame, 0, 0);
    copy.toBlob((blob) => save(blob, "graph.png"));
  };

  /* The clipboard is not open to every page from disk; the address bar always has the link. */
  const copyLink = async (button) => {
    try {
      history.replaceState(null, "", KG.address());
      await navigator.clipboard.writeText(location.href);
      button.textContent = KG.t("copied");
    } catch {
      button.textContent = KG.t("address");
    }
    setTimeout(() => KG.translate(), 2500);
  };

  KG.startExport = () => {
    const menu = KG.byId("menu");
    const does = (id, action) =>
      KG.byId(id).addEventListener("click", (event) => {
        action(event.currentTarget);
        if (id !== "copy-link") menu.open = false;
      });
    does("copy-link", copyLink);
    does("save-png", asPng);
    does("save-svg", () =>
      save(
        new Blob([new XMLSerializer().serializeToString(KG.asSvg())], { type: "image/svg+xml" }),
        "graph.svg",
      ),
    );
    does("reset", KG.reset);
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  };
}
