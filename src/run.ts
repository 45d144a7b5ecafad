/** The words of one run: what is asked for, and what was done. */
import type { Advice } from "./advice/advise.js";
import type { ConnectionSettings } from "./runtime/settings.js";

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
  /**
   * Advice to leave out: `code`, or `code schema.table`.
   * @default none
   */
  readonly ignoreAdvice?: readonly string[];
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
  /** Files in the way: not ours, or changed by a person. Only where nothing was written; otherwise the run refuses. */
  readonly conflicts: readonly string[];
  /** Files that a person changed and that were left alone. */
  readonly kept: readonly string[];
  readonly unchanged: number;
  /** What changed in the schema since the snapshot, one sentence each. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
  /** What DWS's manual advises against in the schema; it is stored nowhere. */
  readonly advice: readonly Advice[];
  readonly modules: readonly GeneratedModule[];
  readonly isStale: boolean;
}
