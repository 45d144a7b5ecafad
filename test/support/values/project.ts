/** A generated project over tables of a database, and those tables ready for values. */
import type { LocalDws } from "../../../src/local/start.js";
import type { Database as Model } from "../../../src/model/model.js";
import type * as Runtime from "../../../src/runtime/index.js";
import type { Database } from "../../../src/runtime/index.js";
import { openRoundTrip, type RoundTrip } from "../round-trip.js";
import {
  type AnyRepository,
  type AnyReturning,
  readTable,
  tablesOf,
  testTable,
  type TestTable,
} from "./test-table.js";

/** What was generated, imported and connected. */
export interface Project {
  readonly trip: RoundTrip;
  readonly model: Model;
  /** The project's own. */
  readonly runtime: typeof Runtime;
  readonly db: Database;
  readonly tables: readonly TestTable[];
  close(): Promise<void>;
}

const returningOf = (
  { Returning }: typeof Runtime,
  db: Database,
  repository: AnyRepository,
): AnyReturning => new Returning(readTable(repository), db);

const importTables = async (
  trip: RoundTrip,
  model: Model,
  runtime: typeof Runtime,
  db: Database,
): Promise<readonly TestTable[]> => {
  const factories = await trip.factories();
  return tablesOf(model).map((table) => {
    const factory = factories.get(`${table.schema}.${table.name}`);
    if (factory === undefined) throw new Error(`no module for ${table.name}`);
    const repository = factory(db) as unknown as AnyRepository;
    const returning =
      table.orientation === "column"
        ? undefined
        : returningOf(runtime, db, repository);
    const isOra = model.compatibility === "ORA";
    return testTable(table, repository, returning, isOra);
  });
};

/** Reads the schemas of a database once it is prepared, generates, and imports what was generated. */
export const openProject = async (
  local: LocalDws,
  database: string,
  prepare: (trip: RoundTrip) => Promise<void>,
  ...schemas: readonly string[]
): Promise<Project> => {
  const trip = await openRoundTrip(local, database);
  await prepare(trip);
  const { model } = await trip.generate(...schemas);
  const runtime = await trip.runtime();
  const db = await trip.openRuntime();
  const tables = await importTables(trip, model, runtime, db);
  const close = async () => {
    await db.close();
    await trip.close();
  };
  return { trip, model, runtime, db, tables, close };
};
