/** The round trip on a local DWS: read a schema, drop it, create it again by the generated repositories, read again. */
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import type { LocalDws } from "../../src/local/start.js";
import { fromJson } from "../../src/model/from-json.js";
import type { Database as Model } from "../../src/model/model.js";
import { packageRoot } from "../../src/package-root.js";
import {
  generateRepositories,
  type PipelineOptions,
  SNAPSHOT_FILE,
  type Summary,
} from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import type * as Runtime from "../../src/runtime/index.js";
import type { Database, Session } from "../../src/runtime/index.js";
import { completeSettings } from "../../src/runtime/settings.js";

/** What a generated repository of any table can do. */
export interface Creatable {
  create(options?: { ifNotExists?: boolean }): Promise<void>;
}

/** Makes the repository of one table in a session of the project's own runtime. */
export type Factory = (session: Session) => Creatable;

/** A project in a folder of its own, over one database of a local DWS. */
export interface RoundTrip {
  readonly client: Client;
  /** Reads the schemas and generates; gives what it said, the model, and its text. */
  generate(
    ...schemas: readonly string[]
  ): Promise<{ summary: Summary; model: Model; text: string }>;
  /** The factories of what was generated last, by `schema.table`. */
  factories(): Promise<ReadonlyMap<string, Factory>>;
  /** The text of every module that was generated last. */
  texts(): Promise<readonly string[]>;
  /** The project's own runtime, whose classes and symbols are not those of ours. */
  runtime(): Promise<typeof Runtime>;
  /** A database of the project's own runtime. */
  openRuntime(): Promise<Database>;
  /** Drops every table, type and sequence of a schema, and leaves the schema. */
  empty(schema: string): Promise<void>;
  close(): Promise<void>;
}

const DROP_EACH = `
select 'drop table ' || c.oid::regclass || ' cascade' as text, 1 as step
from pg_catalog.pg_class c
where c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = $1::text) and c.relkind in ('r', 'p')
union all
select 'drop sequence ' || c.oid::regclass, 2
from pg_catalog.pg_class c
where c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = $1::text) and c.relkind = 'S'
  and not exists (select 1 from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
union all
select 'drop ' || case t.typtype when 'd' then 'domain ' else 'type ' end || t.oid::regtype || ' cascade', 3
from pg_catalog.pg_type t
left join pg_catalog.pg_class c on c.oid = t.typrelid
where t.typnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = $1::text) and (t.typtype in ('d', 'e') or c.relkind = 'c')
order by step`;

/** Opens a project over `database` of the local DWS. */
export const openRoundTrip = async (
  local: LocalDws,
  database: string = local.database,
): Promise<RoundTrip> => {
  // Inside the checkout, so that vite compiles the generated modules.
  const folder = join(packageRoot, "test", ".tmp");
  await mkdir(folder, { recursive: true });
  const root = await mkdtemp(join(folder, "round-trip-"));
  const { host, port, user, password } = local;
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  const connection = completeSettings({
    ...local,
    database,
    sslmode: "disable",
  });
  let modules: Summary["modules"] = [];
  const runtime = async () =>
    (await import(join(root, "src/dws/index.ts"))) as typeof Runtime;
  return {
    client,
    generate: async (...schemas) => {
      const options: PipelineOptions = {
        root,
        connection,
        schemas,
        tables: [],
        exclude: [],
        out: "src/repositories",
        runtime: "src/dws",
        dryRun: false,
        keepMine: false,
      };
      const summary = await generateRepositories(options, silent);
      modules = summary.modules;
      const text = await readFile(join(root, SNAPSHOT_FILE), "utf8");
      return { summary, model: fromJson(text), text };
    },
    factories: async () => {
      const found = await Promise.all(
        modules.map(async ({ schema, table, path, factory }) => {
          const module = (await import(join(root, path))) as Record<
            string,
            Factory
          >;
          return [`${schema}.${table}`, module[factory]] as const;
        }),
      );
      return new Map(
        found.flatMap(([name, factory]) =>
          factory === undefined ? [] : [[name, factory]],
        ),
      );
    },
    texts: async () =>
      Promise.all(
        modules.map(async ({ path }) => readFile(join(root, path), "utf8")),
      ),
    runtime,
    openRuntime: async () => (await runtime()).openDatabase(connection),
    empty: async (schema) => {
      const { rows } = await client.query<{ text: string }>(DROP_EACH, [
        schema,
      ]);
      for (const { text } of rows) await client.query(text);
    },
    close: async () => {
      await client.end();
      await rm(root, { recursive: true });
    },
  };
};
