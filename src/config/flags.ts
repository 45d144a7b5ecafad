/** What a flag of the command line is, and what was given of them; the flags themselves are in `flag-table.ts`. */
import { FLAG_TABLE } from "./flag-table.js";

/** The commands that take flags. */
export type CommandName =
  "app" | "repositories" | "sample" | "docs" | "doctor" | "local";

/** One flag of the command line. */
export interface Flag {
  /** Without the dashes: `dry-run`. */
  readonly name: string;
  /** A `list` is given with commas: `--schemas public,sales`. */
  readonly type: "string" | "port" | "seconds" | "number" | "list" | "boolean";
  /** What `--help` calls its value. @default after the type: TEXT, LIST, … */
  readonly value?: string;
  /** One sentence for `--help`, without a full stop. */
  readonly help: string;
  /** What holds when nothing is given, for `--help`. */
  readonly default?: string;
  /** Where it means something else. */
  readonly elsewhere?: Readonly<
    Partial<Record<CommandName, Pick<Flag, "value" | "help" | "default">>>
  >;
  /** The commands that have it. */
  readonly commands: readonly CommandName[];
}

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

interface ValueOf {
  readonly string: string;
  readonly port: number;
  readonly seconds: number;
  readonly number: number;
  readonly list: readonly string[];
  readonly boolean: boolean;
}

/** The flags that were given, by their camelCase names. */
export type FlagValues = {
  readonly [
    F in (typeof FLAG_TABLE)[number] as Camel<F["name"]>
  ]?: ValueOf[F["type"]];
};

/** All flags, in the order in which `--help` lists them. */
export const FLAGS: readonly Flag[] = FLAG_TABLE;

/** The flags that a command has. */
export const flagsOf = (command: CommandName): readonly Flag[] =>
  FLAGS.filter((flag) => flag.commands.includes(command)).map((flag) => ({
    ...flag,
    ...flag.elsewhere?.[command],
  }));

/** `dry-run` as a property: `dryRun`. */
export const toCamel = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
