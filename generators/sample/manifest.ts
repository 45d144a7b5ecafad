/** Adds what samples need to a `package.json`, and leaves all that it says already. */
import { posix } from "node:path";
import { GeneratorError } from "../../src/errors.js";
import { isBesideLocal, type SampleChoice } from "./files.js";
import type { Sample } from "./samples.js";
import { SAMPLES_FOLDER } from "./templates.js";

type Entries = Readonly<Record<string, string>>;

/** The parts of a `package.json` that are read or added to. */
export interface Manifest {
  readonly type?: unknown;
  readonly scripts?: Entries;
  readonly dependencies?: Entries;
  readonly devDependencies?: Entries;
  readonly overrides?: Entries;
}

/** @throws {GeneratorError} `conflict` when it is no JSON object */
export const readManifest = (text: string): Manifest => {
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    if (typeof manifest === "object" && manifest !== null) return manifest;
  } catch {
    // Said below.
  }
  throw new GeneratorError(
    "conflict",
    "package.json cannot be read as JSON, so that nothing can be added to it.",
    "Correct it, or start in an empty folder.",
    { at: "package.json" },
  );
};

const BESIDE_LOCAL = "node local/with-local-dws.mjs ";

/** Two scripts that differ at most in whether they start the local DWS. */
const isAlike = (one: string, other: string): boolean =>
  one.replace(BESIDE_LOCAL, "") === other.replace(BESIDE_LOCAL, "");

/** `npm run api` builds the project and runs the sample. */
const scriptsOf = (sample: Sample, choice: SampleChoice): Entries => {
  const prefix = isBesideLocal(sample, choice) ? BESIDE_LOCAL : "";
  const folder = posix.join(SAMPLES_FOLDER, sample.name).replace("src", "dist");
  return Object.fromEntries(
    Object.entries(sample.programs).map(([program, module]) => {
      const compiled = posix.join(folder, module.replace(/\.ts$/, ".js"));
      return [program, `npm run --silent build && ${prefix}node ${compiled}`];
    }),
  );
};

/** Those that are missing, behind those that are there; packages in npm's order. */
const added = (
  entries: Entries | undefined,
  missing: readonly (Entries | undefined)[],
  isSorted: boolean,
): Entries => {
  const all = { ...Object.assign({}, ...missing), ...entries } as Entries;
  const names = isSorted
    ? Object.keys(all).sort()
    : Object.keys({ ...entries, ...all });
  return Object.fromEntries(names.map((name) => [name, all[name] ?? ""]));
};

/** The first line that is indented says how the file is. */
const indentOf = (text: string): string =>
  /^\{\r?\n([ \t]+)/.exec(text)?.[1] ?? "  ";

/** Every script of ours: those of the samples, and of `base`. */
const allScripts = (choice: SampleChoice, base: Manifest): Entries =>
  Object.assign(
    {},
    base.scripts,
    ...choice.samples.map((sample) => scriptsOf(sample, choice)),
  ) as Entries;

/** Scripts that were there; of ours, in the form that is wanted now. */
const renewed = (scripts: Entries, wanted: Entries): Entries =>
  Object.fromEntries(
    Object.entries(scripts).map(([name, script]) => {
      const ours = wanted[name] ?? "";
      return [name, isAlike(script, ours) ? ours : script];
    }),
  );

/**
 * Adds the scripts and packages of the samples, and those of `base`, which every project needs. Names that are taken keep
 * what they say; but a script of ours changes between the local DWS and a cluster.
 * @throws {GeneratorError} `conflict` when it is no JSON object
 */
export const addToManifest = (
  text: string,
  choice: SampleChoice,
  base: Manifest = {},
): string => {
  const manifest = readManifest(text);
  const { samples } = choice;
  const scripts = allScripts(choice, base);
  const dependencies = samples.map((sample) => sample.dependencies);
  const devDependencies = samples.map((sample) => sample.devDependencies);
  const overrides = samples.map((sample) => sample.overrides);
  const merged = {
    ...manifest,
    scripts: added(renewed(manifest.scripts ?? {}, scripts), [scripts], false),
    dependencies: added(
      manifest.dependencies,
      [base.dependencies, ...dependencies],
      true,
    ),
    devDependencies: added(
      manifest.devDependencies,
      [base.devDependencies, ...devDependencies],
      true,
    ),
    ...(overrides.some((one) => one !== undefined)
      ? { overrides: added(manifest.overrides, overrides, true) }
      : {}),
  };
  const isSame = JSON.stringify(merged) === JSON.stringify(manifest);
  return isSame ? text : `${JSON.stringify(merged, null, indentOf(text))}\n`;
};

/** Scripts of the project's own that have the name of one of ours, and what ours would run. */
export const takenScripts = (
  text: string,
  choice: SampleChoice,
  base: Manifest = {},
): readonly (readonly [name: string, ours: string])[] => {
  const { scripts = {} } = readManifest(text);
  return Object.entries(allScripts(choice, base)).filter(
    ([name, ours]) => !isAlike(scripts[name] ?? ours, ours),
  );
};

/** How to start each program of the samples in the project of this `package.json`. */
export const runCommands = (
  text: string,
  choice: SampleChoice,
): readonly string[] => {
  const { scripts = {} } = readManifest(text);
  // As run.mjs chooses when no program is named.
  const first = Object.keys(scripts).find((name) =>
    scripts[name]?.includes("dist/samples/"),
  );
  return choice.samples.flatMap((sample) =>
    Object.entries(scriptsOf(sample, choice))
      .filter(([program, ours]) => scripts[program] === ours)
      .map(([program]) => {
        const given = sample.argumentsOf?.[program];
        const isFirst = program === first && given === undefined;
        const words = isFirst ? [] : [program, given ?? ""];
        return ["./run.sh", ...words].join(" ").trimEnd();
      }),
  );
};
