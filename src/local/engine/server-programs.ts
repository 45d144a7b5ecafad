/** Makes the server's programs usable: their library links are there, and the user that runs them can reach them. */
import {
  existsSync,
  lstatSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { GeneratorError } from "../../errors.js";
import { cacheFolder, serverVersion } from "./server-package.js";

/** PostgreSQL refuses to run as root: its processes then run as this user, which every Unix has. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when the programs run as the user that we are. */
export function runAsWhom(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = "/etc/passwd";
  const text = existsSync(users) ? readFileSync(users, "utf8") : "";
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(text);
  return { uid: Number(line?.[1] ?? 65534), gid: Number(line?.[2] ?? 65534) };
}

/** True when a user that owns nothing here can get into the folder. */
export function isReachable(folder: string): boolean {
  const { mode } = statSync(folder);
  if ((mode & 0o001) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || isReachable(parent);
}

/** The folder for temporary things, or `/tmp` when the server's user cannot get into it. */
export const temporaryFolder = (runAs: RunAs | undefined): string =>
  runAs === undefined || isReachable(tmpdir()) ? tmpdir() : "/tmp";

/** The libraries' short names, which npm cannot carry and a skipped postinstall leaves out; false when they cannot be made. */
function linkLibraries(packageFolder: string): boolean {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(basename(source), path);
    } catch {
      // Another process may have made it meanwhile.
      if (!existsSync(path)) return false;
    }
  }
  return true;
}

interface Size {
  readonly files: number;
  readonly bytes: number;
}

/** How much a folder holds, to tell a whole copy from one that a cleaner of the temporary folder has thinned out. */
async function measure(folder: string): Promise<Size> {
  let files = 0;
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const inner = entry.isDirectory() ? await measure(path) : undefined;
    files += inner?.files ?? (entry.isFile() ? 1 : 0);
    bytes += inner?.bytes ?? (entry.isFile() ? (await lstat(path)).size : 0);
  }
  return { files, bytes };
}

/** Copies a folder so that anybody can read it, whatever the modes were. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      await copyReadable(source, target);
    } else if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), target);
    } else {
      await copyFile(source, target);
      const isProgram = ((await lstat(source)).mode & 0o100) !== 0;
      await chmod(target, isProgram ? 0o755 : 0o644);
    }
  }
}

/** True when the copy is ours alone to write and holds all that the source holds. */
async function isGoodCopy(source: string, copy: string): Promise<boolean> {
  const found = lstatSync(copy, { throwIfNoEntry: false });
  if (found === undefined) return false;
  const isOurs =
    found.isDirectory() &&
    found.uid === process.getuid?.() &&
    (found.mode & 0o022) === 0;
  if (!isOurs) {
    throw new GeneratorError(
      "local",
      `${copy} is not a folder of this user, so the server in it is not trusted.`,
      "Remove it, or set TMPDIR to another folder.",
    );
  }
  const [wanted, held] = await Promise.all([measure(source), measure(copy)]);
  return wanted.files === held.files && wanted.bytes === held.bytes;
}

/** The copy in `place`, made now unless a whole one is there; it appears under its name only when it is whole. */
async function copyOnce(
  source: string,
  place: string,
  log: (line: string) => void,
): Promise<string> {
  if (await isGoodCopy(source, place)) return place;
  log(`copying the server to ${place} once …`);
  await mkdir(dirname(place), { recursive: true });
  const folder = await mkdtemp(`${place}-new-`);
  try {
    await copyReadable(source, folder);
    if (!linkLibraries(folder)) {
      throw new Error(`links cannot be made in ${folder}`);
    }
    await rm(place, { recursive: true, force: true });
    await rename(folder, place);
  } catch (error) {
    // Another process may have put its copy there between our two steps.
    if (!(await isGoodCopy(source, place).catch(() => false))) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return place;
}

/** Folder with `initdb` and `postgres` that the user in question can run. */
export async function usablePrograms(
  packageFolder: string,
  runAs: RunAs | undefined,
  log: (line: string) => void,
): Promise<string> {
  const isLinked = linkLibraries(packageFolder);
  const programs = join(packageFolder, "native", "bin");
  if (isLinked && (runAs === undefined || canBeRun(programs))) return programs;
  const name = `server-copy-${serverVersion}`;
  const place =
    runAs === undefined
      ? join(cacheFolder(), name)
      : join(temporaryFolder(runAs), `generator-dws-${name}`);
  return join(await copyOnce(packageFolder, place, log), "native", "bin");
}

const canBeRun = (programs: string): boolean => {
  const share = join(dirname(programs), "share");
  const library = join(dirname(programs), "lib");
  const isOpen = [programs, share, library].every(isReachable);
  const { mode } = statSync(join(programs, "postgres"));
  return isOpen && (mode & 0o005) === 0o005;
};
