/** The words of one run: what is asked for, and what was done. */
import type { Advice } from "./advice/advise.js";
import type { ReportedChange } from "./diff/report.js";
import type { NamingChoices } from "./config/resolve.js";
import type { ConnectionSettings } from "./runtime/settings.js";
import type { TypesConfig } from "./types/config.js";

/** Whose version of a conflict is taken. */
export type ConflictSide = "mine" | "generated";

/** A file in which a person changed what has to change. */
export interface ConflictQuestion {
  /** Relative to the project's folder. */
  readonly path: string;
  /** What is in conflict: `src/a.ts:Name` for each part, or the file. */
  readonly places: readonly string[];
  /** The file with our side of each. */
  readonly text: string;
}

/** What a person decided. */
export type ConflictAnswer =
  | { readonly side: "mine" }
  /** The text to write: the one of the question, or what was made of it. */
  | { readonly side: "generated"; readonly text: string };

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
  /** Where a person changed what has to change, keep the person's side instead of refusing to write. */
  readonly keepMine: boolean;
  /**
   * Take the generated side there, and lose nothing that the person added.
   * @default false
   */
  readonly force?: boolean;
  /**
   * Asks about each conflict, one after the other, if neither side is chosen.
   * @default they are refused
   */
  readonly resolve?: (question: ConflictQuestion) => Promise<ConflictAnswer>;
  /**
   * Advice to leave out: `code`, or `code schema.table`.
   * @default none
   */
  readonly ignoreAdvice?: readonly string[];
  /**
   * What the project chose for types and columns.
   * @default lossless types
   */
  readonly types?: TypesConfig;
  /**
   * What the project says about names.
   * @default derived from those of the database
   */
  readonly naming?: NamingChoices;
}

/** One generated module, for whoever links to it. */
export interface GeneratedModule {
  readonly kind: "table" | "view" | "materialized-view" | "foreign-table";
  readonly schema: string;
  /** Name of the table, view or foreign table. */
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
  /**
   * What a person changed and has to change, `src/a.ts:Name`, or whole files in the way. Only where nothing was written;
   * otherwise the run refuses.
   */
  readonly conflicts: readonly string[];
  /** Files with a conflict in which the person's side was kept, and edited ones that are generated no more. */
  readonly kept: readonly string[];
  readonly unchanged: number;
  /** What changed in the schema since the snapshot. */
  readonly changes: readonly ReportedChange[];
  readonly notes: readonly string[];
  /** What DWS's manual advises against in the schema; it is stored nowhere. */
  readonly advice: readonly Advice[];
  readonly modules: readonly GeneratedModule[];
  readonly isStale: boolean;
}
