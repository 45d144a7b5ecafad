/** The help of `generator-dws`, made from the flag table. */
import { type CommandName, type Flag, flagsOf } from "../src/config/flags.js";
import { COMMANDS } from "./arguments.js";

const VALUES: Readonly<Record<Flag["type"], string>> = {
  boolean: "",
  list: " LIST",
  number: " NUMBER",
  port: " PORT",
  seconds: " SECONDS",
  string: " TEXT",
};

const column = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
};

const OVERVIEW = [
  "generator-dws: typed repositories for GaussDB(DWS)",
  "",
  "Usage: generator-dws COMMAND [flags]",
  "",
  "Commands:",
  ...column([
    ...Object.entries(COMMANDS),
    ["help [COMMAND]", "show this, or the flags of a command"],
  ]),
  "",
  "The password comes from PGPASSWORD or DATABASE_URL; PGHOST, PGPORT, PGDATABASE, PGUSER,",
  "PGSSLMODE and PGSSLROOTCERT are read as libpq does, also from .env in the folder.",
  "Exit codes: 0 done, 1 failed or stale, 2 wrong usage.",
];

const helpOf = (command: CommandName): readonly string[] => {
  const after = command === "local" ? " [-- COMMAND ARGUMENTS]" : "";
  const rows = flagsOf(command).map(
    ({ name, type, help, default: fallback }) =>
      [
        `--${name}${VALUES[type]}`,
        fallback === undefined ? help : `${help} (default: ${fallback})`,
      ] as const,
  );
  return [
    `generator-dws ${command}: ${COMMANDS[command]}`,
    "",
    `Usage: generator-dws ${command} [flags]${after}`,
    "",
    "Flags:",
    ...column(rows),
  ];
};

/** The help as text, of one command or of all. */
export const helpText = (command: CommandName | undefined): string =>
  `${(command === undefined ? OVERVIEW : helpOf(command)).join("\n")}\n`;
