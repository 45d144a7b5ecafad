/** The files of a run beside its modules: runtime and indexes, each complete. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { mergeIndex } from "./merge/merge-index.js";
import type { Database } from "./model/model.js";
import type { Names } from "./naming/naming.js";
import { packageRoot, packageVersion } from "./package-root.js";
import { planIndexes } from "./plan/indexes.js";
import type { Layout } from "./plan/layout.js";
import { settleNames } from "./renamed-modules.js";
import type { OutputFile } from "./write/file-change.js";
import { readProjectFile } from "./write/read-project-file.js";
import { stamp } from "./write/stamp.js";

/** The runtime is copied as it stands: real TypeScript, checked and tested here. */
export const readRuntime = (folder: string): readonly OutputFile[] => {
  const from = join(packageRoot, "src", "runtime");
  const names = readdirSync(from).filter((name) => name.endsWith(".ts"));
  return names.map((name) => {
    const body = readFileSync(join(from, name), "utf8");
    const about = { version: packageVersion, source: "its runtime" };
    return {
      path: posix.join(folder, name),
      text: stamp(body, about),
      kind: "generated",
    };
  });
};

/** A schema as it was named, now or at the last run. */
export interface NamedSchema {
  readonly database: Database;
  readonly names: Names;
}

/** What the indexes should export, and what they exported at the last run; one of a schema that is gone is emptied. */
const planMerges = (
  { database, names }: NamedSchema,
  layout: Layout,
  previous: NamedSchema | undefined,
) => {
  const before = new Map(
    previous === undefined
      ? []
      : planIndexes(previous.database, previous.names, layout).map(
          ({ path, exports }) => [path, exports.map(({ module }) => module)],
        ),
  );
  const now = planIndexes(database, names, layout);
  const wanted = new Set(now.map(({ path }) => path));
  const emptied = [...before.keys()].filter((path) => !wanted.has(path));
  return [...now, ...emptied.map((path) => ({ path, exports: [] }))].map(
    (plan) => ({ ...plan, known: before.get(plan.path) ?? [] }),
  );
};

/** Merges what the indexes should export into what stands there. */
export const mergeIndexes = async (
  root: string,
  now: NamedSchema,
  layout: Layout,
  previous: NamedSchema | undefined,
): Promise<readonly OutputFile[]> => {
  const merges = planMerges(now, layout, previous);
  return Promise.all(
    merges.map(async ({ path, exports, known }) => {
      const text = readProjectFile(root, path);
      const wanted = exports.map(({ module }) => module);
      const names = settleNames(root, { path, text, wanted, known });
      const merged = await mergeIndex(text, { ...names, exports, file: path });
      return { path, text: merged, kind: "shared" as const };
    }),
  );
};
