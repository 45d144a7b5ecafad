/** What the Yeoman generators share: the flags from the table, and errors that `yo` prints as one sentence. */
import Generator from "yeoman-generator";
import type { BaseOptions } from "yeoman-generator";
import {
  type CommandName,
  type FlagValues,
  flagsOf,
  toCamel,
} from "../src/config/flags.js";
import { readEnvironment } from "../src/config/environment.js";
import { parseFlags } from "../src/config/parse-flags.js";
import { readProjectConfig } from "../src/config/project-config.js";
import { GeneratorError } from "../src/errors.js";
import { hidePasswords, toFailure } from "./failure.js";
import { needsPassword, passwordQuestion } from "./password.js";
import { explainLostRights } from "./root-rights.js";

/** Options that Yeoman, `yo` or their adapters put beside ours. */
const YEOMAN_OPTIONS = new Set([
  "_meta",
  "askAnswered",
  "bail",
  "color",
  "debug",
  "description",
  "destinationRoot",
  "env",
  "force",
  "forceInstall",
  "forwardErrorToEnvironment",
  "h",
  "help",
  "ignoreVersionCheck",
  "ignoreWhitespace",
  "insight",
  "localConfigOnly",
  "localOnly",
  "namespace",
  "nodePackageManager",
  "resolved",
  "sharedData",
  "skipCache",
  "skipCheckEnv",
  "skipInstall",
  "skipLocalCache",
  "skipParseOptions",
  "skipYoResolve",
]);

const TYPES = {
  boolean: Boolean,
  list: String,
  number: Number,
  port: Number,
  seconds: Number,
  string: String,
} as const;

/** A generator whose flags come from the table. */
export abstract class DwsGenerator extends Generator<Record<string, unknown>> {
  readonly #command: CommandName;

  constructor(command: CommandName, args: string[], options: BaseOptions) {
    // We commit and install ourselves: quietly, and without questions about conflicts.
    super(args, options, { customCommitTask: true, customInstallTask: true });
    this.#command = command;
    // `yo` prints its arguments in front of an error.
    process.argv = process.argv.map((word) => hidePasswords(word));
    for (const { name, type, help, default: fallback } of flagsOf(command)) {
      const note = fallback === undefined ? "" : ` (default: ${fallback})`;
      this.option(name, { type: TYPES[type], description: help + note });
    }
  }

  /** The flags that were given. @throws {GeneratorError} for one that does not exist, which `yo` would ignore */
  protected givenFlags(): FlagValues {
    const [argument] = this._args;
    if (argument !== undefined) {
      throw new GeneratorError(
        "usage",
        `"${argument}" is not understood: there are only flags.`,
        `Run \`yo ${this._namespace} --help\` to see them.`,
      );
    }
    const own = new Set(
      flagsOf(this.#command).map((flag) => toCamel(flag.name)),
    );
    const given = Object.entries(this._initOptions).filter(
      ([name]) => own.has(toCamel(name)) || !YEOMAN_OPTIONS.has(toCamel(name)),
    );
    return parseFlags(this.#command, Object.fromEntries(given));
  }

  /** Asks for the password of the project's connection, if nothing else gives one and somebody is there. */
  protected async askPassword(flags: FlagValues): Promise<string | undefined> {
    const root = this.destinationRoot();
    const config = readProjectConfig(root);
    const environment = readEnvironment(root, process.env);
    if (!mayAsk(flags) || !needsPassword({ flags, config, environment })) {
      return undefined;
    }
    const answers = await this.prompt<{ password: string }>([passwordQuestion]);
    return answers.password === "" ? undefined : answers.password;
  }

  /** Runs a task; what it throws becomes the sentence that the user reads. */
  protected async edge<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Yeoman would print a line of its own ("An error occured while running …") before ours.
      Object.assign(this, { log: undefined });
      const bin = `generator-dws ${this.#command}`;
      throw toFailure(explainLostRights(error, bin));
    }
  }
}

/** Whether there is somebody who can be asked. */
export const mayAsk = (flags: FlagValues): boolean =>
  process.stdin.isTTY && flags.defaults !== true;
