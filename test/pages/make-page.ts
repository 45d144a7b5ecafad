/** Makes pages of models, without a database. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { advise } from "../../src/advice/advise.js";
import { fromJson } from "../../src/model/from-json.js";
import type { Column, Database, Table } from "../../src/model/model.js";
import { nameDatabase } from "../../src/naming/naming.js";
import { packageRoot } from "../../src/package-root.js";
import { describePage, type Measures } from "../../src/pages/describe.js";
import { addDiagrams } from "../../src/pages/diagram.js";
import type { PageData } from "../../src/pages/page-data.js";
import { planModules } from "../../src/plan/plan.js";

/** The model of one of the golden cases. */
export const goldenCase = (name: string): Database =>
  fromJson(
    readFileSync(join(packageRoot, "test/cases", name, "schema.json"), "utf8"),
  );

/** What a page of the model holds, without its diagrams. */
export const describeOf = (
  database: Database,
  measures: Measures = { databaseName: null },
): PageData => {
  const names = nameDatabase(database);
  const layout = { out: "src/repositories", runtime: "src/dws" };
  const plans = planModules(database, names, layout);
  const advice = advise(database, { rowEstimates: measures.rows });
  return describePage({ database, plans, advice, measures });
};

/** What a page of the model holds. */
export const pageOf = async (
  database: Database,
  measures?: Measures,
): Promise<PageData> => {
  const data = describeOf(database, measures);
  return { ...data, schemas: await addDiagrams(data.schemas) };
};

/** A column of a built-in type. */
export const column = (
  name: string,
  type: string,
  comment: string | null = null,
): Column => ({
  name,
  type: {
    sql: type,
    schema: "pg_catalog",
    name: type,
    kind: "base",
    isArray: false,
  },
  nullable: true,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment,
});

/** A table whose first column is its key, unless it has none. */
export const table = (
  name: string,
  columns: readonly Column[],
  parts: Partial<Table> = {},
): Table => ({
  kind: "table",
  schema: "public",
  name,
  comment: null,
  persistence: "permanent",
  columns,
  primaryKey: { name: `${name}_pkey`, columns: [columns[0]?.name ?? ""] },
  uniqueKeys: [],
  checks: [],
  clusterKey: null,
  foreignKeys: [],
  indexes: [],
  distribution: { by: "hash", columns: [columns[0]?.name ?? ""] },
  orientation: "row",
  storage: {},
  partitioning: null,
  rowMovement: null,
  ...parts,
});

/** A DWS with one schema. */
export const databaseOf = (tables: readonly Table[]): Database => ({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    {
      name: "public",
      comment: null,
      enums: [],
      composites: [],
      sequences: [],
      tables,
      views: [],
      foreignTables: [],
      routines: [],
    },
  ],
});

const WIDTH = 12;

/** So many tables of 12 columns, each of which refers to one before it. */
export const manyTables = (count: number): Database => {
  const name = (at: number) => `t_${String(at).padStart(5, "0")}`;
  return databaseOf(
    Array.from({ length: count }, (_, at) => {
      const others = Array.from({ length: WIDTH - 2 }, (_unused, index) =>
        column(
          `column_${index}`,
          index % 2 === 0 ? "numeric" : "text",
          `Column ${index} of ${name(at)}, as the source system gives it.`,
        ),
      );
      const columns = [
        column("id", "int8"),
        column("parent", "int8"),
        ...others,
      ];
      const references = {
        schema: "public",
        table: name(Math.floor(at / 2)),
        columns: ["id"],
      };
      return table(name(at), columns, {
        comment: `Made-up table number ${at}.`,
        foreignKeys: [{ name: "parent", columns: ["parent"], references }],
      });
    }),
  );
};
