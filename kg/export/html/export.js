"use strict";
/* Pictures of what is shown, and the link to it. */
{
  const { graph } = KG;

  const save = (blob, name) => {
    const address = URL.createObjectURL(blob);
    KG.el("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  const text = (words, x, y, attributes) => {
    const element = KG.svg("text", { x, y, "text-anchor": "middle", ...attributes });
    element.textContent = words;
    return element;
  };

  KG.asSvg = () => {
    const { size } = graph.nodes,
      { x, y } = KG.at;
    const shown = [...KG.shown];
    const [xs, ys] = [shown.map((k) => x[k]), shown.map((k) => y[k])];
    const low = (all) => all.reduce((a, b) => Math.min(a, b), 0) - 90;
    const high = (all) => all.reduce((a, b) => Math.max(a, b), 0) + 90;
    const lines = graph.links
      .map((link, i) => ({ ...link, i }))
      .filter(({ i }) => KG.linkDrawn(i))
      .map(({ from, to }) =>
        KG.svg("line", {
          x1: x[from],
          y1: y[from],
          x2: x[to],
          y2: y[to],
          stroke: KG.theme.line,
          "stroke-width": 1.3,
        }),
      );
    const icons = shown.map((k) => {
      const icon = KG.nodeIcon(k, 2.2 * size[k]);
      icon.setAttribute("x", x[k] - 1.1 * size[k]);
      icon.setAttribute("y", y[k] - 1.1 * size[k]);
      return icon;
    });
    const words = shown
      .filter((k) => shown.length < 300 || graph.degree[k] > 3)
      .flatMap((k) => {
        const [first, second] = graph.label(k);
        const below = y[k] + size[k];
        return [
          text(first, x[k], below + 14, {
            "font-size": 12,
            fill: KG.theme.text,
            "font-weight": graph.isEvent[k] ? 600 : 400,
          }),
          text(second, x[k], below + 28, { "font-size": 11, fill: KG.theme.muted }),
        ];
      });
    const box = [low(xs), low(ys), high(xs) - low(xs), high(ys) - low(ys)];
    return KG.svg(
      "svg",
      { xmlns: "http://www.w3.org/2000/svg", viewBox: box.join(" "), "font-family": "sans-serif" },
      [
        KG.svg("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: KG.theme.surface }),
        ...lines,
        ...icons,
        ...words,
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
    history.replaceState(null, "", KG.address());
    try {
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
