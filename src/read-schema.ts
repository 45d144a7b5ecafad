/** Where a run takes its schema from: the live database, or the snapshot. */
import type { AdviceFacts } from "./advice/advise.js";
import { withSchemaReader } from "./connect/connect.js";
import { GeneratorError } from "./errors.js";
import { introspect } from "./introspect/introspect.js";
import type { Database } from "./model/model.js";
import type { Progress } from "./progress.js";
import type { PipelineOptions } from "./run.js";
import type { PresentFile } from "./write/file-change.js";
import { readPresent } from "./write/read-project-file.js";

/** Name of the snapshot, in the project's folder. */
export const SNAPSHOT_FILE = "dws.schema.json";

/** A schema, and where it came from. */
export interface SchemaSource {
  readonly database: Database;
  readonly source: string;
  readonly notes: readonly string[];
  /** Empty when offline: they are not kept. */
  readonly facts: AdviceFacts;
}

/** The schema as the last run kept it; undefined before the first run. */
export const readSnapshot = (root: string): PresentFile | undefined =>
  readPresent(root, SNAPSHOT_FILE);

/** Connects and introspects, or takes the snapshot when there is no connection. */
export const readSchema = async (
  options: PipelineOptions,
  progress: Progress,
): Promise<SchemaSource> => {
  const { connection } = options;
  if (connection !== undefined) {
    progress.step(`Connecting to ${connection.database}`);
    return withSchemaReader(connection, async (query) => {
      progress.step(`Reading schema ${options.schemas.join(", ")}`);
      const { database, facts, notes } = await introspect(query, options);
      return {
        database,
        source: facts.productLine,
        notes,
        facts: {
          databaseName: facts.database,
          rowEstimates: facts.estimates,
        },
      };
    });
  }
  const snapshot = readSnapshot(options.root);
  if (snapshot === undefined) {
    throw new GeneratorError(
      "snapshot",
      `There is no ${SNAPSHOT_FILE} in ${options.root}.`,
      "Run once without --offline, so that the schema is read and kept.",
    );
  }
  const { fromJson } = await import("./model/from-json.js");
  return {
    database: fromJson(snapshot.text),
    source: SNAPSHOT_FILE,
    notes: [],
    facts: {},
  };
};
