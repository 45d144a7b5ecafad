/** No row lost, no row doubled, and every reported outcome true: a shorter run of what `npm run torture` does in full. */
import { describe, expect, it } from "vitest";
import { torture } from "./run.js";
import { switchover } from "./switchover.js";
import { printSwitchover } from "./switchover-table.js";
import { printTables, printWrongs } from "./table.js";

const runs = Number(process.env["DWS_TORTURE_RUNS"] ?? 80);
// `npm run torture` takes another one each time; here the same calls are met by the same faults in every run.
const seed = Number(process.env["DWS_TORTURE_SEED"] ?? 20_261_123);

describe("calls of every class, with faults at every step of the protocol", () => {
  it(`lose nothing and double nothing (DWS_TORTURE_SEED=${seed})`, async () => {
    const results = await torture({ runs, seed });
    expect(printWrongs(results), printTables(results)).toBe("");
    expect(results).toHaveLength(runs * 2);
    const struck = results.filter(({ isStruck }) => isStruck).length;
    expect(struck).toBeGreaterThan(results.length * 0.7);
  }, 600_000);
});

describe("a switchover of 40 s, twenty times as fast", () => {
  it("is survived by reads, fenced transactions and opted-in writes", async () => {
    const found = await switchover(20);
    const table = printSwitchover(found);
    const ours = found.calls.filter(({ way }) => way === "runtime");
    const isPlain = ({ group }: (typeof ours)[number]) =>
      group === "plain writes";
    const bad = ours.filter(
      (one) =>
        one.wrong !== undefined ||
        one.outcome === "threw" ||
        (one.outcome === "unknown" && !isPlain(one)),
    );
    expect(bad, table).toEqual([]);
    // The outage was one: bare pg failed under it.
    const failed = found.calls.filter(
      ({ way, outcome }) => way === "bare pg" && outcome === "threw",
    );
    expect(failed.length, table).toBeGreaterThan(50);
    const longest = Math.max(...ours.map(({ tookMs }) => tookMs));
    expect(longest, table).toBeGreaterThan(25_000);
  }, 600_000);
});
