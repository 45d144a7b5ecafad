/** Reads the templates of samples: real TypeScript, whose imports of the runtime are turned to where the project has it. */
import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { importPath } from "../../src/plan/layout.js";
import { readTemplate, TEMPLATES } from "../templates.js";
import type { Sample } from "./samples.js";

/** Where the samples of a project lie. */
export const SAMPLES_FOLDER = "src/samples";

/** Where the templates take the runtime to be. */
const RUNTIME = "src/dws";

/** Holds the schema of a sample's tables; what is made of it goes into the project instead. */
const SCHEMA = "schema.json";

const pathOf = ({ folder }: Sample, file: string): string =>
  posix.join("sample", folder, file);

/** A file of the project that is the user's own once it is written. */
export interface SampleFile {
  /** Relative to the project's folder, posix. */
  readonly path: string;
  readonly text: string;
  /** Whether one that is there already, with whatever text, will do. @default false */
  readonly isOnce?: boolean;
}

/** Files below the folder of a sample, posix, sorted. */
const filesOf = (sample: Sample): readonly string[] => {
  const place = join(TEMPLATES, pathOf(sample, "."));
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(place.length + 1).replaceAll("\\", "/"))
    .filter((path) => path !== SCHEMA)
    .sort();
};

/** Turns `"../../dws/index.js"` to the folder that the project keeps its runtime in. */
const withRuntime = (text: string, path: string, runtime: string): string => {
  const folder = posix.dirname(path);
  const from = importPath(folder, RUNTIME);
  const to = importPath(folder, runtime);
  return text.replaceAll(`"${from}/`, `"${to}/`);
};

/** The files of a sample as the project gets them. */
export const copySample = (
  sample: Sample,
  runtime: string,
): readonly SampleFile[] =>
  filesOf(sample).map((file) => {
    const path = posix.join(SAMPLES_FOLDER, sample.name, file);
    const text = readTemplate(pathOf(sample, file));
    return {
      path,
      text: file.endsWith(".ts") ? withRuntime(text, path, runtime) : text,
    };
  });

/** What the programs of all samples share, beside their folders. */
export const sharedFiles = (runtime: string): readonly SampleFile[] => {
  const path = posix.join(SAMPLES_FOLDER, "program.ts");
  const text = readTemplate("sample/shared/program.ts");
  return [{ path, text: withRuntime(text, path, runtime) }];
};

/** The schema of its tables, as `dws.schema.json` holds one; undefined where it has no tables of its own. */
export const readSampleSchema = (sample: Sample): string | undefined => {
  const path = pathOf(sample, SCHEMA);
  return existsSync(join(TEMPLATES, path)) ? readTemplate(path) : undefined;
};
