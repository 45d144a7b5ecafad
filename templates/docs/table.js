/** The view of one table. */
import { spreadChart } from "./charts.js";
import { columnTable } from "./columns.js";
import {
  code,
  counted,
  fillList,
  formatBytes,
  formatNumber,
  h,
} from "./dom.js";
import { codes, section } from "./parts.js";
import { references } from "./references.js";
import { columnNames, data, DISTRIBUTIONS, KINDS, rowsOf } from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {import("./store.js").TableData} TableData */

/** @param {string} term @param {...import("./dom.js").Child} value */
const fact = (term, ...value) =>
  h("div", {}, h("dt", {}, term), h("dd", {}, ...value));

/** @param {TableData} table */
const distributionFact = ({ distribution }) => {
  if (distribution === undefined) return null;
  const label = DISTRIBUTIONS[distribution.by] ?? distribution.by;
  if (distribution.by !== "hash" && distribution.by !== "modulo") {
    return fact("Distribution", label);
  }
  return fact("Distribution", `${label} by `, ...codes(distribution.columns));
};

/** @param {TableData} table */
const facts = (table) => {
  const { spread, bytes, orientation, partitioning, server, storage } = table;
  const options = Object.entries(storage ?? {});
  const rows = rowsOf(table);
  return h(
    "dl",
    { class: "facts" },
    rows !== undefined &&
      fact(
        spread === undefined ? "Rows, estimated" : "Rows, counted",
        formatNumber(Math.round(rows)),
      ),
    data.isLive &&
      rows === undefined &&
      table.kind === "table" &&
      fact("Rows, estimated", "never counted"),
    bytes !== undefined && fact("Size, estimated", formatBytes(bytes)),
    distributionFact(table),
    orientation &&
      fact("Orientation", orientation === "row" ? "Row store" : "Column store"),
    partitioning &&
      fact(
        "Partitions",
        `${formatNumber(partitioning.partitions.length)}, by ${partitioning.by} of `,
        ...codes(partitioning.columns),
      ),
    options.length > 0 &&
      fact(
        "Storage",
        options.map(([name, value]) => `${name} ${value}`).join(", "),
      ),
    table.isUnlogged && fact("Persistence", "Unlogged"),
    server &&
      fact(
        "Server",
        code(server[0]),
        server[1] === "write" ? ", write only" : "",
      ),
    fact("Columns", formatNumber(table.columns.length)),
  );
};

/** @param {TableData} table */
const tableAdvice = ({ advice = [] }) => {
  const own = advice.flatMap(([kind, column]) => {
    const found = column === undefined ? data.advice[kind] : undefined;
    return found ? [found] : [];
  });
  if (own.length === 0) return null;
  return h(
    "ul",
    { class: "warnings", "aria-label": "Advice" },
    own.map(({ code: name, sentence, source }) =>
      h(
        "li",
        {},
        h("p", {}, `${sentence}.`),
        h(
          "p",
          { class: "source" },
          name,
          source === "inferred" ? "" : ` · manual page ${source}`,
        ),
      ),
    ),
  );
};

/** @param {TableData} table */
const keys = (table) => {
  const { key, uniques = [], clusterKey, checks = [], indexes = [] } = table;
  const lines = [
    ...(key
      ? [["Primary key", codes(columnNames(table, key[1])), key[0]]]
      : []),
    ...uniques.map(([name, columns]) => [
      "Unique",
      codes(columnNames(table, columns)),
      name,
    ]),
    ...(clusterKey
      ? [
          [
            "Partial cluster key",
            codes(columnNames(table, clusterKey[1])),
            clusterKey[0],
          ],
        ]
      : []),
    ...checks.map(([name, expression]) => ["Check", [code(expression)], name]),
    ...indexes.map(([name, definition, isUnique]) => [
      isUnique ? "Unique index" : "Index",
      [code(definition)],
      name,
    ]),
  ];
  if (lines.length === 0) return null;
  return section(
    "Keys, checks and indexes",
    h(
      "table",
      { class: "plain" },
      h(
        "tbody",
        {},
        lines.map(([what, parts, name]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, String(what)),
            h("td", {}, /** @type {Node[]} */ (parts)),
            h("td", { class: "quiet" }, code(String(name))),
          ),
        ),
      ),
    ),
  );
};

const MOST = 100;

/** @param {TableData} table */
const partitions = ({ partitioning }) => {
  if (partitioning === undefined) return null;
  const { by, partitions: all } = partitioning;
  const body = h("tbody");
  fillList(
    body,
    all,
    ({ name, bound }) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, code(name)),
        h("td", {}, codes(bound.map((one) => one ?? "MAXVALUE"))),
      ),
    {
      most: MOST,
      button: (rest, more) =>
        h(
          "tr",
          {},
          h(
            "td",
            { colspan: 2 },
            h(
              "button",
              { type: "button", class: "more", click: more },
              `Show ${formatNumber(rest)} more`,
            ),
          ),
        ),
    },
  );
  const head = by === "range" ? "Values less than" : "Values";
  return section(
    counted(all.length, "partition"),
    h(
      "table",
      { class: "plain" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Partition"),
          h("th", { scope: "col" }, head),
        ),
      ),
      body,
    ),
  );
};

/** @param {TableData} table */
const inCode = ({ code: { path, factory, types } }) =>
  section(
    "In code",
    h(
      "dl",
      { class: "facts" },
      fact("Module", code(path)),
      fact("Factory", h("code", { class: "ts" }, factory)),
      fact("Types", ...codes(types)),
    ),
  );

/**
 * Everything about a table.
 * @param {Place} place
 * @param {string} [chosen] the column to begin with
 */
export const tableView = (place, chosen) => {
  const { schema, table } = place;
  return [
    h(
      "div",
      { class: "heading" },
      h(
        "h1",
        { dir: "auto" },
        h("span", { class: "quiet" }, `${schema.name}.`),
        h("wbr"),
        table.name,
      ),
      table.kind !== "table" && h("span", { class: "tag" }, KINDS[table.kind]),
    ),
    table.comment && h("p", { class: "lead", dir: "auto" }, table.comment),
    facts(table),
    tableAdvice(table),
    section("Columns", columnTable(table, chosen)),
    references(place),
    keys(table),
    table.spread && section("Rows by datanode", spreadChart(table.spread)),
    partitions(table),
    inCode(table),
  ];
};
