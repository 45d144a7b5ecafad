/** Compares two models. */
import type {
  Database,
  ForeignTable,
  Schema,
  Table,
  View,
} from "../model/model.js";
import type { Change, SchemaChange } from "./change.js";
import { compareObjects } from "./compare-objects.js";
import { compareTable } from "./compare-tables.js";
import { compareForeignTable, compareView } from "./compare-views.js";
import { isSame, matchByName } from "./match.js";
import { guessTables } from "./renames.js";

const tableChange = (
  kind: "table-added" | "table-removed",
  { schema, name: table }: Table,
): Change => ({ kind, schema, table, breaks: kind === "table-removed" });

const compareTables = (before: Schema, after: Schema): readonly Change[] => {
  const { removed, added, kept } = matchByName(before.tables, after.tables);
  return [
    ...removed.map((table) => tableChange("table-removed", table)),
    ...added.map((table) => tableChange("table-added", table)),
    ...kept.flatMap(([a, b]) => compareTable(a, b)),
  ];
};

const compareViews = (before: Schema, after: Schema): readonly Change[] => {
  const at = ({ schema, name }: View) => ({ schema, table: name });
  const { removed, added, kept } = matchByName(before.views, after.views);
  return [
    ...removed.map((view) => ({
      kind: "view-removed" as const,
      ...at(view),
      before: view,
      breaks: true,
    })),
    ...added.map((view) => ({
      kind: "view-added" as const,
      ...at(view),
      after: view,
      breaks: false,
    })),
    ...kept.flatMap(([a, b]) => compareView(a, b)),
  ];
};

const foreignTableChange = (
  kind: "foreign-table-added" | "foreign-table-removed",
  { schema, name: table }: ForeignTable,
): Change => ({
  kind,
  schema,
  table,
  breaks: kind === "foreign-table-removed",
});

const compareForeignTables = (
  before: Schema,
  after: Schema,
): readonly Change[] => {
  const { removed, added, kept } = matchByName(
    before.foreignTables,
    after.foreignTables,
  );
  return [
    ...removed.map((table) =>
      foreignTableChange("foreign-table-removed", table),
    ),
    ...added.map((table) => foreignTableChange("foreign-table-added", table)),
    ...kept.flatMap(([a, b]) => compareForeignTable(a, b)),
  ];
};

const compareContents = (before: Schema, after: Schema): readonly Change[] => [
  ...compareObjects(before, after),
  ...compareTables(before, after),
  ...compareViews(before, after),
  ...compareForeignTables(before, after),
];

const emptySchema = ({ name }: Schema): Schema => ({
  name,
  comment: null,
  enums: [],
  composites: [],
  sequences: [],
  tables: [],
  views: [],
  foreignTables: [],
  routines: [],
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
    ...(before ? guessTables(before, after) : []),
  ];
};
