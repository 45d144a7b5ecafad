/** The command line of `generator-dws`: what is understood, what is refused and with what suggestion. */
import { describe, expect, it } from "vitest";
import { readArguments } from "../../bin/arguments.js";
import { helpText } from "../../bin/help.js";
import { type CommandName, flagsOf } from "../../src/config/flags.js";

const run = (command: string, flags: object = {}, rest: string[] = []) => ({
  kind: "run",
  command,
  flags,
  rest,
});

const ACCEPTED = [
  { given: "", want: { kind: "help", of: undefined } },
  { given: "--help", want: { kind: "help", of: undefined } },
  { given: "help local", want: { kind: "help", of: "local" } },
  { given: "app -h", want: { kind: "help", of: "app" } },
  { given: "--version", want: { kind: "version" } },
  { given: "repositories", want: run("repositories") },
  {
    given: "repositories --check --schemas a,b --port=1",
    want: run("repositories", { check: true, schemas: ["a", "b"], port: 1 }),
  },
  {
    given: "--local app --defaults",
    want: run("app", { local: true, defaults: true }),
  },
  {
    given: "local --port 5433 -- npm test --watch",
    want: run("local", { port: 5433 }, ["npm", "test", "--watch"]),
  },
];

const REFUSED = [
  {
    given: "repositorys",
    message: 'There is no command "repositorys".',
    hint: 'Did you mean "repositories"?',
  },
  {
    given: "app --defualts",
    message: "There is no flag --defualts.",
    hint: "Did you mean --defaults?",
  },
  {
    given: "local --check",
    message: '"local" has no flag --check.',
    hint: 'It belongs to "repositories".',
  },
  { given: "app shop", message: '"shop" is not understood.' },
  { given: "app -- shop", message: '"shop" is not understood.' },
  { given: "app --host", message: "--host needs a value." },
  { given: "app --host --local", message: "--host needs a value." },
  { given: "app --local=maybe", message: "--local needs no value." },
  { given: "app -x", message: "There is no flag --x." },
  { given: "--local", message: "No command is given." },
];

const words = (text: string) => text.split(" ").filter((word) => word !== "");

describe("readArguments", () => {
  it.each(ACCEPTED)("$given", ({ given, want }) => {
    expect(readArguments(words(given))).toEqual(want);
  });

  it.each(REFUSED)("refuses $given", ({ given, message, hint }) => {
    expect(() => readArguments(words(given))).toThrow(
      expect.objectContaining({
        kind: "usage",
        message,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  });
});

describe("helpText", () => {
  it("explains every flag of a command, and of no other", () => {
    const text = helpText("repositories").replaceAll(/\s+/g, " ");
    for (const { name, help } of flagsOf("repositories")) {
      expect(text).toContain(`--${name}`);
      expect(text).toContain(help);
    }
    expect(text).not.toContain("--skip-install");
    expect(helpText(undefined)).toContain("Exit codes");
  });

  it("tells each command what a flag means there", () => {
    expect(helpText("local")).toMatch(/--port PORT +Port to listen on/);
    expect(helpText("app")).toMatch(/--port PORT +Port of the coordinators/);
    expect(helpText("docs")).toMatch(/--out FILE +File to write/);
    expect(helpText("app")).toMatch(/--out FOLDER +Folder of/);
  });

  it.each([undefined, "app", "repositories", "docs", "doctor", "local"])(
    "fits into 100 columns: %s",
    (command) => {
      const lines = helpText(command as CommandName | undefined).split("\n");
      expect(lines.filter((line) => line.length > 100)).toEqual([]);
    },
  );
});
