/** The files of a run: modules, runtime and indexes, each complete. */
import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { mergeIndex } from "./merge/merge-index.js";
import type { Database } from "./model/model.js";
import type { Names } from "./naming/naming.js";
import { packageRoot, packageVersion } from "./package-root.js";
import { planIndexes } from "./plan/indexes.js";
import type { Layout } from "./plan/layout.js";
import type { EnumsView, TableView } from "./plan/view.js";
import type { Progress } from "./progress.js";
import { createRenderer } from "./render/render.js";
import type { OutputFile } from "./write/file-change.js";
import { readProjectFile } from "./write/read-project-file.js";
import { stamp } from "./write/stamp.js";

/** Prints and stamps every module. */
export const renderModules = (
  views: readonly (TableView | EnumsView)[],
  progress: Progress,
): readonly OutputFile[] => {
  const renderView = createRenderer();
  return views.map((view, index) => {
    progress.advance(index + 1, views.length);
    const { path, source, text } = renderView(view);
    const stamped = stamp(text, { version: packageVersion, source });
    return { path, text: stamped, kind: "generated" };
  });
};

/** The runtime is copied as it stands: real TypeScript, checked and tested here. */
export const readRuntime = async (
  folder: string,
): Promise<readonly OutputFile[]> => {
  const from = join(packageRoot, "src", "runtime");
  const names = (await readdir(from)).filter((name) => name.endsWith(".ts"));
  return Promise.all(
    names.map(async (name) => {
      const body = await readFile(join(from, name), "utf8");
      const about = { version: packageVersion, source: "its runtime" };
      return {
        path: posix.join(folder, name),
        text: stamp(body, about),
        kind: "generated" as const,
      };
    }),
  );
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
      const wanted = new Set(exports.map(({ module }) => module));
      const text = await mergeIndex(await readProjectFile(root, path), {
        exports,
        known,
        gone: known.filter((module) => !wanted.has(module)),
        file: path,
      });
      return { path, text, kind: "shared" as const };
    }),
  );
};
