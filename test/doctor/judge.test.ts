/** The judgements by themselves: durations, retries that fit, codes, versions, clocks, and how a list of steps is walked. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Check, runChecks } from "../../src/doctor/check.js";
import { readDuration, sayDuration } from "../../src/doctor/durations.js";
import { failure, ok, type Status, warning } from "../../src/doctor/finding.js";
import { judgeServer } from "../../src/doctor/judge-cluster.js";
import { judgeClock } from "../../src/doctor/judge-host.js";
import {
  judgeConnections,
  judgeReading,
  judgeRetryCodes,
  judgeRetryTimes,
  judgeSessionTimeout,
} from "../../src/doctor/judge-settings.js";
import { targetsOf } from "../../src/doctor/target.js";
import type { Server } from "../../src/introspect/probe.js";
import { packageRoot } from "../../src/package-root.js";
import { completeSettings } from "../../src/runtime/settings.js";

describe("durations", () => {
  it.each([
    ["600", "s", 600_000],
    ["10min", "s", 600_000],
    ["1d", "s", 86_400_000],
    ["250ms", "s", 250],
    ["250", "ms", 250],
    ["0", "s", 0],
    ["soon", "s", undefined],
    ["", "s", undefined],
  ] as const)("%j in %s is %d ms", (text, unit, want) => {
    expect(readDuration(text, unit)).toBe(want);
  });

  it("are said so that they are read again", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
        const said = sayDuration(seconds * 1000).replace(" ", "");
        const back = readDuration(said, "s") ?? NaN;
        // Three digits are enough for people.
        expect(Math.abs(back - seconds * 1000)).toBeLessThanOrEqual(
          seconds * 10,
        );
      }),
    );
  });
});

describe("CN retry", () => {
  it.each([
    ["1", "all of them fit"],
    ["4", "all of them fit"],
    ["5", "4 of them fit"],
    ["20", "4 of them fit"],
  ])("%s times: %s into the deadline", (times, part) => {
    expect(judgeRetryTimes(times).says).toContain(part);
  });

  it("warns of lost codes, and not of a list of an older edition", () => {
    const old = Array.from(
      { length: 16 },
      (_, index) => `YY${String(index + 1).padStart(3, "0")}`,
    );
    expect(judgeRetryCodes(old.join(" "))).toMatchObject({
      status: "ok",
      says: expect.stringContaining("without 08006") as string,
    });
    expect(judgeRetryCodes(old.slice(1).join(","))).toMatchObject({
      status: "warning",
      says: expect.stringContaining("after YY001 (") as string,
    });
    expect(judgeRetryCodes("").status).toBe("warning");
  });
});

describe("settings", () => {
  it.each([
    ["0", "ok"],
    ["241", "ok"],
    ["240", "warning"],
    ["4min", "warning"],
    ["1h", "ok"],
    ["?", "skipped"],
  ])("session_timeout %s: %s", (text, status) => {
    expect(judgeSessionTimeout(text).status).toBe(status);
  });

  it("names the time of docs/operations.md", () => {
    const page = readFileSync(join(packageRoot, "docs/operations.md"), "utf8");
    const [row = ""] = /^\| `session_timeout` .*$/m.exec(page) ?? [];
    const [time = ""] = /(?<=up to )\d+ min/.exec(row) ?? [];
    const minutes = Number.parseInt(time, 10);
    expect(judgeSessionTimeout(`${minutes}min`)).toMatchObject({
      status: "warning",
      says: expect.stringContaining(`the pool only after ${time}`) as string,
    });
    expect(judgeSessionTimeout(String(minutes * 60 + 1)).status).toBe("ok");
    expect(row).toContain("`generator-dws doctor` warns");
  });

  it.each([
    ["42704", "skipped"],
    ["42501", "skipped"],
    ["08006", "warning"],
    [undefined, "warning"],
  ])("a reading that failed with %s: %s", (code, status) => {
    const error = Object.assign(new Error("no"), { code });
    const judged = judgeReading({ kind: "error", error }, () => ok("read"));
    expect(judged.status).toBe(status);
  });

  it("takes the smallest limit of connections, and -1 for none", () => {
    const limits = { ofRole: -1, ofDatabase: 20 };
    expect(judgeConnections("800", limits, 20).status).toBe("ok");
    expect(judgeConnections("800", limits, 21)).toMatchObject({
      status: "warning",
      says: expect.stringContaining("limit of the database") as string,
    });
    expect(judgeConnections("800", undefined, 801).status).toBe("warning");
  });
});

describe("the server", () => {
  const server = (kind: Server["kind"], productLine: string): Server => ({
    ...{ kind, productLine, version: "", database: "d", role: "r" },
    ...{ catalogColumns: new Set(), refusedCatalogs: new Set() },
  });

  it.each([
    ["dws", "GaussDB(DWS) 8.2.1", "ok"],
    ["dws", "GaussDB(DWS) 8.1.1", "ok"],
    ["dws", "GaussDB(DWS) 8.1.0", "warning"],
    ["dws", "GaussDB(DWS) 8.0", "warning"],
    ["dws", "GaussDB(DWS) 9.1.0.100", "ok"],
    ["dws", "openGauss 5.0.0", "ok"],
    ["postgres", "PostgreSQL 15.18", "warning"],
    ["postgres-xc", "Postgres-XC (PostgreSQL 9.2.4)", "warning"],
  ] as const)("%s, %s: %s", (kind, productLine, status) => {
    expect(judgeServer(server(kind, productLine)).status).toBe(status);
  });
});

describe("clocks", () => {
  const [target] = targetsOf({
    settings: completeSettings({ host: "h" }),
    ...{ schemas: [], poolMax: 1, waitMs: 1, now: () => 0 },
  });

  it.each([
    [4_900, 0, "ok"],
    [5_100, 0, "warning"],
    [-5_100, 0, "warning"],
    // A slow answer proves nothing.
    [9_000, 5_000, "ok"],
  ])("%d ms ahead, give or take %d: %s", (aheadMs, uncertainMs, status) => {
    if (target === undefined) throw new Error("There is one host");
    const facts = { aheadMs, uncertainMs };
    expect(judgeClock(target, { kind: "facts", facts }).status).toBe(status);
  });
});

describe("a list of steps", () => {
  const FINDINGS = {
    ok: ok("well"),
    warning: warning("hm", "look"),
    failure: failure("broken", "mend it"),
  } as const;

  it("skips exactly those whose ground failed or was skipped", async () => {
    const step = fc.record({
      status: fc.constantFrom<keyof typeof FINDINGS>(
        ...["ok" as const, "warning" as const, "failure" as const],
      ),
      ground: fc.nat(9),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const ran: string[] = [];
        const checks = steps.map(
          ({ status, ground }, index): Check<undefined> => ({
            id: `${index}`,
            title: `Step ${index}`,
            needs: ground < index ? [`${ground}`] : [],
            run: () => {
              ran.push(`${index}`);
              return FINDINGS[status];
            },
          }),
        );
        const heard: string[] = [];
        const results = await runChecks(checks, undefined, ({ id }) =>
          heard.push(id),
        );
        const isBad = (status: Status | undefined) =>
          status === "failure" || status === "skipped";
        const want = steps.map(({ ground, status }, index) =>
          ground < index && isBad(results[ground]?.status) ? "skipped" : status,
        );
        expect(results.map(({ status }) => status)).toEqual(want);
        expect(heard).toEqual(checks.map(({ id }) => id));
        expect(ran).toEqual(
          heard.filter((_, index) => want[index] !== "skipped"),
        );
      }),
    );
  });
});
