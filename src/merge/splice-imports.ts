/** Brings the imports of an edited module up to date: ours come and go with what uses them, a person's stay. */
import type {
  EditedImport,
  EditedImports,
  EditedModule,
} from "./edited-module.js";
import {
  type GeneratedImport,
  type GeneratedModule,
  importDigest,
} from "./generated-members.js";
import { moduleKeys } from "./module-specifier.js";
import { lineBreakOf, lineEnd, lineStart, type Splice } from "./splice.js";
import { removal } from "./splice-members.js";

/** What has to be done, and the names that cannot be imported because a person uses them for something else. */
export interface ImportPlan {
  readonly splices: readonly Splice[];
  readonly taken: readonly string[];
}

/** Whether a name in an import declaration was brought by us. */
export type IsOurs = (name: EditedImport) => boolean;

/** By the header; a file of a version without digests has ours where we would import the same today. */
export const oursBy = (
  known: ReadonlySet<string> | undefined,
  { imports }: GeneratedModule,
): IsOurs => {
  const keys = new Set(imports.map(({ key }) => key));
  return ({ key }) =>
    known === undefined ? keys.has(key) : known.has(importDigest(key));
};

const isSameModule = (one: string, other: string): boolean =>
  one === other ||
  moduleKeys(one).some((key) => moduleKeys(other).includes(key));

/** Does a binding that a person has written serve for the one that we need? */
const serves = (
  { key, from }: GeneratedImport,
  declaration: EditedImports,
  name: EditedImport,
): boolean => {
  if (!isSameModule(declaration.from, from)) return false;
  const written = name.key.replace(/ from .*$/, "");
  const needed = key.replace(/ from .*$/, "");
  // What is imported as a value is a type too.
  return written === needed || `type ${written}` === needed;
};

interface Sorted {
  readonly dropped: ReadonlySet<EditedImport>;
  readonly missing: readonly GeneratedImport[];
  readonly taken: readonly string[];
}

const sortOut = (
  module: EditedModule,
  { imports }: GeneratedModule,
  isOurs: IsOurs,
): Sorted => {
  const used = module.used();
  const wanted = new Set(imports.map(({ key }) => key));
  const provided = new Set(imports.map(({ local }) => local));
  const dropped = new Set<EditedImport>();
  const bound = new Map<string, readonly [EditedImports, EditedImport?]>();
  for (const declaration of module.imports) {
    for (const other of declaration.others) bound.set(other, [declaration]);
    for (const name of declaration.names) {
      const isNeeded =
        used.has(name.local) &&
        (wanted.has(name.key) || !provided.has(name.local));
      if (isOurs(name) && !isNeeded) dropped.add(name);
      else bound.set(name.local, [declaration, name]);
    }
  }
  const own = new Set(module.statements.flatMap(({ names }) => names));
  const missing: GeneratedImport[] = [];
  const taken: string[] = [];
  for (const one of imports) {
    if (!used.has(one.local)) continue;
    const [declaration, name] = bound.get(one.local) ?? [];
    if (own.has(one.local)) taken.push(one.local);
    else if (declaration === undefined) missing.push(one);
    else if (name === undefined || !serves(one, declaration, name)) {
      taken.push(one.local);
    }
  }
  return { dropped, missing, taken };
};

const withoutComma = (text: string, name: EditedImport): Splice => {
  const [comma = ""] = /^\s*,/.exec(text.slice(name.end)) ?? [];
  const range = { start: name.start, end: name.end + comma.length };
  const line = lineEnd(text, range.end);
  const isAlone =
    text.slice(lineStart(text, range.start), range.start).trim() === "" &&
    text.slice(range.end, line).trim() === "";
  if (isAlone) {
    const next = text.startsWith("\r\n", line) ? line + 2 : line + 1;
    return { start: lineStart(text, range.start), end: next, text: "" };
  }
  const [blanks = ""] = /^[ \t]*/.exec(text.slice(range.end)) ?? [];
  return { start: range.start, end: range.end + blanks.length, text: "" };
};

/** Names go out and come in; one that comes takes the place of one that goes. */
const editNames = (
  text: string,
  { names }: EditedImports,
  dropped: ReadonlySet<EditedImport>,
  added: readonly GeneratedImport[],
): readonly Splice[] => {
  const going = names.filter((name) => dropped.has(name));
  const swapped = going.slice(0, added.length);
  const rest = added.slice(swapped.length);
  const last = names.at(-1);
  const end = last?.end ?? 0;
  const start = lineStart(text, last?.start ?? 0);
  const indent = text.slice(start, last?.start ?? 0);
  const between =
    indent.trim() === "" ? `,${lineBreakOf(text)}${indent}` : ", ";
  return [
    ...swapped.map(({ start, end }, index) => ({
      start,
      end,
      text: added[index]?.text ?? "",
    })),
    ...going.slice(added.length).map((name) => withoutComma(text, name)),
    ...(rest.length === 0
      ? []
      : [
          {
            start: end,
            end,
            text: between + rest.map((one) => one.text).join(between),
          },
        ]),
  ];
};

const isOnlyOurs = (
  { text }: EditedModule,
  declaration: EditedImports,
  isOurs: IsOurs,
): boolean =>
  declaration.others.length === 0 &&
  declaration.names.every(isOurs) &&
  !/\/[/*]/.test(
    text.slice(declaration.start, declaration.end).replace(/(["']).*\1/, ""),
  );

/** What happens to one declaration, where anything does. */
const editDeclaration = (
  module: EditedModule,
  generated: GeneratedModule,
  declaration: EditedImports,
  {
    dropped,
    added,
    isOurs,
  }: {
    readonly dropped: ReadonlySet<EditedImport>;
    readonly added: readonly GeneratedImport[];
    readonly isOurs: IsOurs;
  },
): readonly Splice[] => {
  const { names, start, end } = declaration;
  const kept = names.filter((name) => !dropped.has(name));
  if (kept.length === names.length && added.length === 0) return [];
  const isOurOwn = isOnlyOurs(module, declaration, isOurs);
  const after = new Set([...kept, ...added].map(({ key }) => key));
  if (isOurOwn && after.size === 0) return [removal(module.text, declaration)];
  const printed = generated.declarations.get(declaration.from);
  const whole = generated.imports.filter(
    ({ from }) => from === declaration.from,
  );
  const isWhole =
    after.size === whole.length && whole.every(({ key }) => after.has(key));
  if (isOurOwn && isWhole && printed !== undefined) {
    const lineBreak = lineBreakOf(module.text);
    return [{ start, end, text: printed.replaceAll("\n", lineBreak) }];
  }
  return editNames(module.text, declaration, dropped, added);
};

/** The declaration that takes names of a module: of the kind that we print, one of ours first. */
const hostOf = (
  module: EditedModule,
  from: string,
  printed: string,
  isOurs: IsOurs,
): EditedImports | undefined => {
  const isType = printed.startsWith("import type ");
  const fit = module.imports.filter(
    (one) => one.from === from && one.names.length > 0 && one.isType === isType,
  );
  return fit.find(({ names }) => names.some(isOurs)) ?? fit[0];
};

const newDeclarations = (
  module: EditedModule,
  generated: GeneratedModule,
  added: readonly GeneratedImport[],
): readonly Splice[] => {
  const { text } = module;
  const lineBreak = lineBreakOf(text);
  return [...new Set(added.map(({ from }) => from))].map((from) => {
    const names = added.filter((one) => one.from === from);
    const whole = generated.imports.filter((one) => one.from === from);
    const printed = generated.declarations.get(from) ?? "";
    const line =
      names.length === whole.length
        ? printed
        : printed.replace(
            /\{[^}]*\}/,
            () => `{ ${names.map((one) => one.text).join(", ")} }`,
          );
    const last = module.imports.at(-1);
    const written = line.replaceAll("\n", lineBreak);
    if (last !== undefined) {
      return { start: last.end, end: last.end, text: lineBreak + written };
    }
    const [first] = module.statements;
    const start =
      first === undefined
        ? text.length
        : Math.min(first.start, first.docs.at(-1)?.start ?? first.start);
    return { start, end: start, text: `${written}${lineBreak}${lineBreak}` };
  });
};

/** Plans the imports of a module whose members are as they should be already. */
export const spliceImports = (
  module: EditedModule,
  generated: GeneratedModule,
  isOurs: IsOurs,
): ImportPlan => {
  const { dropped, missing, taken } = sortOut(module, generated, isOurs);
  const hosts = new Map<EditedImports, GeneratedImport[]>();
  const homeless: GeneratedImport[] = [];
  for (const one of missing) {
    const printed = generated.declarations.get(one.from) ?? "";
    const host = hostOf(module, one.from, printed, isOurs);
    if (host === undefined) homeless.push(one);
    else hosts.set(host, [...(hosts.get(host) ?? []), one]);
  }
  const edits = module.imports.flatMap((declaration) => {
    const added = hosts.get(declaration) ?? [];
    return editDeclaration(module, generated, declaration, {
      dropped,
      added,
      isOurs,
    });
  });
  return {
    splices: [...edits, ...newDeclarations(module, generated, homeless)],
    taken,
  };
};
