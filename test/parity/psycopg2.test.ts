/** Every psycopg2 API of the guide's Table 1: its counterpart is run against the local DWS, or its refusal; and the page says so. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import {
  completeSettings,
  type Database,
  openDatabase,
} from "../../src/runtime/index.js";
import { EVENTS } from "../support/events.js";
import { orders } from "../support/orders.js";
import type { Place } from "./row.js";
import { groups, parityPage } from "./table.js";

let dws: LocalDws;
let its: Place;
const opened: Database[] = [];

beforeAll(async () => {
  dws = await startLocalDws({ schemaSql: EVENTS });
  const settings = completeSettings({ ...dws, sslmode: "disable" });
  const db = openDatabase(settings);
  await orders(db).create();
  const open: Place["open"] = (options) => {
    const other = openDatabase(settings, options);
    opened.push(other);
    return other;
  };
  its = { dws, settings, db, open };
});
afterAll(async () => {
  // One that a check closed itself says so.
  await Promise.allSettled(opened.map(async (each) => each.close()));
  await its.db.close();
  await dws.stop();
});
beforeEach(async () => orders(its.db).truncate());

const checked = groups
  .map(({ title, rows }) => ({
    title,
    rows: rows.filter(({ check }) => check !== undefined),
  }))
  .filter(({ rows }) => rows.length > 0);

describe.each(checked)("$title", ({ rows }) => {
  it.each(rows)("$api", async ({ check }) => check?.(its));
});

const all = groups.flatMap(({ rows }) => rows);

describe("the rows", () => {
  it("have a check each, but for those without a counterpart", () => {
    const bare = all.filter(
      ({ check, kind }) => check === undefined && kind !== "none",
    );
    expect(bare.map(({ api }) => api)).toEqual([]);
  });

  it("have a counterpart, or a refusal, for all that the guide says N of", () => {
    const others = all.filter(
      ({ guide, kind }) => guide === "N" && kind !== "refused",
    );
    // The guide's remark is about notifies; notices do come.
    expect(others.map(({ api }) => api)).toEqual(["notices"]);
  });

  it("are docs/psycopg2.md, to the byte", async () => {
    await expect(await parityPage()).toMatchFileSnapshot(
      join(packageRoot, "docs", "psycopg2.md"),
    );
  });
});

const guideFile = join(
  ...[packageRoot, "..", "shared", "reference", "psycopg2-guide.txt"],
);
const hasGuide = existsSync(guideFile);
if (!hasGuide) console.warn("skipped: the guide is not beside this repository");

/** Names and verdicts of Table 1: a verdict stands on a line of its own, below the name. */
const readGuide = (): readonly (readonly [string, string])[] => {
  const text = readFileSync(guideFile, "utf8");
  const start = text.indexOf("Table 1 psycopg2 APIs");
  const end = text.indexOf("connect to a Cluster (Linux)", start);
  const lines = text
    .slice(start, end === -1 ? text.indexOf("(Linux)", start) : end)
    .split("\n")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  return lines.flatMap((verdict, index) =>
    index > 0 && /^[YN]$/.test(verdict)
      ? [[lines[index - 1] ?? "", verdict] as const]
      : [],
  );
};

describe.skipIf(!hasGuide)("the guide's Table 1", () => {
  it("is what the rows are, in its order", () => {
    expect(all.map(({ api, guide }) => [api, guide])).toEqual(readGuide());
  });
});
