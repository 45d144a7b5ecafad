/** The list of all tables. */
import { fillList, formatNumber, h } from "./dom.js";
import {
  DISTRIBUTIONS,
  KINDS,
  places,
  rowsOf,
  shortName,
  tableLink,
} from "./store.js";

/** @typedef {import("./store.js").Place} Place */

/** @type {readonly (readonly [string, (a: Place, b: Place) => number])[]} */
const ORDERS = [
  ["Table", (a, b) => places.indexOf(a) - places.indexOf(b)],
  ["Columns", (a, b) => b.table.columns.length - a.table.columns.length],
  ["Rows", (a, b) => (rowsOf(b.table) ?? -1) - (rowsOf(a.table) ?? -1)],
];

/** @param {Place} place */
const tableRow = (place) => {
  const { table } = place;
  const { distribution } = table;
  const rows = rowsOf(table);
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      h("a", { href: tableLink(place), dir: "auto" }, shortName(place)),
    ),
    h("td", { class: "right" }, formatNumber(table.columns.length)),
    h(
      "td",
      { class: "right" },
      rows === undefined ? "" : formatNumber(Math.round(rows)),
    ),
    h(
      "td",
      {},
      distribution
        ? (DISTRIBUTIONS[distribution.by] ?? distribution.by)
        : table.kind === "table"
          ? ""
          : KINDS[table.kind],
    ),
    h("td", { class: "comment", dir: "auto" }, table.comment ?? ""),
  );
};

/** The section with its sortable table. */
export const tableList = () => {
  const body = h("tbody");
  const heads = ORDERS.map(([label, compare], at) => {
    const button = h(
      "button",
      { type: "button", class: "sort", click: () => fill(at, compare) },
      label,
    );
    return h(
      "th",
      { scope: "col", class: at === 0 ? undefined : "right" },
      button,
    );
  });
  /** @param {number} chosen @param {(a: Place, b: Place) => number} compare */
  const fill = (chosen, compare) => {
    for (const [at, head] of heads.entries()) {
      if (at === chosen)
        head.setAttribute("aria-sort", at === 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    body.replaceChildren();
    fillList(body, chosen === 0 ? places : places.toSorted(compare), tableRow, {
      most: 100,
      button: (rest, more) =>
        h(
          "tr",
          {},
          h(
            "td",
            { colspan: 5 },
            h(
              "button",
              { type: "button", class: "more", click: more },
              `Show ${formatNumber(rest)} more`,
            ),
          ),
        ),
    });
  };
  fill(0, () => 0);
  return h(
    "section",
    {},
    h("h2", {}, "All tables"),
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "region",
        "aria-label": "All tables",
      },
      h(
        "table",
        { class: "list" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...heads,
            h("th", { scope: "col" }, "Distribution"),
            h("th", { scope: "col" }, "Comment"),
          ),
        ),
        body,
      ),
    ),
  );
};
