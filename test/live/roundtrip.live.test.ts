/** Introspect, drop, create by the generated repositories, introspect: the same model, for a corpus of all that DWS documents. */
import * as prettier from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import type { Table } from "../../src/model/model.js";
import { type Loaded, loadCases, readCorpus } from "../support/corpus.js";
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

/** Columns of a domain come back with its base type: domains are never made on DWS (facts on types, 2.5). */
const CHANGED_ON_PURPOSE = new Set(["domains"]);

/** What `pg_get_tabledef` prints for each table, where the server has it. */
const readTableDefinitions = async (
  { client }: RoundTrip,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, readonly string[]> | undefined> => {
  const { rowCount } = await client.query(
    "select 1 from pg_catalog.pg_proc where proname = 'pg_get_tabledef'",
  );
  if (rowCount === 0) return undefined;
  const found = new Map<string, readonly string[]>();
  for (const { schema, name } of tables) {
    if (CHANGED_ON_PURPOSE.has(name)) continue;
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

/** Parts of the model that a case alone can give, by its name in the corpus. */
const ONLY_IN: Readonly<Record<string, string>> = {
  "key that ignores nulls": "unique key that ignores nulls",
  "cluster key": "partial cluster key",
  "on update": "on update",
};

describe("the corpus on the local DWS", () => {
  let local: LocalDws;
  let trip: RoundTrip;
  let loaded: Loaded;

  beforeAll(async () => {
    local = await startLocalDws();
    trip = await openRoundTrip(local);
    await trip.client.query("create schema corpus");
    loaded = await loadCases(trip.client, readCorpus());
    console.info(
      [
        `Corpus: ${loaded.ran.length} cases ran, ${loaded.skipped.length} skipped.`,
        ...loaded.skipped.map((line) => `Skipped: ${line}`),
      ].join("\n"),
    );
  });
  afterAll(async () => {
    await trip.close();
    await local.stop();
  });

  it("holds every part of the model", async () => {
    const { model } = await trip.generate("corpus");
    const missing = missingParts(model).filter((part) =>
      loaded.ran.includes(ONLY_IN[part] ?? loaded.ran[0] ?? ""),
    );
    expect(missing).toEqual([]);
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
    if (defined === undefined) {
      console.info("Skipped: the server has no pg_get_tabledef to compare.");
    }
    expect(await readTableDefinitions(trip, tables)).toEqual(defined);
  });
});
