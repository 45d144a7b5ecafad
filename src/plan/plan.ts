/** Turns the model, the names and the types into views that a template can print without thinking. */
import { posix } from "node:path";
import type { Column, Database, Schema, Table } from "../model/model.js";
import { hashTable } from "../model/to-json.js";
import type { Names, SchemaNames } from "../naming/naming.js";
import { typeOf } from "../types/types.js";
import { describeTable } from "./about.js";
import { columnDdl } from "./ddl-columns.js";
import { planDdl } from "./ddl.js";
import { type EnumImports, importEnums, namedEnums } from "./enum-imports.js";
import { cutDown, digestInputs, digestOf, type TableInputs } from "./inputs.js";
import { importPath, type Layout, schemaFolder } from "./layout.js";
import { type Surroundings, surroundingsOf } from "./surroundings.js";
import type { ColumnView, EnumsView, TableView } from "./view.js";

const lines = (text: string | null): readonly string[] =>
  text === null ? [] : text.split(/\r\n|[\n\r\u2028\u2029]/);

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} was not named`);
  return value;
};

const planColumn = (
  { table, around }: TableInputs,
  column: Column,
  property: string,
  enums: EnumImports,
): ColumnView => {
  const { type, maker } = typeOf(column.type);
  const element = enums.nameOf(column) ?? type;
  const { isArray } = column.type;
  const ddl = columnDdl(column, table, around);
  return {
    property,
    type: {
      element,
      isArray,
      isNullable: column.nullable,
    },
    doc: lines(column.comment),
    maker: `t.${maker}${isArray ? ".array" : ""}`,
    arguments: [
      column.name,
      ddl.type,
      ...(ddl.constraint === undefined ? [] : [ddl.constraint]),
    ],
  };
};

/** The primary key, else the first unique key none of whose columns may be null. */
const chooseKey = (table: Table): readonly string[] => {
  if (table.primaryKey !== null) return table.primaryKey.columns;
  const nullable = new Set(
    table.columns.filter((column) => column.nullable).map(({ name }) => name),
  );
  const usable = table.uniqueKeys.find(
    ({ columns }) => !columns.some((name) => nullable.has(name)),
  );
  return usable?.columns ?? [];
};

/** DWS cannot update the columns that decide where a row lives (42P10, dws_06_0240). */
const fixedColumns = ({ distribution }: Table): readonly string[] =>
  distribution?.by === "hash" || distribution?.by === "modulo"
    ? distribution.columns
    : [];

const runtimeImports = (table: Table, isKeyed: boolean): readonly string[] => {
  const stem = isKeyed ? "Keyed" : "Table";
  const brands = table.columns
    .map((column) => typeOf(column.type))
    .filter(({ isBranded }) => isBranded)
    .map(({ type }) => type);
  const values = ["defineTable", "isWritable", "t"];
  const types = ["Insertable", "Patchable", "ReadSession", "Session"];
  return [
    `${stem}Reader`,
    `${stem}Repository`,
    ...values,
    ...[...new Set([...types, ...brands])].sort().map((name) => `type ${name}`),
  ];
};

const typeNames = (stem: string) => ({
  row: `${stem}Row`,
  insert: `${stem}Insert`,
  patch: `${stem}Patch`,
  key: `${stem}Key`,
  reader: `${stem}Reader`,
  repository: `${stem}Repository`,
});

const sourceOf = ({ schema, name }: Table) => `table ${schema}.${name}`;

const abilities = (table: Table, isKeyed: boolean) =>
  `create, insert, ${isKeyed ? "find, get, " : ""}select, count, update and delete on ${table.schema}.${table.name}.`;

const aboutTable = (table: Table, key: readonly string[]) => [
  ...(table.comment === null ? [] : [...lines(table.comment), ""]),
  describeTable(table, key),
];

const planTable = (inputs: TableInputs, path: string): TableView => {
  const { table, names, folder, runtime, around } = inputs;
  const propertyOf = (column: string) =>
    required(names.properties.get(column), `${table.name}.${column}`);
  const key = chooseKey(table);
  const isKeyed = key.length > 0;
  const types = typeNames(names.type);
  const own = Object.values(types);
  const enums = importEnums(table, inputs.enums, folder, own);
  return {
    kind: "table",
    path,
    source: sourceOf(table),
    imports: runtimeImports(table, isKeyed),
    runtime: importPath(folder, posix.join(runtime, "index.js")),
    enumImports: enums.imports,
    about: aboutTable(table, key),
    schema: table.schema,
    name: table.name,
    types,
    factory: names.factory,
    columns: table.columns.map((column) =>
      planColumn(inputs, column, propertyOf(column.name), enums),
    ),
    defaulted: table.columns
      .filter((column) => !column.nullable && column.default !== null)
      .map(({ name }) => propertyOf(name)),
    key: key.map(propertyOf),
    isKeyed,
    fixed: fixedColumns(table).map(propertyOf),
    ddl: planDdl(table, around, propertyOf),
    abilities: abilities(table, isKeyed),
  };
};

const planEnums = (
  schema: Schema,
  names: SchemaNames,
  folder: string,
): EnumsView => ({
  kind: "enums",
  path: posix.join(folder, "enums.ts"),
  source: `the enum types of schema ${schema.name}`,
  enums: schema.enums.map(({ name, labels }) => ({
    name: required(names.enums.get(name), name),
    doc: [`Enum ${schema.name}.${name}.`],
    labels,
  })),
});

/** A module that is planned when its view is asked for: most need not be. */
export interface ModulePlan {
  /** Posix path relative to the project. */
  readonly path: string;
  /** The table; null for the module of a schema's enum types. */
  readonly table: Table | null;
  /** Name of the table's factory. */
  readonly factory: string;
  /** Digest of everything that the view is made from. */
  readonly inputs: string;
  readonly view: () => TableView | EnumsView;
}

/** What the modules of one schema share. */
interface Context {
  readonly names: Names;
  readonly layout: Layout;
  readonly schemaNames: SchemaNames;
  readonly around: Surroundings;
  readonly hashOf: (table: Table) => string;
}

const planTableModule = (context: Context, table: Table): ModulePlan => {
  const { names, layout, schemaNames, around, hashOf } = context;
  const own = required(schemaNames.tables.get(table.name), table.name);
  const inputs: TableInputs = {
    table,
    names: own,
    folder: schemaFolder(layout, schemaNames),
    runtime: layout.runtime,
    enums: namedEnums(table, names, layout),
    around: cutDown(table, around),
  };
  const path = posix.join(inputs.folder, `${own.file}.ts`);
  return {
    path,
    table,
    factory: own.factory,
    inputs: digestInputs(inputs, hashOf(table)),
    view: () => planTable(inputs, path),
  };
};

const planEnumsModule = (
  { layout, schemaNames }: Context,
  schema: Schema,
): readonly ModulePlan[] => {
  if (schema.enums.length === 0) return [];
  const view = planEnums(
    schema,
    schemaNames,
    schemaFolder(layout, schemaNames),
  );
  const { path } = view;
  return [
    {
      path,
      table: null,
      factory: "",
      inputs: digestOf(view),
      view: () => view,
    },
  ];
};

/**
 * Plans every module of a database, in canonical order.
 * @param hashOf what stands for a table in the digest of its inputs: another one for every change of the table
 */
export const planModules = (
  database: Database,
  names: Names,
  layout: Layout,
  hashOf: (table: Table) => string = hashTable,
): readonly ModulePlan[] => {
  const around = surroundingsOf(database);
  return database.schemas.flatMap((schema) => {
    const schemaNames = required(names.schemas.get(schema.name), schema.name);
    const context = { names, layout, schemaNames, around, hashOf };
    return [
      ...planEnumsModule(context, schema),
      ...schema.tables.map((table) => planTableModule(context, table)),
    ];
  });
};
