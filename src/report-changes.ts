/** Says what changed since the last run, and where that is found in the generated code. */
import { posix } from "node:path";
import type { Change } from "./diff/change.js";
import { compare } from "./diff/compare.js";
import {
  type CodePlace,
  objectOf,
  type ReportedChange,
  reportChange,
} from "./diff/report.js";
import type { Database } from "./model/model.js";
import type { Names } from "./naming/naming.js";
import { type Layout, schemaFolder } from "./plan/layout.js";

/** A schema as it was named, now or at the last run. */
interface Named {
  readonly database: Database;
  readonly names: Names;
}

const placeOfTable = (
  change: Extract<Change, { table: string }>,
  { names }: Named,
  layout: Layout,
): CodePlace | null => {
  const schema = names.schemas.get(change.schema);
  const table = schema?.tables.get(change.table);
  if (schema === undefined || table === undefined) return null;
  const { file, factory, type, properties } = table;
  const module = posix.join(schemaFolder(layout, schema), `${file}.ts`);
  if (!("column" in change)) return { module, factory, type, property: null };
  const property = properties.get(change.column);
  return property === undefined ? null : { module, factory, type, property };
};

const placeIn = (
  change: Change,
  named: Named,
  layout: Layout,
): CodePlace | null => {
  if ("table" in change) return placeOfTable(change, named, layout);
  const object = objectOf(change);
  if (!("schema" in change) || object === null) return null;
  const schema = named.names.schemas.get(change.schema);
  const type = "enum" in change ? schema?.enums.get(object) : undefined;
  if (schema === undefined || type === undefined) return null;
  const module = posix.join(schemaFolder(layout, schema), "enums.ts");
  return { module, factory: null, type, property: null };
};

/** The changes since the last run; none where there was no last run, or where it saw the same. */
export const reportChanges = (
  previous: Named | undefined,
  now: Named,
  layout: Layout,
): readonly ReportedChange[] =>
  previous === undefined || previous === now
    ? []
    : compare(previous.database, now.database).map((change) =>
        reportChange(
          change,
          placeIn(change, now, layout) ?? placeIn(change, previous, layout),
        ),
      );
