/** How callers break, one sentence a change. */
import type {
  Change,
  ObjectChange,
  SchemaChange,
  ViewChange,
} from "./change.js";
import { effectsOfColumns, effectsOfTables } from "./effects-of-tables.js";
import { line, type Effects } from "./sentences.js";

const GONE = "What reads or writes it no longer works.";

const ofSchema: Effects<SchemaChange> = {
  "compatibility-changed": () =>
    "What an empty text, a date or a division means may be another now.",
  "schema-removed": () =>
    "Its modules are gone, and what imports them no longer compiles.",
};

const ofLabels = (
  before: readonly string[],
  after: readonly string[],
): string => {
  const quoted = (labels: readonly string[], others: readonly string[]) =>
    labels
      .filter((label) => !others.includes(label))
      .map((label) => `"${line(label)}"`)
      .join(", ");
  const gone = quoted(before, after);
  return gone === ""
    ? `A switch over its labels lacks ${quoted(after, before)}.`
    : `Code that names ${gone} no longer compiles, and rows cannot hold it.`;
};

const ofObject: Effects<ObjectChange> = {
  "enum-removed": () => "Its type is gone, and its columns have another one.",
  "enum-labels-changed": (c) => ofLabels(c.before, c.after),
  "composite-removed": () => "Code that reads or makes its values fails.",
  "composite-changed": () => "The text of its values has other fields.",
  "routine-removed": () => "Calls of it fail.",
  "routine-changed": () =>
    "Calls with the old arguments, and code that expects the old result, fail.",
};

const ofView: Effects<ViewChange> = {
  "view-removed": () => GONE,
  "foreign-table-removed": () => GONE,
  "access-changed": (c) =>
    c.after === "write"
      ? "It can no longer be read."
      : "It can no longer be written.",
};

const effects: Effects<Change> = {
  ...ofSchema,
  ...ofObject,
  ...effectsOfTables,
  ...ofView,
  ...effectsOfColumns,
};

/** What callers have to expect; null where the change breaks nobody. */
export const effectOf = (change: Change): string | null => {
  if (!change.breaks) return null;
  // Each kind has the sentence of its own change; the compiler cannot see that pairing through the union.
  const say = effects[change.kind] as ((one: Change) => string) | undefined;
  return say?.(change) ?? null;
};
