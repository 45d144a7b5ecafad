/** `yo dws:doctor`: the Yeoman edge of `command.ts`. */
import type { BaseOptions } from "yeoman-generator";
import type { FlagValues } from "../../src/config/flags.js";
import { DwsGenerator } from "../base.js";
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
    this.#password = await this.edge(async () => this.askPassword(this.#flags));
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
