/** `yo dws`: the Yeoman edge of `command.ts`; asks, makes the project, installs it and says what to run next. */
import { chmodSync } from "node:fs";
import { basename, join } from "node:path";
import type { BaseOptions } from "yeoman-generator";
import { readEnvironment } from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import {
  type ProjectConfig,
  readProjectConfig,
} from "../../src/config/project-config.js";
import { packageRoot } from "../../src/package-root.js";
import { DwsGenerator, mayAsk } from "../base.js";
import { createReporter, type Reporter } from "../reporter.js";
import { EXECUTABLE } from "../sample/files.js";
import { printSummary } from "../summary.js";
import { makeProject, type NewProject } from "./command.js";
import { installDependencies } from "./install.js";
import { askOpenQuestions } from "./prompts.js";

const CONFIG_KEYS = ["connection", "local"] as const;

/** Columns that a command takes in front of its remark. */
const STEP_WIDTH = 22;

/** Makes a TypeScript project with typed repositories in the current folder. */
export default class AppGenerator extends DwsGenerator {
  #flags: FlagValues = {};
  #config: ProjectConfig = {};
  #password: string | undefined;
  #project: NewProject | undefined;
  #reporter: Reporter | undefined;

  constructor(args: string[], options: BaseOptions) {
    super("app", args, options);
    this.description =
      "Makes a TypeScript project with typed repositories for the tables of a GaussDB(DWS).";
    this.sourceRoot(join(packageRoot, "templates", "app"));
  }

  /** Refuses unknown flags and configuration keys. */
  async initializing(): Promise<void> {
    await this.edge(() => {
      this.#flags = this.givenFlags();
      this.#config = readProjectConfig(this.destinationRoot());
      this.#reporter = createReporter({ quiet: this.#flags.quiet === true });
    });
  }

  /** Asks what no flag has said. */
  async prompting(): Promise<void> {
    await this.edge(async () => {
      if (!mayAsk(this.#flags)) return;
      const given = { ...this.#given(), flags: this.#flags };
      const folder = basename(this.destinationRoot());
      const answers = await askOpenQuestions(given, folder, async (questions) =>
        this.prompt([...questions] as Parameters<typeof this.prompt>[0]),
      );
      this.#flags = answers.flags;
      this.#password = answers.password;
    });
  }

  /** Reads the schema and generates; only then the scaffold is written. */
  async writing(): Promise<void> {
    await this.edge(async () => {
      const project = await makeProject(
        { ...this.#given(), root: this.destinationRoot() },
        this.#progress(),
      );
      this.#project = project;
      if (this.#flags.dryRun === true) return;
      for (const { path, text } of project.files) {
        this.fs.write(this.destinationPath(path), text);
      }
      for (const key of CONFIG_KEYS) this.config.delete(key);
      this.config.set(project.config);
      await this.fs.commit();
      for (const { path } of project.files) {
        if (EXECUTABLE.includes(path)) {
          chmodSync(this.destinationPath(path), 0o755);
        }
      }
    });
  }

  /** Runs npm install. */
  async install(): Promise<void> {
    await this.edge(async () => {
      if (this.#flags.skipInstall === true || this.#flags.dryRun === true) {
        return;
      }
      this.#progress().step("Installing the dependencies (npm install)");
      await installDependencies(this.destinationRoot());
    });
  }

  /** Says what was done and what to run next. */
  async end(): Promise<void> {
    await this.edge(() => {
      this.#progress().close();
      if (this.#project === undefined) return;
      const { json = false, quiet = false, dryRun = false } = this.#flags;
      printSummary(this.#project.summary, { json, quiet, isDry: dryRun });
      if (!json && !quiet && !dryRun) {
        process.stdout.write(`\n${this.#nextSteps(this.#project)}\n`);
      }
    });
  }

  #given() {
    return {
      flags: this.#flags,
      config: this.#config,
      environment: readEnvironment(this.destinationRoot(), process.env),
      password: this.#password,
    };
  }

  #progress(): Reporter {
    return this.#reporter ?? createReporter({ quiet: true });
  }

  #nextSteps({ isLocal, start, samples }: NewProject): string {
    const install = this.#flags.skipInstall === true ? ["npm install"] : [];
    const password = isLocal
      ? []
      : ["cp .env.example .env   # and put the password into it"];
    const lines = [
      ...install,
      ...password,
      "npm run typecheck      # the generated code compiles",
      `${start.padEnd(STEP_WIDTH)} # runs the sample`,
      "yo dws:repositories    # after a schema change",
      ...samples
        .slice(0, 1)
        .map(
          (run) =>
            `${run.padEnd(STEP_WIDTH)} # the first sample; on Windows run.cmd`,
        ),
    ];
    return ["Next:", ...lines.map((line) => `  ${line}`)].join("\n");
  }
}
