/** Prints the modules of a model as the pipeline does, without a project around them. */
import type { Column, Database } from "../../src/model/model.js";
import { nameDatabase } from "../../src/naming/naming.js";
import { listModules } from "../../src/print-modules.js";
import type { Layout } from "../../src/plan/layout.js";
import { planModules } from "../../src/plan/plan.js";
import { silent } from "../../src/progress.js";
import { digestMembers, readMembers } from "../../src/merge/member-digests.js";
import { mergeModule, type MergeResult } from "../../src/merge/merge-module.js";
import { readStamp, stamp } from "../../src/write/stamp.js";

/** Where tests put what they generate. */
export const LAYOUT = { out: "src/repositories", runtime: "src/dws" };

/** One module with its header. */
export interface Printed {
  readonly path: string;
  readonly text: string;
  readonly members: string;
  readonly roles: ReadonlyMap<string, string>;
}

/** Every module of a database, stamped. */
export const printAll = async (
  database: Database,
  layout: Layout = LAYOUT,
): Promise<readonly Printed[]> => {
  const plans = planModules(database, nameDatabase(database), layout);
  return Promise.all(
    listModules(plans, silent).map(async ({ path, text }) => {
      const printed = typeof text === "string" ? text : await text();
      const members = readStamp(printed)?.members ?? "";
      const roles = new Map(
        readMembers(members).members.map(({ name, role }) => [name, role]),
      );
      return { path, text: printed, members, roles };
    }),
  );
};

const column = (name: string, nullable: boolean): Column => ({
  name,
  type: {
    sql: "integer",
    schema: "pg_catalog",
    name: "int4",
    kind: "base",
    isArray: false,
  },
  nullable,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
});

/** One table `public.reason`: a `!` behind a column's name makes it NOT NULL. */
export const reasonTable = (
  columns: readonly string[],
  key: readonly string[],
  comment: string | null = null,
): Database => ({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    {
      name: "public",
      comment: null,
      enums: [],
      composites: [],
      sequences: [],
      views: [],
      foreignTables: [],
      routines: [],
      tables: [
        {
          kind: "table",
          schema: "public",
          name: "reason",
          comment,
          persistence: "permanent",
          columns: columns.map((name) =>
            column(name.replace("!", ""), !name.endsWith("!")),
          ),
          primaryKey:
            key.length === 0 ? null : { name: "reason_pkey", columns: key },
          uniqueKeys: [],
          checks: [],
          clusterKey: null,
          foreignKeys: [],
          indexes: [],
          distribution: { by: "replication" },
          orientation: "row",
          storage: {},
          partitioning: null,
          rowMovement: null,
        },
      ],
    },
  ],
});

/** The only module of {@link reasonTable}. */
export const printReason = async (
  ...table: Parameters<typeof reasonTable>
): Promise<Printed> => {
  const [module] = await printAll(reasonTable(...table));
  if (module === undefined) throw new Error("no module");
  return module;
};

/** Merges `generated` into the edited text. */
export const mergeInto = (
  present: string,
  generated: string,
): Promise<MergeResult> =>
  mergeModule({
    present,
    presentMembers: readStamp(present)?.members,
    generated,
    generatedMembers: readStamp(generated)?.members ?? "",
  });

/** Prints the header anew for a text that a test has made of a generated one: as if it had been generated so. */
export const renewed = (text: string): string => {
  const header = /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? "";
  const roles = new Map(
    readMembers(readStamp(text)?.members ?? "").members.map(
      ({ name, role }) => [name, role] as const,
    ),
  );
  const body = text.slice(header.length);
  return stamp(body, {
    version: "0.2.0",
    source: "table public.reason",
    inputs: "table:0",
    members: digestMembers(body, roles),
  });
};
