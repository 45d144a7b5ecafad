/** The signal of an attempt: made when it is asked for, fired once, and not made for functions that do not name it. */
import { describe, expect, it } from "vitest";
import { Ending } from "../../../src/runtime/ending.js";
import {
  callWork,
  type Transaction,
} from "../../../src/runtime/transaction.js";

const tx = {} as Transaction;

describe("an ending", () => {
  it("fires the signal with the first reason, whenever it was asked for", () => {
    const early = new Ending();
    const { signal } = early;
    expect(signal.aborted).toBe(false);
    early.abort("first");
    early.abort("second");
    expect([signal.aborted, signal.reason]).toEqual([true, "first"]);

    const late = new Ending();
    late.abort("first");
    late.abort("second");
    expect([late.signal.aborted, late.signal.reason]).toEqual([true, "first"]);
    expect(late.signal).toBe(late.signal);
  });
});

describe("the function of a transaction", () => {
  const count = async (...given: readonly unknown[]) => given.length;

  it.each([
    {
      name: "tx alone",
      work: async (handle: Transaction) => [handle].length,
      want: 1,
    },
    {
      name: "tx and signal",
      work: async (handle: Transaction, signal: AbortSignal) =>
        [handle, signal].filter(Boolean).length,
      want: 2,
    },
    { name: "the rest", work: count, want: 2 },
  ])("that takes $name is given what it names", async ({ work, want }) => {
    expect(await callWork(work, tx, new Ending())).toBe(want);
  });
});
