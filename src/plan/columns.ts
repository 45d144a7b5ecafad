/** Plans the columns of a module, and with them what it imports. */
import type { Column } from "../model/model.js";
import { camelCase } from "../naming/words.js";
import {
  type ResolvedType,
  type TypeImport,
  withLocalNames,
} from "../types/resolve.js";
import { columnDdl, typeText } from "./ddl-columns.js";
import { enumKey } from "./enums.js";
import { createImports, type Imports } from "./imports.js";
import type { TableInputs } from "./inputs.js";
import { importPath } from "./layout.js";
import { required } from "./required.js";
import type { ColumnView, ImportView, MakerView } from "./view.js";

/** The columns, and what they and the module's own things need. */
export interface PlannedColumns {
  readonly columns: readonly ColumnView[];
  readonly imports: readonly ImportView[];
  readonly makers: readonly MakerView[];
  /** Whether a column holds text. */
  readonly hasText: boolean;
  /** Type of one value of a column, as it is called in the module; without the brand of a key. */
  readonly valueOf: (column: string) => string;
}

/** What the module has beside its columns. */
export interface ModuleNames {
  /** What it exports or calls its own. */
  readonly own: readonly string[];
  /** What it imports of the runtime as values, and as types. */
  readonly values: readonly string[];
  readonly types: readonly string[];
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

/** Comments and texts of the catalog as lines. */
export const lines = (text: string | null): readonly string[] => {
  if (text === null) return [];
  // Nearly always one.
  return LINE_END.test(text) ? text.split(LINE_END) : [text];
};

// What a module means by these is the language's.
const GLOBALS = ["Buffer", "Date", "Pick", "Promise"];

const specifierOf = (
  wanted: TypeImport,
  { folder, runtime }: TableInputs,
): string => {
  switch (wanted.from) {
    case "runtime":
      return runtime;
    case "package":
      return wanted.package;
    case "project":
      return importPath(folder, wanted.path);
  }
};

const nameEnum = (
  { folder, enums }: TableInputs,
  imports: Imports,
  { type }: Column,
): string | undefined => {
  const found = type.kind === "enum" ? enums.get(enumKey(type)) : undefined;
  if (found === undefined) return undefined;
  const from = importPath(folder, found.module);
  const { type: name, schema: prefix } = found;
  return imports.local({ from, name, isType: true, prefix });
};

/** The type of the key that a column holds; undefined where it holds none, or keys have no types of their own. */
const nameId = (
  { folder, ids, relation }: TableInputs,
  imports: Imports,
  column: Column,
): string | undefined => {
  const id = ids.get(column.name);
  if (id === undefined) return undefined;
  const { schema, table, type: name } = id;
  if (schema === relation.schema && table === relation.name) return name;
  const from = importPath(folder, id.module);
  return imports.local({ from, name, isType: true, prefix: schema });
};

/** A view's columns and those of a foreign table are not created here: they have a type alone. */
const ddlOf = (
  { relation, around }: TableInputs,
  column: Column,
): readonly [type: string, constraint?: string] => {
  if (relation.kind === "table") return columnDdl(column, relation, around);
  const type = typeText(column.type, around);
  return column.nullable ? [type] : [type, "NOT NULL"];
};

const isOurs = ({ typeImport }: ResolvedType) =>
  typeImport === undefined || typeImport.from === "runtime";

const ARRAY = ".array";

/** Names a maker for each codec, so that a column is one call whatever its type. */
const createMakers = (imports: Imports) => {
  const names = new Map<string, string>();
  return {
    of: ({ type, maker, isArray, codecImport }: ResolvedType): string => {
      if (codecImport === undefined) return maker;
      const expression = isArray ? maker.slice(0, -ARRAY.length) : maker;
      const known = names.get(expression);
      const name = known ?? imports.claim(`${camelCase(type)}Column`);
      names.set(expression, name);
      return isArray ? name + ARRAY : name;
    },
    views: (): readonly MakerView[] =>
      [...names].map(([expression, name]) => ({ name, expression })),
  };
};

/** A column's type by its local name. */
const nameType = (
  inputs: TableInputs,
  imports: Imports,
  column: Column,
  resolved: ResolvedType,
): ResolvedType => {
  // Nearly all: nothing to import.
  const { typeImport } = resolved;
  if (typeImport === undefined && column.type.kind !== "enum") return resolved;
  const type = resolved.isChosen
    ? undefined
    : nameEnum(inputs, imports, column);
  if (type !== undefined) return { ...resolved, type };
  return withLocalNames(resolved, (wanted) => {
    const isType = wanted !== resolved.codecImport;
    const from = specifierOf(wanted, inputs);
    return imports.local({ from, name: wanted.name, isType });
  });
};

/** The type of each column in turn; ours are named first, so that what is brought along makes way. */
const nameTypes = (
  inputs: TableInputs,
  imports: Imports,
): readonly ResolvedType[] => {
  const { relation, resolve } = inputs;
  const { columns } = relation;
  const resolved = columns.map((column) => resolve(relation, column));
  const named = columns.map((column, at) => {
    const type = required(resolved[at], column.name);
    return isOurs(type) ? nameType(inputs, imports, column, type) : undefined;
  });
  return columns.map((column, at) => {
    const type = required(resolved[at], column.name);
    return named[at] ?? nameType(inputs, imports, column, type);
  });
};

/** Plans all columns of a relation. */
export const planColumns = (
  inputs: TableInputs,
  { own, values, types }: ModuleNames,
): PlannedColumns => {
  const { relation, names, runtime: from } = inputs;
  const imports = createImports([...own, ...GLOBALS]);
  for (const name of values) imports.local({ from, name, isType: false });
  for (const name of types) imports.local({ from, name, isType: true });
  const named = nameTypes(inputs, imports);
  const makers = createMakers(imports);
  const columns = relation.columns.map((column, at): ColumnView => {
    const resolved = required(named[at], column.name);
    const { type, isArray } = resolved;
    const [ddl, constraint] = ddlOf(inputs, column);
    return {
      property: required(names.properties.get(column.name), column.name),
      type: {
        element: nameId(inputs, imports, column) ?? type,
        isArray,
        isNullable: column.nullable,
      },
      doc: lines(column.comment),
      maker: makers.of(resolved),
      arguments:
        constraint === undefined
          ? [column.name, ddl]
          : [column.name, ddl, constraint],
    };
  });
  return {
    columns,
    imports: imports.views(from),
    makers: makers.views(),
    hasText: named.some(({ family }) => family === "text"),
    valueOf: (column) => {
      const at = relation.columns.findIndex(({ name }) => name === column);
      return required(named[at], column).type;
    },
  };
};
