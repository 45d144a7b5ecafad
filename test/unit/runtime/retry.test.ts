/** The retry loop with injected time and chance. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reason } from "../../../src/runtime/classify.js";
import {
  ConnectError,
  DeadlineError,
  StatementError,
} from "../../../src/runtime/errors.js";
import {
  AttemptFailure,
  delayMs,
  type LoopClock,
  retry,
} from "../../../src/runtime/retry.js";

const createClock = (random = 1): LoopClock & { readonly pauses: number[] } => {
  let now = 0;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      pauses.push(ms);
      now += ms;
    },
    random: () => random,
  };
};

const failure = (reason: Reason, outcome: "not-applied" | "unknown") =>
  new AttemptFailure(
    new StatementError("call: lost", {
      transient: reason !== "final",
      outcome,
    }),
    reason,
  );

const limits = { attempts: 4, deadlineMs: 120_000, label: "call" };

describe("retry", () => {
  it("gives the first success back", async () => {
    const clock = createClock();
    const done = retry(clock, limits, async (number) => {
      if (number < 3) throw failure("conflict", "not-applied");
      return number;
    });
    expect(await done).toBe(3);
    expect(clock.pauses).toEqual([25, 50]);
  });

  it("bounds conflicts by attempts", async () => {
    const clock = createClock();
    await expect(
      retry(clock, limits, async () => {
        throw failure("conflict", "not-applied");
      }),
    ).rejects.toMatchObject({ code: "DWS_RETRY_EXHAUSTED", attempts: 4 });
  });

  it.each([
    [1, "call: 1 attempt failed: lost"],
    [2, "call: 2 attempts failed: lost"],
  ])("says how many attempts failed: %d", async (attempts, message) => {
    const failing = retry(createClock(), { ...limits, attempts }, async () => {
      throw failure("conflict", "not-applied");
    });
    await expect(failing).rejects.toThrow(message);
  });

  it("names a deadline that was computed in whole milliseconds", async () => {
    const computed = { ...limits, deadlineMs: 1_999.938718 };
    const failing = retry(createClock(), computed, async () => {
      throw failure("lost", "not-applied");
    });
    await expect(failing).rejects.toThrow(
      "call: the deadline of 2000 ms passed after 2 failed attempts: lost",
    );
  });

  it("says of a deadline what the attempts before it met", async () => {
    const refused = new ConnectError("refused", { sqlState: "57P03" });
    const thrown: unknown = await retry(
      createClock(),
      limits,
      async (number) => {
        throw number < 3
          ? new AttemptFailure(refused, "lost")
          : new AttemptFailure(new DeadlineError("call: it passed"), "final");
      },
    ).catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      code: "DWS_DEADLINE",
      message: "call: it passed; the attempt before it: refused",
      sqlState: "57P03",
      cause: refused,
    });
  });

  it("bounds lost nodes by the deadline alone", async () => {
    const clock = createClock();
    const done = retry(clock, limits, async () => {
      throw failure("lost", "not-applied");
    });
    await expect(done).rejects.toMatchObject({
      code: "DWS_DEADLINE",
      outcome: "not-applied",
    });
    // 1 + 2 + 4 + 8 s, then 15 s each while they fit into two minutes.
    expect(clock.pauses).toEqual([
      1000, 2000, 4000, 8000, 15_000, 15_000, 15_000, 15_000, 15_000, 15_000,
    ]);
  });

  it("never repeats an unknown outcome, whatever the reason", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Reason>(
          "conflict",
          "internal",
          "lost",
          "overload",
          "final",
        ),
        fc.nat(3),
        async (reason, before) => {
          let attempts = 0;
          const done = retry(
            createClock(0),
            { ...limits, attempts: 99 },
            async () => {
              attempts++;
              throw failure(
                attempts > before ? reason : "lost",
                attempts > before ? "unknown" : "not-applied",
              );
            },
          );
          await expect(done).rejects.toMatchObject({
            code: "DWS_OUTCOME_UNKNOWN",
            outcome: "unknown",
          });
          expect(attempts).toBe(before + 1);
        },
      ),
    );
  });

  it("throws a final error as it is, and passes on what is not ours", async () => {
    const final = failure("final", "not-applied");
    await expect(
      retry(createClock(), limits, async () => {
        throw final;
      }),
    ).rejects.toBe(final.error);
    const foreign = new Error("mine");
    await expect(
      retry(createClock(), limits, async () => {
        throw foreign;
      }),
    ).rejects.toBe(foreign);
  });

  it("ends with the signal, before an attempt and while sleeping", async () => {
    const stop = new AbortController();
    let attempts = 0;
    await expect(
      retry(createClock(), { ...limits, signal: stop.signal }, async () => {
        attempts++;
        stop.abort();
        throw failure("lost", "not-applied");
      }),
    ).rejects.toMatchObject({ code: "DWS_ABORTED" });
    expect(attempts).toBe(1);
  });

  it("does what the rules say, whatever fails, how long it takes and what chance has it", async () => {
    const attempt = fc.record({
      reason: fc.constantFrom<Reason>(
        ...(["conflict", "internal", "lost", "overload", "final"] as const),
      ),
      runsMs: fc.oneof(fc.nat(100), fc.nat(30_000)),
      random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    });
    type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;
    /** The rules once more: full jitter below a bound that doubles, attempts for some reasons, one deadline for all. */
    const expectedOf = (
      course: readonly Attempt[],
      attempts: number,
      deadlineMs: number,
    ) => {
      const pauses: number[] = [];
      let now = 0;
      let bounded = 0;
      for (const [index, { reason, runsMs, random }] of course.entries()) {
        now += runsMs;
        if (reason === "final") return { end: "DWS_STATEMENT", pauses };
        const isSlow = reason === "lost" || reason === "overload";
        if (reason === "conflict" || reason === "internal") bounded++;
        if (bounded === attempts) return { end: "DWS_RETRY_EXHAUSTED", pauses };
        const bound = (isSlow ? 1_000 : 25) * 2 ** index;
        const pause = Math.floor(
          random * Math.min(isSlow ? 15_000 : 2_000, bound),
        );
        if (now + pause >= deadlineMs) return { end: "DWS_DEADLINE", pauses };
        pauses.push(pause);
        now += pause;
      }
      return { end: "done", pauses };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(attempt, { maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 200_000 }),
        async (course, attempts, deadlineMs) => {
          const startedAt = 5_000;
          const pauses: number[] = [];
          let now = startedAt;
          let random = 0;
          const clock: LoopClock = {
            now: () => now,
            sleep: async (ms) => {
              pauses.push(ms);
              now += ms;
            },
            random: () => random,
          };
          const end = await retry(
            clock,
            { attempts, deadlineMs, label: "call" },
            async (number, endsAt) => {
              expect(endsAt).toBe(startedAt + deadlineMs);
              expect(now).toBeLessThan(endsAt);
              const one = course[number - 1];
              if (one === undefined) return "done";
              now += one.runsMs;
              ({ random } = one);
              throw failure(one.reason, "not-applied");
            },
          ).catch((error: unknown) => (error as { code: string }).code);
          expect({ end, pauses }).toEqual(
            expectedOf(course, attempts, deadlineMs),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("pauses anywhere between nothing and the bound, never over the cap", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Reason>("conflict", "internal", "lost", "overload"),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (reason, failures, random) => {
          const pause = delayMs(reason, failures, random);
          const isSlow = reason === "lost" || reason === "overload";
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(isSlow ? 15_000 : 2_000);
          expect(delayMs(reason, failures, 0)).toBe(0);
        },
      ),
    );
  });
});
