/** Introspect, drop, create by the generated repositories, introspect: the same model, for a corpus of all that DWS documents. */
import * as prettier from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Compatibility,
  type LocalDws,
  startLocalDws,
} from "../../src/local/start.js";
import type { Table } from "../../src/model/model.js";
import { casesFor, loadCases } from "../support/corpus.js";
import { missingParts } from "../support/model-parts.js";
import { openRoundTrip, type RoundTrip } from "../support/round-trip.js";

/** The lines without their order: the server prints options, checks and indexes as they were made. */
const withoutOrder = (definition: string): readonly string[] =>
  definition
    .split("\n")
    .map((line) =>
      line
        .replace(
          /^ ?WITH \((?<options>[^)]*)\)/,
          (_all, options: string) =>
            `WITH (${options.split(", ").toSorted().join(", ")})`,
        )
        .replace(/[,;]$/, "")
        .trim(),
    )
    .toSorted();

/** Tables whose definition create() changes, the model being the same. */
const CHANGED = new Set([
  // Columns of a domain come back with its base type: domains are never made on DWS (facts on types, 2.5).
  "domains",
  // The keyword COMPRESS must not be used (facts on types, 2.2).
  "compressed",
]);

/** What `pg_get_tabledef` prints for each table. */
const readTableDefinitions = async (
  { client }: RoundTrip,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>();
  for (const { schema, name } of tables) {
    if (CHANGED.has(name)) continue;
    const quoted = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;
    const { rows } = await client.query<{ text: string }>(
      "select pg_get_tabledef($1::regclass::oid) as text",
      [quoted],
    );
    found.set(quoted, withoutOrder(rows[0]?.text ?? ""));
  }
  // It leaves its own search_path behind.
  await client.query("reset all");
  return found;
};

let local: LocalDws;

beforeAll(async () => {
  local = await startLocalDws();
});
afterAll(async () => {
  await local.stop();
});

/** The database of a new cluster is one of ORA; the others are made. */
const openDatabase = async (mode: Compatibility): Promise<RoundTrip> => {
  const first = await openRoundTrip(local);
  if (mode === "ORA") return first;
  const name = `mode_${mode.toLowerCase()}`;
  await first.client.query(`create database ${name} dbcompatibility '${mode}'`);
  await first.close();
  return openRoundTrip(local, name);
};

describe.each(["ORA", "TD", "MySQL"] as const)("the corpus in %s", (mode) => {
  let trip: RoundTrip;

  beforeAll(async () => {
    trip = await openDatabase(mode);
    await trip.client.query("create schema corpus");
    const cases = casesFor(mode);
    await loadCases(trip.client, cases);
    console.info(`Corpus in ${mode}: ${cases.length} cases ran.`);
  });
  afterAll(async () => {
    await trip.close();
  });

  it("holds every part of the model", async () => {
    const { model } = await trip.generate("corpus");
    expect(model.compatibility).toBe(mode);
    expect(missingParts(model)).toEqual([]);
  });

  it("is generated as prettier leaves it", async () => {
    await trip.generate("corpus");
    // A table of 63 bytes gives types of such a length that prettier lays the module out in another way.
    const usual = (text: string) => !text.includes("A2345678901234567890");
    for (const text of (await trip.texts()).filter(usual)) {
      expect(text).toBe(await prettier.format(text, { parser: "typescript" }));
    }
  });

  it("comes out as it was, table by table", async () => {
    const before = await trip.generate("corpus");
    const tables = before.model.schemas.flatMap((schema) => schema.tables);
    expect(tables.length).toBeGreaterThanOrEqual(60);
    const defined = await readTableDefinitions(trip, tables);
    const factories = await trip.factories();
    expect(factories.size).toBe(tables.length);

    await trip.empty("corpus");
    const db = await trip.openRuntime();
    for (const [, factory] of factories) await factory(db).create();
    await db.close();

    const after = await trip.generate("corpus");
    // Table by table first, for the sake of a readable difference.
    for (const [at, table] of tables.entries()) {
      expect(after.model.schemas[0]?.tables[at]).toEqual(table);
    }
    expect(after.model).toEqual(before.model);
    expect(after.text).toBe(before.text);
    expect(after.summary).toMatchObject({ isStale: false, changes: [] });
    expect(await readTableDefinitions(trip, tables)).toEqual(defined);
  });
});
