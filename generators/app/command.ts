/** `app`: makes a new project in a folder; nothing is written before the schema has been read. */
import { basename, posix } from "node:path";
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
import {
  type FileChange,
  type OutputFile,
  summarize,
} from "../../src/write/file-change.js";
import { planChanges } from "../../src/write/plan-changes.js";
import { readProjectFile } from "../../src/write/read-project-file.js";
import { refuseConflicts } from "../../src/write/write-files.js";
import { runPipeline } from "../run-pipeline.js";
import { chooseSamples } from "../sample/choose.js";
import { assertPlaces } from "../places.js";
import { type SampleChoice, sampleFiles } from "../sample/files.js";
import { readManifest, runCommands } from "../sample/manifest.js";
import { sampleRepositories } from "../sample/repositories.js";
import { MANIFEST, sharedFiles } from "../sample/surroundings.js";
import {
  SCAFFOLD_PATHS,
  type ScaffoldFile,
  scaffoldFiles,
  toPackageName,
} from "./files.js";

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
  /** Those files of the scaffold that are not there yet, or to which something is added. */
  readonly files: readonly ScaffoldFile[];
  readonly config: ProjectConfig;
  readonly isLocal: boolean;
  /** The command that runs the program: `npm start`, unless that is the user's own. */
  readonly start: string;
  /** The commands that run the samples. */
  readonly samples: readonly string[];
}

/** What is written around what the pipeline wrote. */
interface ScaffoldPlan extends Pick<NewProject, "start" | "samples"> {
  readonly changes: readonly FileChange[];
  readonly notes: readonly string[];
}

/** Scripts of the scaffold that a `package.json` which is there gets too. */
const SCRIPTS = ["build", "typecheck", "start", "repositories"];

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

/** Refuses before anything is written: where the wrong thing stands, or what has to be added to cannot be read. */
const assertFolder = async (
  { root, flags }: ProjectRun,
  { out, runtime }: Choices,
  choice: SampleChoice,
): Promise<void> => {
  const samples = [
    ...sampleFiles(choice),
    ...choice.samples.flatMap((each) => sampleRepositories(each, runtime)),
  ];
  const paths = [
    ...SCAFFOLD_PATHS,
    ...[out, runtime].map((folder) => posix.join(folder, "index.ts")),
    ...samples.map(({ path }) => path),
  ];
  assertPlaces(root, paths, "the project");
  const present = readProjectFile(root, MANIFEST);
  if (present === undefined) return;
  readManifest(present);
  const file: OutputFile = { path: MANIFEST, text: "", kind: "shared" };
  const changes = await planChanges(root, [file], { prune: [] });
  if (flags.keepMine !== true) refuseConflicts(changes);
};

/** What of the scaffold is missing, and what a `package.json` and a `.gitignore` that are there need. */
const planScaffold = async (
  root: string,
  files: readonly OutputFile[],
  choice: SampleChoice,
  base: string,
): Promise<ScaffoldPlan> => {
  const shared = sharedFiles(root, choice, base, SCRIPTS);
  const taken = new Set(shared.files.map(({ path }) => path));
  const own = files.filter(({ path }) => !taken.has(path));
  const planned = [...own, ...shared.files];
  const changes = await planChanges(root, planned, { prune: [] });
  const start = (text: string) => readManifest(text).scripts?.["start"] ?? "";
  const isOurs = start(shared.manifest) === start(base);
  return {
    changes,
    notes: shared.notes,
    start: isOurs ? "npm start" : start(base),
    samples: runCommands(shared.manifest, choice),
  };
};

const addScaffold = (
  summary: Summary,
  { changes, notes }: ScaffoldPlan,
): Summary => {
  const { paths, counts } = summarize(changes);
  return {
    ...summary,
    created: [...summary.created, ...paths.create].sort(),
    changed: [...summary.changed, ...paths.change].sort(),
    unchanged: summary.unchanged + counts.unchanged,
    notes: [...summary.notes, ...notes],
  };
};

const printFiles = async (
  changes: readonly FileChange[],
): Promise<readonly ScaffoldFile[]> =>
  Promise.all(
    changes
      .filter(({ action }) => action === "create" || action === "change")
      .map(async ({ path, text = "" }) => ({
        path,
        text: typeof text === "string" ? text : await text(),
      })),
  );

/** Runs the pipeline and plans the scaffold around what it generated. */
export const makeProject = async (
  run: ProjectRun,
  progress: Progress,
): Promise<NewProject> => {
  const { root, flags, config } = run;
  const choices = resolveChoices(run);
  const { source, out, runtime } = choices;
  assertInSource(choices);
  const isLocal = source.kind === "local";
  const choice = chooseSamples(flags, { isLocal, runtime });
  await assertFolder(run, choices, choice);
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
  const files: readonly OutputFile[] = [
    ...scaffold,
    ...choice.samples.flatMap((each) => sampleRepositories(each, runtime)),
  ].map((file) => ({ ...file, kind: "once" }));
  const base = scaffold.find(({ path }) => path === MANIFEST)?.text ?? "{}";
  const plan = await planScaffold(root, files, choice, base);
  return {
    summary: addScaffold(summary, plan),
    files: await printFiles(plan.changes),
    config: storedConfig(flags, config),
    isLocal,
    start: plan.start,
    samples: plan.samples,
  };
};
