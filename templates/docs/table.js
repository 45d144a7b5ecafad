/** The view of one table. */
import { spreadChart } from "./charts.js";
import { code, counted, fillList, formatBytes, formatNumber, h } from "./dom.js";
import { neighbourhood } from "./neighbours.js";
import {
  columnNames,
  data,
  diagramLink,
  DISTRIBUTIONS,
  findPlace,
  incomingOf,
  KINDS,
  nameOf,
  tableLink,
} from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {import("./store.js").TableData} TableData */
/** @typedef {import("./store.js").ColumnData} ColumnData */
/** @typedef {import("./store.js").ReferenceData} ReferenceData */

/** @param {readonly string[]} names */
const codes = (names) =>
  names.flatMap((name, at) => (at === 0 ? [code(name)] : [", ", code(name)]));

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
  const { rows, bytes, orientation, partitioning, server, storage } = table;
  const options = Object.entries(storage ?? {});
  return h(
    "dl",
    { class: "facts" },
    rows !== undefined && fact("Rows, estimated", formatNumber(Math.round(rows))),
    data.isLive && rows === undefined && table.kind === "table" && fact("Rows, estimated", "never counted"),
    bytes !== undefined && fact("Size, estimated", formatBytes(bytes)),
    distributionFact(table),
    orientation && fact("Orientation", orientation === "row" ? "Row store" : "Column store"),
    partitioning &&
      fact("Partitions", `${formatNumber(partitioning.partitions.length)}, by ${partitioning.by} of `, ...codes(partitioning.columns)),
    options.length > 0 && fact("Storage", options.map(([name, value]) => `${name} ${value}`).join(", ")),
    table.isUnlogged && fact("Persistence", "Unlogged"),
    server && fact("Server", code(server[0]), server[1] === "write" ? ", write only" : ""),
    fact("Columns", formatNumber(table.columns.length)),
  );
};

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
  const { distribution, partitioning, key, uniques = [], references = [] } = table;
  const spreads = distribution && "columns" in distribution && distribution.columns.includes(name);
  const reference = references.find(([columns]) => columns.includes(at));
  return [
    key?.[1].includes(at) && badge("PK", "Part of the primary key", "blue"),
    uniques.some(([, columns]) => columns.includes(at)) && badge("U", "Part of a unique key", "blue"),
    reference && badge(reference[4] === 1 ? "FK?" : "FK", reference[4] === 1 ? "Refers to another table, guessed from names" : "Part of a foreign key", "green"),
    spreads && badge("D", "Distribution column: its value decides on which datanode a row lies, and it cannot be updated", "amber"),
    partitioning?.columns.includes(name) && badge("P", "Partition column", "violet"),
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
const columnRow = (table, chosen) => (/** @type {ColumnData} */ column, /** @type {number} */ at) => {
  const [name, type, nullable, property, codeType, standard, comment] = column;
  return h(
    "tr",
    { class: name === chosen ? "chosen" : undefined, id: name === chosen ? "chosen" : undefined },
    h("th", { scope: "row" }, code(name), h("span", { class: "badges" }, badges(table, at))),
    h("td", {}, code(data.types[type] ?? "")),
    h("td", { class: nullable ? "quiet" : "" }, nullable ? "null" : "not null"),
    h("td", {}, standard ? code(standard) : ""),
    h("td", {}, h("code", { class: "ts" }, `${property}: ${data.codeTypes[codeType] ?? ""}`)),
    h("td", { class: "comment", dir: "auto" }, comment ? comment : "", columnAdvice(table, at)),
  );
};

const HEADS = ["Column", "Type", "Null", "Default", "In code", "Comment"];

/**
 * @param {TableData} table
 * @param {string | undefined} chosen
 */
const columnTable = (table, chosen) =>
  h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Columns" },
    h(
      "table",
      { class: "columns" },
      h("thead", {}, h("tr", {}, HEADS.map((head) => h("th", { scope: "col" }, head)))),
      h("tbody", {}, table.columns.map(columnRow(table, chosen))),
    ),
  );

/** @param {string} title @param {...(import("./dom.js").Child | readonly import("./dom.js").Child[])} content */
const section = (title, ...content) =>
  h("section", {}, h("h2", {}, title), ...content);

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
      h("li", {}, h("p", {}, `${sentence}.`), h("p", { class: "source" }, name, source === "inferred" ? "" : ` · manual page ${source}`)),
    ),
  );
};

/** @param {TableData} table */
const keys = (table) => {
  const { key, uniques = [], clusterKey, checks = [], indexes = [] } = table;
  const lines = [
    ...(key ? [["Primary key", codes(columnNames(table, key[1])), key[0]]] : []),
    ...uniques.map(([name, columns]) => ["Unique", codes(columnNames(table, columns)), name]),
    ...(clusterKey ? [["Partial cluster key", codes(columnNames(table, clusterKey[1])), clusterKey[0]]] : []),
    ...checks.map(([name, expression]) => ["Check", [code(expression)], name]),
    ...indexes.map(([name, definition, isUnique]) => [isUnique ? "Unique index" : "Index", [code(definition)], name]),
  ];
  if (lines.length === 0) return null;
  return section(
    "Keys, checks and indexes",
    h("table", { class: "plain" }, h("tbody", {}, lines.map(([what, parts, name]) =>
      h("tr", {}, h("th", { scope: "row" }, String(what)), h("td", {}, /** @type {Node[]} */ (parts)), h("td", { class: "quiet" }, code(String(name)))),
    ))),
  );
};

/**
 * @param {Place} from
 * @param {ReferenceData} reference
 * @param {boolean} isIncoming
 */
const referenceLine = (from, [columns, schema, name, targets, isGuessed], isIncoming) => {
  const target = findPlace(schema, name);
  const other = isIncoming ? from : target;
  const label = isIncoming ? nameOf(from) : `${schema}.${name}`;
  return h(
    "li",
    {},
    ...(isIncoming ? [] : [...codes(columnNames(from.table, columns)), " → "]),
    other ? h("a", { href: tableLink(other), dir: "auto" }, label) : h("span", { dir: "auto" }, label),
    " (",
    ...codes(isIncoming ? columnNames(from.table, columns) : targets),
    ")",
    isGuessed === 1 && h("span", { class: "tag" }, "guessed from names"),
    !other && h("span", { class: "tag" }, "not on this page"),
  );
};

const MOST = 100;

/** @param {number} rest @param {() => void} more */
const moreItem = (rest, more) =>
  h("li", {}, h("button", { type: "button", class: "more", click: more }, `Show ${formatNumber(rest)} more`));

/** @param {Place} place */
const relations = (place) => {
  const picture = neighbourhood(place);
  if (picture === undefined) return null;
  const { references = [] } = place.table;
  const into = incomingOf(place);
  const outList = h("ul", { class: "plainlist" }, references.map((one) => referenceLine(place, one, false)));
  const inList = h("ul", { class: "plainlist" });
  fillList(inList, into, ({ from, reference }) => referenceLine(from, reference, true), { most: MOST, button: moreItem });
  return section(
    "References",
    h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Picture of the references" }, picture),
    h(
      "div",
      { class: "pair" },
      references.length > 0 && h("div", {}, h("h3", {}, "Refers to"), outList),
      into.length > 0 && h("div", {}, h("h3", {}, "Referred to by"), inList),
    ),
    place.schema.diagram && h("p", {}, h("a", { href: diagramLink(place.schema, place.table.name) }, "Show it in the diagram of its schema")),
  );
};

/** @param {TableData} table */
const partitions = ({ partitioning }) => {
  if (partitioning === undefined) return null;
  const { by, partitions: all } = partitioning;
  const body = h("tbody");
  fillList(body, all, ({ name, bound }) =>
    h("tr", {}, h("th", { scope: "row" }, code(name)), h("td", {}, codes(bound.map((one) => one ?? "MAXVALUE")))),
  {
    most: MOST,
    button: (rest, more) => h("tr", {}, h("td", { colspan: 2 }, h("button", { type: "button", class: "more", click: more }, `Show ${formatNumber(rest)} more`))),
  });
  const head = by === "range" ? "Values less than" : "Values";
  return section(
    counted(all.length, "partition"),
    h("table", { class: "plain" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Partition"), h("th", { scope: "col" }, head))), body),
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
      h("h1", { dir: "auto" }, h("span", { class: "quiet" }, `${schema.name}.`), h("wbr"), table.name),
      table.kind !== "table" && h("span", { class: "tag" }, KINDS[table.kind]),
    ),
    table.comment && h("p", { class: "lead", dir: "auto" }, table.comment),
    facts(table),
    tableAdvice(table),
    section("Columns", columnTable(table, chosen)),
    relations(place),
    keys(table),
    table.spread && section("Rows by datanode", spreadChart(table.spread)),
    partitions(table),
    inCode(table),
  ];
};
