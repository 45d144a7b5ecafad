/** The failover drill: what it prints of a switchover, and that its audit would find what is lost or doubled. */
import { join } from "node:path";
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import type * as Runtime from "../../src/runtime/index.js";
import { connectTo } from "../local/client.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";
import { runProgram } from "./apps-run.js";

let dws: LocalDws;
let project: AppsProject;
let direct: Client;

beforeAll(async () => {
  [dws, project] = await Promise.all([
    startLocalDws(),
    layOutSamples(["drill"]),
  ]);
  direct = await connectTo(dws);
});

afterAll(async () => {
  await direct.end();
  await dws.stop();
  project.remove();
});

const KINDS = [
  "read",
  "insert",
  "insert, if equal",
  "upsert, overwrite",
  "fenced transaction",
] as const;

describe("the drill", () => {
  it("prints what happened to each call, and the database agrees", async () => {
    const ended = await runProgram(
      project.program("drill", "main.js"),
      ["9"],
      environmentOf(dws),
      project.root,
    );
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const calls = [
      ...ended.stdout.matchAll(
        /^ +[\d.]+ s +(?<id>\d+) {2}(?<kind>[a-z, ]+?) +(?<outcome>applied|unknown|not-applied), [\d.]+ m?s(?<met>, attempt .*)?$/gm,
      ),
    ].map(({ groups }) => groups ?? {});
    const ids = calls.map(({ id }) => Number(id)).sort((a, b) => a - b);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    expect(ids.length).toBeGreaterThan(50);
    const steps = [...ended.stdout.matchAll(/-- (.*)/g)].map(
      ([, says]) => says,
    );
    expect(steps).toEqual([
      "the primary is lost: answers do not come back",
      "the pooler reaches no datanode",
      "the coordinators restart",
      "the standby has taken over",
    ]);
    for (const kind of KINDS) {
      const all = calls.filter((call) => call["kind"] === kind);
      const count = (outcome: string) =>
        all.filter((call) => call["outcome"] === outcome);
      const applied = count("applied");
      const repeated = applied.filter(({ met }) => met !== undefined);
      const numbers = [
        all.length,
        applied.length - repeated.length,
        repeated.length,
        count("unknown").length,
        count("not-applied").length,
      ];
      expect(ended.stdout).toMatch(
        new RegExp(`^${kind} +${numbers.join(" +")} +[\\d.]+ m?s$`, "m"),
      );
      // What may not be repeated may end unknown; all else is settled.
      if (kind !== "insert") expect(numbers.slice(3)).toEqual([0, 0]);
    }
    expect(calls.some(({ met }) => met?.includes("08006"))).toBe(true);
    expect(ended.stdout).toMatch(
      /The database says: 0 lost, 0 doubled, 0 applied though reported not to be; of the unknown ones \d+ were applied\.\n$/,
    );
    const { rows } = await direct.query(
      "select 1 from pg_class where relname like 'drill_%'",
    );
    expect(rows).toEqual([]);
  });

  it.each(["soon", "0", "-1"])("refuses %s seconds", async (seconds) => {
    const file = project.program("drill", "main.js");
    const env = environmentOf(dws);
    const ended = await runProgram(file, [seconds], env, project.root);
    expect(ended).toEqual({
      code: 2,
      stdout: "",
      stderr: "Usage: npm run drill -- SECONDS\n",
    });
  });
});

describe("its audit", () => {
  it("finds what is lost, torn, doubled, denied, and applied after all", async () => {
    const load = async (...path: readonly string[]): Promise<unknown> =>
      import(join(project.root, "dist", ...path));
    const { openDatabase, completeSettings } = (await load(
      "dws",
      "index.js",
    )) as typeof Runtime;
    const { audit } = (await load("samples", "drill", "audit.js")) as {
      readonly audit: (
        db: unknown,
        ended: readonly object[],
      ) => Promise<object>;
    };
    const { host, port, database, user, password } = dws;
    const db = openDatabase(
      completeSettings({
        host,
        port,
        database,
        user,
        password,
        sslmode: "disable",
      }),
    );
    await direct.query(
      "create table drill_keyed (call_id bigint primary key, made_by varchar(20) not null); create table drill_entries (call_id bigint, part int)",
    );
    // 1 is right, 2 is lost, 3 is torn, 4 is doubled, 5 was denied, 6 and 7 were unknown.
    await direct.query(
      "insert into drill_keyed values (1, 'x'), (3, 'x'), (4, 'x'), (5, 'x'), (6, 'x')",
    );
    await direct.query(
      "insert into drill_entries values (1, 1), (3, 1), (4, 1), (4, 1), (5, 1), (6, 1)",
    );
    const call = { name: "both", leaves: { keyed: 1, entries: 1 } };
    const applied = [1, 2, 4].map((id) => [id, "applied"] as const);
    const ended = [
      ...applied,
      [5, "not-applied"] as const,
      [6, "unknown"] as const,
      [7, "unknown"] as const,
    ].map(([id, outcome]) => ({ call, callId: BigInt(id), outcome }));
    const torn = {
      call: { name: "both", leaves: { keyed: 1, entries: 2 } },
      callId: 3n,
      outcome: "unknown",
    };
    try {
      expect(await audit(db, [...ended, torn])).toEqual({
        lost: 2,
        doubled: 1,
        denied: 1,
        unknownApplied: 1,
      });
    } finally {
      await db.close();
    }
  });
});
