/** copy under faults at every step of its protocol: nothing lost, nothing doubled, and every reported outcome true. */
import { describe, expect, it } from "vitest";
import { DwsError, PartlyAppliedError } from "../../src/runtime/index.js";
import { EVENTS, events, type EventsInsert } from "../support/events.js";
import type { Fault } from "../support/fault-proxy.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const ROWS = 16_000;

/** Slow enough that a fault in the middle strikes while there is more to send. */
const makeRows = async function* (): AsyncGenerator<EventsInsert> {
  const data = Buffer.alloc(100);
  for (let id = 0; id < ROWS; id++) {
    if (id % 800 === 0) await new Promise((go) => setTimeout(go, 2));
    yield { id: BigInt(id), shard: 1, data };
  }
};

const count = async () =>
  Number((await its.rows("select count(*) from events"))[0]?.[0]);

type Told = "applied" | "not-applied" | "unknown" | { readonly rows: number };

/** What the call said, held against what is in the table. */
const tell = async (call: Promise<bigint>): Promise<Told> => {
  let told: Told = "applied";
  try {
    expect(await call).toBe(BigInt(ROWS));
  } catch (error) {
    if (!(error instanceof DwsError)) throw error;
    told = error.outcome;
    if (error instanceof PartlyAppliedError) {
      const rows = Number(error.rowsApplied);
      const there = await count();
      if (told === "unknown") expect([rows, rows + 6_000]).toContain(there);
      else expect(there).toBe(rows);
      return { rows };
    }
  }
  const there = await count();
  if (told === "applied") expect(there).toBe(ROWS);
  if (told === "not-applied") expect(there).toBe(0);
  // A cut looks the same whether it was carried out or not, but never is it done by half.
  if (told === "unknown") expect([0, ROWS]).toContain(there);
  return told;
};

const at = /^copy "public"."events"/;

const faults = {
  "the statement, cut before": { at, kind: "cut-before" },
  "the statement, 40001": { at, kind: "error", sqlState: "40001" },
  "the statement, XX000": { at, kind: "error", sqlState: "XX000" },
  "the rows, cut": { at, of: "d", skip: 3, kind: "cut-before" },
  "the end, cut before": { at, of: "c", kind: "cut-before" },
  "the end, cut after": { at, of: "c", kind: "cut-after" },
} as const satisfies Record<string, Fault>;

type Name = keyof typeof faults;

describe("one COPY in autocommit", () => {
  it.each<[Name, Told, Told]>([
    ["the statement, cut before", "applied", "not-applied"],
    ["the statement, 40001", "applied", "not-applied"],
    ["the statement, XX000", "applied", "not-applied"],
    ["the rows, cut", "applied", "not-applied"],
    ["the end, cut before", "unknown", "unknown"],
    ["the end, cut after", "unknown", "unknown"],
  ])(
    "at %s: %s when it can be read again, else %s",
    async (name, again, once) => {
      const repository = events(its.db);
      its.proxy.inject(faults[name]);
      expect(await tell(repository.copy(makeRows))).toBe(again);
      await its.direct.query("truncate events");
      its.proxy.inject(faults[name]);
      expect(await tell(repository.copy(makeRows()))).toBe(once);
    },
  );

  it("is not begun, and so tried again, while there is no connection", async () => {
    its.proxy.setDown(true);
    setTimeout(() => its.proxy.setDown(false), 200);
    expect(await tell(events(its.db).copy(makeRows()))).toBe("applied");
  });

  it("says of what it will not send again that a repeat may help", async () => {
    its.proxy.inject(faults["the rows, cut"]);
    await expect(events(its.db).copy(makeRows())).rejects.toMatchObject({
      transient: true,
      code: "DWS_STATEMENT",
    });
  });

  it("does not reuse a connection on which it met a conflict", async () => {
    const small = its.open({ max: 1 });
    its.proxy.inject(faults["the statement, 40001"]);
    await events(small)
      .copy(makeRows())
      .catch(() => undefined);
    await events(small).count();
    expect(its.proxy.connections()).toBe(2);
    await small.close();
  });
});

describe("a deadline that passes while the source keeps the process busy", () => {
  const block = (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  };
  const blocking = function* (at: number): Generator<EventsInsert> {
    for (let id = 0; id < 3; id++) {
      if (id === at) block(500);
      yield { id: BigInt(id), shard: 1, data: Buffer.alloc(70_000) };
    }
    if (at === 3) block(500);
  };

  it.each([1, 2, 3])("undoes the COPY, at row %i", async (at) => {
    const small = its.open({ max: 1 });
    await events(small).count();
    const done = events(small).copy(blocking(at), { deadlineMs: 400 });
    await expect(done).rejects.toMatchObject({
      code: "DWS_DEADLINE",
      outcome: "not-applied",
    });
    expect(its.proxy.messages).not.toContain("c");
    expect(await events(small).count()).toBe(0n);
    await small.close();
  });
});

describe("batches in one transaction", () => {
  const options = { batchRows: 6_000 };
  const skip = 1;

  it.each<[string, Fault, Told, Told]>([
    [
      "the second, cut before",
      { at, skip, kind: "cut-before" },
      "applied",
      "not-applied",
    ],
    [
      "its rows, cut",
      { at, of: "d", skip: 30, kind: "cut-before" },
      "applied",
      "not-applied",
    ],
    [
      "its end, cut before",
      { at, of: "c", skip, kind: "cut-before" },
      "applied",
      "not-applied",
    ],
    [
      "its end, cut after",
      { at, of: "c", skip, kind: "cut-after" },
      "applied",
      "not-applied",
    ],
    [
      "COMMIT, cut before",
      { at: /^commit$/, kind: "cut-before" },
      "unknown",
      "unknown",
    ],
    [
      "COMMIT, cut after",
      { at: /^commit$/, kind: "cut-after" },
      "unknown",
      "unknown",
    ],
    [
      "COMMIT, 40001",
      { at: /^commit$/, kind: "error", sqlState: "40001" },
      "applied",
      "not-applied",
    ],
  ])("at %s", async (_, fault, again, once) => {
    const repository = events(its.db);
    its.proxy.inject(fault);
    expect(await tell(repository.copy(makeRows, options))).toBe(again);
    await its.direct.query("truncate events");
    its.proxy.inject(fault);
    expect(await tell(repository.copy(makeRows(), options))).toBe(once);
  });

  it.each(["cut-before", "cut-after"] as const)(
    "are proved by a marker after a %s of COMMIT",
    async (kind) => {
      await its.db.createFence();
      its.proxy.inject({ at: /^commit$/, kind });
      const fenced = { ...options, onUnknownCommit: "probe" } as const;
      expect(await tell(events(its.db).copy(makeRows, fenced))).toBe("applied");
      await its.direct.query("truncate events");
      its.proxy.inject({ at: /^commit$/, kind });
      const one = { onUnknownCommit: "probe" } as const;
      expect(await tell(events(its.db).copy(makeRows, one))).toBe("applied");
    },
  );
});

describe("batches that stand alone", () => {
  const options = { batchRows: 6_000, transaction: false };
  const skip = 1;

  it.each<[string, Fault, string]>([
    ["the second, cut before", { at, skip, kind: "cut-before" }, "applied"],
    ["its rows, cut", { at, of: "d", skip: 30, kind: "cut-before" }, "applied"],
    [
      "its end, cut before",
      { at, of: "c", skip, kind: "cut-before" },
      "unknown",
    ],
    ["its end, cut after", { at, of: "c", skip, kind: "cut-after" }, "unknown"],
  ])("say after %s what was applied", async (_, fault, outcome) => {
    its.proxy.inject(fault);
    const done = events(its.db).copy(makeRows, options);
    expect(await tell(done)).toEqual({ rows: 6_000 });
    await expect(done).rejects.toMatchObject({ outcome, transient: true });
  });

  it("end as one COPY does when the first fails", async () => {
    its.proxy.inject(faults["the rows, cut"]);
    expect(await tell(events(its.db).copy(makeRows, options))).toBe(
      "not-applied",
    );
    its.proxy.inject(faults["the end, cut before"]);
    await expect(events(its.db).copy(makeRows, options)).rejects.toMatchObject({
      code: "DWS_OUTCOME_UNKNOWN",
    });
  });
});

describe("a COPY in the caller's transaction", () => {
  it.each<[Name]>([
    ["the statement, cut before"],
    ["the rows, cut"],
    ["the end, cut before"],
    ["the end, cut after"],
  ])("is replayed with it after a cut at %s", async (name) => {
    its.proxy.inject(faults[name]);
    let attempts = 0;
    const call = its.db.transaction(async (tx) => {
      attempts++;
      return events(tx).copy(makeRows);
    });
    expect(await tell(call)).toBe("applied");
    expect(attempts).toBe(2);
  });
});
