/** `yo dws:doctor`: the Yeoman edge of `command.ts`. */
import type { BaseOptions } from "yeoman-generator";
import { readEnvironment } from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import { readProjectConfig } from "../../src/config/project-config.js";
import { DwsGenerator, mayAsk } from "../base.js";
import { needsPassword, passwordQuestion } from "../password.js";
import { runDoctor } from "./command.js";

/** Examines the connection of the project in the current folder. */
export default class DoctorGenerator extends DwsGenerator {
  #flags: FlagValues = {};
  #password: string | undefined;

  constructor(args: string[], options: BaseOptions) {
    super("doctor", args, options);
    this.description =
      "Says step by step whether the connection works, and what to do where it does not.";
  }

  /** Refuses unknown flags. */
  async initializing(): Promise<void> {
    this.#flags = await this.edge(() => this.givenFlags());
  }

  /** Asks for the password, if nothing else gives it. */
  async prompting(): Promise<void> {
    await this.edge(async () => {
      const root = this.destinationRoot();
      const given = {
        flags: this.#flags,
        config: readProjectConfig(root),
        environment: readEnvironment(root, process.env),
      };
      if (!mayAsk(this.#flags) || !needsPassword(given)) return;
      const answers = await this.prompt<{ password: string }>([
        passwordQuestion,
      ]);
      if (answers.password !== "") this.#password = answers.password;
    });
  }

  /** Examines. */
  async writing(): Promise<void> {
    await this.edge(async () =>
      runDoctor({
        root: this.destinationRoot(),
        flags: this.#flags,
        environment: process.env,
        password: this.#password,
      }),
    );
  }
}
