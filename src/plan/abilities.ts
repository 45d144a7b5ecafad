/** What can be done with a table, view or foreign table: which class of the runtime stands for it, and what is said of that. */
import type { Relation, Table } from "../model/model.js";
import { type Store, storeOf } from "./storage.js";

/** Who reads and writes. */
export type Role = "repository" | "reader" | "writer";

/** What a module offers. */
export interface Abilities {
  readonly role: Role;
  /** Class of the runtime: `KeyedRepository`. */
  readonly base: string;
  /** Class of the runtime for read-only sessions, beside a repository. */
  readonly reader: string | undefined;
  readonly isKeyed: boolean;
  /** What is said of the class. */
  readonly doc: readonly string[];
}

const qualified = ({ schema, name }: Relation) => `${schema}.${name}`;

// A batch should bring 60,000 rows to each partition on each datanode (dws_04_0112, dws_04_0116).
const ADVICE: Readonly<Record<Store, readonly string[]>> = {
  row: [],
  column: [
    "A column store: single inserts harm it, load rows with `copy`, many at once.",
  ],
  hstore: ["Rows may come one by one: HStore is made for that."],
};

/** RETURNING is for row stores alone (0A000, dws_06_0240). */
const ofTable = (table: Table, isKeyed: boolean): Abilities => {
  const store = storeOf(table);
  const keyed = isKeyed ? "Keyed" : "";
  const verbs = [
    ...(isKeyed ? ["find"] : []),
    "select",
    "insert",
    ...(isKeyed ? ["upsert"] : []),
    "update",
    "delete",
    ...(store === "row" ? ["returning"] : []),
  ];
  return {
    role: "repository",
    base:
      store === "row"
        ? `${keyed}RowStoreRepository`
        : `${isKeyed ? "Keyed" : "Table"}Repository`,
    reader: `${isKeyed ? "Keyed" : "Table"}Reader`,
    isKeyed,
    doc: [
      `Rows of ${qualified(table)}: ${verbs.join(", ")}.`,
      ...ADVICE[store],
    ],
  };
};

const reads = (relation: Relation): Abilities => ({
  role: "reader",
  base: "TableReader",
  reader: undefined,
  isKeyed: false,
  doc: [`Rows of ${qualified(relation)}: select, stream, count.`],
});

const writes = (relation: Relation): Abilities => ({
  role: "writer",
  base: "TableWriter",
  reader: undefined,
  isKeyed: false,
  doc: [
    `Rows for ${qualified(relation)}: insert, insertMany, copy; none can be read.`,
  ],
});

/** Keys of foreign tables are informational: nobody holds rows apart by them (dws_06_0161). */
export const abilitiesOf = (
  relation: Relation,
  key: readonly string[],
): Abilities => {
  switch (relation.kind) {
    case "table":
      return ofTable(relation, key.length > 0);
    case "view":
    case "materialized-view":
      return reads(relation);
    case "foreign-table":
      return relation.access === "read" ? reads(relation) : writes(relation);
  }
};
