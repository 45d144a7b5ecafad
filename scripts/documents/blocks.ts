/** The parts of the documents that are made from data: configuration, flags, advice. */
import { COMMANDS } from "../../bin/arguments.js";
import { ADVICE } from "../../src/advice/codes.js";
import { configKeys } from "../../src/config/config-schema.js";
import { type CommandName, FLAGS, flagsOf } from "../../src/config/flags.js";

type Row = readonly string[];

const code = (text: string) => `\`${text}\``;

// A bar ends a cell, even in code.
const cell = (text: string) => text.replaceAll("|", "\\|");

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map(cell).join(" | ")} |`)
    .join("\n");

/** The flag that sets a key for one run: they share the last word. */
const flagOf = (path: string): string => {
  const word = path === "local.schema" ? "local" : path.split(".").at(-1);
  const isThere = FLAGS.some(
    ({ name, commands }) => name === word && commands.includes("repositories"),
  );
  return isThere ? code(`--${word ?? ""}`) : "";
};

const configuration = (): string =>
  table(
    ["key", "flag", "what it says", "without it"],
    configKeys().map((key) => [
      code(key.path),
      flagOf(key.path),
      key.description,
      key.default,
    ]),
  );

const flagsTable = (command: CommandName): string =>
  table(
    ["flag", "what it does", "default"],
    flagsOf(command).map((flag) => [
      code(`--${flag.name}`),
      flag.help,
      flag.default ?? "",
    ]),
  );

const commands = (): string =>
  (Object.keys(COMMANDS) as CommandName[])
    .map(
      (command) =>
        `## ${command}\n\n\`generator-dws ${command}\`: ${COMMANDS[command]}.\n\n${flagsTable(command)}`,
    )
    .join("\n\n");

const advice = (): string =>
  table(
    ["code", "what it says", "source"],
    Object.entries(ADVICE).map(([name, { sentence, source }]) => [
      code(name),
      `${sentence}.`,
      source,
    ]),
  );

/** By name, as the marks in the documents call them. */
export const BLOCKS: Readonly<Record<string, () => string>> = {
  configuration,
  commands,
  advice,
};
