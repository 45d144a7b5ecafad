/** A change as people and programs are told of it: the stable shape of `--json`. */
import type { Change } from "./change.js";
import { describe } from "./describe.js";
import { effectOf } from "./effects.js";

/** Where a change is found in the generated code: by the names of today, or of the last run for what is gone. */
export interface CodePlace {
  /** Path of the module, relative to the project, posix: `src/repositories/public/orders.ts`. */
  readonly module: string;
  /** Name of the factory: `orders`; null for an enum. */
  readonly factory: string | null;
  /** Stem of the table's types (`Orders` of `OrdersRow`), or the enum's type. */
  readonly type: string;
  /** Property of the column; null for the table as a whole. */
  readonly property: string | null;
}

/** One change. Fields are added in later versions, and none is removed or renamed. */
export interface ReportedChange {
  /** `column-removed`, … */
  readonly kind: Change["kind"];
  /** Null for a change of the whole database. */
  readonly schema: string | null;
  /** Table, view or foreign table. */
  readonly table: string | null;
  readonly column: string | null;
  /** Enum, composite type, sequence or routine (`add(integer)`). */
  readonly object: string | null;
  /** True when callers of the generated code may no longer compile or work. */
  readonly breaks: boolean;
  /** What changed. */
  readonly sentence: string;
  /** How callers break; null when they do not. */
  readonly effect: string | null;
  /** Null where nothing is generated for it. */
  readonly code: CodePlace | null;
  /** What was there, in the words of `dws.schema.json`; null for what is new. */
  readonly before: unknown;
  /** What is there now; null for what is gone. */
  readonly after: unknown;
}

/** What a change is about, apart from tables and columns. */
export const objectOf = (change: Change): string | null => {
  if ("enum" in change) return change.enum;
  if ("composite" in change) return change.composite;
  if ("sequence" in change) return change.sequence;
  return "routine" in change ? change.routine : null;
};

/** Puts a change into words. */
export const reportChange = (
  change: Change,
  code: CodePlace | null,
): ReportedChange => ({
  kind: change.kind,
  schema: "schema" in change ? change.schema : null,
  table: "table" in change ? change.table : null,
  column: "column" in change ? change.column : null,
  object: objectOf(change),
  breaks: change.breaks,
  sentence: describe(change),
  effect: effectOf(change),
  code,
  before: "before" in change ? change.before : null,
  after: "after" in change ? change.after : null,
});
