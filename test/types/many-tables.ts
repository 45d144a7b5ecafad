/** Writes a project of many generated repositories, rendered by the real pipeline, with a call of each kind for each of them. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Column, Table } from "../../src/model/model.js";
import { toJson } from "../../src/model/to-json.js";
import { packageRoot } from "../../src/package-root.js";
import { generateRepositories, SNAPSHOT_FILE } from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";

// The twelve columns of test/bench/synthetic-schema.ts.
const TYPES: readonly (readonly [string, string, boolean])[] = [
  ["id", "int8", false],
  ["parent_id", "int8", true],
  ["code", "varchar", false],
  ["name", "text", false],
  ["amount", "numeric", false],
  ["quantity", "int4", true],
  ["is_active", "bool", false],
  ["created_at", "timestamptz", false],
  ["valid_on", "date", true],
  ["ratio", "float8", true],
  ["tags", "text", true],
  ["payload", "json", true],
];

const columns = TYPES.map(([name, type, nullable]): Column => ({
  name,
  type: {
    sql: name === "tags" ? "text[]" : type,
    schema: "pg_catalog",
    name: type,
    kind: "base",
    isArray: name === "tags",
  },
  nullable,
  default: name === "amount" ? "0" : null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
}));

const tableOf = (name: string): Table => ({
  kind: "table",
  schema: "public",
  name,
  comment: null,
  persistence: "permanent",
  columns,
  primaryKey: { name: `${name}_pkey`, columns: ["id"] },
  uniqueKeys: [],
  checks: [],
  clusterKey: null,
  foreignKeys: [],
  indexes: [],
  distribution: { by: "hash", columns: ["id"] },
  orientation: "row",
  storage: {},
  partitioning: null,
  rowMovement: null,
});

const namesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `t${1000 + index}`);

const callsOf = (name: string, path: string): string =>
  `/** Calls. */
import { type Database, numeric, or } from "./dws/index.js";
import { ${name} } from "./${path.replace(/^src\//, "").replace(/\.ts$/, ".js")}";

export const ${name}Calls = async (db: Database) => {
  const all = ${name}(db);
  await all.select({ where: { code: { like: "a%" }, quantity: { gt: 1 } }, columns: ["code", "name"], orderBy: ["name"] });
  await all.select({ where: or({ name: "a" }, { tags: { has: "b" } }), limit: 10 });
  await all.update({ code: "a" }, { amount: numeric(1), tags: null });
  return all.delete({ quantity: { in: [1, 2] }, name: { not: "x" } });
};
`;

const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["src"],
};

/** Writes the project into an empty folder. */
export const writeManyTables = async (
  root: string,
  count: number,
  hasCalls: boolean,
): Promise<void> => {
  const schema = {
    name: "public",
    comment: null,
    enums: [],
    composites: [],
    sequences: [],
    tables: namesOf(count).map(tableOf),
    views: [],
    foreignTables: [],
    routines: [],
  };
  const database = {
    server: "dws" as const,
    compatibility: "ORA" as const,
    schemas: [schema],
  };
  await mkdir(join(root, "src"), { recursive: true });
  await writeFile(join(root, SNAPSHOT_FILE), toJson(database));
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await symlink(
    join(packageRoot, "node_modules"),
    join(root, "node_modules"),
    "junction",
  );
  const { modules } = await generateRepositories(
    {
      root,
      connection: undefined,
      schemas: ["public"],
      tables: [],
      exclude: [],
      out: "src/repositories",
      runtime: "src/dws",
      dryRun: false,
      keepMine: false,
    },
    silent,
  );
  if (!hasCalls) return;
  for (const { factory, path } of modules) {
    const file = join(root, "src", `${factory}-calls.ts`);
    await writeFile(file, callsOf(factory, path));
  }
};
