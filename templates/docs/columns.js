/** The columns of a table. */
import { code, h } from "./dom.js";
import { data } from "./store.js";

/** @typedef {import("./store.js").TableData} TableData */
/** @typedef {import("./store.js").ColumnData} ColumnData */

/** @param {string} text @param {string} title @param {string} tone */
const badge = (text, title, tone) =>
  h("abbr", { class: `badge ${tone}`, title }, text);

/**
 * What a column is besides.
 * @param {TableData} table
 * @param {number} at
 */
const badges = (table, at) => {
  const name = table.columns[at]?.[0] ?? "";
  const {
    distribution,
    partitioning,
    key,
    uniques = [],
    references = [],
  } = table;
  const spreads =
    distribution &&
    "columns" in distribution &&
    distribution.columns.includes(name);
  const reference = references.find(([columns]) => columns.includes(at));
  return [
    key?.[1].includes(at) && badge("PK", "Part of the primary key", "blue"),
    uniques.some(([, columns]) => columns.includes(at)) &&
      badge("U", "Part of a unique key", "blue"),
    reference &&
      badge(
        reference[4] === 1 ? "FK?" : "FK",
        reference[4] === 1
          ? "Refers to another table, guessed from names"
          : "Part of a foreign key",
        "green",
      ),
    spreads &&
      badge(
        "D",
        "Distribution column: its value decides on which datanode a row lies, and it cannot be updated",
        "amber",
      ),
    partitioning?.columns.includes(name) &&
      badge("P", "Partition column", "violet"),
  ];
};

/** @param {TableData} table @param {number} at */
const columnAdvice = ({ advice = [] }, at) =>
  advice.flatMap(([kind, column]) => {
    const found = column === at ? data.advice[kind] : undefined;
    return found ? [h("p", { class: "advice" }, `${found.sentence}.`)] : [];
  });

/**
 * @param {TableData} table
 * @param {string | undefined} chosen
 */
const columnRow =
  (table, chosen) =>
  (/** @type {ColumnData} */ column, /** @type {number} */ at) => {
    const [name, type, nullable, property, codeType, standard, comment] =
      column;
    return h(
      "tr",
      {
        class: name === chosen ? "chosen" : undefined,
        id: name === chosen ? "chosen" : undefined,
      },
      h(
        "th",
        { scope: "row" },
        code(name),
        h("span", { class: "badges" }, badges(table, at)),
      ),
      h("td", {}, code(data.types[type] ?? "")),
      h(
        "td",
        { class: nullable ? "quiet" : "" },
        nullable ? "null" : "not null",
      ),
      h("td", {}, standard ? code(standard) : ""),
      h(
        "td",
        {},
        h(
          "code",
          { class: "ts" },
          `${property}: ${data.codeTypes[codeType] ?? ""}`,
        ),
      ),
      h(
        "td",
        { class: "comment", dir: "auto" },
        comment ? comment : "",
        columnAdvice(table, at),
      ),
    );
  };

const HEADS = ["Column", "Type", "Null", "Default", "In code", "Comment"];

/**
 * @param {TableData} table
 * @param {string | undefined} chosen
 */
export const columnTable = (table, chosen) =>
  h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Columns" },
    h(
      "table",
      { class: "columns" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          HEADS.map((head) => h("th", { scope: "col" }, head)),
        ),
      ),
      h("tbody", {}, table.columns.map(columnRow(table, chosen))),
    ),
  );
