/** The sentence: connect, introspect, model, diff, name and type, plan, render, merge, write. */
import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { withSchemaReader } from "./connect/connect.js";
import { compare } from "./diff/compare.js";
import { describe } from "./diff/describe.js";
import { GeneratorError } from "./errors.js";
import { introspect } from "./introspect/introspect.js";
import { mergeIndex } from "./merge/merge-index.js";
import { fromJson } from "./model/from-json.js";
import type { Database } from "./model/model.js";
import { toJson } from "./model/to-json.js";
import { type Names, nameDatabase } from "./naming/naming.js";
import { packageRoot, packageVersion } from "./package-root.js";
import { planIndexes } from "./plan/indexes.js";
import { type Layout, planModules } from "./plan/plan.js";
import type { EnumsView, TableView } from "./plan/view.js";
import type { Progress } from "./progress.js";
import { createRenderer } from "./render/render.js";
import type { ConnectionSettings } from "./runtime/settings.js";
import {
  type FileChange,
  type OutputFile,
  settleConflicts,
  summarize,
} from "./write/file-change.js";
import { planChanges } from "./write/plan-changes.js";
import { readProjectFile } from "./write/read-project-file.js";
import { stamp } from "./write/stamp.js";
import { applyChanges } from "./write/write-files.js";

/** Name of the snapshot, in the project's folder. */
export const SNAPSHOT_FILE = "dws.schema.json";

/** What one run is to do. */
export interface PipelineOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Where to read the schema; undefined = from the snapshot alone (`--offline`). */
  readonly connection: ConnectionSettings | undefined;
  /** Schemas to read, at least one. */
  readonly schemas: readonly string[];
  /** Globs on `schema.table` or `table`; empty = all. */
  readonly tables: readonly string[];
  /** Globs of what to leave out. */
  readonly exclude: readonly string[];
  /** Folder of the repositories, relative to `root`. */
  readonly out: string;
  /** Folder of the runtime, relative to `root`. */
  readonly runtime: string;
  /** Write nothing; `Summary.isStale` says whether something would change. */
  readonly dryRun: boolean;
  /** Leave files that a person changed as they are instead of refusing to write. */
  readonly keepMine: boolean;
}

/** One generated module, for whoever links to it. */
export interface GeneratedModule {
  readonly schema: string;
  readonly table: string;
  /** Path relative to the project's folder, posix: `src/repositories/public/customer.ts`. */
  readonly path: string;
  /** Name of the exported factory: `customer`. */
  readonly factory: string;
}

/** What was done, for people and for `--json`. */
export interface Summary {
  /** "GaussDB(DWS) 8.2.1", "PostgreSQL 15.18", or "dws.schema.json" when offline. */
  readonly source: string;
  readonly tables: number;
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** Files that a person changed and that were left alone. */
  readonly kept: readonly string[];
  readonly unchanged: number;
  /** What changed in the schema since the snapshot, one sentence each. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  readonly modules: readonly GeneratedModule[];
  readonly isStale: boolean;
}

/** Reads the schema and brings the project's repositories, runtime and snapshot up to date with it. */
export type GenerateRepositories = (
  options: PipelineOptions,
  progress: Progress,
) => Promise<Summary>;

interface ReadSchema {
  readonly database: Database;
  readonly source: string;
  readonly notes: readonly string[];
}

const readSnapshot = async (root: string): Promise<Database | undefined> => {
  const text = await readProjectFile(root, SNAPSHOT_FILE);
  return text === undefined ? undefined : fromJson(text);
};

const readSchema = async (
  options: PipelineOptions,
  snapshot: Database | undefined,
  progress: Progress,
): Promise<ReadSchema> => {
  const { connection } = options;
  if (connection !== undefined) {
    progress.step(`Connecting to ${connection.database}`);
    return withSchemaReader(connection, async (query) => {
      progress.step(`Reading schema ${options.schemas.join(", ")}`);
      const { database, facts, notes } = await introspect(query, options);
      return { database, source: facts.productLine, notes };
    });
  }
  if (snapshot === undefined) {
    throw new GeneratorError(
      "snapshot",
      `There is no ${SNAPSHOT_FILE} in ${options.root}.`,
      "Run once without --offline, so that the schema is read and kept.",
    );
  }
  return { database: snapshot, source: SNAPSHOT_FILE, notes: [] };
};

const renderModules = (
  views: readonly (TableView | EnumsView)[],
  progress: Progress,
): readonly OutputFile[] => {
  const renderView = createRenderer();
  return views.map((view, index) => {
    progress.advance(index + 1, views.length);
    const { path, source, text } = renderView(view);
    const stamped = stamp(text, { version: packageVersion, source });
    return { path, text: stamped, kind: "generated" };
  });
};

/** The runtime is copied as it stands: real TypeScript, checked and tested here. */
const readRuntime = async (folder: string): Promise<readonly OutputFile[]> => {
  const from = join(packageRoot, "src", "runtime");
  const names = (await readdir(from)).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(join(from, name), "utf8");
      const about = { version: packageVersion, source: "its runtime" };
      return {
        path: posix.join(folder, name),
        text: stamp(body, about),
        kind: "generated" as const,
      };
    }),
  );
};

/** Modules that an index exported when the snapshot was written. */
const knownExports = (
  snapshot: Database | undefined,
  layout: Layout,
): ReadonlyMap<string, readonly string[]> => {
  if (snapshot === undefined) return new Map();
  const plans = planIndexes(snapshot, nameDatabase(snapshot), layout);
  return new Map(
    plans.map(({ path, exports }) => [
      path,
      exports.map(({ module }) => module),
    ]),
  );
};

const mergeIndexes = async (
  { root }: PipelineOptions,
  database: Database,
  names: Names,
  layout: Layout,
  snapshot: Database | undefined,
): Promise<readonly OutputFile[]> => {
  const known = knownExports(snapshot, layout);
  return Promise.all(
    planIndexes(database, names, layout).map(async ({ path, exports }) => {
      const before = known.get(path) ?? [];
      const wanted = new Set(exports.map(({ module }) => module));
      const text = await mergeIndex(await readProjectFile(root, path), {
        exports,
        known: before,
        gone: before.filter((module) => !wanted.has(module)),
        file: path,
      });
      return { path, text, kind: "shared" as const };
    }),
  );
};

const writeAll = async (
  { root, dryRun, keepMine }: PipelineOptions,
  planned: readonly FileChange[],
): Promise<readonly FileChange[]> => {
  const changes = keepMine ? settleConflicts(planned, "mine") : planned;
  if (dryRun) return changes;
  // The snapshot comes last: a crash before it leaves the old one, and the next run completes the work.
  const isSnapshot = ({ path }: FileChange) => path === SNAPSHOT_FILE;
  await applyChanges(
    root,
    changes.filter((change) => !isSnapshot(change)),
  );
  await applyChanges(root, changes.filter(isSnapshot));
  return changes;
};

const summarizeRun = (
  read: ReadSchema,
  notes: readonly string[],
  changes: readonly string[],
  views: readonly (TableView | EnumsView)[],
  files: readonly FileChange[],
): Summary => {
  const { paths, counts } = summarize(files);
  const modules = views.flatMap((view) =>
    view.kind === "table"
      ? [
          {
            schema: view.schema,
            table: view.name,
            path: view.path,
            factory: view.factory,
          },
        ]
      : [],
  );
  const kept = files
    .filter(({ reason }) => reason?.startsWith("kept") === true)
    .map(({ path }) => path);
  return {
    source: read.source,
    tables: modules.length,
    created: paths.create,
    changed: [...paths.change, ...paths.conflict],
    deleted: paths.delete,
    kept: [...kept, ...paths.orphan],
    unchanged: counts.unchanged - kept.length,
    changes,
    notes: [...read.notes, ...notes],
    modules,
    isStale:
      counts.create + counts.change + counts.delete + counts.conflict > 0,
  };
};

/** Reads the schema and brings the project's repositories, runtime and snapshot up to date with it. */
export const generateRepositories: GenerateRepositories = async (
  options,
  progress,
) => {
  const { root, out, runtime } = options;
  const layout: Layout = { out, runtime };
  const snapshot = await readSnapshot(root);
  const read = await readSchema(options, snapshot, progress);
  const { database } = read;
  const changes =
    snapshot === undefined ? [] : compare(snapshot, database).map(describe);
  const names = nameDatabase(database);
  const views = planModules(database, names, layout);
  progress.step(`Writing ${views.length} modules`);
  const files: readonly OutputFile[] = [
    ...renderModules(views, progress),
    ...(await readRuntime(runtime)),
    ...(await mergeIndexes(options, database, names, layout, snapshot)),
    { path: SNAPSHOT_FILE, text: toJson(database), kind: "shared" },
  ];
  const planned = await planChanges(root, files, { prune: [out, runtime] });
  const written = await writeAll(options, planned);
  return summarizeRun(read, names.notes, changes, views, written);
};
