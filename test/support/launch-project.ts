/** A folder with samples as `generator-dws sample` writes it, at a path that is hard to quote, whose packages are the checkout's. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addSamples } from "../../generators/sample/command.js";
import type { FlagValues } from "../../src/config/flags.js";
import { packageRoot } from "../../src/package-root.js";

/** The folder, and how it is changed and removed. */
export interface LaunchProject {
  readonly root: string;
  /** A folder beside it, for programs that stand in for others. */
  readonly bin: string;
  /** Adds scripts to its package.json. */
  addScripts(scripts: Readonly<Record<string, string>>): void;
  /** Takes its packages away. */
  uninstall(): void;
  remove(): void;
}

/** Spaces, letters of other alphabets, and what shells and cmd would read otherwise. */
export const HARD_NAME = "mein Prüjekt 客户 & it's (1)";

/** Writes the samples. */
export const makeLaunchProject = async (
  flags: FlagValues = {},
): Promise<LaunchProject> => {
  const base = mkdtempSync(join(tmpdir(), "dws-launch-"));
  const root = join(base, HARD_NAME);
  const bin = join(base, "bin");
  for (const folder of [root, bin]) mkdirSync(folder);
  await addSamples({ root, flags: { quiet: true, ...flags }, environment: {} });
  const packages = join(root, "node_modules");
  symlinkSync(join(packageRoot, "node_modules"), packages, "dir");
  const file = join(root, "package.json");
  const addScripts: LaunchProject["addScripts"] = (scripts) => {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as {
      scripts: Record<string, string>;
    };
    Object.assign(manifest.scripts, scripts);
    writeFileSync(file, JSON.stringify(manifest));
  };
  // The checkout's own `tsc` is an older one, which takes ten times as long.
  addScripts({ build: "node node_modules/ts7/bin/tsc" });
  return {
    root,
    bin,
    addScripts,
    uninstall: () => rmSync(packages),
    remove: () => rmSync(base, { recursive: true }),
  };
};
