/** The files of a run: modules, runtime and indexes, each complete. */
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { digestMembers } from "./merge/member-digests.js";
import { mergeIndex } from "./merge/merge-index.js";
import type { Database } from "./model/model.js";
import type { Names } from "./naming/naming.js";
import { packageRoot, packageVersion } from "./package-root.js";
import { planIndexes } from "./plan/indexes.js";
import type { Layout } from "./plan/layout.js";
import type { ModulePlan } from "./plan/plan.js";
import type { EnumsView, TableView } from "./plan/view.js";
import type { Progress } from "./progress.js";
import type { RenderedFile } from "./render/render.js";
import { readTemplate, TEMPLATES } from "./render/template.js";
import { settleNames } from "./renamed-modules.js";
import type { OutputFile } from "./write/file-change.js";
import { readProjectFile } from "./write/read-project-file.js";
import { stamp } from "./write/stamp.js";

type PrintView = (view: TableView | EnumsView) => RenderedFile;

/** The printer, which is loaded when the first module has to be printed. */
const lazyPrinter = (): (() => Promise<PrintView>) => {
  let printer: Promise<PrintView> | undefined;
  return () =>
    (printer ??= import("./render/render.js").then(({ createRenderer }) =>
      createRenderer(),
    ));
};

/** Digest of what every module is made with. */
const printerInputs = (): string =>
  hash(
    "sha256",
    JSON.stringify([packageVersion, ...TEMPLATES.map(readTemplate)]),
  );

/** What each name of a module is for: a merge finds a member by that when all of them have got other names. */
const rolesOf = (view: TableView | EnumsView): ReadonlyMap<string, string> => {
  const roles = new Map<string, string>();
  if (view.kind === "enums") return roles;
  let role: keyof typeof view.types;
  for (role in view.types) roles.set(view.types[role] ?? "", role);
  return roles.set(view.factory, "factory");
};

/** Every module, stamped, and none printed yet: one that stands on disk already never is. */
export const listModules = (
  plans: readonly ModulePlan[],
  progress: Progress,
): readonly OutputFile[] => {
  const load = lazyPrinter();
  const printer = printerInputs();
  let printed = 0;
  return plans.map(({ path, relation, inputs: data, view }): OutputFile => {
    const hex = hash("sha256", printer + data).slice(0, 32);
    const inputs = `${relation === null ? "enums" : "table"}:${hex}`;
    const print = async () => {
      const shown = view();
      const { source, text } = (await load())(shown);
      progress.advance(++printed, plans.length);
      const members = digestMembers(text, rolesOf(shown));
      return stamp(text, { version: packageVersion, source, inputs, members });
    };
    return { path, text: print, inputs, kind: "generated" };
  });
};

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
