/** The round trip of random tables: whatever DWS takes comes out of create() as it was. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { missingParts } from "../support/model-parts.js";
import { randomTables } from "../support/random-tables.js";
import { RANDOM_PRELUDE } from "../support/random-types.js";
import { openRoundTrip, type RoundTrip } from "../support/round-trip.js";

const COUNT = 320;
const SEED = 20261123;

describe(`${COUNT} random tables on the local DWS`, () => {
  let local: LocalDws;
  let trip: RoundTrip;

  beforeAll(async () => {
    local = await startLocalDws();
    trip = await openRoundTrip(local);
    await trip.client.query(RANDOM_PRELUDE);
  });
  afterAll(async () => {
    await trip.close();
    await local.stop();
  });

  it("come out as they were", async () => {
    for (const sql of randomTables(COUNT, SEED)) {
      await trip.client.query(sql).catch((error: unknown) => {
        throw new Error(`refused: ${sql}`, { cause: error });
      });
    }
    const before = await trip.generate("random");
    expect(before.summary.tables).toBe(COUNT);
    expect(missingParts(before.model)).toEqual([]);
    await trip.empty("random");
    const db = await trip.openRuntime();
    for (const [, factory] of await trip.factories()) {
      await factory(db).create();
    }
    await db.close();
    const after = await trip.generate("random");
    for (const [at, table] of (
      before.model.schemas[0]?.tables ?? []
    ).entries()) {
      expect(after.model.schemas[0]?.tables[at]).toEqual(table);
    }
    expect(after.text).toBe(before.text);
    expect(after.summary).toMatchObject({ isStale: false, changes: [] });
  });
});
