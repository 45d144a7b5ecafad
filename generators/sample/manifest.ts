/** Adds what samples need to a `package.json`, and leaves all that it says already. */
import { posix } from "node:path";
import { GeneratorError } from "../../src/errors.js";
import { isBesideLocal, type SampleChoice } from "./files.js";
import type { Sample } from "./samples.js";
import { SAMPLES_FOLDER } from "./templates.js";

type Entries = Readonly<Record<string, string>>;

/** The parts of a `package.json` that are read or added to. */
interface Manifest {
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
    "package.json cannot be read as JSON, so that the scripts of the samples cannot be added.",
    "Correct it, or start in an empty folder.",
    { at: "package.json" },
  );
};

/** `npm run api` builds the project and runs the sample. */
const scriptsOf = (sample: Sample, choice: SampleChoice): Entries => {
  const node = isBesideLocal(sample, choice)
    ? "node local/with-local-dws.mjs node"
    : "node";
  const folder = posix.join(SAMPLES_FOLDER, sample.name).replace("src", "dist");
  return Object.fromEntries(
    Object.entries(sample.programs).map(([program, module]) => {
      const compiled = posix.join(folder, module.replace(/\.ts$/, ".js"));
      return [program, `npm run --silent build && ${node} ${compiled}`];
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

/**
 * Adds the scripts and packages of the samples, and of `base` what every project needs; names that are taken keep what
 * they say.
 * @throws {GeneratorError} `conflict` when it is no JSON object
 */
export const addToManifest = (
  text: string,
  choice: SampleChoice,
  base: Manifest = {},
): string => {
  const manifest = readManifest(text);
  const { samples } = choice;
  const { build, typecheck } = base.scripts ?? {};
  const own = {
    ...(build === undefined ? {} : { build }),
    ...(typecheck === undefined ? {} : { typecheck }),
  };
  const scripts = samples.map((sample) => scriptsOf(sample, choice));
  const dependencies = samples.map((sample) => sample.dependencies);
  const devDependencies = samples.map((sample) => sample.devDependencies);
  const overrides = samples.map((sample) => sample.overrides);
  const merged = {
    ...manifest,
    scripts: added(manifest.scripts, [own, ...scripts], false),
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

/** Scripts of the project's own that have the name of a program. */
export const takenScripts = (
  text: string,
  choice: SampleChoice,
): readonly string[] => {
  const { scripts = {} } = readManifest(text);
  return choice.samples
    .flatMap((sample) => Object.entries(scriptsOf(sample, choice)))
    .filter(([name, script]) => (scripts[name] ?? script) !== script)
    .map(([name]) => name);
};
