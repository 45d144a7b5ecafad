/** Puts together what a page holds, from the schema and all that is known of it. */
import type { Advice } from "../advice/advise.js";
import type {
  Database,
  ForeignKey,
  Key,
  Relation,
  Schema,
  Table,
} from "../model/model.js";
import type { ModulePlan } from "../plan/plan.js";
import type { EnumsView, TableView } from "../plan/view.js";
import { type AdvicePlaces, placeAdvice } from "./advice-places.js";
import { guessReferences } from "./guess.js";
import { createPool, type Pool } from "./pool.js";
import type {
  CodeData,
  ColumnData,
  KeyData,
  PageData,
  ReferenceData,
  SchemaData,
  SpreadData,
  TableData,
} from "./page-data.js";

/** What is known besides the schema; by `schema.table`. */
export interface Measures {
  /** Name of the database; null offline. */
  readonly databaseName: string | null;
  /** Estimated rows; undefined offline. */
  readonly rows?: ReadonlyMap<string, number> | undefined;
  /** Estimated bytes. */
  readonly bytes?: ReadonlyMap<string, number> | undefined;
  /** Rows by datanode, of the tables that were counted. */
  readonly spreads?: ReadonlyMap<string, SpreadData> | undefined;
}

/** What a page is made from. */
export interface PageInputs {
  readonly database: Database;
  readonly plans: readonly ModulePlan[];
  readonly advice: readonly Advice[];
  readonly measures: Measures;
}

/** What the description of every table needs. */
interface Shared {
  readonly types: Pool;
  readonly codeTypes: Pool;
  readonly plans: ReadonlyMap<Relation, ModulePlan>;
  readonly places: AdvicePlaces;
  readonly measures: Measures;
}

/** The name by which things are known of a table. */
export const qualifiedName = (table: {
  readonly schema: string;
  readonly name: string;
}): string => `${table.schema}.${table.name}`;

const typeText = ({ type }: TableView["columns"][number]): string => {
  const { element, isArray, isNullable } = type;
  return `${element}${isArray ? "[]" : ""}${isNullable ? " | null" : ""}`;
};

const codeOf = ({ path, factory, types }: TableView): CodeData => ({
  path,
  factory,
  types: Object.values<string>({ ...types }),
});

/** A tuple ends where only unknowns would follow. */
const trim = (tuple: readonly unknown[]): ColumnData => {
  const end = tuple.findLastIndex((one) => one !== 0);
  return tuple.slice(0, Math.max(end + 1, 5)) as unknown as ColumnData;
};

const describeColumns = (
  { columns }: Relation,
  view: TableView,
  { types, codeTypes }: Shared,
): readonly ColumnData[] =>
  columns.map((column, at) => {
    const code = view.columns[at];
    return trim([
      column.name,
      types.add(column.type.sql),
      column.nullable ? 1 : 0,
      code?.property ?? column.name,
      codeTypes.add(code === undefined ? "unknown" : typeText(code)),
      standardOf(column),
      column.comment ?? 0,
    ]);
  });

const standardOf = (column: Relation["columns"][number]): string | 0 => {
  const { default: standard, onUpdate } = column;
  const parts = [
    ...(standard === null ? [] : [standard]),
    ...(onUpdate === null ? [] : [`on update ${onUpdate}`]),
  ];
  return parts.length === 0 ? 0 : parts.join(" ");
};

const placesIn = (
  { columns }: Relation,
  names: readonly string[],
): readonly number[] =>
  names.map((name) => columns.findIndex((column) => column.name === name));

const keyData = (relation: Relation, { name, columns }: Key): KeyData => [
  name,
  placesIn(relation, columns),
];

const referenceData = (
  table: Table,
  { columns, references }: ForeignKey,
  isGuessed: 0 | 1,
): ReferenceData => [
  placesIn(table, columns),
  references.schema,
  references.table,
  references.columns,
  isGuessed,
];

/** Leaves out what is empty: most of it, of most tables. */
const compact = <T extends object>(parts: T): T =>
  Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        (!Array.isArray(value) || value.length > 0),
    ),
  ) as T;

const tableParts = (table: Table, guesses: readonly ForeignKey[]) => ({
  key: table.primaryKey && keyData(table, table.primaryKey),
  uniques: table.uniqueKeys.map((key) => keyData(table, key)),
  clusterKey: table.clusterKey && keyData(table, table.clusterKey),
  checks: table.checks.map(({ name, expression }) => [name, expression]),
  indexes: table.indexes.map(({ name, definition, isUnique }) => [
    name,
    definition,
    isUnique ? 1 : 0,
  ]),
  references: [
    ...table.foreignKeys.map((key) => referenceData(table, key, 0)),
    ...guesses.map((key) => referenceData(table, key, 1)),
  ],
  distribution: table.distribution,
  orientation: table.orientation,
  storage: Object.keys(table.storage).length > 0 ? table.storage : null,
  isUnlogged: table.persistence === "unlogged" ? true : null,
  partitioning: table.partitioning,
});

const partsOf = (relation: Relation, guesses: readonly ForeignKey[]) => {
  switch (relation.kind) {
    case "table":
      return tableParts(relation, guesses);
    case "foreign-table":
      return {
        key: relation.primaryKey && keyData(relation, relation.primaryKey),
        uniques: relation.uniqueKeys.map((key) => keyData(relation, key)),
        server: [relation.server, relation.access],
      };
    default:
      return {};
  }
};

const describeTable = (
  relation: Relation,
  guesses: readonly ForeignKey[],
  shared: Shared,
): TableData => {
  const view = shared.plans.get(relation)?.view();
  if (view?.kind !== "table") {
    throw new Error(`There is no plan for ${qualifiedName(relation)}`);
  }
  const at = qualifiedName(relation);
  const { rows, bytes, spreads } = shared.measures;
  const columns = describeColumns(relation, view, shared);
  const parts = compact({
    kind: relation.kind,
    name: relation.name,
    comment: relation.comment,
    ...partsOf(relation, guesses),
    rows: rows?.get(at),
    bytes: bytes?.get(at),
    spread: spreads?.get(at),
    advice: shared.places.ofTable(relation),
  });
  return { ...parts, columns, code: codeOf(view) } as TableData;
};

const describeEnums = (plan: ModulePlan | undefined, { enums }: Schema) => {
  const view = plan?.view() as EnumsView | undefined;
  return enums.map(
    ({ name, labels }, at) =>
      [name, view?.enums[at]?.name ?? name, labels] as const,
  );
};

const describeSchema = (
  schema: Schema,
  enums: ModulePlan | undefined,
  shared: Shared,
): SchemaData => {
  const guesses = guessReferences(schema);
  const relations: readonly Relation[] = [
    ...schema.tables,
    ...schema.views,
    ...schema.foreignTables,
  ];
  const tables = relations.map((relation) =>
    describeTable(
      relation,
      relation.kind === "table" ? (guesses.get(relation) ?? []) : [],
      shared,
    ),
  );
  const { name, comment } = schema;
  const parts = compact({
    name,
    comment,
    enums: describeEnums(enums, schema),
  });
  return { ...parts, tables } as SchemaData;
};

const SERVERS: Readonly<Record<Database["server"], string>> = {
  dws: "GaussDB(DWS)",
  "postgres-xc": "Postgres-XC",
  postgres: "PostgreSQL",
};

/** Modules of enum types by the schema whose tables they stand before. */
const enumPlans = (
  { schemas }: Database,
  plans: readonly ModulePlan[],
): ReadonlyMap<Schema, ModulePlan> => {
  const modules = plans.filter(({ relation }) => relation === null);
  const owners = schemas.filter(({ enums }) => enums.length > 0);
  return new Map(
    owners.flatMap((schema, at) => {
      const plan = modules[at];
      return plan === undefined ? [] : [[schema, plan] as const];
    }),
  );
};

/** Describes a database for its page; the diagrams are left to whoever lays them out. */
export const describePage = ({
  database,
  plans,
  advice,
  measures,
}: PageInputs): PageData => {
  const places = placeAdvice(database, advice);
  const shared: Shared = {
    types: createPool(),
    codeTypes: createPool(),
    plans: new Map(
      plans.flatMap((plan) =>
        plan.relation === null ? [] : [[plan.relation, plan] as const],
      ),
    ),
    places,
    measures,
  };
  const enums = enumPlans(database, plans);
  const schemas = database.schemas.map((schema) =>
    describeSchema(schema, enums.get(schema), shared),
  );
  return {
    database: measures.databaseName,
    server: SERVERS[database.server],
    compatibility: database.compatibility,
    isLive: measures.rows !== undefined,
    types: shared.types.all(),
    codeTypes: shared.codeTypes.all(),
    advice: places.kinds,
    databaseAdvice: places.ofDatabase,
    schemas,
  };
};
