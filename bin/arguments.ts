/** Reads the command line of `generator-dws`: the command, its flags, and what follows `--`. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import {
  type CommandName,
  type Flag,
  type FlagValues,
  FLAGS,
} from "../src/config/flags.js";
import { parseFlags } from "../src/config/parse-flags.js";
import { suggestion } from "../src/config/suggest.js";
import { GeneratorError } from "../src/errors.js";

/** What was asked for. */
export type CommandLine =
  | { readonly kind: "help"; readonly of: CommandName | undefined }
  | { readonly kind: "version" }
  | {
      readonly kind: "run";
      readonly command: CommandName;
      readonly flags: FlagValues;
      /** The words after `--`. */
      readonly rest: readonly string[];
    };

/** The commands and what they do, in the order of the help. */
export const COMMANDS: Readonly<Record<CommandName, string>> = {
  app: "make a new project in this folder",
  repositories: "bring the repositories of this project up to date",
  sample: "add starter scripts and sample apps to this folder",
  docs: "write a page about the schema: search, diagrams, advice",
  doctor: "say step by step whether the connection works, and what to do",
  local: "run the embedded local DWS until Ctrl-C, or beside a command",
};

const usage = (message: string, hint: string) =>
  new GeneratorError("usage", message, hint);

const isCommand = (word: string): word is CommandName =>
  Object.hasOwn(COMMANDS, word);

const readCommand = (word: string): CommandName => {
  if (isCommand(word)) return word;
  const known = [...Object.keys(COMMANDS), "help"];
  throw usage(`There is no command "${word}".`, suggestion(word, known));
};

const optionsOf = (flags: readonly Flag[]): ParseArgsConfig["options"] =>
  Object.fromEntries(
    flags.map(({ name, type }) => [
      name,
      { type: type === "boolean" ? "boolean" : "string" } as const,
    ]),
  );

interface Words {
  readonly given: Readonly<Record<string, unknown>>;
  readonly words: readonly string[];
  readonly asks: ReadonlySet<string>;
}

const SHORT: Readonly<Record<string, string>> = { h: "help", v: "version" };

const split = (args: readonly string[]): Words => {
  const given: Record<string, unknown> = {};
  const words: string[] = [];
  const asks = new Set<string>();
  const { tokens } = parseArgs({
    args: [...args],
    options: optionsOf(FLAGS) ?? {},
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const name = SHORT[token.name] ?? token.name;
    if (name === "help" || name === "version") {
      asks.add(name);
      continue;
    }
    const type = FLAGS.find((flag) => flag.name === name)?.type;
    const isSwallowed =
      !token.inlineValue && (token.value ?? "").startsWith("--");
    if (type !== undefined && type !== "boolean" && isSwallowed) {
      throw usage(
        `--${name} needs a value.`,
        `Write --${name}=${token.value ?? ""} if that is the value.`,
      );
    }
    given[name] =
      token.value ?? (type === "boolean" || type === undefined ? true : "");
  }
  return { given, words, asks };
};

/**
 * Reads the arguments.
 * @throws {GeneratorError} `usage` with a suggestion for what was probably meant
 */
export const readArguments = (argv: readonly string[]): CommandLine => {
  const end = argv.indexOf("--");
  const rest = end === -1 ? [] : argv.slice(end + 1);
  const { given, words, asks } = split(end === -1 ? argv : argv.slice(0, end));
  if (asks.has("version")) return { kind: "version" };
  const [word, ...more] = words;
  if (word === undefined || word === "help") {
    const [topic] = more;
    const of = topic === undefined ? undefined : readCommand(topic);
    if (word === undefined && !asks.has("help") && argv.length > 0) {
      throw usage(
        "No command is given.",
        `Commands are ${Object.keys(COMMANDS).join(", ")} and help.`,
      );
    }
    return { kind: "help", of };
  }
  const command = readCommand(word);
  if (asks.has("help")) return { kind: "help", of: command };
  // First: the value of a flag that does not exist looks like a word too many.
  const flags = parseFlags(command, given);
  const [extra] = command === "local" ? more : [...more, ...rest];
  if (extra !== undefined) {
    throw usage(
      `"${extra}" is not understood.`,
      `Run \`generator-dws ${command} --help\` to see what is.`,
    );
  }
  return { kind: "run", command, flags, rest };
};
