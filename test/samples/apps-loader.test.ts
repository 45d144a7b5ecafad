/** The sample loader on real files: what it loads, what it says of bad ones, and a switchover in the middle of a large one. */
import { createWriteStream, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  faultShapes,
  startLocalDws,
  type LocalDws,
} from "../../src/local/start.js";
import { isTmuxThere, openTerminal } from "../e2e/terminal.js";
import { connectTo } from "../local/client.js";
import {
  type AppsProject,
  environmentOf,
  layOutSamples,
} from "./apps-project.js";
import { runProgram } from "./apps-run.js";

/** CI loads a million, and so does `npm run test:long`. */
const ROWS = Number(
  process.env["SAMPLE_ROWS"] ?? (process.env["CI"] ? 1_000_000 : 100_000),
);

const HEAD = "orderId,customer,status,amount,orderedAt,note";
const MINUTES = 60_000;

const canSee = isTmuxThere();
if (!canSee) console.warn("Skipped: the progress bar, since there is no tmux.");

let dws: LocalDws;
let project: AppsProject;
let direct: Client;

beforeAll(async () => {
  [dws, project] = await Promise.all([
    startLocalDws(),
    layOutSamples(["loader"]),
  ]);
  direct = await connectTo(dws);
});

afterAll(async () => {
  await direct.end();
  await dws.stop();
  project.remove();
});

beforeEach(async () => {
  dws.faults.clear();
  await direct.query("drop table if exists sample_orders");
});

const load = async (...args: readonly string[]) =>
  runProgram(
    project.program("loader", "main.js"),
    args,
    environmentOf(dws),
    project.root,
  );

const write = (name: string, text: string): string => {
  writeFileSync(join(project.root, name), text);
  return name;
};

const stored = async () => {
  const { rows } = await direct.query<{ readonly line: string }>(
    `select order_id || '|' || customer || '|' || status || '|' || amount || '|' || (ordered_at at time zone 'UTC') || '|' || coalesce(note, '-') as line
     from sample_orders order by order_id`,
  );
  return rows.map(({ line }) => line);
};

describe("a file", () => {
  it("is loaded with its quotes, long fields and empty ones", async () => {
    const file = "src/samples/loader/orders.csv";
    expect(await load(file)).toEqual({
      code: 0,
      stdout: `Loaded 3 rows of ${file} into sample_orders.\n`,
      stderr: "",
    });
    expect(await stored()).toEqual([
      "1|Ada Lovelace|open|12.50|2026-11-23 09:00:00|-",
      "2|Hopper, Grace|paid|99.00|2026-11-23 09:05:00|two lines,\none note",
      '3|Alan Turing|sent|0.99|2026-11-23 09:00:00|say "hello"',
    ]);
  });

  it("may have its columns in another order, a mark before them, and CRLF", async () => {
    const text =
      "\uFEFFnote,orderId,status,customer,orderedAt,amount\r\n,5,,Ada,2026-11-23T09:00:00Z,1\r\n";
    expect(await load(write("windows.csv", text))).toMatchObject({ code: 0 });
    expect(await stored()).toEqual(["5|Ada|open|1.00|2026-11-23 09:00:00|-"]);
  });
});

const good = (id: number, note = "") =>
  `${id},Ada,open,1.00,2026-11-23T09:00:00Z,${note}`;

describe("a bad file", () => {
  const NAMES = "orderId, customer, status, amount, orderedAt, note";
  const CASES = [
    [
      "an amount that is none, below an empty line and a long note",
      [
        HEAD,
        good(1, '"a\nb\nc"'),
        "",
        good(2),
        "3,Ada,open,1x,2026-11-23T09:00:00Z,",
      ],
      ':7: row 3, amount: This is not a number; write it like "12.50".',
    ],
    [
      "a text too long for its column, which the server finds",
      [HEAD, good(1, '"a\nb"'), good(2).replace("Ada", "A".repeat(41))],
      ":4: public.sample_orders copy: row 2, customer: a text is too long for its column (SQLSTATE 22001)",
    ],
    [
      "the same key twice",
      [HEAD, good(1), good(1)],
      ':3: public.sample_orders copy: row 2: duplicate key value violates unique constraint "sample_orders_pkey"',
    ],
    [
      "no number",
      [HEAD, good(1).replace("1,", "one,")],
      ":2: row 1, orderId: this is not a whole number",
    ],
    [
      "too few fields",
      [HEAD, good(1), "2,Ada"],
      ": Invalid Record Length: columns length is 6, got 2 on line 3",
    ],
    [
      "a quote that is never closed",
      [HEAD, good(1, '"a')],
      ": Quote Not Closed: the parsing is finished with an opening quote at line 2",
    ],
    [
      "other columns",
      ["orderId,who", "1,Ada"],
      `: the first line must name the columns ${NAMES}; missing: customer, status, amount, orderedAt, note, unknown: who`,
    ],
  ] as const;

  it.each(CASES)(
    "with %s loads nothing and is named",
    async (_, lines, said) => {
      const file = write("bad.csv", `${lines.join("\n")}\n`);
      expect(await load(file)).toEqual({
        code: 1,
        stdout: "",
        stderr: `${file}${said}\nNothing was loaded.\n`,
      });
      expect(await stored()).toEqual([]);
    },
  );

  it.each([[[]], [["missing.csv"]]])("%j → 2", async (args) => {
    const ended = await load(...args);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/Usage: npm run loader -- FILE\.csv\n$/);
  });
});

describe(`${ROWS} rows`, () => {
  const amount = (id: number) =>
    `${id % 10_000}.${String(id % 100).padStart(2, "0")}`;

  /** Written as it goes: a million rows are 60 MB. */
  const writeLarge = async (): Promise<string> => {
    const lines = function* () {
      yield `${HEAD}\n`;
      let text = "";
      for (let id = 1; id <= ROWS; id++) {
        text += `${id},"Customer ${id % 977}",open,${amount(id)},2026-11-23T09:00:00Z,note ${id}\n`;
        if (id % 1000 !== 0 && id !== ROWS) continue;
        yield text;
        text = "";
      }
    };
    const file = join(project.root, "large.csv");
    await pipeline(Readable.from(lines()), createWriteStream(file));
    return file;
  };

  const cents = (): bigint => {
    let sum = 0n;
    for (let id = 1; id <= ROWS; id++)
      sum += BigInt((id % 10_000) * 100 + (id % 100));
    return sum;
  };

  it(
    "are all there once after a switchover in the middle",
    async () => {
      const file = await writeLarge();
      // The first attempt is cut half-way; the COMMIT of the second is never seen, the answer to that of the third is lost.
      const half = Math.floor((ROWS * 60) / 65_536 / 2);
      const { lost } = faultShapes;
      const handles = dws.faults.play([
        { at: "copy", matching: /copy/i, after: half, do: lost },
        { at: "connect", do: faultShapes.startingUp, times: 2 },
        { at: "commit-before", do: lost },
        { at: "connect", do: faultShapes.startingUp },
        { at: "commit-after", do: lost },
      ]);
      dws.record.start({ statements: 1000 });
      const ended = await load(file);
      dws.record.stop();
      expect(ended).toMatchObject({
        code: 0,
        stdout: `Loaded ${ROWS} rows of ${file} into sample_orders.\n`,
      });
      expect(handles.map(({ struck }) => struck)).toEqual([1, 2, 1, 1, 1]);
      const copies = dws.record
        .statements()
        .filter(({ text }) => /^copy/i.test(text));
      expect(copies).toHaveLength(3);
      const { rows } = await direct.query(
        "select count(*)::text as n, count(distinct order_id)::text as ids, (sum(amount) * 100)::bigint::text as cents, max(order_id)::text as last from sample_orders",
      );
      expect(rows).toEqual([
        {
          n: String(ROWS),
          ids: String(ROWS),
          cents: String(cents()),
          last: String(ROWS),
        },
      ]);
    },
    10 * MINUTES,
  );

  it("leave nothing when the loader is stopped by Ctrl-C", async () => {
    const file = await writeLarge();
    const copying = dws.faults.add({
      at: "copy",
      matching: /copy/i,
      after: 5,
      do: { kind: "hang" },
    });
    const ended = await runUntil(file, async () =>
      expect.poll(() => copying.struck, { timeout: 20_000 }).toBe(1),
    );
    expect(ended).toMatchObject({ code: 1, stdout: "" });
    expect(ended.stderr).toMatch(
      /aborted by the caller\nNothing was loaded\.\n$/,
    );
    expect(await stored()).toEqual([]);
  });

  it.skipIf(!canSee)("are shown by a bar on a terminal", async () => {
    const file = await writeLarge();
    const hanging = dws.faults.add({
      at: "copy",
      matching: /copy/i,
      after: 5,
      do: { kind: "hang" },
    });
    const stopped = watch(file);
    try {
      await expect.poll(() => hanging.struck, { timeout: 20_000 }).toBe(1);
      const [, percent] =
        / (\d+)% \| [1-9]\d* rows \| \d+s/.exec(
          await stopped.waitFor(/ \d+% \| [1-9]\d* rows/),
        ) ?? [];
      expect(Number(percent)).toBeLessThan(100);
      stopped.press("C-c");
      await stopped.waitFor(/Nothing was loaded\.\s+ended with 1/);
    } finally {
      stopped.close();
    }
    dws.faults.clear();
    const whole = watch(file);
    try {
      const shown = await whole.waitFor(/ended with 0/);
      expect(shown).toContain(` 100% | ${ROWS} rows | `);
      expect(shown).toContain(`Loaded ${ROWS} rows of `);
    } finally {
      whole.close();
    }
  });

  const watch = (file: string) =>
    openTerminal(
      `dws-loader-${process.pid}`,
      [process.execPath, project.program("loader", "main.js"), file],
      project.root,
      environmentOf(dws),
    );

  /** Sends SIGINT when the time has come. */
  const runUntil = async (file: string, time: () => Promise<unknown>) =>
    runProgram(
      project.program("loader", "main.js"),
      [file],
      environmentOf(dws),
      project.root,
      (kill) => void time().then(() => kill("SIGINT")),
    );
});
