/** Chooses the folder of server programs: the one named, the npm package's, Debian's, or the npm package's after an install. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { GeneratorError } from "../../errors.js";
import { endedWell, runProgram, type Workplace } from "./program.js";
import {
  findServerPackage,
  installedServerPackage,
  serverVersion,
} from "./server-package.js";
import { usablePrograms, type RunAs } from "./server-programs.js";

/** Programs that can be run. */
export interface Programs {
  /** Holds `initdb` and `postgres`. */
  readonly folder: string;
  /** Tells servers apart whose data folders must not be mixed. */
  readonly version: string;
}

const oldestMajor = 12;
const debianFolder = "/usr/lib/postgresql";

const hasPrograms = (folder: string): boolean =>
  ["initdb", "postgres"].every(
    (name) =>
      existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`)),
  );

/** Debian keeps each version in a folder of its own; 15 is what the catalogs are made for, else the newest. */
export function debianPrograms(
  root: string = debianFolder,
): string | undefined {
  if (!existsSync(root)) return undefined;
  const majors = readdirSync(root)
    .map(Number)
    .filter((major) => major >= oldestMajor)
    .filter((major) => hasPrograms(join(root, String(major), "bin")))
    .sort((a, b) => Number(b === 15) - Number(a === 15) || b - a);
  return majors[0] === undefined
    ? undefined
    : join(root, String(majors[0]), "bin");
}

/** The programs in the folder, once they have said that they are new enough. */
const askVersion = async (
  workplace: Workplace,
  folder: string,
): Promise<Programs> => {
  const hint = `Name a folder with initdb and postgres ${oldestMajor} or later, such as ${debianFolder}/15/bin.`;
  if (!hasPrograms(folder)) {
    const text = `${folder} does not hold initdb and postgres.`;
    throw new GeneratorError("local", text, hint);
  }
  const path = join(folder, "postgres");
  const program = runProgram(workplace, path, ["--version"]);
  const end = await program.end;
  const version = program.lines().join(" ");
  const major = Number(/(\d+)/.exec(version)?.[1]);
  if (end !== endedWell || !(major >= oldestMajor)) {
    const text = `The server in ${folder} cannot be used: ${version || end}.`;
    throw new GeneratorError("local", text, hint);
  }
  return { folder, version: `${folder} ${version}` };
};

const packagePrograms = async (
  packageFolder: string,
  runAs: RunAs | undefined,
  log: (line: string) => void,
): Promise<Programs> => ({
  folder: await usablePrograms(packageFolder, runAs, log),
  version: serverVersion,
});

/** Where a server may be that is there already; tests give their own. */
export interface Finders {
  readonly installed: () => string | undefined;
  readonly debian: () => string | undefined;
}

const realFinders: Finders = {
  installed: () => installedServerPackage(),
  debian: () => debianPrograms(),
};

/** Finds them; `named` is the folder that the caller wants. */
export async function findPrograms(
  workplace: Workplace,
  named: string | undefined,
  log: (line: string) => void,
  finders: Finders = realFinders,
): Promise<Programs> {
  const { runAs } = workplace;
  if (named !== undefined) return askVersion(workplace, named);
  const installed = finders.installed();
  if (installed !== undefined) return packagePrograms(installed, runAs, log);
  const debian = finders.debian();
  if (debian !== undefined) {
    log(`using the server in ${debian} …`);
    return askVersion(workplace, debian);
  }
  return packagePrograms(await findServerPackage(log), runAs, log);
}
