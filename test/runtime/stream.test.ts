/** stream and copyOut against a real server: how they end, what is repeated, and what a transaction may do meanwhile. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  type ReadSession,
  type Session,
  UsageError,
} from "../../src/runtime/index.js";
import { EVENTS, events, type EventsRow } from "../support/events.js";
import { movableClock } from "../support/movable-clock.js";
import { useProxied } from "../support/proxied.js";

const its = useProxied(EVENTS);

const ROWS = 2_500;

beforeEach(async () => {
  await its.direct.query(
    `insert into events (id, shard, name, data) select i, i % 3, 'n' || i % 10, decode(repeat('00', 100), 'hex') from generate_series(1, ${ROWS}) i`,
  );
});

const ways = {
  stream: (session: ReadSession) => events(session).stream({ orderBy: ["id"] }),
  copyOut: (session: ReadSession) =>
    events(session).copyOut({ orderBy: ["id"] }),
} as const;

type Way = keyof typeof ways;

const both = Object.keys(ways) as Way[];

/** Ids as they come; `at` is called before each. */
const read = async (
  rows: AsyncIterable<EventsRow>,
  seen: number[] = [],
  at?: (index: number) => unknown,
): Promise<number[]> => {
  for await (const { id } of rows) {
    seen.push(Number(id));
    await at?.(seen.length);
  }
  return seen;
};

const all = Array.from({ length: ROWS }, (_, index) => index + 1);

const sent = () =>
  its.proxy.statements
    .filter((text) => !text.startsWith("set "))
    .map((text) => text.split(" ")[0]);

const busySessions = async (): Promise<readonly unknown[]> => {
  const { rows } = await its.direct.query<{ query: string }>(
    "select query from pg_stat_activity where state like '%transaction%' or (state = 'active' and pid <> pg_backend_pid() and backend_type = 'client backend')",
  );
  return rows;
};

describe.each(both)("%s", (way) => {
  it("gives what select gives", async () => {
    const found: EventsRow[] = [];
    for await (const row of ways[way](its.db)) found.push(row);
    expect(found).toEqual(await events(its.db).select({ orderBy: ["id"] }));
  });

  it("gives the connection back at the end", async () => {
    const small = its.open({ max: 1 });
    expect(await read(ways[way](small))).toEqual(all);
    expect(await read(ways[way](small))).toEqual(all);
    expect(await events(small).count()).toBe(BigInt(ROWS));
    expect(its.proxy.connections()).toBe(1);
    await small.close();
  });

  it.each([1, 1_000, 1_001])(
    "ends when its loop is left at row %i",
    async (at) => {
      const small = its.open({ max: 1 });
      let seen = 0;
      for await (const { id } of ways[way](small)) {
        expect(Number(id)).toBe(++seen);
        if (seen === at) break;
      }
      expect(await events(small).count()).toBe(BigInt(ROWS));
      const failing = read(ways[way](small), [], (index) => {
        if (index === at) throw new Error("enough");
      });
      await expect(failing).rejects.toThrow("enough");
      expect(await events(small).count()).toBe(BigInt(ROWS));
      // A COPY that is left ends its connection, which the server takes a moment to notice.
      await expect.poll(busySessions, { timeout: 10_000 }).toEqual([]);
      await small.close();
    },
  );

  it.each([
    ["cut-before", undefined],
    ["error", "40001"],
    ["error", "XX000"],
    ["fatal", "57P01"],
  ] as const)(
    "is tried again after %s %s before the first row",
    async (kind, sqlState) => {
      const state = sqlState === undefined ? {} : { sqlState };
      its.proxy.inject({ at: /^(?:select|copy)/, kind, ...state });
      expect(await read(ways[way](its.db))).toEqual(all);
      expect(its.proxy.connections()).toBe(2);
    },
  );

  it("is not tried again once rows were handed out, and says how many", async () => {
    // Wide enough that COPY has not sent everything by then.
    await its.direct.query(
      "update events set data = decode(repeat('00', 10000), 'hex')",
    );
    const seen: number[] = [];
    const done = read(ways[way](its.db), seen, async (index) => {
      if (index !== 100) return;
      its.proxy.setDown(true);
      await new Promise((resolve) => setTimeout(resolve, 100));
      its.proxy.setDown(false);
    });
    await expect(done).rejects.toMatchObject({
      outcome: "not-applied",
      transient: true,
    });
    expect(seen).toEqual(all.slice(0, seen.length));
    await expect(done).rejects.toThrow(
      new RegExp(`after ${seen.length} rows were handed out`),
    );
    expect(sent().filter((one) => one !== "start")).toHaveLength(1);
  });

  it("ends when the caller aborts", async () => {
    const stop = new AbortController();
    const rows = events(its.db)[way]({}, { signal: stop.signal });
    await its.direct.query(
      "update events set data = decode(repeat('00', 10000), 'hex')",
    );
    const done = read(rows, [], (index) => {
      if (index === 10) stop.abort();
    });
    await expect(done).rejects.toMatchObject({ code: "DWS_ABORTED" });
    expect(await events(its.db).count()).toBe(BigInt(ROWS));
  });

  it("can be left at once after its connection was lost", async () => {
    const rows = events(its.db)[way]({}, { deadlineMs: 20_000 });
    const startedAt = performance.now();
    for await (const row of rows) {
      expect(row).toBeDefined();
      its.proxy.setDown(true);
      await new Promise((resolve) => setTimeout(resolve, 100));
      break;
    }
    its.proxy.setDown(false);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("ends at the deadline when no row comes", async () => {
    its.proxy.inject({ at: /^(?:select|copy)/, kind: "hang" });
    const rows = events(its.db)[way]({}, { deadlineMs: 300 });
    await expect(read(rows)).rejects.toMatchObject({ code: "DWS_DEADLINE" });
  });

  it("does not count the time that the reader takes", async () => {
    const clock = movableClock();
    const db = its.open({ clock });
    const rows = events(db)[way]({}, { deadlineMs: 60_000 });
    const pause = (index: number) => {
      if (index % 500 === 0) clock.pass(30_000);
    };
    expect(await read(rows, [], pause)).toHaveLength(ROWS);
    await db.close();
  });

  it("gives each row to one of several who ask at once", async () => {
    const rows = ways[way](its.db);
    const first = await Promise.all(all.map(async () => rows.next()));
    expect(
      first.map((step) => (step.done === true ? 0 : Number(step.value.id))),
    ).toEqual(all);
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  it("may be left before it was begun", async () => {
    const rows = ways[way](its.db);
    await rows.return?.();
    expect(await rows.next()).toEqual({ done: true, value: undefined });
    expect(its.proxy.connections()).toBe(0);
  });

  it("stays left when rows were being waited for", async () => {
    const rows = ways[way](its.db);
    const waiting = rows.next();
    await rows.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(await rows.next()).toEqual({ done: true, value: undefined });
  });

  it("takes filters with hostile values", async () => {
    const name = "'\\";
    await events(its.db).insert({ id: -1n, shard: 0, name });
    const rows = events(its.db)[way]({ where: { name }, columns: ["id"] });
    const found = [];
    for await (const row of rows) found.push(row);
    expect(found).toEqual([{ id: -1n }]);
  });

  it("says what the server refuses, and without a repeat", async () => {
    await its.direct.query("alter table events drop column mask");
    await expect(read(ways[way](its.db))).rejects.toMatchObject({
      code: "DWS_STATEMENT",
      sqlState: "42703",
    });
    expect(its.proxy.connections()).toBe(1);
  });

  it("gives nothing where there is nothing", async () => {
    await its.direct.query("truncate events");
    expect(await read(ways[way](its.db))).toEqual([]);
  });
});

describe("batches of a stream", () => {
  it.each([1, 2, 499, 500, 501, 10_000])(
    "may have %i rows",
    async (batchRows) => {
      const rows = events(its.db).stream(
        { where: { id: { lte: 500n } }, orderBy: ["id"] },
        { batchRows },
      );
      expect(await read(rows)).toEqual(all.slice(0, 500));
    },
  );

  it("are asked for one at a time", async () => {
    await read(ways.stream(its.db), [], (index) => {
      const asked = its.proxy.messages.filter((type) => type === "E").length;
      expect(asked).toBe(Math.ceil(index / 1_000));
    });
    expect(sent()).toEqual(["start", "select", "commit"]);
    expect(its.proxy.statements).toContain("start transaction read only");
  });

  it.each([0, -1, 1.5])("cannot have %d rows", (batchRows) => {
    expect(() => events(its.db).stream({}, { batchRows })).toThrow(UsageError);
  });
});

describe.each(both)("%s in a transaction", (way) => {
  it("reads what the transaction wrote, and lets it go on", async () => {
    await its.db.transaction(async (tx) => {
      await events(tx).insert({ id: 0n, shard: 1 });
      expect(await read(ways[way](tx))).toEqual([0, ...all]);
      for await (const { id } of ways[way](tx)) {
        expect(id).toBe(0n);
        break;
      }
      await events(tx).insert({ id: -1n, shard: 1 });
    });
    expect(await events(its.db).count()).toBe(BigInt(ROWS + 2));
    expect(its.proxy.connections()).toBe(1);
  });

  it("works for reading only, too", async () => {
    const seen = await its.db.transaction(async (tx) => read(ways[way](tx)), {
      readOnly: true,
    });
    expect(seen).toEqual(all);
  });

  it("keeps its one connection busy, and says so", async () => {
    const use = async (work: (tx: Session) => Promise<unknown>) =>
      its.db.transaction(async (tx) => {
        for await (const row of ways[way](tx)) {
          expect(row.id).toBe(1n);
          await work(tx);
        }
      });
    const works: readonly ((tx: Session) => Promise<unknown>)[] = [
      async (tx) => events(tx).insert({ id: 0n, shard: 1 }),
      async (tx) => read(ways[way](tx)),
      async (tx) => events(tx).copy([{ id: 0n, shard: 1 }]),
    ];
    for (const work of works) {
      const done = use(work);
      await expect(done).rejects.toBeInstanceOf(UsageError);
      await expect(done).rejects.toThrow(/still being read or copied/);
    }
  });

  it("has the whole replayed after a cut", async () => {
    let attempts = 0;
    const work = async (tx: ReadSession) => {
      attempts++;
      return read(ways[way](tx), [], async (index) => {
        if (attempts > 1 || index !== 100) return;
        its.proxy.setDown(true);
        await new Promise((resolve) => setTimeout(resolve, 50));
        its.proxy.setDown(false);
      });
    };
    // A COPY may have been sent whole before the cut: then COMMIT meets it, which must not be in doubt.
    const seen = await its.db.transaction(work, { readOnly: true });
    expect(attempts).toBe(2);
    expect(seen).toEqual(all);
  });

  it("must be read to its end, or left, before the transaction ends", async () => {
    const done = its.db.transaction(async (tx) => {
      await ways[way](tx).next();
    });
    await expect(done).rejects.toThrow(/still under way/);
    expect(await events(its.db).count()).toBe(BigInt(ROWS));
  });

  it("left open in a savepoint keeps the transaction from committing", async () => {
    const done = its.db.transaction(async (tx) => {
      let rows: AsyncIterator<unknown> | undefined;
      await tx
        .savepoint(async (inner) => {
          await events(inner).insert({ id: -7n, shard: 1 });
          rows = ways[way](inner);
          await rows.next();
          throw new Error("enough");
        })
        .catch(() => undefined);
      await rows?.return?.();
    });
    await expect(done).rejects.toMatchObject({ code: "DWS_ROLLED_BACK" });
    expect(await events(its.db).count()).toBe(BigInt(ROWS));
  });

  it("is dead after the transaction", async () => {
    let kept: AsyncIterator<unknown> | undefined;
    await its.db
      .transaction(async (tx) => {
        kept = ways[way](tx);
        await kept.next();
        throw new Error("enough");
      })
      .catch(() => undefined);
    const small = events(its.db);
    const drained = async () => {
      while ((await kept?.next())?.done === false);
    };
    await expect(drained()).rejects.toThrow(/given back/);
    expect(await small.count()).toBe(BigInt(ROWS));
  });

  it("that the server refuses is undone by a savepoint", async () => {
    await its.db.transaction(async (tx) => {
      await events(tx).insert({ id: 0n, shard: 1 });
      await expect(
        tx.savepoint(async (inner) =>
          read(events(inner)[way]({ where: { amount: "x" as never } })),
        ),
      ).rejects.toMatchObject({ sqlState: "22P02" });
      await events(tx).insert({ id: -1n, shard: 1 });
    });
    expect(await events(its.db).count()).toBe(BigInt(ROWS + 2));
  });
});
