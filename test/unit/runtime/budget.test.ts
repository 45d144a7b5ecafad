/** The retry budget by an injected clock, alone and in the retry loop. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createRetryBudget,
  type RetryBudget,
} from "../../../src/runtime/budget.js";
import { ConnectError, StatementError } from "../../../src/runtime/errors.js";
import {
  AttemptFailure,
  type LoopClock,
  retry,
} from "../../../src/runtime/retry.js";

const lost = (outcome: "not-applied" | "unknown" = "not-applied") =>
  new AttemptFailure(
    new StatementError("lost", { transient: true, outcome }),
    "lost",
  );

const createClock = (): LoopClock => {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    random: () => 0,
  };
};

const limits = (budget: RetryBudget) => ({
  attempts: 4,
  deadlineMs: 1_000,
  label: "call",
  budget,
});

describe("a retry budget", () => {
  it("never gives more than it held, was paid and earned", () => {
    const steps = fc.array(
      fc.oneof(
        fc.constant("call" as const),
        fc.constant("replay" as const),
        fc.integer({ min: 0, max: 5_000 }),
      ),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        (course, ratio, perSecond, capacity) => {
          const budget = createRetryBudget({ ratio, perSecond, capacity });
          let now = 0;
          let calls = 0;
          let replays = 0;
          let refusals = 0;
          for (const step of course) {
            if (step === "call") {
              calls++;
              budget.deposit();
            } else if (step !== "replay") now += step;
            else if (budget.withdraw(now)) replays++;
            else refusals++;
          }
          const earned = capacity + calls * ratio + (now / 1_000) * perSecond;
          expect(replays).toBeLessThanOrEqual(earned + 1e-6);
          // It refuses only when even what it held at first is spent.
          if (refusals > 0) expect(replays).toBeGreaterThan(capacity - 1);
        },
      ),
    );
  });

  it("adds nothing when one of two clocks is behind", () => {
    const budget = createRetryBudget({ perSecond: 1, capacity: 1, ratio: 0 });
    expect([1_000_000, 5, 6].map((now) => budget.withdraw(now))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("that is empty ends the call, and says so", async () => {
    const budget = createRetryBudget({ ratio: 0, perSecond: 0, capacity: 2 });
    let attempts = 0;
    const done = retry(createClock(), limits(budget), async () => {
      attempts++;
      throw lost();
    });
    await expect(done).rejects.toMatchObject({
      code: "DWS_RETRY_EXHAUSTED",
      attempts: 3,
    });
    await expect(done).rejects.toThrow(/retry budget is empty/);
    expect(attempts).toBe(3);
  });

  it("is not for connecting", async () => {
    const budget = createRetryBudget({ ratio: 0, perSecond: 0, capacity: 0 });
    let attempts = 0;
    const done = retry(createClock(), limits(budget), async () => {
      if (++attempts === 5) return "connected";
      throw new AttemptFailure(new ConnectError("refused"), "lost");
    });
    expect(await done).toBe("connected");
  });
});

describe("a repeat after an unknown outcome", () => {
  it("stays unknown whatever comes later, unless it succeeds", async () => {
    const reasons = fc.constantFrom(
      "conflict" as const,
      "internal" as const,
      "lost" as const,
      "final" as const,
    );
    const attempt = fc.record({
      reason: reasons,
      outcome: fc.constantFrom("not-applied" as const, "unknown" as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(attempt, { maxLength: 8 }),
        fc.constantFrom("success", "foreign"),
        async (course, end) => {
          let number = 0;
          let wasUnknown = false;
          const told = await retry(
            createClock(),
            { attempts: 3, deadlineMs: 1_000, label: "call", mayRepeat: true },
            async (_number, _endsAt, isInDoubt) => {
              expect(isInDoubt).toBe(wasUnknown);
              const one = course[number++];
              if (one === undefined) {
                if (end === "success") return "applied";
                throw new Error("foreign");
              }
              wasUnknown ||= one.outcome === "unknown";
              const error = new StatementError("x", { outcome: one.outcome });
              throw new AttemptFailure(error, one.reason);
            },
          ).catch((error: unknown) => (error as { code?: string }).code);
          if (told === "applied") expect(number).toBe(course.length + 1);
          else expect(told === "DWS_OUTCOME_UNKNOWN").toBe(wasUnknown);
        },
      ),
    );
  });
});
