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
/** @typedef {{ head: string, isNumber?: boolean, show: (place: Place) => import("./dom.js").Child, sort?: (a: Place, b: Place) => number }} Field */

/** @param {Place} place */
const rows = ({ table }) => rowsOf(table) ?? -1;

const hasOthers = places.some(({ table }) => table.kind !== "table");

/** Worth a column where not all are tables. @param {Place} place */
const kind = ({ table }) => (hasOthers ? KINDS[table.kind] : "");

/** @param {Place} place */
const distribution = ({ table: { distribution: found } }) =>
  found === undefined ? "" : (DISTRIBUTIONS[found.by] ?? found.by);

/** @type {readonly Field[]} */
const FIELDS = [
  {
    head: "Table",
    show: (place) =>
      h("a", { href: tableLink(place), dir: "auto" }, shortName(place)),
    sort: (a, b) => places.indexOf(a) - places.indexOf(b),
  },
  {
    head: "Columns",
    isNumber: true,
    show: ({ table }) => formatNumber(table.columns.length),
    sort: (a, b) => b.table.columns.length - a.table.columns.length,
  },
  {
    head: "Rows",
    isNumber: true,
    show: (place) =>
      rows(place) < 0 ? "" : formatNumber(Math.round(rows(place))),
    sort: (a, b) => rows(b) - rows(a),
  },
  { head: "Kind", show: kind },
  { head: "Distribution", show: distribution },
  { head: "Comment", show: ({ table }) => table.comment ?? "" },
];

/** What is empty for every table is left out. */
const shownFields = () =>
  FIELDS.filter(({ show }) => places.some((place) => show(place) !== ""));

/** @param {readonly Field[]} fields */
const rowOf = (fields) => (/** @type {Place} */ place) =>
  h(
    "tr",
    {},
    fields.map(({ head, isNumber, show }, at) =>
      at === 0
        ? h("th", { scope: "row" }, show(place))
        : h(
            "td",
            {
              class: isNumber ? "right" : head === "Comment" ? "comment" : null,
              dir: head === "Comment" ? "auto" : null,
            },
            show(place),
          ),
    ),
  );

/**
 * @param {number} columns
 */
const moreRow =
  (columns) => (/** @type {number} */ rest, /** @type {() => void} */ more) => {
    const label = `Show ${formatNumber(rest)} more`;
    const button = h(
      "button",
      { type: "button", class: "more", click: more },
      label,
    );
    return h("tr", {}, h("td", { colspan: columns }, button));
  };

/** The section with its sortable table. */
export const tableList = () => {
  const fields = shownFields();
  const body = h("tbody");
  const heads = fields.map(({ head, isNumber, sort }, at) => {
    const content =
      sort === undefined
        ? head
        : h(
            "button",
            { type: "button", class: "sort", click: () => fill(at) },
            head,
          );
    return h("th", { scope: "col", class: isNumber && "right" }, content);
  });
  /** @param {number} chosen */
  const fill = (chosen) => {
    for (const head of heads) head.removeAttribute("aria-sort");
    const order = chosen === 0 ? "ascending" : "descending";
    heads[chosen]?.setAttribute("aria-sort", order);
    body.replaceChildren();
    const { sort } = fields[chosen] ?? {};
    const sorted = chosen === 0 ? places : places.toSorted(sort);
    fillList(body, sorted, rowOf(fields), {
      most: 100,
      button: moreRow(fields.length),
    });
  };
  fill(0);
  const table = h(
    "table",
    { class: "list" },
    h("thead", {}, h("tr", {}, heads)),
    body,
  );
  const label = { tabindex: 0, role: "region", "aria-label": "All tables" };
  return h(
    "section",
    {},
    h("h2", {}, "All tables"),
    h("div", { class: "scroll", ...label }, table),
  );
};
