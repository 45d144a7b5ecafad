/** The corpus in one mode: a project over it, and the walk of all its tables. */
import fc from "fast-check";
import type { Compatibility, LocalDws } from "../../../src/local/start.js";
import { casesFor, loadCases } from "../corpus.js";
import { openRoundTrip } from "../round-trip.js";
import { valuesOf } from "./by-type.js";
import { hintsFor, WITHOUT_ROWS, WITHOUT_UPSERT } from "./hints.js";
import { openProject, type Project } from "./project.js";
import { randomRows } from "./random-rows.js";
import type { Row, TestTable } from "./test-table.js";
import { INSERTED, SPARE, walkTable } from "./walk.js";

/** How often each property is tried, and from which random numbers on: DWS_VALUES_RUNS, DWS_VALUES_SEED. */
export const PROPERTY = Object.freeze({
  numRuns: Number(process.env["DWS_VALUES_RUNS"] ?? 1),
  seed: Number(process.env["DWS_VALUES_SEED"] ?? 20261123),
});

/** The property of one table: tables of the same columns get other rows each. */
export const propertyOf = (
  { tables }: Project,
  table: TestTable,
): fc.Parameters<unknown> => ({
  numRuns: PROPERTY.numRuns,
  seed: PROPERTY.seed + tables.indexOf(table),
  endOnFailure: true,
});

/** Loads the corpus into the database of a mode, and opens a project over it. */
export const openCorpus = async (
  local: LocalDws,
  mode: Compatibility,
): Promise<Project> => {
  const name = mode === "ORA" ? local.database : `mode_${mode.toLowerCase()}`;
  if (mode !== "ORA") {
    const first = await openRoundTrip(local);
    await first.client.query(
      `create database ${name} dbcompatibility '${mode}'`,
    );
    await first.close();
  }
  return openProject(
    local,
    name,
    async ({ client }) => {
      await client.query("create schema corpus");
      await loadCases(client, casesFor(mode));
    },
    "corpus",
  );
};

/** Tables that take rows. */
export const filledTables = ({ tables }: Project): readonly TestTable[] =>
  tables.filter(({ name }) => !Object.hasOwn(WITHOUT_ROWS, name));

/** Rows that the table takes. */
export const rowsOf = (
  { model }: Project,
  table: TestTable,
  count: number,
): fc.Arbitrary<Row[]> => {
  // DATE is a moment in ORA databases alone.
  const hints = hintsFor(model.compatibility !== "ORA");
  const hint = Object.hasOwn(hints, table.name) ? hints[table.name] : undefined;
  return randomRows(table, hint, valuesOf(model), count);
};

/** Every table on its walk; gives a sentence for each that failed. */
export const walkCorpus = async (
  project: Project,
): Promise<readonly string[]> => {
  const failures: string[] = [];
  for (const table of filledTables(project)) {
    const { client } = project.trip;
    const mayUpsert = !Object.hasOwn(WITHOUT_UPSERT, table.name);
    const walk = { table, client, mayUpsert };
    const walked = fc.asyncProperty(
      rowsOf(project, table, INSERTED + SPARE),
      async (all) => walkTable(walk, all),
    );
    const { failed, errorInstance } = await fc.check(
      walked,
      propertyOf(project, table) as fc.Parameters<[Row[]]>,
    );
    if (failed) failures.push(`${table.name}: ${String(errorInstance)}`);
  }
  return failures;
};
