/** The modules of a run, each printed when its text is asked for. */
import { hash } from "node:crypto";
import { digestMembers } from "./merge/member-digests.js";
import { packageVersion } from "./package-root.js";
import type { ModulePlan } from "./plan/plan.js";
import { required } from "./plan/required.js";
import type { EnumsView, TableView } from "./plan/view.js";
import type { Progress } from "./progress.js";
import type { RenderedFile } from "./render/render.js";
import { readTemplate, TEMPLATES } from "./render/template.js";
import type { OutputFile } from "./write/file-change.js";
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

/** A module that is to be printed. */
interface Unprinted {
  readonly path: string;
  readonly view: ModulePlan["view"];
  /** What its stamp says that it was made from. */
  readonly inputs: string;
}

/**
 * The texts of a few modules: one step for all of them, then the next. The code of a step and what it looks at stay at hand
 * so; with all steps for one module after the other 5,000 take a tenth more of CPU time, and with a hundred at once too.
 */
const printTogether = (
  print: PrintView,
  modules: readonly Unprinted[],
): readonly string[] => {
  const views = modules.map(({ view }) => view());
  const rendered = views.map(print);
  const members = views.map((view, at) =>
    digestMembers(rendered[at]?.text ?? "", rolesOf(view)),
  );
  return rendered.map(({ source, text }, at) =>
    stamp(text, {
      version: packageVersion,
      source,
      inputs: modules[at]?.inputs ?? "",
      members: members[at] ?? "",
    }),
  );
};

/** Prints together what is asked for at once. */
const createPress = (advance: (count: number) => void) => {
  const load = lazyPrinter();
  let asked: Unprinted[] = [];
  let texts: Promise<readonly string[]> | undefined;
  const printAsked = async (): Promise<readonly string[]> => {
    const print = await load();
    const modules = asked;
    asked = [];
    texts = undefined;
    advance(modules.length);
    return printTogether(print, modules);
  };
  return async (module: Unprinted): Promise<string> => {
    const at = asked.push(module) - 1;
    texts ??= printAsked();
    return required((await texts)[at], module.path);
  };
};

/** Every module, stamped, and none printed yet: one that stands on disk already never is. */
export const listModules = (
  plans: readonly ModulePlan[],
  progress: Progress,
): readonly OutputFile[] => {
  const printer = printerInputs();
  let printed = 0;
  const print = createPress((count) => {
    progress.advance((printed += count), plans.length);
  });
  return plans.map(({ path, relation, inputs: data, view }): OutputFile => {
    const hex = hash("sha256", printer + data).slice(0, 32);
    const inputs = `${relation === null ? "enums" : "table"}:${hex}`;
    const text = () => print({ path, view, inputs });
    return { path, text, inputs, kind: "generated" };
  });
};
