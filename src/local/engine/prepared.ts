/** Prepared data folders: a server's data, filled once, that later starts copy. */
import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { GeneratorError } from "../../errors.js";
import { copyFolder, measureData, type Size } from "./data-folder.js";
import { readCatalogSql } from "./databases.js";
import type { Workplace } from "./program.js";
import { cacheFolder } from "./server-package.js";

/** Counts up when the data changes otherwise than by the server or the SQL. */
const format = 1;

/** So many folders of other versions stay in the cache, those used last. */
const keptOthers = 3;

/** What stands beside the data. */
interface Manifest extends Size {
  readonly key: string;
}

/** Data with the same key is the same: of one server, filled by the same SQL. */
export const preparedKey = (serverVersion: string): string =>
  createHash("sha256")
    .update(JSON.stringify([format, serverVersion, readCatalogSql()]))
    .digest("hex")
    .slice(0, 16);

/** Where the data of a key is kept for the user that we are. */
export const preparedPlace = (key: string): string =>
  join(cacheFolder(), `data-${key}`);

/** The server obeys what stands in its data, so nobody else may be able to write it. */
const isOurs = (place: string): boolean => {
  const uid = process.getuid?.();
  const found = lstatSync(place);
  if (!found.isDirectory()) return false;
  return uid === undefined || (found.uid === uid && (found.mode & 0o022) === 0);
};

const readManifest = (place: string): Manifest | undefined => {
  try {
    if (!isOurs(place)) return undefined;
    const text = readFileSync(join(place, "manifest.json"), "utf8");
    return JSON.parse(text) as Manifest;
  } catch {
    // Not there, not whole, or not a folder.
    return undefined;
  }
};

/** Copies the prepared data into the workplace; false, and nothing there, when it is absent, stale or broken. */
export async function takePrepared(
  workplace: Workplace,
  place: string,
  key: string,
): Promise<boolean> {
  const manifest = readManifest(place);
  if (manifest?.key !== key) return false;
  const { data, runAs } = workplace;
  try {
    await copyFolder(workplace, join(place, "data"), data);
    const { files, bytes } = measureData(data, runAs);
    if (files === manifest.files && bytes === manifest.bytes) {
      const now = new Date();
      await utimes(place, now, now).catch(() => undefined);
      return true;
    }
  } catch {
    // Another process may be removing it, or somebody has thinned it out.
  }
  await rm(data, { recursive: true, force: true });
  return false;
}

/** As {@link takePrepared}, for a folder that the caller named. */
export async function takeNamed(
  workplace: Workplace,
  place: string,
  key: string,
): Promise<void> {
  if (await takePrepared(workplace, place, key)) return;
  const manifest = readManifest(place);
  const isStale = manifest !== undefined && manifest.key !== key;
  throw new GeneratorError(
    "local",
    isStale
      ? `${place} was prepared with another server or by another version.`
      : `${place} holds no whole prepared data of this user.`,
    "Make it anew with prepareLocalDws.",
  );
}

/** Keeps the workplace's data, which no server may be using; it appears under its name only when it is whole. */
export async function keepPrepared(
  workplace: Workplace,
  place: string,
  key: string,
): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  const half = await mkdtemp(`${place}-new-`);
  workplace.guard.watchFolder(half);
  try {
    await copyFolder(workplace, workplace.data, join(half, "data"));
    const manifest: Manifest = { key, ...measureData(join(half, "data")) };
    await writeFile(join(half, "manifest.json"), JSON.stringify(manifest));
    await moveAway(place);
    await rename(half, place);
  } finally {
    await rm(half, { recursive: true, force: true });
    workplace.guard.watchFolder(undefined);
  }
}

/** A reader must not find half of it, so it loses its name first. */
const moveAway = async (place: string): Promise<void> => {
  const old = await mkdtemp(`${place}-old-`);
  await rename(place, join(old, "gone")).catch(() => undefined);
  await rm(old, { recursive: true, force: true });
};

/** Removes the cached data of other versions but the few used last. */
export async function forgetOthers(place: string): Promise<void> {
  const folder = dirname(place);
  const names = (await readdir(folder)).filter((name) =>
    /^data-[0-9a-f]{16}$/.test(name),
  );
  const others = await Promise.all(
    names
      .map((name) => join(folder, name))
      .filter((path) => path !== place)
      .map(async (path) => ({ path, used: (await stat(path)).mtimeMs })),
  );
  const old = others.sort((a, b) => b.used - a.used).slice(keptOthers);
  for (const { path } of old) await moveAway(path);
}
