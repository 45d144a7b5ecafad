/** `app`: makes a new project in a folder; nothing is written before the schema has been read. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import type { Environment } from "../../src/config/environment.js";
import type { FlagValues } from "../../src/config/flags.js";
import type { ProjectConfig } from "../../src/config/project-config.js";
import {
  CHOICE_DEFAULTS,
  type Choices,
  resolveChoices,
} from "../../src/config/resolve.js";
import { storedConfig } from "../../src/config/store.js";
import { GeneratorError } from "../../src/errors.js";
import type { Summary } from "../../src/pipeline.js";
import type { Progress } from "../../src/progress.js";
import { runPipeline } from "../run-pipeline.js";
import { chooseSamples } from "../sample/choose.js";
import type { SampleChoice } from "../sample/files.js";
import { sampleRepositories } from "../sample/repositories.js";
import { type ScaffoldFile, scaffoldFiles, toPackageName } from "./files.js";

/** Where and with what to make a project. */
export interface ProjectRun {
  readonly root: string;
  readonly flags: FlagValues;
  readonly config: ProjectConfig;
  readonly environment: Environment;
  /** Typed in by the user. */
  readonly password: string | undefined;
}

/** What is to be written beside what the pipeline wrote. */
export interface NewProject {
  readonly summary: Summary;
  /** Those files of the scaffold that are not there yet. */
  readonly files: readonly ScaffoldFile[];
  readonly config: ProjectConfig;
  readonly isLocal: boolean;
}

/** The scaffold compiles `src`; what is generated must lie there. */
const assertInSource = ({ out, runtime }: Choices): void => {
  for (const path of [out, runtime]) {
    if (!posix.normalize(path.replaceAll("\\", "/")).startsWith("src/")) {
      throw new GeneratorError(
        "usage",
        `"${path}" lies outside of the new project's source folder.`,
        "Choose a folder in src, such as --out src/repositories.",
      );
    }
  }
};

/** Refuses before anything is written, where a file of the user stands in the way of a folder. */
const assertFolders = (root: string, paths: readonly string[]): void => {
  for (const path of paths) {
    for (let at = dirname(path); at !== "."; at = dirname(at)) {
      const folder = join(root, at);
      if (!existsSync(folder) || statSync(folder).isDirectory()) continue;
      throw new GeneratorError(
        "conflict",
        `${at} is a file, but the project needs a folder of that name.`,
        "Move the file away or start in an empty folder.",
        { at },
      );
    }
  }
};

/** Folders that the scaffold always makes. */
const SCAFFOLD_PATHS = ["src/samples/tour.ts", "local/schema.sql"] as const;

/** The repositories of the samples' own tables: beside the samples, where `yo dws:repositories` does not look. */
const printRepositories = async ({
  samples,
  runtime,
}: SampleChoice): Promise<readonly ScaffoldFile[]> => {
  const files = samples.flatMap((each) => sampleRepositories(each, runtime));
  return Promise.all(
    files.map(async ({ path, text }) => ({
      path,
      text: typeof text === "string" ? text : await text(),
    })),
  );
};

/** Runs the pipeline and plans the scaffold around what it generated. */
export const makeProject = async (
  run: ProjectRun,
  progress: Progress,
): Promise<NewProject> => {
  const { root, flags, config } = run;
  const choices = resolveChoices(run);
  const { source, out, runtime } = choices;
  assertInSource(choices);
  assertFolders(root, SCAFFOLD_PATHS);
  const isLocal = source.kind === "local";
  const choice = chooseSamples(flags, { isLocal, runtime });
  const summary = await runPipeline(root, choices, flags, progress);
  const scaffold = scaffoldFiles({
    name: toPackageName(flags.name ?? basename(root)),
    isLocal,
    connection: source.kind === "cluster" ? source.connection : undefined,
    out,
    runtime,
    localSchema: isLocal ? source.schema : CHOICE_DEFAULTS.localSchema,
    modules: summary.modules,
    choice,
  });
  const files = [...scaffold, ...(await printRepositories(choice))];
  const fresh = files.filter(({ path }) => !existsSync(join(root, path)));
  return {
    summary: {
      ...summary,
      created: [...summary.created, ...fresh.map(({ path }) => path)].sort(),
      unchanged: summary.unchanged + files.length - fresh.length,
    },
    files: fresh,
    config: storedConfig(flags, config),
    isLocal,
  };
};
