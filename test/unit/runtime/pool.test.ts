/** The pool alone: never more connections than allowed, none lost, none given to two. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Pool, type Pooled } from "../../../src/runtime/pool.js";

class Connection implements Pooled {
  isLost = false;
  isClosed = false;
  #told: () => void = () => undefined;

  onLost(told: () => void): void {
    this.#told = told;
  }

  lose(): void {
    this.isLost = true;
    this.#told();
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

const settle = async () => new Promise((resolve) => setImmediate(resolve));

describe("a pool", () => {
  it("serves everybody, with never more than its connections and never one twice", async () => {
    const step = fc.constantFrom(
      "connect",
      "release",
      "doubt",
      "lose-idle",
      "lose-used",
      "fail",
      "sweep",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 80 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, max) => {
          const all: Connection[] = [];
          let fails = 0;
          let now = 0;
          const pool = new Pool<Connection>(
            max,
            () => now++,
            async () => {
              await Promise.resolve();
              if (fails > 0) {
                fails--;
                throw new Error("refused");
              }
              const connection = new Connection();
              all.push(connection);
              return connection;
            },
          );
          const used: Connection[] = [];
          let waiting = 0;
          let served = 0;
          let refused = 0;
          const connect = () => {
            waiting++;
            pool
              .connect(() => true)
              .then(
                (connection) => {
                  used.push(connection);
                  served++;
                },
                () => refused++,
              )
              .finally(() => waiting--);
          };
          for (const one of steps) {
            const idle = all.filter(
              (each) => !each.isClosed && !each.isLost && !used.includes(each),
            );
            if (one === "connect") connect();
            else if (one === "release" || one === "doubt") {
              const connection = used.shift();
              if (connection) pool.release(connection, one === "doubt");
            } else if (one === "lose-idle") idle[0]?.lose();
            else if (one === "lose-used") used[0]?.lose();
            else if (one === "fail") fails++;
            else pool.sweep(now);
            await settle();
            expect(new Set(used).size).toBe(used.length);
            expect(used.some(({ isClosed }) => isClosed)).toBe(false);
            const open = all.filter((each) => !each.isClosed);
            expect(open.length).toBeLessThanOrEqual(max);
            // Whoever waits does so because all are out.
            if (waiting > 0) expect(used.length).toBe(max);
          }
          const asked = steps.filter((one) => one === "connect").length;
          // One that comes back may end two waits: that of a connect which is refused, and the next one's.
          while (waiting > 0) {
            expect(used.length).toBe(max);
            pool.release(used.shift() as Connection, false);
            await settle();
          }
          expect(served + refused).toBe(asked);
          const closing = pool.close();
          for (const connection of used) pool.release(connection, false);
          await closing;
          expect(all.every(({ isClosed }) => isClosed)).toBe(true);
          await expect(pool.connect(() => true)).rejects.toThrow(/closed/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("that is closed refuses those who still wait, and waits for what is out", async () => {
    const pool = new Pool<Connection>(
      1,
      () => 0,
      async () => new Connection(),
    );
    const connection = await pool.connect(() => true);
    const late = pool.connect(() => true);
    let isClosed = false;
    const closing = pool.close().then(() => (isClosed = true));
    await settle();
    expect(isClosed).toBe(false);
    pool.release(connection, false);
    await expect(late).rejects.toThrow(/closed/);
    await closing;
  });
});
