/** copy and copyOut against a real server: sources of every kind, what they refuse, and how they end. */
import { inspect } from "node:util";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import {
  numeric,
  PartlyAppliedError,
  type Rows,
  UsageError,
} from "../../src/runtime/index.js";
import { EVENTS, events, type EventsInsert } from "../support/events.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const row = (id: number): EventsInsert => ({ id: BigInt(id), shard: 1 });

const rowsTo = (count: number): EventsInsert[] =>
  Array.from({ length: count }, (_, index) => row(index));

const count = async () =>
  Number((await its.rows("select count(*) from events"))[0]?.[0]);

const sent = () =>
  its.proxy.statements
    .filter((text) => !text.startsWith("set "))
    .map((text) => text.split(" ")[0]);

/** Rows one by one, and whether somebody told the source to stop. */
const watched = (rows: readonly EventsInsert[], failAt = Infinity) => {
  const seen = { taken: 0, isClosed: false };
  const source = async function* () {
    try {
      for (const one of rows) {
        if (seen.taken === failAt) throw new Error("the file is torn");
        seen.taken++;
        yield one;
      }
    } finally {
      seen.isClosed = true;
    }
  };
  return { seen, source };
};

describe("copy", () => {
  const rows = rowsTo(25);
  const sources: Readonly<Record<string, () => unknown>> = {
    "an array": () => rows,
    "a set": () => new Set(rows),
    "a generator": () => rows.values(),
    "an async generator": () => watched(rows).source(),
    "a readable stream": () => Readable.from(rows),
    "a function that makes an iterable": () => () => rows.values(),
    "a function that makes an async one": () => watched(rows).source,
  };

  it.each(Object.keys(sources))("takes %s", async (name) => {
    const source = sources[name]?.() as Rows<EventsInsert>;
    expect(await events(its.db).copy(source)).toBe(25n);
    expect(sent()).toEqual(["copy"]);
    expect(await count()).toBe(25);
  });

  it.each([[[]], [() => []]])("of no rows copies nothing", async (none) => {
    expect(await events(its.db).copy(none)).toBe(0n);
    expect(await events(its.db).copy(none, { batchRows: 5 })).toBe(0n);
    expect(sent()).not.toContain("copy");
  });

  it("keeps every value as it was, in and out", async () => {
    const values = {
      id: 2n ** 62n,
      shard: 3,
      name: "\\N\t\n\r",
      code: "\\.",
      flags: "101",
      mask: "",
      amount: numeric("-1.50"),
      labels: ["a\\b", null, '"', "ä😀"],
      data: Buffer.from([0, 9, 10, 92]),
      number: 1,
    };
    const nothing = { id: 1n, shard: 1, name: null, labels: null };
    await events(its.db).copy([values]);
    await events(its.db).copy([nothing]);
    const stored = { ...values, code: "\\. " };
    const found = [];
    for await (const one of events(its.db).copyOut({ orderBy: ["number"] })) {
      found.push(one);
    }
    expect(found).toEqual(await events(its.db).select({ orderBy: ["number"] }));
    expect(found[0]).toEqual(stored);
    expect(found[1]).toMatchObject(nothing);
  });

  it("sends batches in one transaction, and tells how far it is", async () => {
    const told: number[] = [];
    const onProgress = (progress: { readonly rows: number }) => {
      told.push(progress.rows);
    };
    const options = { batchRows: 10, onProgress };
    expect(await events(its.db).copy(rows, options)).toBe(25n);
    expect(sent()).toEqual(["start", "copy", "copy", "copy", "commit"]);
    expect(told).toEqual([10, 20, 25]);
  });

  it("sends no empty batch at the end", async () => {
    await events(its.db).copy(rowsTo(20).values(), { batchRows: 10 });
    expect(sent()).toEqual(["start", "copy", "copy", "commit"]);
  });

  it("sends batches that stand alone when it is told to", async () => {
    const options = { batchRows: 10, transaction: false };
    expect(await events(its.db).copy(rows, options)).toBe(25n);
    expect(sent()).toEqual(["copy", "copy", "copy"]);
  });

  it("is part of the transaction that is open", async () => {
    await expect(
      its.db.transaction(async (tx) => {
        await events(tx).copy(rows);
        await events(tx).copy([row(100), row(101)], { batchRows: 1 });
        expect(await events(tx).count()).toBe(27n);
        throw new Error("enough");
      }),
    ).rejects.toThrow("enough");
    expect(await count()).toBe(0);
    await expect(
      its.db.transaction(async (tx) =>
        events(tx).copy(rows, { transaction: false }),
      ),
    ).rejects.toBeInstanceOf(UsageError);
  });

  it("takes no more from the source than the server takes", async () => {
    await its.direct.query(
      "create or replace function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(0.1); return new; end'; create trigger dawdle before insert on events for each row execute procedure dawdle()",
    );
    const slow = its.openDirect();
    // The deadline is then for the COPY alone.
    await events(slow).count();
    const data = Buffer.alloc(10_000);
    const { seen, source } = watched(
      rowsTo(20_000).map((one) => ({ ...one, data })),
    );
    await expect(
      events(slow).copy(source, { deadlineMs: 1_500 }),
    ).rejects.toMatchObject({ code: "DWS_DEADLINE", outcome: "not-applied" });
    await slow.close();
    // 20 kB of text each: the sockets hold some megabytes.
    expect(seen.taken).toBeGreaterThan(1);
    expect(seen.taken).toBeLessThan(2_000);
    expect(seen.isClosed).toBe(true);
  });
});

describe("a source that fails", () => {
  it.each([0, 3, 5_000])(
    "at row %i ends the COPY, with its own error",
    async (at) => {
      const small = its.open({ max: 1 });
      const { seen, source } = watched(rowsTo(10_000), at);
      const done = events(small).copy(source);
      await expect(done).rejects.toThrow(/^the file is torn$/);
      expect(seen.isClosed).toBe(true);
      expect(await events(small).count()).toBe(0n);
      // The server confirmed that it undid the COPY: the connection is as good as new.
      expect(its.proxy.connections()).toBe(1);
      await small.close();
    },
  );

  it("keeps the transaction from committing", async () => {
    const done = its.db.transaction(async (tx) => {
      await events(tx).insert(row(99));
      await events(tx)
        .copy(watched(rowsTo(10), 5).source)
        .catch(() => undefined);
    });
    await expect(done).rejects.toMatchObject({ code: "DWS_ROLLED_BACK" });
    expect(await count()).toBe(0);
  });

  it("is undone by a savepoint", async () => {
    await its.db.transaction(async (tx) => {
      await events(tx).insert(row(99));
      await expect(
        tx.savepoint(async (inner) =>
          events(inner).copy(watched(rowsTo(10), 5).source),
        ),
      ).rejects.toThrow("the file is torn");
      await events(tx).copy(rowsTo(2));
    });
    expect(await count()).toBe(3);
  });

  it("is told to stop when a row is refused", async () => {
    const { seen, source } = watched([
      ...rowsTo(5),
      { id: 1 as never, shard: 2 },
      ...rowsTo(9),
    ]);
    await expect(events(its.db).copy(source)).rejects.toThrow(
      /public\.events copy: row 6, id expects a bigint/,
    );
    expect(seen).toEqual({ taken: 6, isClosed: true });
    expect(await count()).toBe(0);
  });

  it("says what was applied before, where batches stand alone", async () => {
    const done = events(its.db).copy(watched(rowsTo(100), 25).source, {
      batchRows: 10,
      transaction: false,
    });
    await expect(done).rejects.toBeInstanceOf(PartlyAppliedError);
    await expect(done).rejects.toMatchObject({
      code: "DWS_PARTLY_APPLIED",
      rowsApplied: 20n,
      outcome: "applied",
    });
    expect(await count()).toBe(20);
  });
});

describe("a source that hangs", () => {
  const hanging = async function* () {
    yield row(1);
    await new Promise(() => undefined);
  };

  it("is left at the deadline, with nothing applied", async () => {
    const done = events(its.db).copy(hanging, { deadlineMs: 300 });
    await expect(done).rejects.toMatchObject({
      code: "DWS_DEADLINE",
      outcome: "not-applied",
    });
    expect(await count()).toBe(0);
  });

  it("is left when the caller aborts, and told so", async () => {
    const stop = new AbortController();
    let isClosed = false;
    const source: AsyncIterable<EventsInsert> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => new Promise(() => undefined),
        return: async () => {
          isClosed = true;
          return { done: true, value: undefined };
        },
      }),
    };
    setTimeout(() => stop.abort(), 100);
    const done = events(its.db).copy(source, { signal: stop.signal });
    await expect(done).rejects.toMatchObject({
      code: "DWS_ABORTED",
      outcome: "not-applied",
    });
    expect(isClosed).toBe(true);
  });
});

describe("a source that can be read once", () => {
  it("is refused the second time, since nothing would be copied", async () => {
    const once = rowsTo(3).values();
    await events(its.db).copy(once);
    await expect(events(its.db).copy(once)).rejects.toThrow(/were read before/);
    const same = watched(rowsTo(3)).source();
    await events(its.db)
      .copy(() => same, { batchRows: 2 })
      .catch(() => 0);
    await expect(events(its.db).copy(() => same)).rejects.toThrow(
      /were read before/,
    );
  });

  it("does not pass for a replay of the caller's transaction", async () => {
    const once = rowsTo(3).values();
    its.proxy.inject({ at: /^select count/, kind: "cut-before" });
    const done = its.db.transaction(async (tx) => {
      await events(tx).copy(once);
      await events(tx).count();
    });
    await expect(done).rejects.toThrow(/give a function/);
    expect(await count()).toBe(0);
  });
});

describe("what the server refuses", () => {
  it("is told with its row and column, and without the value", async () => {
    const rows = [row(1), row(2), { ...row(3), amount: numeric("12345.6") }];
    const given = rows.map((one) => ({ amount: null, ...one }));
    const error: unknown = await events(its.db)
      .copy(given)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ sqlState: "22003", outcome: "not-applied" });
    expect((error as Error).message).toMatch(/copy: row 3.*: a number is out/);
    expect(inspect(error, { depth: 9 })).not.toContain("12345");
    const labels = events(its.db).copy([
      { ...row(1), flags: "101" },
      { ...row(2), flags: "1o1" },
    ]);
    await expect(labels).rejects.toThrow(/copy: row 2, flags: /);
    await expect(labels).rejects.not.toThrow(/1o1/);
  });

  it("counts rows over the batches", async () => {
    const given = [...rowsTo(25), row(3)];
    const done = events(its.db).copy(given, { batchRows: 10 });
    await expect(done).rejects.toThrow(/copy: row 26: /);
    await expect(done).rejects.toMatchObject({ code: "DWS_CONSTRAINT" });
    expect(await count()).toBe(0);
  });

  it("leaves the connection in use", async () => {
    const small = its.open({ max: 1 });
    for (const given of [[row(1), row(1)], [{ ...row(1), name: "too long" }]]) {
      await expect(events(small).copy(given)).rejects.toMatchObject({
        outcome: "not-applied",
        transient: false,
      });
    }
    expect(await events(small).copy(rowsTo(4))).toBe(4n);
    expect(its.proxy.connections()).toBe(1);
    await small.close();
  });

  it("comes before the first row when there is no table", async () => {
    await its.direct.query("drop table events");
    await expect(events(its.db).copy(rowsTo(9))).rejects.toMatchObject({
      sqlState: "42P01",
      outcome: "not-applied",
    });
  });

  it.each([{ batchRows: 0 }, { batchRows: 1.5 }])(
    "is not %j",
    async (options) => {
      await expect(
        events(its.db).copy(rowsTo(1), options),
      ).rejects.toBeInstanceOf(UsageError);
    },
  );

  it("is a row without columns", async () => {
    await expect(
      events(its.db).copy([{ name: undefined } as never]),
    ).rejects.toThrow(/row 1 gives no column/);
  });
});

describe("while rows are copied in a transaction", () => {
  it("its handle can do nothing else", async () => {
    const done = its.db.transaction(async (tx) =>
      events(tx).copy(async function* () {
        yield row(1);
        await events(tx).count();
      }),
    );
    await expect(done).rejects.toThrow(/still being read or copied/);
    expect(await count()).toBe(0);
  });

  it("a COPY that nobody waits for keeps it from committing", async () => {
    const done = its.db.transaction(async (tx) => {
      void events(tx)
        .copy(async function* () {
          yield row(1);
          await new Promise((resolve) => setTimeout(resolve, 500));
        })
        .catch(() => undefined);
    });
    await expect(done).rejects.toThrow(/still under way/);
    expect(await count()).toBe(0);
  });
});
