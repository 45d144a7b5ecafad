/** The data of the page, and what can be looked up in it. */
import { counted } from "./dom.js";

/** @typedef {import("../../src/pages/page-data.js").PageData} PageData */
/** @typedef {import("../../src/pages/page-data.js").SchemaData} SchemaData */
/** @typedef {import("../../src/pages/page-data.js").TableData} TableData */
/** @typedef {import("../../src/pages/page-data.js").ColumnData} ColumnData */
/** @typedef {import("../../src/pages/page-data.js").ReferenceData} ReferenceData */
/** @typedef {import("../../src/pages/page-data.js").SpreadData} SpreadData */
/** @typedef {{ readonly schema: SchemaData, readonly table: TableData }} Place */
/** @typedef {{ readonly from: Place, readonly reference: ReferenceData }} Incoming */

/** @type {PageData} */
export const data = JSON.parse(
  document.getElementById("data")?.textContent ?? "",
);

/**
 * Every table, view and foreign table, in order.
 * @type {readonly Place[]}
 */
export const places = data.schemas.flatMap((schema) =>
  schema.tables.map((table) => ({ schema, table })),
);

/** @type {ReadonlyMap<string, SchemaData>} */
export const schemasByName = new Map(
  data.schemas.map((schema) => [schema.name, schema]),
);

/**
 * A name of two parts, in which neither can pass for the other's end.
 * @param {string} schema
 * @param {string} table
 */
const keyOf = (schema, table) => JSON.stringify([schema, table]);

const placesByName = new Map(
  places.map((place) => [keyOf(place.schema.name, place.table.name), place]),
);

/**
 * @param {string} schema
 * @param {string} table
 */
export const findPlace = (schema, table) =>
  placesByName.get(keyOf(schema, table));

/** @param {Place} place */
export const nameOf = ({ schema, table }) => `${schema.name}.${table.name}`;

/**
 * With one schema on the page its name says nothing.
 * @param {Place} place
 */
export const shortName = (place) =>
  data.schemas.length === 1 ? place.table.name : nameOf(place);

/** @type {Map<string, Incoming[]> | undefined} */
let incoming;

const indexIncoming = () => {
  /** @type {Map<string, Incoming[]>} */
  const index = new Map();
  for (const from of places) {
    for (const reference of from.table.references ?? []) {
      const key = keyOf(reference[1], reference[2]);
      const known = index.get(key) ?? [];
      known.push({ from, reference });
      index.set(key, known);
    }
  }
  return index;
};

/**
 * Rows as they were counted by datanode, else as the server estimates them.
 * @param {TableData} table
 */
export const rowsOf = ({ rows, spread }) =>
  spread === undefined
    ? rows
    : spread.nodes.reduce((sum, [, count]) => sum + count, 0);

/**
 * What refers to a table.
 * @param {Place} place
 * @returns {readonly Incoming[]}
 */
export const incomingOf = ({ schema, table }) => {
  incoming ??= indexIncoming();
  return incoming.get(keyOf(schema.name, table.name)) ?? [];
};

/**
 * Names of columns by their places.
 * @param {TableData} table
 * @param {readonly number[]} columns
 */
export const columnNames = ({ columns: all }, columns) =>
  columns.map((at) => all[at]?.[0] ?? "?");

/**
 * @param {Place} place
 * @param {string} [column]
 */
export const tableLink = ({ schema, table }, column) =>
  [
    "#/table",
    schema.name,
    table.name,
    ...(column === undefined ? [] : [column]),
  ]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join("/");

/**
 * @param {SchemaData} schema
 * @param {string} [table]
 */
export const diagramLink = ({ name }, table) =>
  ["#/diagram", name, ...(table === undefined ? [] : [table])]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join("/");

/** What kinds of relations are called.
 * @type {Readonly<Record<TableData["kind"], string>>}
 */
export const KINDS = {
  table: "Table",
  view: "View",
  "materialized-view": "Materialized view",
  "foreign-table": "Foreign table",
};

/**
 * `["15 tables", "8 views"]`; a kind that there is none of is left out.
 * @param {readonly TableData[]} tables
 */
export const countKinds = (tables) => {
  /** @param {string} noun @param {(kind: string) => boolean} isOne */
  const count = (noun, isOne) => {
    const found = tables.filter(({ kind }) => isOne(kind)).length;
    return found === 0 ? [] : [counted(found, noun)];
  };
  return [
    ...count("table", (kind) => kind === "table"),
    ...count("view", (kind) => kind.endsWith("view")),
    ...count("foreign table", (kind) => kind === "foreign-table"),
  ];
};

/** What ways of distribution are called.
 * @type {Readonly<Record<string, string>>}
 */
export const DISTRIBUTIONS = {
  hash: "Hash",
  modulo: "Modulo",
  replication: "Replication",
  roundrobin: "Round robin",
  unknown: "Unknown",
};
