/** Finds modules that another configuration named: their exports stand in an index, and no snapshot tells of them. */
import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { readProjectFile } from "./write/read-project-file.js";
import { readStamp } from "./write/stamp.js";

/** What an index exports now, and what it exported at the last run, as far as the names of today tell. */
export interface IndexNames {
  /** Posix path of the index. */
  readonly path: string;
  readonly text: string | undefined;
  readonly wanted: readonly string[];
  readonly known: readonly string[];
}

const SPECIFIER = /(["'])(\.\/[^"'/]+)\.js\1/g;

/**
 * Gives what was known at the last run, and what of it is gone. Where the index exports a generated module that nothing
 * wants any more, names have changed: then a wanted one is new unless its file is there.
 */
export const settleNames = (
  root: string,
  { path, text = "", wanted, known }: IndexNames,
): { readonly known: readonly string[]; readonly gone: readonly string[] } => {
  const named = new Set([...wanted, ...known]);
  const stays = new Set(wanted);
  const gone = known.filter((module) => !stays.has(module));
  const others = [...text.matchAll(SPECIFIER)]
    .map(([, , stem = ""]) => stem)
    .filter((stem) => !named.has(`${stem}.js`));
  const fileOf = (stem: string) =>
    posix.join(posix.dirname(path), `${stem}.ts`);
  const renamed: string[] = [];
  for (const stem of others) {
    const found = readProjectFile(root, fileOf(stem));
    const mark = found === undefined ? undefined : readStamp(found);
    // One that a person changed stays, and so does its export.
    if (mark?.isUntouched === true) renamed.push(`${stem}.js`);
  }
  if (renamed.length === 0) return { known, gone };
  const isThere = (module: string) =>
    existsSync(join(root, fileOf(module.replace(/\.js$/, ""))));
  return {
    known: [...known.filter(isThere), ...renamed],
    gone: [...gone, ...renamed],
  };
};
