/** Which enum types a table's module imports, and what each is called there. */
import { posix } from "node:path";
import type { Column, Table } from "../model/model.js";
import type { Names } from "../naming/naming.js";
import { pascalCase } from "../naming/words.js";
import { importPath, type Layout, schemaFolder } from "./layout.js";
import type { TableView } from "./view.js";

/** The imports, and the name of a column's enum among them. */
export interface EnumImports {
  readonly imports: TableView["enumImports"];
  /** Undefined when the column's type is no enum, or one that was not read. */
  nameOf(column: Column): string | undefined;
}

/** An enum type that a module may import. */
export interface NamedEnum {
  readonly schema: string;
  readonly type: string;
  /** Posix path of its module, relative to the project. */
  readonly module: string;
}

/** The enums that a module may import, by {@link enumKey}. */
export type NamedEnums = ReadonlyMap<string, NamedEnum>;

/** One text for a type of any schema. */
export const enumKey = ({ schema, name }: Column["type"]): string =>
  JSON.stringify([schema, name]);

const NONE: NamedEnums = new Map();

/** The enums among the types of a table's columns, as far as they were read. */
export const namedEnums = (
  table: Table,
  names: Names,
  layout: Layout,
): NamedEnums => {
  const types = table.columns.filter(({ type }) => type.kind === "enum");
  if (types.length === 0) return NONE;
  const found = new Map<string, NamedEnum>();
  for (const { type } of types) {
    const { schema } = type;
    const owner = names.schemas.get(schema);
    const name = owner?.enums.get(type.name);
    if (owner === undefined || name === undefined) continue;
    const module = posix.join(schemaFolder(layout, owner), "enums.js");
    found.set(enumKey(type), { schema, type: name, module });
  }
  return found;
};

/** The type's own name, or with its schema's before it where the module has that name already. */
const nameLocally = (found: NamedEnum, taken: Set<string>): string => {
  const stem = taken.has(found.type)
    ? pascalCase(found.schema) + found.type
    : found.type;
  let name = stem;
  for (let count = 2; taken.has(name); count++) name = `${stem}${count}`;
  taken.add(name);
  return name;
};

/** Plans the imports of a module in `folder`; `own` are the type names that it exports itself. */
export const importEnums = (
  table: Table,
  enums: NamedEnums,
  folder: string,
  own: readonly string[],
): EnumImports => {
  const taken = new Set(own);
  const local = new Map<string, string>();
  const byModule = new Map<string, string[]>();
  for (const { type } of table.columns) {
    if (type.kind !== "enum") continue;
    const key = enumKey(type);
    const found = enums.get(key);
    if (found === undefined || local.has(key)) continue;
    const name = nameLocally(found, taken);
    local.set(key, name);
    const written = name === found.type ? name : `${found.type} as ${name}`;
    const from = importPath(folder, found.module);
    byModule.set(from, [...(byModule.get(from) ?? []), written]);
  }
  return {
    imports: [...byModule]
      .map(([from, names]) => ({ from, names: names.sort() }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
    nameOf: ({ type }) =>
      type.kind === "enum" ? local.get(enumKey(type)) : undefined,
  };
};
