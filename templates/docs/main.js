/** Puts the page together, and shows what its address asks for. */
import { diagramView } from "./diagram.js";
import { h } from "./dom.js";
import { overview } from "./overview.js";
import { createSidebar } from "./sidebar.js";
import {
  data,
  diagramLink,
  findPlace,
  nameOf,
  schemasByName,
} from "./store.js";
import { tableView } from "./table.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const side = /** @type {HTMLElement} */ (document.getElementById("side"));
const pageTitle = document.title;

const THEMES = ["auto", "light", "dark"];

/** The choice is kept where the browser lets a file keep anything. */
const createThemes = () => {
  const read = () => {
    try {
      return localStorage.getItem("dws-docs-theme") ?? "auto";
    } catch {
      return "auto";
    }
  };
  let theme = THEMES.includes(read()) ? read() : "auto";
  const button = h("button", {
    type: "button",
    class: "theme",
    click: () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
      try {
        localStorage.setItem("dws-docs-theme", theme);
      } catch {
        // Then it lasts as long as the page.
      }
      apply();
    },
  });
  const apply = () => {
    document.documentElement.dataset["theme"] = theme;
    button.textContent = `Theme: ${theme}`;
  };
  apply();
  return button;
};

/** @param {string} text */
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const lost = () => [
  h("h1", {}, "That is not on this page"),
  h(
    "p",
    { class: "lead" },
    "It may have been removed or renamed since. ",
    h("a", { href: "#/" }, "Back to the overview"),
  ),
];

/** @returns {{ title: string, view: readonly import("./dom.js").Child[] }} */
const read = () => {
  const [, view = "", first, second, third] = location.hash
    .split("/")
    .map(decode);
  if (view === "") return { title: pageTitle, view: overview() };
  const schema = schemasByName.get(first ?? "");
  if (view === "diagram" && schema !== undefined) {
    return {
      title: `Diagram of ${schema.name}`,
      view: diagramView(schema, second),
    };
  }
  const place = findPlace(first ?? "", second ?? "");
  if (view === "table" && place !== undefined) {
    return { title: nameOf(place), view: tableView(place, third) };
  }
  return { title: "Not found", view: lost() };
};

const [firstDrawn = data.schemas[0]] = data.schemas.filter(
  (schema) => schema.diagram !== undefined,
);
const tabs = [
  h("a", { href: "#/" }, "Overview"),
  ...(firstDrawn === undefined
    ? []
    : [h("a", { href: diagramLink(firstDrawn) }, "Diagram")]),
];
bar.append(
  h(
    "a",
    { class: "brand", href: "#/" },
    h("bdi", {}, data.database ?? "Schema"),
    h("span", {}, data.server),
  ),
  h("nav", { "aria-label": "Views" }, ...tabs),
  createThemes(),
);

const sidebar = createSidebar(side);

const show = () => {
  const { title, view } = read();
  document.title = title;
  main.replaceChildren(
    ...view
      .filter((one) => one !== null && one !== undefined && one !== false)
      .map((one) => (typeof one === "number" ? String(one) : one)),
  );
  const [, kind = ""] = location.hash.split("/");
  for (const [at, tab] of tabs.entries()) {
    const isHere = at === 0 ? kind === "" : kind === "diagram";
    if (isHere) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  const [, , schema, table] = location.hash.split("/");
  sidebar.mark(
    kind === "table" ? `#/table/${schema ?? ""}/${table ?? ""}` : location.hash,
  );
};

const follow = () => {
  show();
  main.focus({ preventScroll: true });
  const chosen = document.getElementById("chosen");
  if (chosen === null) scrollTo(0, 0);
  else chosen.scrollIntoView({ block: "center" });
};

addEventListener("hashchange", follow);
document.querySelector(".skip")?.addEventListener("click", (event) => {
  // An address of our own would take its place.
  event.preventDefault();
  main.focus();
});
document.addEventListener("keydown", (event) => {
  const { target } = event;
  const isTyping =
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  if (
    event.key !== "/" ||
    isTyping ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey
  )
    return;
  event.preventDefault();
  sidebar.focus();
});
show();
