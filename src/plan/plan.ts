/** Turns the model, the names and the types into views that a template can print without thinking. */
import { posix } from "node:path";
import type { Column, Database, Schema, Table } from "../model/model.js";
import type { Names, SchemaNames, TableNames } from "../naming/naming.js";
import { typeOf } from "../types/types.js";
import { describeTable } from "./about.js";
import { columnDdl } from "./ddl-columns.js";
import { planDdl } from "./ddl.js";
import { type EnumImports, importEnums } from "./enum-imports.js";
import { importPath, type Layout, schemaFolder } from "./layout.js";
import { type Surroundings, surroundingsOf } from "./surroundings.js";
import type { ColumnView, EnumsView, TableView } from "./view.js";

const lines = (text: string | null): readonly string[] =>
  text === null ? [] : text.split(/\r\n|[\n\r\u2028\u2029]/);

/** Everything that planning one column or table looks up. */
interface Context {
  readonly names: Names;
  readonly layout: Layout;
  readonly schema: Schema;
  readonly schemaNames: SchemaNames;
  readonly around: Surroundings;
}

const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} was not named`);
  return value;
};

const planColumn = (
  context: Context,
  table: Table,
  column: Column,
  property: string,
  enums: EnumImports,
): ColumnView => {
  const { type, maker } = typeOf(column.type);
  const element = enums.nameOf(column) ?? type;
  const { isArray } = column.type;
  const ddl = columnDdl(column, table, context.around);
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

const abilities = (table: Table, isKeyed: boolean) =>
  `create, insert, ${isKeyed ? "find, get, " : ""}select, count, update and delete on ${table.schema}.${table.name}.`;

const aboutTable = (table: Table, key: readonly string[]) => [
  ...(table.comment === null ? [] : [...lines(table.comment), ""]),
  describeTable(table, key),
];

const planTable = (
  context: Context,
  table: Table,
  names: TableNames,
): TableView => {
  const { layout, schemaNames } = context;
  const folder = schemaFolder(layout, schemaNames);
  const propertyOf = (column: string) =>
    required(names.properties.get(column), `${table.name}.${column}`);
  const key = chooseKey(table);
  const isKeyed = key.length > 0;
  const types = typeNames(names.type);
  const enums = importEnums(context, table, Object.values(types));
  return {
    kind: "table",
    path: posix.join(folder, `${names.file}.ts`),
    source: `table ${table.schema}.${table.name}`,
    imports: runtimeImports(table, isKeyed),
    runtime: importPath(folder, posix.join(layout.runtime, "index.js")),
    enumImports: enums.imports,
    about: aboutTable(table, key),
    schema: table.schema,
    name: table.name,
    types,
    factory: names.factory,
    columns: table.columns.map((column) =>
      planColumn(context, table, column, propertyOf(column.name), enums),
    ),
    defaulted: table.columns
      .filter((column) => !column.nullable && column.default !== null)
      .map(({ name }) => propertyOf(name)),
    key: key.map(propertyOf),
    isKeyed,
    fixed: fixedColumns(table).map(propertyOf),
    ddl: planDdl(table, context.around, propertyOf),
    abilities: abilities(table, isKeyed),
  };
};

const planEnums = ({
  layout,
  schema,
  schemaNames,
}: Context): readonly EnumsView[] =>
  schema.enums.length === 0
    ? []
    : [
        {
          kind: "enums",
          path: posix.join(schemaFolder(layout, schemaNames), "enums.ts"),
          source: `the enum types of schema ${schema.name}`,
          enums: schema.enums.map(({ name, labels }) => ({
            name: required(schemaNames.enums.get(name), name),
            doc: [`Enum ${schema.name}.${name}.`],
            labels,
          })),
        },
      ];

/** Plans every module of a database, in canonical order. */
export const planModules = (
  database: Database,
  names: Names,
  layout: Layout,
): readonly (TableView | EnumsView)[] => {
  const around = surroundingsOf(database);
  return database.schemas.flatMap((schema) => {
    const schemaNames = required(names.schemas.get(schema.name), schema.name);
    const context = { names, layout, schema, schemaNames, around };
    return [
      ...planEnums(context),
      ...schema.tables.map((table) =>
        planTable(
          context,
          table,
          required(schemaNames.tables.get(table.name), table.name),
        ),
      ),
    ];
  });
};
