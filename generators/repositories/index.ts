/** `yo dws:repositories`: the Yeoman edge of `command.ts`. */
import type { FlagValues } from "../../src/config/flags.js";
import type { BaseOptions } from "yeoman-generator";
import { DwsGenerator, mayAsk } from "../base.js";
import { type RepositoriesRun, updateRepositories } from "./command.js";

/** Regenerates the repositories of the project in the current folder. */
export default class RepositoriesGenerator extends DwsGenerator {
  #flags: FlagValues = {};
  #password: string | undefined;

  constructor(args: string[], options: BaseOptions) {
    super("repositories", args, options);
    this.description =
      "Brings the repositories of this project up to date with the schema.";
  }

  /** Refuses unknown flags. */
  async initializing(): Promise<void> {
    this.#flags = await this.edge(() => this.givenFlags());
  }

  /** Asks for the password, if nothing else gives it. */
  async prompting(): Promise<void> {
    this.#password = await this.edge(async () => this.askPassword(this.#flags));
  }

  /** Runs the pipeline. */
  async writing(): Promise<void> {
    await this.edge(async () =>
      updateRepositories({
        root: this.destinationRoot(),
        flags: this.#flags,
        environment: process.env,
        password: this.#password,
        ...(await this.#asker()),
      }),
    );
  }

  async #asker(): Promise<Pick<RepositoriesRun, "ask">> {
    const { json = false, quiet = false } = this.#flags;
    if (!mayAsk(this.#flags) || json || quiet) return {};
    const { createAsker } = await import("./ask-conflicts.js");
    const root = this.destinationRoot();
    return {
      ask: (reporter) =>
        createAsker(this.env.adapter, root, () => {
          reporter.close();
        }),
    };
  }
}
