"use strict";
/* The one global of the page, and how it writes the document: text only, never markup. */
const KG = {};

KG.byId = (id) => document.getElementById(id);

/* Make an element. `on` has listeners, `text` goes in as text, the rest are attributes. */
KG.el = (tag, attributes = {}, children = []) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") element.textContent = value;
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

KG.svg = (tag, attributes = {}, children = []) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/* The address if it is one to follow, else null: article metadata may hold anything. */
KG.safeUrl = (address) => {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
};

KG.link = (address, text) => {
  const href = KG.safeUrl(address);
  if (!href) return KG.el("span", { text });
  return KG.el("a", { href, text, target: "_blank", rel: "noopener noreferrer" });
};

KG.css = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

/* Subscribe to what changes: "filter", "select", "view", "language", "theme". */
{
  const listeners = new Map();
  KG.on = (topics, listener) => {
    for (const topic of topics.split(" ")) {
      listeners.set(topic, [...(listeners.get(topic) || []), listener]);
    }
  };
  KG.emit = (topic) => (listeners.get(topic) || []).forEach((listener) => listener());
}
