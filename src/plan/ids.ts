/** Which columns have the type of a table's key: the key itself, and what refers to it by a foreign key of one column. */
import { posix } from "node:path";
import type { Database, Relation, Table } from "../model/model.js";
import type { KeyNames, Names } from "../naming/naming.js";
import { quoteQualified } from "../runtime/identifiers.js";
import type { ResolveType } from "../types/resolve.js";
import { chooseKey } from "./keys.js";
import { type Layout, schemaFolder } from "./layout.js";

/** The type of a key, and where it is. */
export interface Id extends KeyNames {
  readonly schema: string;
  readonly table: string;
  /** Posix path of its module, relative to the project. */
  readonly module: string;
}

/** The ids of one relation's columns, by column. */
export type Ids = ReadonlyMap<string, Id>;

const NONE: Ids = new Map();

interface Owner {
  readonly table: Table;
  readonly column: string;
}

const keyOf = ({ table: { schema, name }, column }: Owner): string =>
  JSON.stringify([schema, name, column]);

const single = (columns: readonly string[]): string | undefined =>
  columns.length === 1 ? columns[0] : undefined;

/** Finds the table whose key a column holds, through tables whose key is a reference itself. */
const createFinder = (database: Database) => {
  const tables = new Map(
    database.schemas
      .flatMap((schema) => schema.tables)
      .map((table) => [quoteQualified(table.schema, table.name), table]),
  );
  const referred = ({ table, column }: Owner): Owner | undefined => {
    for (const { columns, references } of table.foreignKeys) {
      if (single(columns) !== column) continue;
      const { schema, table: name } = references;
      const target = tables.get(quoteQualified(schema, name));
      const key = target === undefined ? undefined : single(chooseKey(target));
      if (target === undefined || key !== single(references.columns)) continue;
      if (key !== undefined) return { table: target, column: key };
    }
    return undefined;
  };
  return (table: Table, column: string): Owner | undefined => {
    let owner: Owner = { table, column };
    const seen = new Set<string>();
    for (;;) {
      seen.add(keyOf(owner));
      const next = referred(owner);
      if (next === undefined) break;
      owner = next;
      // Keys that refer to each other in a circle: each keeps its own type.
      if (seen.has(keyOf(next))) break;
    }
    return single(chooseKey(owner.table)) === owner.column ? owner : undefined;
  };
};

/** What a column's values are, so that they can be told to be the same. */
const shapeOf = (
  { table, column: name }: Owner,
  resolve: ResolveType,
): string | undefined => {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined || column.type.isArray) return undefined;
  const { type, maker } = resolve(table, column);
  const label = column.type.kind === "enum" ? column.type.sql : "";
  return JSON.stringify([type, maker, label]);
};

const nameOwner = (
  { table }: Owner,
  names: Names,
  layout: Layout,
): Id | undefined => {
  const { schema, name } = table;
  const schemaNames = names.schemas.get(schema);
  const own = schemaNames?.tables.get(name);
  if (schemaNames === undefined || own?.key === undefined) return undefined;
  const folder = schemaFolder(layout, schemaNames);
  const module = posix.join(folder, `${own.file}.js`);
  return { ...own.key, schema, table: name, module };
};

const hasKeys = ({ schemas }: Names): boolean =>
  [...schemas.values()].some(({ tables }) =>
    [...tables.values()].some(({ key }) => key !== undefined),
  );

/** Gives the ids of a relation; none where keys have no types of their own. */
export const createIds = (
  database: Database,
  names: Names,
  layout: Layout,
  resolve: ResolveType,
): ((relation: Relation) => Ids) => {
  if (!hasKeys(names)) return () => NONE;
  const ownerOf = createFinder(database);
  const idOf = (table: Table, column: string): Id | undefined => {
    const owner = ownerOf(table, column);
    if (owner === undefined) return undefined;
    // An integer that refers to a bigint stays a number: its values are not those of the key.
    const shape = shapeOf(owner, resolve);
    return shape !== undefined && shape === shapeOf({ table, column }, resolve)
      ? nameOwner(owner, names, layout)
      : undefined;
  };
  return (relation) => {
    if (relation.kind !== "table") return NONE;
    const columns = relation.columns.map(({ name }) => name);
    return new Map(
      columns.flatMap((column) => {
        const id = idOf(relation, column);
        return id === undefined ? [] : [[column, id]];
      }),
    );
  };
};
