/** `yo dws:sample`: the Yeoman edge of `command.ts`; asks which samples, and about what stands in the way. */
import type { BaseOptions } from "yeoman-generator";
import type { FlagValues } from "../../src/config/flags.js";
import { parseFlags } from "../../src/config/parse-flags.js";
import { DwsGenerator, mayAsk } from "../base.js";
import { addSamples, type SampleRun } from "./command.js";
import { namesOf, sampleQuestion } from "./prompt.js";

/** Adds starter scripts and sample apps to the current folder. */
export default class SampleGenerator extends DwsGenerator {
  #flags: FlagValues = {};

  constructor(args: string[], options: BaseOptions) {
    super("sample", args, options);
    this.description = "Adds starter scripts and sample apps to this folder.";
  }

  /** Refuses unknown flags. */
  async initializing(): Promise<void> {
    this.#flags = await this.edge(() => this.givenFlags());
  }

  /** Asks which samples, if no flag says it. */
  async prompting(): Promise<void> {
    await this.edge(async () => {
      if (!mayAsk(this.#flags) || this.#flags.sample !== undefined) return;
      const answers = await this.prompt<{ sample: string[] }>([sampleQuestion]);
      const sample = namesOf(answers.sample);
      this.#flags = { ...this.#flags, ...parseFlags("sample", { sample }) };
    });
  }

  /** Writes them. */
  async writing(): Promise<void> {
    await this.edge(async () =>
      addSamples({
        root: this.destinationRoot(),
        flags: this.#flags,
        environment: process.env,
        ...(await this.#asker()),
      }),
    );
  }

  async #asker(): Promise<Pick<SampleRun, "resolve">> {
    const { json = false, quiet = false } = this.#flags;
    if (!mayAsk(this.#flags) || json || quiet) return {};
    const { createAsker } = await import("../repositories/ask-conflicts.js");
    const resolve = createAsker(
      this.env.adapter,
      this.destinationRoot(),
      () => undefined,
    );
    return { resolve };
  }
}
