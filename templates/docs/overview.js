/** The first view: how much there is, what is large, how it is spread, and what the manual advises against. */
import { adviceList } from "./advices.js";
import { barChart, shareChart } from "./charts.js";
import {
  code,
  counted,
  formatBytes,
  formatNumber,
  formatPercent,
  formatShort,
  h,
} from "./dom.js";
import {
  countKinds,
  data,
  diagramLink,
  DISTRIBUTIONS,
  KINDS,
  places,
  rowsOf,
  shortName,
  tableLink,
} from "./store.js";
import { tableList } from "./tables.js";

/** @typedef {import("./store.js").Place} Place */

const TOP = 12;

/** @param {string} value @param {string} label @param {string} [below] */
const tile = (value, label, below) =>
  h(
    "li",
    {},
    h("strong", {}, value),
    h("span", {}, label),
    below ? h("small", {}, below) : null,
  );

const tiles = () => {
  const tables = places.filter(({ table }) => table.kind === "table").length;
  const columns = places.reduce(
    (sum, { table }) => sum + table.columns.length,
    0,
  );
  const rows = places.reduce((sum, { table }) => sum + (rowsOf(table) ?? 0), 0);
  const bytes = places.reduce((sum, { table }) => sum + (table.bytes ?? 0), 0);
  const references = places.flatMap(({ table }) => table.references ?? []);
  const guessed = references.filter((one) => one[4] === 1).length;
  const advice = places.reduce(
    (sum, { table }) => sum + (table.advice?.length ?? 0),
    data.databaseAdvice.length,
  );
  const others = countKinds(
    places.flatMap(({ table }) => (table.kind === "table" ? [] : [table])),
  );
  return h(
    "ul",
    { class: "tiles" },
    tile(
      formatNumber(tables),
      tables === 1 ? "table" : "tables",
      others.length > 0 ? `and ${others.join(" and ")}` : undefined,
    ),
    tile(formatNumber(columns), "columns"),
    rows > 0 &&
      tile(
        formatShort(rows),
        "rows",
        bytes > 0 ? `about ${formatBytes(bytes)}` : undefined,
      ),
    tile(
      formatNumber(references.length),
      guessed === 0 ? "foreign keys" : "references",
      guessed > 0 ? "guessed from names" : undefined,
    ),
    advice > 0 &&
      tile(
        formatNumber(advice),
        advice === 1 ? "piece of advice" : "pieces of advice",
      ),
  );
};

/** @param {"rows" | "bytes"} what */
const largest = (what) => {
  const valueOf = (/** @type {Place} */ { table }) =>
    (what === "rows" ? rowsOf(table) : table.bytes) ?? 0;
  const format = what === "rows" ? formatNumber : formatBytes;
  const top = places
    .filter((place) => valueOf(place) > 0)
    .toSorted((a, b) => valueOf(b) - valueOf(a))
    .slice(0, TOP);
  return barChart(
    top.map((place) => ({
      label: code(shortName(place)),
      href: tableLink(place),
      value: valueOf(place),
      text: format(Math.round(valueOf(place))),
    })),
  );
};

/** @param {string} title @param {...(import("./dom.js").Child | readonly import("./dom.js").Child[])} content */
const card = (title, ...content) =>
  h("section", { class: "card" }, h("h2", {}, title), ...content);

const sizes = () => {
  const hasRows = places.some(({ table }) => (rowsOf(table) ?? 0) > 0);
  const hasBytes = places.some(({ table }) => table.bytes !== undefined);
  if (!hasRows) {
    const why = data.isLive
      ? "The server has counted no rows yet: run ANALYZE, and write this page again."
      : "This page was written without the database, so that no sizes are known.";
    return card("Largest tables", h("p", { class: "note" }, why));
  }
  const holder = h("div", {}, largest("rows"));
  /** @param {"rows" | "bytes"} what @param {string} label */
  const choice = (what, label) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": what === "rows" ? "true" : "false",
        click: (/** @type {Event} */ { currentTarget }) => {
          holder.replaceChildren(largest(what));
          for (const button of choices.children)
            button.setAttribute(
              "aria-pressed",
              String(button === currentTarget),
            );
        },
      },
      label,
    );
  const choices = h(
    "div",
    { class: "choices" },
    choice("rows", "Rows"),
    choice("bytes", "Size"),
  );
  return card(
    "Largest tables",
    hasBytes ? choices : null,
    holder,
    h(
      "p",
      { class: "note" },
      places.some(({ table }) => table.spread !== undefined)
        ? "Rows as they were counted, else as the server's last ANALYZE estimates them."
        : "Estimates of the server's last ANALYZE.",
    ),
  );
};

/** @param {(place: Place) => string | undefined} labelOf */
const countBy = (labelOf) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const place of places) {
    const label = labelOf(place);
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .map(([label, value]) => ({ label, value }))
    .toSorted((a, b) => b.value - a.value);
};

const kinds = () => {
  const spreads = countBy(
    ({ table: { distribution: d } }) => d && (DISTRIBUTIONS[d.by] ?? d.by),
  );
  const stores = countBy(
    ({ table: { orientation } }) =>
      orientation && (orientation === "row" ? "Row store" : "Column store"),
  );
  const parted = countBy(({ table }) =>
    table.kind !== "table" || table.orientation === undefined
      ? undefined
      : table.partitioning
        ? "Partitioned"
        : "In one piece",
  );
  const objects = countBy(({ table }) => KINDS[table.kind]);
  if (spreads.length === 0 && objects.length < 2) return null;
  return card(
    "How tables are kept",
    spreads.length > 0 && [h("h3", {}, "Distribution"), shareChart(spreads)],
    stores.length > 0 && [h("h3", {}, "Orientation"), shareChart(stores)],
    parted.length > 0 && [h("h3", {}, "Partitions"), shareChart(parted)],
    objects.length > 1 && [h("h3", {}, "Kinds"), shareChart(objects)],
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
    h(
      "p",
      { class: "note" },
      `(most − average) / most, of the rows by datanode. Skewed is what has 100,000 rows or more and reaches the manual's 10 % (the line): ${skewed === 0 ? "none" : formatNumber(skewed)} of the ${counted(measured.length, "table")} that were counted.`,
    ),
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

const schemaCards = () =>
  data.schemas.length < 2
    ? null
    : h(
        "section",
        {},
        h("h2", {}, "Schemas"),
        h(
          "ul",
          { class: "schemas" },
          data.schemas.map((schema) =>
            h(
              "li",
              {},
              h("a", { href: diagramLink(schema), dir: "auto" }, schema.name),
              h(
                "span",
                { class: "quiet" },
                countKinds(schema.tables).join(", "),
              ),
              schema.comment ? h("p", { dir: "auto" }, schema.comment) : null,
            ),
          ),
        ),
      );

/** The overview. */
export const overview = () => {
  const mode =
    data.compatibility === null ? "" : `, ${data.compatibility} mode`;
  return [
    h(
      "div",
      { class: "heading" },
      h(
        "h1",
        {},
        data.database === null ? "Schema" : "Schema of ",
        data.database === null ? null : h("bdi", {}, data.database),
      ),
    ),
    h(
      "p",
      { class: "lead" },
      `${data.server}${mode}. ${data.schemas.length === 1 ? "One schema" : counted(data.schemas.length, "schema")}${data.schemas.length === 1 ? `: ${data.schemas[0]?.name ?? ""}` : ""}.`,
    ),
    tiles(),
    h("div", { class: "cards" }, sizes(), kinds(), skew()),
    schemaCards(),
    adviceList(),
    tableList(),
  ];
};
