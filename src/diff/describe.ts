/** One sentence a change, for people. */
import type {
  Change,
  ObjectChange,
  SchemaChange,
  ViewChange,
} from "./change.js";
import { from, line, list, type Sentences } from "./sentences.js";
import { sentencesOfColumns, sentencesOfTables } from "./describe-tables.js";

const ofSchema: Sentences<SchemaChange> = {
  "server-changed": (c) => `The server changed ${from(c.before, c.after)}.`,
  "compatibility-changed": (c) =>
    `The database's compatibility changed ${from(c.before, c.after)}.`,
  "schema-added": (c) => `Schema ${line(c.schema)} was added.`,
  "schema-removed": (c) => `Schema ${line(c.schema)} was removed.`,
  "schema-comment-changed": (c) =>
    `The comment of schema ${line(c.schema)} changed.`,
};

const enumName = (c: { schema: string; enum: string }) =>
  line(`${c.schema}.${c.enum}`);
const compositeName = (c: { schema: string; composite: string }) =>
  line(`${c.schema}.${c.composite}`);
const sequenceName = (c: { schema: string; sequence: string }) =>
  line(`${c.schema}.${c.sequence}`);
const routineName = (c: { schema: string; routine: string }) =>
  line(`${c.schema}.${c.routine}`);

const ofObject: Sentences<ObjectChange> = {
  "enum-added": (c) => `Enum ${enumName(c)} was added.`,
  "enum-removed": (c) => `Enum ${enumName(c)} was removed.`,
  "enum-labels-changed": (c) =>
    `The labels of enum ${enumName(c)} changed ${from(list(c.before), list(c.after))}.`,
  "composite-added": (c) => `Composite type ${compositeName(c)} was added.`,
  "composite-removed": (c) => `Composite type ${compositeName(c)} was removed.`,
  "composite-changed": (c) =>
    `The attributes of composite type ${compositeName(c)} changed.`,
  "sequence-added": (c) => `Sequence ${sequenceName(c)} was added.`,
  "sequence-removed": (c) => `Sequence ${sequenceName(c)} was removed.`,
  "sequence-changed": (c) =>
    `The settings or the owner of sequence ${sequenceName(c)} changed.`,
  "routine-added": (c) => `Routine ${routineName(c)} was added.`,
  "routine-removed": (c) => `Routine ${routineName(c)} was removed.`,
  "routine-changed": (c) =>
    `The arguments or the result of routine ${routineName(c)} changed.`,
  "routine-comment-changed": (c) =>
    `The comment of routine ${routineName(c)} changed.`,
};

const relationName = (c: ViewChange): string => line(`${c.schema}.${c.table}`);

const kindText = (kind: "view" | "materialized-view"): string =>
  kind === "view" ? "view" : "materialized view";

const capitalise = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1);

const ofView: Sentences<ViewChange> = {
  "view-added": (c) =>
    `${capitalise(kindText(c.after.kind))} ${relationName(c)} was added.`,
  "view-removed": (c) =>
    `${capitalise(kindText(c.before.kind))} ${relationName(c)} was removed.`,
  "view-kind-changed": (c) =>
    `${capitalise(kindText(c.before))} ${relationName(c)} is a ${kindText(c.after)} now.`,
  "view-comment-changed": (c) =>
    `The comment of view ${relationName(c)} changed.`,
  "foreign-table-added": (c) => `Foreign table ${relationName(c)} was added.`,
  "foreign-table-removed": (c) =>
    `Foreign table ${relationName(c)} was removed.`,
  "foreign-table-comment-changed": (c) =>
    `The comment of foreign table ${relationName(c)} changed.`,
  "foreign-server-changed": (c) =>
    `The server of foreign table ${relationName(c)} changed ${from(c.before, c.after)}.`,
  "access-changed": (c) =>
    `Foreign table ${relationName(c)} is there to ${c.after} now, not to ${c.before}.`,
};

const sentences: Sentences<Change> = {
  ...ofSchema,
  ...ofObject,
  ...sentencesOfTables,
  ...ofView,
  ...sentencesOfColumns,
};

/** Every kind of change. */
export const CHANGE_KINDS = Object.keys(sentences) as readonly Change["kind"][];

/** What changed, in one line; it does not say `breaks`, which the caller shows in its own way. */
export const describe = (change: Change): string =>
  // Each kind has the sentence of its own change; the compiler cannot see that pairing through the union.
  (sentences[change.kind] as (change: Change) => string)(change);
