/** The first view: how much there is, what is large, how it is spread, and what the manual advises against. */
import { barChart, shareChart } from "./charts.js";
import { code, counted, fillList, formatBytes, formatNumber, formatPercent, formatShort, h } from "./dom.js";
import { data, diagramLink, DISTRIBUTIONS, KINDS, places, shortName, tableLink } from "./store.js";

/** @typedef {import("./store.js").Place} Place */

const TOP = 12;

/** @param {string} value @param {string} label @param {string} [below] */
const tile = (value, label, below) =>
  h("li", {}, h("strong", {}, value), h("span", {}, label), below ? h("small", {}, below) : null);

const tiles = () => {
  const tables = places.filter(({ table }) => table.kind === "table").length;
  const columns = places.reduce((sum, { table }) => sum + table.columns.length, 0);
  const rows = places.reduce((sum, { table }) => sum + (table.rows ?? 0), 0);
  const bytes = places.reduce((sum, { table }) => sum + (table.bytes ?? 0), 0);
  const references = places.flatMap(({ table }) => table.references ?? []);
  const guessed = references.filter((one) => one[4] === 1).length;
  const advice = places.reduce((sum, { table }) => sum + (table.advice?.length ?? 0), data.databaseAdvice.length);
  const others = places.length - tables;
  return h(
    "ul",
    { class: "tiles" },
    tile(formatNumber(tables), tables === 1 ? "table" : "tables", others > 0 ? `and ${counted(others, "view")} and foreign tables` : undefined),
    tile(formatNumber(columns), "columns"),
    data.isLive && tile(formatShort(rows), "rows", bytes > 0 ? `about ${formatBytes(bytes)}` : "as ANALYZE counted"),
    tile(formatNumber(references.length), guessed === 0 ? "foreign keys" : "references", guessed > 0 ? "guessed from names" : undefined),
    advice > 0 && tile(formatNumber(advice), advice === 1 ? "piece of advice" : "pieces of advice"),
  );
};

/** @param {"rows" | "bytes"} what */
const largest = (what) => {
  const format = what === "rows" ? formatNumber : formatBytes;
  const top = places
    .filter(({ table }) => (table[what] ?? 0) > 0)
    .toSorted((a, b) => (b.table[what] ?? 0) - (a.table[what] ?? 0))
    .slice(0, TOP);
  return barChart(
    top.map((place) => ({
      label: code(shortName(place)),
      href: tableLink(place),
      value: place.table[what] ?? 0,
      text: format(Math.round(place.table[what] ?? 0)),
    })),
  );
};

/** @param {string} title @param {...(import("./dom.js").Child | readonly import("./dom.js").Child[])} content */
const card = (title, ...content) =>
  h("section", { class: "card" }, h("h2", {}, title), ...content);

const sizes = () => {
  const has = (/** @type {"rows" | "bytes"} */ what) => places.some(({ table }) => (table[what] ?? 0) > 0);
  if (!has("rows")) {
    const why = data.isLive
      ? "The server has counted no rows yet: run ANALYZE, and write this page again."
      : "This page was written without the database, so that no sizes are known.";
    return card("Largest tables", h("p", { class: "note" }, why));
  }
  const holder = h("div", {}, largest("rows"));
  /** @param {"rows" | "bytes"} what @param {string} label */
  const choice = (what, label) =>
    h("button", { type: "button", "aria-pressed": what === "rows" ? "true" : "false", click: (/** @type {Event} */ { currentTarget }) => {
      holder.replaceChildren(largest(what));
      for (const button of choices.children) button.setAttribute("aria-pressed", String(button === currentTarget));
    } }, label);
  const choices = h("div", { class: "choices" }, choice("rows", "Rows"), choice("bytes", "Size"));
  return card("Largest tables", has("bytes") ? choices : null, holder, h("p", { class: "note" }, "Estimates of the server's last ANALYZE."));
};

/** @param {(place: Place) => string | undefined} labelOf */
const countBy = (labelOf) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const place of places) {
    const label = labelOf(place);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, value]) => ({ label, value })).toSorted((a, b) => b.value - a.value);
};

const kinds = () => {
  const spreads = countBy(({ table: { distribution: d } }) => d && (DISTRIBUTIONS[d.by] ?? d.by));
  const stores = countBy(({ table: { orientation } }) => orientation && (orientation === "row" ? "Row store" : "Column store"));
  const parted = countBy(({ table }) => (table.kind !== "table" || table.orientation === undefined ? undefined : table.partitioning ? "Partitioned" : "In one piece"));
  const objects = countBy(({ table }) => KINDS[table.kind]);
  return card(
    "How tables are kept",
    spreads.length > 0 && [h("h3", {}, "Distribution"), shareChart(spreads)],
    stores.length > 0 && [h("h3", {}, "Orientation"), shareChart(stores)],
    parted.length > 0 && [h("h3", {}, "Partitions"), shareChart(parted)],
    (spreads.length === 0 || objects.length > 1) && [h("h3", {}, "Kinds"), shareChart(objects)],
  );
};

const skew = () => {
  const measured = places.filter(({ table }) => table.spread !== undefined);
  if (measured.length === 0) return null;
  const ratio = (/** @type {Place} */ { table }) => table.spread?.ratio ?? 0;
  const worst = measured.toSorted((a, b) => ratio(b) - ratio(a)).slice(0, TOP);
  const skewed = measured.filter(({ table }) => table.spread?.isSkewed).length;
  return card(
    "Skew",
    h("p", { class: "note" }, `${counted(measured.length, "table")} counted by datanode; ${skewed === 0 ? "none is" : skewed === 1 ? "1 is" : `${formatNumber(skewed)} are`} skewed: 100,000 rows or more, and (most − average) / most at 10 % (the line) or above.`),
    barChart(
      worst.map((place) => ({
        label: code(shortName(place)),
        href: tableLink(place),
        value: ratio(place),
        text: formatPercent(ratio(place)),
        isBad: place.table.spread?.isSkewed ?? false,
      })),
      { limit: 0.1 },
    ),
  );
};

/** @typedef {{ label: string, href?: string }} Where */

const adviceByKind = () => {
  /** @type {Map<number, Where[]>} */
  const byKind = new Map(data.databaseAdvice.map((kind) => [kind, [{ label: data.database ?? "the database" }]]));
  for (const place of places) {
    for (const [kind, column] of place.table.advice ?? []) {
      const name = column === undefined ? undefined : place.table.columns[column]?.[0];
      const known = byKind.get(kind) ?? [];
      known.push({ label: name === undefined ? shortName(place) : `${shortName(place)}.${name}`, href: tableLink(place, name) });
      byKind.set(kind, known);
    }
  }
  return byKind;
};

/** @param {number} kind @param {readonly Where[]} where */
const adviceItem = (kind, where) => {
  const { code: name = "", sentence = "", source = "" } = data.advice[kind] ?? {};
  const list = h("ul", { class: "chips" });
  const details = h(
    "details",
    { toggle: () => {
      if (list.childElementCount > 0) return;
      fillList(list, where, ({ label, href }) => h("li", {}, href === undefined ? label : h("a", { href, dir: "auto" }, label)), {
        most: 60,
        button: (rest, more) => h("li", {}, h("button", { type: "button", class: "more", click: more }, `${formatNumber(rest)} more`)),
      });
    } },
    h("summary", {}, h("span", { class: "amount" }, formatNumber(where.length)), h("span", {}, h("strong", {}, name), h("span", { class: "sentence" }, `${sentence}.`))),
    h("p", { class: "source" }, source === "inferred" ? "Inferred, not from the manual." : `Manual page ${source}.`),
    list,
  );
  return h("li", {}, details);
};

const advice = () => {
  if (data.advice.length === 0) return null;
  const items = [...adviceByKind()].toSorted(([a], [b]) => a - b);
  return h("section", {}, h("h2", {}, "What the manual advises against"), h("ul", { class: "advices" }, items.map(([kind, where]) => adviceItem(kind, where))));
};

/** @type {readonly (readonly [string, (a: Place, b: Place) => number])[]} */
const ORDERS = [
  ["Table", (a, b) => places.indexOf(a) - places.indexOf(b)],
  ["Columns", (a, b) => b.table.columns.length - a.table.columns.length],
  ["Rows", (a, b) => (b.table.rows ?? -1) - (a.table.rows ?? -1)],
];

/** @param {Place} place */
const tableRow = (place) => {
  const { table } = place;
  const { distribution } = table;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, h("a", { href: tableLink(place), dir: "auto" }, shortName(place))),
    h("td", { class: "right" }, formatNumber(table.columns.length)),
    h("td", { class: "right" }, table.rows === undefined ? "" : formatNumber(Math.round(table.rows))),
    h("td", {}, distribution ? (DISTRIBUTIONS[distribution.by] ?? distribution.by) : table.kind === "table" ? "" : KINDS[table.kind]),
    h("td", { class: "comment", dir: "auto" }, table.comment ?? ""),
  );
};

const tableList = () => {
  const body = h("tbody");
  const heads = ORDERS.map(([label, compare], at) => {
    const button = h("button", { type: "button", class: "sort", click: () => fill(at, compare) }, label);
    return h("th", { scope: "col", class: at === 0 ? undefined : "right" }, button);
  });
  /** @param {number} chosen @param {(a: Place, b: Place) => number} compare */
  const fill = (chosen, compare) => {
    for (const [at, head] of heads.entries()) {
      if (at === chosen) head.setAttribute("aria-sort", at === 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    body.replaceChildren();
    fillList(body, chosen === 0 ? places : places.toSorted(compare), tableRow, {
      most: 100,
      button: (rest, more) => h("tr", {}, h("td", { colspan: 5 }, h("button", { type: "button", class: "more", click: more }, `Show ${formatNumber(rest)} more`))),
    });
  };
  fill(0, () => 0);
  return h(
    "section",
    {},
    h("h2", {}, "All tables"),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "All tables" },
      h("table", { class: "list" }, h("thead", {}, h("tr", {}, ...heads, h("th", { scope: "col" }, "Distribution"), h("th", { scope: "col" }, "Comment"))), body),
    ),
  );
};

const schemaCards = () =>
  data.schemas.length < 2
    ? null
    : h(
        "section",
        {},
        h("h2", {}, "Schemas"),
        h("ul", { class: "schemas" }, data.schemas.map((schema) =>
          h("li", {}, h("a", { href: diagramLink(schema), dir: "auto" }, schema.name), h("span", { class: "quiet" }, counted(schema.tables.length, "table")), schema.comment ? h("p", { dir: "auto" }, schema.comment) : null),
        )),
      );

/** The overview. */
export const overview = () => {
  const mode = data.compatibility === null ? "" : `, ${data.compatibility} mode`;
  return [
    h("div", { class: "heading" }, h("h1", {}, data.database === null ? "Schema" : "Schema of ", data.database === null ? null : h("bdi", {}, data.database))),
    h("p", { class: "lead" }, `${data.server}${mode}. ${data.schemas.length === 1 ? "One schema" : counted(data.schemas.length, "schema")}${data.schemas.length === 1 ? `: ${data.schemas[0]?.name ?? ""}` : ""}.`),
    tiles(),
    h("div", { class: "cards" }, sizes(), kinds(), skew()),
    schemaCards(),
    advice(),
    tableList(),
  ];
};
