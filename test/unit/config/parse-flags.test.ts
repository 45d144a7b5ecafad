/** What the command line gives, typed or refused. */
import { describe, expect, it } from "vitest";
import { FLAGS, flagsOf } from "../../../src/config/flags.js";
import { parseFlags } from "../../../src/config/parse-flags.js";
import { GeneratorError } from "../../../src/errors.js";

const ACCEPTED = [
  { given: {}, want: {} },
  { given: { host: "a,b" }, want: { host: "a,b" } },
  { given: { host: undefined }, want: {} },
  { given: { port: 8000 }, want: { port: 8000 } },
  { given: { port: "8000" }, want: { port: 8000 } },
  {
    given: { schemas: "public, sales" },
    want: { schemas: ["public", "sales"] },
  },
  { given: { schemas: 2024 }, want: { schemas: ["2024"] } },
  { given: { tables: ["a", "b,c"] }, want: { tables: ["a", "b", "c"] } },
  { given: { "dry-run": true, dryRun: true }, want: { dryRun: true } },
  { given: { local: "false" }, want: { local: false } },
] as const;

const COMMANDS = [...new Set(FLAGS.flatMap(({ commands }) => commands))];

const REFUSED = [
  {
    given: { hots: "x" },
    message: "There is no flag --hots.",
    hint: "Did you mean --host?",
  },
  {
    given: { dryRn: true },
    message: "There is no flag --dry-rn.",
    hint: "Did you mean --dry-run?",
  },
  {
    given: { password: "hunter2" },
    message:
      "There is no flag --password, since other users of this machine could read it.",
    hint: "Set PGPASSWORD instead.",
  },
  {
    given: { offline: true },
    message: '"app" has no flag --offline.',
    hint: 'It belongs to "repositories" and "docs".',
  },
  {
    given: { port: "abc" },
    message: "--port needs a number from 1 to 65535.",
    hint: "It means: Port of the coordinators.",
  },
  {
    given: { port: 70_000 },
    message: "--port needs a number from 1 to 65535.",
  },
  { given: { host: true }, message: "--host needs a value." },
  { given: { host: " " }, message: "--host needs a value." },
  { given: { schemas: "," }, message: "--schemas needs a value." },
  { given: { json: "yes" }, message: "--json needs no value." },
];

describe("parseFlags", () => {
  it.each(ACCEPTED)("accepts $given", ({ given, want }) => {
    expect(parseFlags("app", given)).toEqual(want);
  });

  it.each(REFUSED)("refuses $given", ({ given, message, hint }) => {
    const parse = () => parseFlags("app", given);
    expect(parse).toThrow(GeneratorError);
    expect(parse).toThrow(
      expect.objectContaining({
        kind: "usage",
        message,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  });
});

describe("the flag table", () => {
  it("names every flag once, and explains it without a full stop", () => {
    const names = FLAGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { help } of FLAGS) expect(help).not.toMatch(/\.$/);
  });

  it("lets every command that connects be told to ask nothing", () => {
    for (const command of COMMANDS) {
      const names = flagsOf(command).map(({ name }) => name);
      expect([command, names.includes("defaults")]).toEqual([
        command,
        names.includes("host"),
      ]);
    }
  });

  it("gives each command its own", () => {
    expect(flagsOf("local").map(({ name }) => name)).toEqual([
      "port",
      "schema",
      "compatibility",
      "tls",
      "quiet",
    ]);
  });
});
