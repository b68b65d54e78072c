"use strict";
// A named query is put into YASGUI's editor with its parameters filled in, as `kg query` does.
(() => {
  const known = JSON.parse(document.getElementById("known").textContent);
  const chooser = document.getElementById("query");
  const fields = document.getElementById("parameters");
  const endpoint = new URL("sparql", location.href).href;
  const used = (prefix, text) => prefix === "base" || new RegExp(`\\b${prefix}:`).test(text);
  // Whole, so that it can be taken elsewhere; `base` for the table, which shows IRIs by it.
  const whole = (text) => Object.entries(known.prefixes)
    .filter(([prefix]) => used(prefix, text))
    .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>\n`).join("") + text;

  Yasgui.Yasqe.defaults.value = whole("SELECT ?actor ?name {\n  ?actor a kg:Person ; rdfs:label ?name .\n} LIMIT 25");
  // Its own completions of prefixes, classes and properties ask servers elsewhere.
  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    copyEndpointOnNewTab: false,
    persistencyExpire: 0,
  });
  window.yasgui = yasgui;

  for (const query of known.queries) chooser.append(new Option(query.title, query.name));

  const chosen = () => known.queries.find((query) => query.name === chooser.value);

  function field({ name, description, default: initial }) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = name;
    input.title = description;
    input.value = initial ?? "";
    input.required = initial === null;
    label.append(name, input);
    return label;
  }

  // One literal, escaped as N-Triples escapes it; a parameter with a number for default is a number.
  function literal(parameter, value) {
    if (/^\d+$/.test(parameter.default ?? "")) return /^\d+$/.test(value) ? value : parameter.default;
    return JSON.stringify(value);
  }

  // Strings, IRIs and comments hold no parameters.
  const token = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|\$(\w+)/g;

  function filled(query, values) {
    return query.text.replace(token, (all, name) => {
      const parameter = query.parameters.find((p) => p.name === name);
      return parameter ? literal(parameter, values.get(name) ?? "") : all;
    });
  }

  chooser.addEventListener("change", () => {
    const query = chosen();
    fields.replaceChildren(...(query?.parameters ?? []).map(field));
    document.getElementById("about").textContent = query?.description ?? "";
    document.querySelector("#named button").disabled = !query;
  });

  document.getElementById("named").addEventListener("submit", (event) => {
    event.preventDefault();
    const query = chosen();
    if (!query) return;
    const tab = yasgui.getTab();
    tab.getYasqe().setValue(whole(filled(query, new FormData(event.target))));
    tab.query();
  });
})();
