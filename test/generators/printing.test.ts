/** Progress, summary and errors as people see them. */
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { colorsFor } from "../../generators/colors.js";
import { hidePasswords, toFailure } from "../../generators/failure.js";
import { createReporter } from "../../generators/reporter.js";
import { describeSummary, printSummary } from "../../generators/summary.js";
import { GeneratorError } from "../../src/errors.js";
import type { Summary } from "../../src/pipeline.js";

const fakeStream = (isTTY: boolean | undefined) => {
  const stream = new PassThrough();
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const terminal = Object.assign(stream, { isTTY, columns: 0 });
  return {
    stream: terminal as unknown as NodeJS.WriteStream,
    read: () => text,
  };
};

const work = (isTTY: boolean, environment = {}, quiet = false) => {
  const { stream, read } = fakeStream(isTTY);
  let clock = 0;
  const now = () => clock;
  const reporter = createReporter({ quiet, stream, environment, now });
  reporter.step("Reading columns");
  reporter.advance(1, 4);
  clock = 1500;
  reporter.advance(2, 4);
  reporter.note("This is not a DWS");
  reporter.close();
  return read();
};

const COLOR = /\u001b\[3\dm/;

describe("createReporter", () => {
  it("prints plain lines where nobody looks", () => {
    expect(work(false)).toBe("› Reading columns\n! This is not a DWS\n");
  });

  it("shows a bar on a terminal after a second, with colours", () => {
    const text = work(true);
    expect(text).toContain("2 of 4");
    expect(text).not.toContain("1 of 4");
    expect(text).toMatch(COLOR);
  });

  it("leaves the colours out with NO_COLOR", () => {
    expect(work(true, { NO_COLOR: "1" })).not.toMatch(COLOR);
  });

  it("leaves them out of a pipe in a CI, where isTTY is not there at all", () => {
    const { stream, read } = fakeStream(undefined);
    const colors = colorsFor(stream, { CI: "true" });
    stream.write(colors.green("plain"));
    expect(read()).toBe("plain");
  });

  it("is silent with --quiet", () => {
    expect(work(true, {}, true)).toBe("");
  });
});

const SUMMARY: Summary = {
  source: "GaussDB(DWS) 8.2.1",
  tables: 1204,
  created: ["a.ts", ...["1", "2", "3", "4", "5"].map((n) => `src/dws/${n}.ts`)],
  changed: ["src/repositories/public/orders.ts"],
  deleted: [],
  conflicts: [],
  kept: ["src/repositories/public/mine.ts"],
  unchanged: 3,
  changes: [
    {
      kind: "table-comment-changed",
      schema: "public",
      table: "orders",
      column: null,
      object: null,
      breaks: false,
      sentence: "The comment of table public.orders changed.",
      effect: null,
      code: null,
      before: null,
      after: "x",
    },
  ],
  notes: ["Something to know."],
  advice: ["a", "b", "c", "d"].map((table) => ({
    code: "roundrobin",
    at: `s.${table}`,
    sentence: "Do not",
    source: "inferred",
  })),
  modules: [],
  isStale: true,
};

const print = (json: boolean, quiet: boolean) => {
  const { stream, read } = fakeStream(false);
  printSummary(SUMMARY, { json, quiet, isDry: false, stream });
  return read();
};

describe("the summary", () => {
  it("is plain words", () => {
    expect(describeSummary(SUMMARY, false)).toEqual([
      "1,204 tables of GaussDB(DWS) 8.2.1.",
      "Created: 6 files",
      "  a.ts",
      "  src/dws/ (5 files)",
      "Changed: 1 file",
      "  src/repositories/public/orders.ts",
      "Left as you edited them: 1 file",
      "  src/repositories/public/mine.ts",
      "Unchanged: 3 files",
      "Changed in the schema since last time: 1 change",
      "  public.orders",
      "    - The comment of table public.orders changed.",
      "Notes:",
      "  Something to know.",
      'Advice ("advice": { "ignore": ["code schema.table"] } in .yo-rc.json silences it):',
      "  roundrobin (4): Do not (s.a, s.b, s.c and 1 more).",
    ]);
    expect(describeSummary(SUMMARY, true)[1]).toBe("Would be created: 6 files");
  });

  it("folds folders where their list would be too long", () => {
    const created = Array.from({ length: 48 }, (_, n) => [
      `src/samples/${n % 16}/repositories/public/t${n}.ts`,
      `src/samples/${n % 16}/main${n}.ts`,
    ]).flat();
    const lines = describeSummary({ ...SUMMARY, created }, false).slice(1, 18);
    const folders = Array.from({ length: 16 }, (_, n) => `  src/samples/${n}/`);
    expect(lines).toEqual([
      "Created: 96 files",
      ...folders.map((folder) => `${folder} (6 files)`),
    ]);
    const long = Array.from({ length: 31 }, (_, n) => `f${n}.ts`);
    const cut = describeSummary({ ...SUMMARY, created: long }, false);
    expect(cut.slice(30, 33)).toEqual(["  f28.ts", "  f29.ts", "  …"]);
  });

  it("is one JSON document, or nothing", () => {
    expect(JSON.parse(print(true, true))).toEqual(SUMMARY);
    expect(print(false, true)).toBe("");
    expect(print(false, false)).toContain("1,204 tables");
  });
});

const URLS = [
  { given: "postgres://u:hunter2@h/d", want: "postgres://u:***@h/d" },
  {
    given: "--url=postgres://u:a:b@c@h/d x",
    want: "--url=postgres://u:***@h/d x",
  },
  { given: "postgres://u@h:8000/d", want: "postgres://u@h:8000/d" },
  { given: "postgres://h:8000/d", want: "postgres://h:8000/d" },
];

describe("an error", () => {
  it.each(URLS)("hides the password of $given", ({ given, want }) => {
    expect(hidePasswords(given)).toBe(want);
  });

  it("is a sentence and a hint, and ends the bin with its code", () => {
    const usage = toFailure(new GeneratorError("usage", "No.", "Do."), {});
    expect([usage.message, usage.exitCode]).toEqual(["No.\nDo.", 2]);
    const stale = toFailure(new GeneratorError("stale", "Old.", "Do."), {});
    expect(stale.exitCode).toBe(1);
    expect(toFailure(stale)).toBe(stale);
  });

  it("of an unknown kind asks for a report, and loses its code", () => {
    const cause = Object.assign(new Error("bang"), { code: "E_BANG" });
    const failure = toFailure(cause, {});
    expect(failure.message).toBe(
      "bang\nThis should not happen: run it again with DEBUG=1 and report what it prints.",
    );
    expect(failure).not.toHaveProperty("code");
    expect(failure.cause).toBe(cause);
  });

  it("shows stack and causes with DEBUG", () => {
    const cause = new Error("below");
    const error = new GeneratorError("local", "No.", "Do.", { cause });
    const { message } = toFailure(error, { DEBUG: "1" });
    expect(message).toMatch(/^No\.\nDo\.\n\nGeneratorError: No\./);
    expect(message).toContain("Caused by: Error: below");
  });
});
