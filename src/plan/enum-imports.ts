/** Which enum types a table's module imports, and what each is called there. */
import { posix } from "node:path";
import type { Column, Table } from "../model/model.js";
import type { Names, SchemaNames } from "../naming/naming.js";
import { pascalCase } from "../naming/words.js";
import { importPath, type Layout, schemaFolder } from "./layout.js";
import type { TableView } from "./view.js";

/** The imports, and the name of a column's enum among them. */
export interface EnumImports {
  readonly imports: TableView["enumImports"];
  /** Undefined when the column's type is no enum, or one that was not read. */
  nameOf(column: Column): string | undefined;
}

/** What finding enums needs. */
export interface EnumContext {
  readonly names: Names;
  readonly layout: Layout;
  readonly schemaNames: SchemaNames;
}

interface Found {
  readonly schema: string;
  readonly type: string;
  readonly from: string;
}

const keyOf = ({ schema, name }: Column["type"]) =>
  JSON.stringify([schema, name]);

const find = (
  { names, layout, schemaNames }: EnumContext,
  column: Column,
): Found | undefined => {
  if (column.type.kind !== "enum") return undefined;
  const owner = names.schemas.get(column.type.schema);
  const type = owner?.enums.get(column.type.name);
  if (owner === undefined || type === undefined) return undefined;
  const module = posix.join(schemaFolder(layout, owner), "enums.js");
  const from = importPath(schemaFolder(layout, schemaNames), module);
  return { schema: column.type.schema, type, from };
};

/** The type's own name, or with its schema's before it where the module has that name already. */
const nameLocally = (found: Found, taken: Set<string>): string => {
  const stem = taken.has(found.type)
    ? pascalCase(found.schema) + found.type
    : found.type;
  let name = stem;
  for (let count = 2; taken.has(name); count++) name = `${stem}${count}`;
  taken.add(name);
  return name;
};

/** Plans the imports of a table's module; `own` are the type names that it exports itself. */
export const importEnums = (
  context: EnumContext,
  table: Table,
  own: readonly string[],
): EnumImports => {
  const taken = new Set(own);
  const local = new Map<string, string>();
  const byModule = new Map<string, string[]>();
  for (const column of table.columns) {
    const found = find(context, column);
    if (found === undefined || local.has(keyOf(column.type))) continue;
    const name = nameLocally(found, taken);
    local.set(keyOf(column.type), name);
    const written = name === found.type ? name : `${found.type} as ${name}`;
    byModule.set(found.from, [...(byModule.get(found.from) ?? []), written]);
  }
  return {
    imports: [...byModule]
      .map(([from, names]) => ({ from, names: names.sort() }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    nameOf: ({ type }) =>
      type.kind === "enum" ? local.get(keyOf(type)) : undefined,
  };
};
