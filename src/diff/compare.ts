/** Compares two models. */
import type { Database, EnumType, Schema, Table } from "../model/model.js";
import type { Change, SchemaChange } from "./change.js";
import { compareTable } from "./compare-tables.js";
import { isSame, matchByName } from "./match.js";

const tableChange = (
  kind: "table-added" | "table-removed",
  { schema, name: table }: Table,
): Change => ({ kind, schema, table, breaks: kind === "table-removed" });

const enumChange = (
  kind: "enum-added" | "enum-removed",
  schema: string,
  type: EnumType,
): Change => ({
  kind,
  schema,
  enum: type.name,
  breaks: kind === "enum-removed",
});

const compareEnum = (
  schema: string,
  before: EnumType,
  after: EnumType,
): readonly SchemaChange[] => {
  if (isSame(before.labels, after.labels)) return [];
  // A new label breaks as well: a switch over all of them is no longer exhaustive.
  const breaks = !isSame(before.labels.toSorted(), after.labels.toSorted());
  const values = { before: before.labels, after: after.labels };
  const kind = "enum-labels-changed";
  return [{ kind, schema, enum: after.name, ...values, breaks }];
};

const compareContents = (before: Schema, after: Schema): readonly Change[] => {
  const { name: schema } = after;
  const enums = matchByName(before.enums, after.enums);
  const tables = matchByName(before.tables, after.tables);
  return [
    ...enums.removed.map((type) => enumChange("enum-removed", schema, type)),
    ...enums.added.map((type) => enumChange("enum-added", schema, type)),
    ...enums.kept.flatMap(([a, b]) => compareEnum(schema, a, b)),
    ...tables.removed.map((table) => tableChange("table-removed", table)),
    ...tables.added.map((table) => tableChange("table-added", table)),
    ...tables.kept.flatMap(([a, b]) => compareTable(a, b)),
  ];
};

const emptySchema = ({ name }: Schema): Schema => ({
  name,
  comment: null,
  enums: [],
  tables: [],
});

const compareSchema = (before: Schema, after: Schema): readonly Change[] => {
  const values = { before: before.comment, after: after.comment };
  const comment: Change = {
    kind: "schema-comment-changed",
    schema: after.name,
    ...values,
    breaks: false,
  };
  return [
    ...(isSame(values.before, values.after) ? [] : [comment]),
    ...compareContents(before, after),
  ];
};

const compareSettings = (
  before: Database,
  after: Database,
): readonly SchemaChange[] => {
  const changes: SchemaChange[] = [];
  if (before.server !== after.server) {
    const values = { before: before.server, after: after.server };
    changes.push({ kind: "server-changed", ...values, breaks: false });
  }
  if (before.compatibility !== after.compatibility) {
    const values = { before: before.compatibility, after: after.compatibility };
    // What an empty string or a DATE means depends on it.
    changes.push({ kind: "compatibility-changed", ...values, breaks: true });
  }
  return changes;
};

/** The changes that lead from one model to the other; without a first one everything is new. */
export const compare = (
  before: Database | undefined,
  after: Database,
): readonly Change[] => {
  const { removed, added, kept } = matchByName(
    before?.schemas ?? [],
    after.schemas,
  );
  return [
    ...(before ? compareSettings(before, after) : []),
    ...removed.flatMap((schema): readonly Change[] => [
      { kind: "schema-removed", schema: schema.name, breaks: true },
      ...compareContents(schema, emptySchema(schema)),
    ]),
    ...added.flatMap((schema): readonly Change[] => [
      { kind: "schema-added", schema: schema.name, breaks: false },
      ...compareContents(emptySchema(schema), schema),
    ]),
    ...kept.flatMap(([a, b]) => compareSchema(a, b)),
  ];
};
