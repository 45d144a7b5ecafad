/** A project with samples in it, laid out as the generator does and compiled by the TypeScript that it would install. */
import { execFile } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { sampleRepositories } from "../../generators/sample/repositories.js";
import { SAMPLES, type SampleName } from "../../generators/sample/samples.js";
import { copySample, sharedFiles } from "../../generators/sample/templates.js";
import type { LocalDws } from "../../src/local/start.js";
import { readRuntime } from "../../src/output-files.js";
import { packageRoot } from "../../src/package-root.js";

const RUNTIME = "src/dws";
const execute = promisify(execFile);

/** A compiled project. */
export interface AppsProject {
  readonly root: string;
  /** The compiled module of a sample: `program("loader", "main.js")`. */
  program(sample: SampleName, file: string): string;
  remove(): void;
}

/** Lays the samples out below the checkout, whose packages they find, and compiles them. */
export const layOutSamples = async (
  names: readonly SampleName[],
): Promise<AppsProject> => {
  const tmp = join(packageRoot, "test", ".tmp");
  mkdirSync(tmp, { recursive: true });
  const root = mkdtempSync(join(tmp, "apps-"));
  const write = (path: string, text: string) => {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  };
  const samples = SAMPLES.filter(({ name }) => names.includes(name));
  const files = [
    ...readRuntime(RUNTIME),
    ...sharedFiles(RUNTIME),
    ...samples.flatMap((sample) => [
      ...copySample(sample, RUNTIME),
      ...sampleRepositories(sample, RUNTIME),
    ]),
  ];
  for (const { path, text } of files) {
    write(path, typeof text === "string" ? text : await text());
  }
  write("package.json", '{ "type": "module" }');
  const options = join(packageRoot, "templates", "app", "tsconfig.json");
  copyFileSync(options, join(root, "tsconfig.json"));
  const tsc = join(packageRoot, "node_modules", "ts7", "bin", "tsc");
  // What it says is on its standard output, which an error of execFile does not show.
  await execute(process.execPath, [tsc, "-p", root]).catch((error: unknown) => {
    const { stdout } = error as { readonly stdout: string };
    throw new Error(`the samples do not compile:\n${stdout}`);
  });
  return {
    root,
    program: (sample, file) => join(root, "dist", "samples", sample, file),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
};

/** The environment of a program that is to connect to it. */
export const environmentOf = (dws: LocalDws): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  PGHOST: dws.host,
  PGPORT: String(dws.port),
  PGDATABASE: dws.database,
  PGUSER: dws.user,
  PGPASSWORD: dws.password,
  PGSSLMODE: "disable",
});
