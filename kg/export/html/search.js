"use strict";
/* The search box: a combobox with type-ahead over every name in both languages. */
{
  const { graph } = KG;
  const box = KG.byId("query"),
    list = KG.byId("matches");
  let found = [],
    current = -1;

  const draw = () => {
    const empty = box.value.trim() && !found.length;
    list.replaceChildren(
      ...found.map((k, i) =>
        KG.el(
          "li",
          {
            id: `match-${i}`,
            role: "option",
            "aria-selected": String(i === current),
            on: {
              mousedown: (event) => {
                event.preventDefault();
                choose(k);
              },
            },
          },
          [
            KG.nodeIcon(k, 18),
            KG.el("span", { class: "name", text: graph.name(k) }),
            KG.el("span", {
              class: "kind",
              text: graph.isEvent[k] ? KG.date(graph.nodes.date[k]) : graph.typeName(k),
            }),
          ],
        ),
      ),
    );
    if (empty)
      list.append(
        KG.el("li", { class: "none", role: "option", "aria-disabled": "true", text: KG.t("nothing") }),
      );
    list.hidden = !found.length && !empty;
    box.setAttribute("aria-expanded", String(!list.hidden));
    if (current >= 0) box.setAttribute("aria-activedescendant", `match-${current}`);
    else box.removeAttribute("aria-activedescendant");
  };

  const close = () => {
    [found, current] = [[], -1];
    draw();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
  };
  const choose = (k) => {
    box.value = "";
    close();
    KG.choose(k);
  };

  box.addEventListener("input", () => {
    [found, current] = [graph.find(box.value), -1];
    draw();
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      current =
        current < 0 ? (step > 0 ? 0 : found.length - 1) : (current + step + found.length) % found.length;
      draw();
      KG.byId(`match-${current}`).scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && found.length) choose(found[Math.max(current, 0)]);
    else if (event.key === "Escape") {
      box.value = "";
      close();
      return;
    } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const writing = /^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key !== "/" || (writing && document.activeElement.type === "text")) return;
    box.focus();
    event.preventDefault();
  });
}
