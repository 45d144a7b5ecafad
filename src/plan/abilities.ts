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

/** What can be called; RETURNING is for row stores alone (0A000, dws_06_0240). */
const verbs = (isKeyed: boolean, hasReturning: boolean): string =>
  [
    ...(isKeyed ? ["find"] : []),
    "select",
    "insert",
    ...(isKeyed ? ["upsert"] : []),
    "update",
    "delete",
    ...(hasReturning ? ["returning"] : []),
  ].join(", ");

interface TableAbilities extends Omit<Abilities, "doc"> {
  readonly verbs: string;
}

const keyless = (base: string, hasReturning: boolean): TableAbilities => ({
  role: "repository",
  base,
  reader: "TableReader",
  isKeyed: false,
  verbs: verbs(false, hasReturning),
});

const keyed = (base: string, hasReturning: boolean): TableAbilities => ({
  role: "repository",
  base,
  reader: "KeyedReader",
  isKeyed: true,
  verbs: verbs(true, hasReturning),
});

const KEYLESS: Readonly<Record<Store, TableAbilities>> = {
  row: keyless("RowStoreRepository", true),
  column: keyless("TableRepository", false),
  hstore: keyless("TableRepository", false),
};

const KEYED: Readonly<Record<Store, TableAbilities>> = {
  row: keyed("KeyedRowStoreRepository", true),
  column: keyed("KeyedRepository", false),
  hstore: keyed("KeyedRepository", false),
};

const ofTable = (table: Table, isKeyed: boolean): Abilities => {
  const store = storeOf(table);
  const { role, base, reader, verbs } = (isKeyed ? KEYED : KEYLESS)[store];
  const doc = [`Rows of ${qualified(table)}: ${verbs}.`, ...ADVICE[store]];
  return { role, base, reader, isKeyed, doc };
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
