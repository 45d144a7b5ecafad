/** Reads `dws.schema.json` back into the model, and says where it is wrong when it is. */
import * as v from "valibot";
import { GeneratorError } from "../errors.js";
import { createDatabase } from "./create-database.js";
import type { Database, Table } from "./model.js";
import { snapshotSchema, type Snapshot } from "./snapshot-schema.js";
import { snapshotFormat } from "./to-json.js";

const readAgain =
  "Write it anew from the live schema with `yo dws:repositories`, or restore it from version control.";

const refuse = (message: string, at?: string, cause?: unknown): never => {
  throw new GeneratorError("snapshot", message, readAgain, {
    ...(at === undefined ? {} : { at }),
    cause,
  });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return /^<{7} /m.test(text)
      ? refuse("The snapshot holds merge conflict markers.", undefined, error)
      : refuse("The snapshot is not JSON.", undefined, error);
  }
};

const checkFormat = (input: unknown): void => {
  if (typeof input !== "object" || input === null || !("format" in input)) {
    return refuse('The snapshot has no "format".', "format");
  }
  if (typeof input.format !== "number" || input.format <= snapshotFormat)
    return;
  throw new GeneratorError(
    "snapshot",
    `The snapshot has format ${input.format}, and this generator-dws reads formats up to ${snapshotFormat}.`,
    "Update generator-dws to the version that wrote the snapshot, or a newer one.",
    { at: "format" },
  );
};

const validate = (input: unknown): Snapshot => {
  const result = v.safeParse(snapshotSchema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? "(root)";
  return refuse(`The snapshot is wrong at ${path}: ${issue.message}.`, path);
};

const refuseDuplicates = (
  where: string,
  items: readonly { readonly name: string }[],
): void => {
  const seen = new Set<string>();
  for (const { name } of items) {
    if (seen.has(name)) {
      refuse(`The snapshot names "${name}" twice in ${where}.`, where);
    }
    seen.add(name);
  }
};

const checkTable = (table: Table): void => {
  const where = `${table.schema}.${table.name}`;
  refuseDuplicates(where, table.columns);
  const names = new Set(table.columns.map(({ name }) => name));
  const { primaryKey, uniqueKeys, distribution, partitioning } = table;
  const mentioned = [
    ...(primaryKey?.columns ?? []),
    ...uniqueKeys.flatMap(({ columns }) => columns),
    ...(distribution && "columns" in distribution ? distribution.columns : []),
    ...(partitioning?.columns ?? []),
  ];
  const missing = mentioned.find((name) => !names.has(name));
  if (missing === undefined) return;
  refuse(
    `The snapshot's table ${where} has no column "${missing}", which a key of it names.`,
    where,
  );
};

/** A merge by hand can leave valid JSON that is no schema: two tables of a name, a key without its column. */
const checkNames = (database: Database): void => {
  refuseDuplicates("schemas", database.schemas);
  for (const schema of database.schemas) {
    refuseDuplicates(schema.name, schema.enums);
    refuseDuplicates(schema.name, schema.tables);
    schema.tables.forEach(checkTable);
  }
};

/** The model that {@link toJson} wrote; throws a GeneratorError of kind `snapshot` that names the path. */
export const fromJson = (text: string): Database => {
  const input = parse(text);
  checkFormat(input);
  const snapshot = validate(input);
  const database = createDatabase({
    server: snapshot.server,
    compatibility: snapshot.compatibility,
    schemas: snapshot.schemas.map((schema) => ({
      ...schema,
      tables: schema.tables.map((table) => ({ ...table, schema: schema.name })),
    })),
  });
  checkNames(database);
  return database;
};
