/** Everything that the module of one table is made from, so that an unchanged one need not be made again. */
import { createHash } from "node:crypto";
import type { Table } from "../model/model.js";
import type { TableNames } from "../naming/naming.js";
import { quoteQualified } from "../runtime/identifiers.js";
import { collectTypes } from "./ddl-requires.js";
import { calledSequences } from "./ddl-sequences.js";
import type { NamedEnums } from "./enum-imports.js";
import type { Surroundings } from "./surroundings.js";

/** All that the view of a table is made from: nothing else reaches what plans it. */
export interface TableInputs {
  readonly table: Table;
  readonly names: TableNames;
  /** Folder of the module, posix, relative to the project. */
  readonly folder: string;
  /** Folder of the runtime, likewise. */
  readonly runtime: string;
  /** The enums that it may import. */
  readonly enums: NamedEnums;
  /** Cut down to what this table may look up. */
  readonly around: Surroundings;
}

const byName = <T extends { readonly schema: string; readonly name: string }>(
  items: readonly T[],
): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [quoteQualified(item.schema, item.name), item]));

const NONE = new Map<string, never>();

/** The types that the columns lead to, and the sequences that they call or own; of most tables nothing. */
export const cutDown = (table: Table, around: Surroundings): Surroundings => {
  const types = collectTypes(
    table.columns.map(({ type }) => type),
    around,
  );
  const called = table.columns.flatMap((column) =>
    calledSequences(column, around),
  );
  const name = quoteQualified(table.schema, table.name);
  const owned = around.owned.get(name);
  return {
    server: around.server,
    types: types.length === 0 ? NONE : byName(types),
    sequences: called.length === 0 ? NONE : byName(called),
    owned: owned === undefined ? NONE : new Map([[name, owned]]),
  };
};

/** SHA-256, in hexadecimal, of plain data. */
export const digestOf = (data: unknown): string =>
  createHash("sha256").update(JSON.stringify(data)).digest("hex");

/** Same digest, same view; `tableHash` stands for the table, which was hashed for the snapshot already. */
export const digestInputs = (
  { names, folder, runtime, enums, around }: TableInputs,
  tableHash: string,
): string => {
  const { file, factory, type, properties } = names;
  return digestOf([
    tableHash,
    [file, factory, type, ...properties.values()],
    [folder, runtime, around.server],
    [...enums],
    [...around.types.values()],
    [...around.sequences.values()],
    [...around.owned.values()],
  ]);
};
