/** Turns what the command line gave into typed flags, and refuses what no command has. */
import { GeneratorError } from "../errors.js";
import {
  type CommandName,
  type Flag,
  type FlagValues,
  FLAGS,
  flagsOf,
  toCamel,
} from "./flags.js";
import { suggestion } from "./suggest.js";

const dashed = (name: string) => `--${name}`;

const needs = (flag: Flag, what: string) =>
  new GeneratorError(
    "usage",
    `--${flag.name} needs ${what}.`,
    `It means: ${flag.help}.`,
  );

const readText = (flag: Flag, value: unknown): string => {
  const text =
    typeof value === "string" || typeof value === "number"
      ? String(value).trim()
      : "";
  if (text === "") throw needs(flag, "a value");
  return text;
};

const readPort = (flag: Flag, value: unknown): number => {
  const port = Number(readText(flag, value));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw needs(flag, "a number from 1 to 65535");
  }
  return port;
};

const MOST_SECONDS = 86_400;

const readSeconds = (flag: Flag, value: unknown): number => {
  const seconds = Number(readText(flag, value));
  if (!(seconds >= 0.1 && seconds <= MOST_SECONDS)) {
    throw needs(flag, `seconds, from 0.1 to ${MOST_SECONDS}`);
  }
  return seconds;
};

const MOST = 1_000_000;

const readNumber = (flag: Flag, value: unknown): number => {
  const number = Number(readText(flag, value));
  if (!Number.isInteger(number) || number < 1 || number > MOST) {
    throw needs(flag, `a whole number from 1 to ${MOST}`);
  }
  return number;
};

const readBoolean = (flag: Flag, value: unknown): boolean => {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  throw needs(flag, "no value");
};

const readList = (flag: Flag, value: unknown): readonly string[] => {
  // A flag that is given twice arrives as an array.
  const parts = (Array.isArray(value) ? value : [value])
    .flatMap((part) => readText(flag, part).split(","))
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) throw needs(flag, "a value");
  return parts;
};

const READERS: Readonly<
  Record<Flag["type"], (flag: Flag, value: unknown) => unknown>
> = {
  string: readText,
  port: readPort,
  seconds: readSeconds,
  number: readNumber,
  boolean: readBoolean,
  list: readList,
};

/** `a`, `a and b`, `a, b and c`. */
const listed = (words: readonly string[]): string =>
  [words.slice(0, -1).join(", "), words.at(-1) ?? ""]
    .filter((part) => part !== "")
    .join(" and ");

const unknownFlag = (command: CommandName, name: string): GeneratorError => {
  if (name === "password") {
    return new GeneratorError(
      "usage",
      "There is no flag --password, since other users of this machine could read it.",
      "Set PGPASSWORD instead.",
    );
  }
  const elsewhere = FLAGS.find((flag) => flag.name === name);
  if (elsewhere !== undefined) {
    return new GeneratorError(
      "usage",
      `"${command}" has no flag --${name}.`,
      `It belongs to ${listed(elsewhere.commands.map((at) => `"${at}"`))}.`,
    );
  }
  const known = flagsOf(command).map((flag) => flag.name);
  return new GeneratorError(
    "usage",
    `There is no flag --${name}.`,
    suggestion(name, known, dashed),
  );
};

/**
 * Types the given flags. Names may be dashed or camelCase; a value of undefined counts as not given.
 * @throws {GeneratorError} `usage` for an unknown flag or a value that makes no sense
 */
export const parseFlags = (
  command: CommandName,
  given: Readonly<Record<string, unknown>>,
): FlagValues => {
  const known = new Map(
    flagsOf(command).map((flag) => [toCamel(flag.name), flag]),
  );
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const key = toCamel(name);
    const flag = known.get(key);
    if (flag === undefined) {
      throw unknownFlag(
        command,
        name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      );
    }
    values[key] = READERS[flag.type](flag, value);
  }
  return values;
};
