/** Reads `dws.schema.json` back into the model, and says where it is wrong when it is. */
import * as v from "valibot";
import { GeneratorError } from "../errors.js";
import { checkNames } from "./check-names.js";
import { createDatabase } from "./create-database.js";
import { migrate } from "./migrate.js";
import type { Database, Table } from "./model.js";
import { partSnapshot } from "./part-snapshot.js";
import { snapshotFormat } from "./snapshot-format.js";
import { type Snapshot, snapshotSchema } from "./snapshot-schema.js";
import type { PrintedDatabase } from "./to-json.js";

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

const checkFormat = (input: unknown): Readonly<Record<string, unknown>> => {
  if (typeof input !== "object" || input === null || !("format" in input)) {
    return refuse('The snapshot has no "format".', "format");
  }
  if (typeof input.format === "number" && input.format > snapshotFormat) {
    throw new GeneratorError(
      "snapshot",
      `The snapshot has format ${input.format}, and this generator-dws reads formats up to ${snapshotFormat}.`,
      "Update generator-dws to the version that wrote the snapshot, or a newer one.",
      { at: "format" },
    );
  }
  return { ...input };
};

const validate = (input: unknown): Snapshot => {
  const result = v.safeParse(snapshotSchema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? "(root)";
  return refuse(`The snapshot is wrong at ${path}: ${issue.message}.`, path);
};

/** Tables that need no reading, by the name of their schema. */
type KnownTables = ReadonlyMap<string, readonly Table[]>;

const build = (input: unknown, known: KnownTables = new Map()): Database => {
  const snapshot = validate(migrate(checkFormat(input)));
  const database = createDatabase({
    server: snapshot.server,
    compatibility: snapshot.compatibility,
    schemas: snapshot.schemas.map((schema) => {
      const qualify = <T>(item: T) => ({ ...item, schema: schema.name });
      return {
        ...schema,
        tables: [
          ...schema.tables.map(qualify),
          ...(known.get(schema.name) ?? []),
        ],
        views: schema.views.map(qualify),
        foreignTables: schema.foreignTables.map(qualify),
      };
    }),
  });
  checkNames(database, new Set([...known.values()].flat()), refuse);
  return database;
};

/**
 * The model that `toJson` wrote, also by an older version of this package.
 * @throws {GeneratorError} `snapshot`, which names the path
 */
export const fromJson = (text: string): Database => build(parse(text));

/**
 * The same, beside the present model as it was printed: a table that stands in both word for word is taken from
 * there, and only what differs is parsed.
 * @throws {GeneratorError} `snapshot`, which names the path
 */
export const fromJsonBeside = (
  text: string,
  present: PrintedDatabase,
): Database => {
  try {
    const parted = partSnapshot(text, present);
    if (parted !== undefined) return build(parted.rest, parted.known);
  } catch {
    // Whoever reads all of it can say what is wrong, and where.
  }
  return fromJson(text);
};
