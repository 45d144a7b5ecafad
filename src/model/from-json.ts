/** Reads `dws.schema.json` back into the model, and says where it is wrong when it is. */
import * as v from "valibot";
import { GeneratorError } from "../errors.js";
import { checkNames } from "./check-names.js";
import { createDatabase } from "./create-database.js";
import { migrate } from "./migrate.js";
import type { Database } from "./model.js";
import {
  type Snapshot,
  snapshotFormat,
  snapshotSchema,
} from "./snapshot-schema.js";

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

/**
 * The model that `toJson` wrote, also by an older version of this package.
 * @throws {GeneratorError} `snapshot`, which names the path
 */
export const fromJson = (text: string): Database => {
  const snapshot = validate(migrate(checkFormat(parse(text))));
  const database = createDatabase({
    server: snapshot.server,
    compatibility: snapshot.compatibility,
    schemas: snapshot.schemas.map((schema) => {
      const qualify = <T>(item: T) => ({ ...item, schema: schema.name });
      return {
        ...schema,
        tables: schema.tables.map(qualify),
        views: schema.views.map(qualify),
        foreignTables: schema.foreignTables.map(qualify),
      };
    }),
  });
  checkNames(database, refuse);
  return database;
};
