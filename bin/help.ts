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

/** A terminal that is no narrower shows every line whole. */
const WIDTH = 100;

/** Breaks a text at its blanks. */
const wrap = (text: string, width: number): readonly string[] =>
  text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    return last === undefined || joined.length > width
      ? [...lines, word]
      : [...lines.slice(0, -1), joined];
  }, []);

const column = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.flatMap(([left, right]) =>
    wrap(right, WIDTH - width - 4).map(
      (line, index) => `  ${(index === 0 ? left : "").padEnd(width)}  ${line}`,
    ),
  );
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
  "The password comes from PGPASSWORD or DATABASE_URL. PGHOST, PGPORT, PGDATABASE, PGUSER, PGSSLMODE,",
  "PGSSLROOTCERT, PGSSLCERT and PGSSLKEY mean what they mean to psql, also in .env of the folder.",
  "Exit codes: 0 done, 1 failed or out of date, 2 wrong usage.",
];

const helpOf = (command: CommandName): readonly string[] => {
  const after = command === "local" ? " [-- COMMAND ARGUMENTS]" : "";
  const rows = flagsOf(command).map(
    ({ name, type, value, help, default: fallback }) =>
      [
        `--${name}${value === undefined ? VALUES[type] : ` ${value}`}`,
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
