/** Adds and removes generated exports in a module that a person owns too; every other byte stays as it is. */

import { GeneratorError } from "../errors.js";
import { firstIndex, type IndexWish, isSettled } from "./first-index.js";
import { type ParsedModule, parseModule } from "./parse-module.js";
import { planSplices, type SplicePlan } from "./plan-splices.js";
import { spliceText } from "./splice.js";

export { type IndexWish } from "./first-index.js";
export { type IndexExport } from "./module-specifier.js";

/**
 * Merges the wanted exports into an index module, or into the project's entry point. Gives the very same text back
 * when nothing is to be done. Throws GeneratorError `conflict` for a file that cannot be parsed, for an export name
 * that a person already uses, and whenever a statement would be lost; nothing is half done then.
 */
export async function mergeIndex(
  existing: string | undefined,
  wish: IndexWish,
): Promise<string> {
  if (existing === undefined) return firstIndex(wish.exports);
  const mark = existing.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = existing.slice(mark.length);
  if (isSettled(text, wish)) return existing;
  const file = wish.file ?? "index.ts";
  const module = await parseModule(text, file);
  const plan = planSplices(module, wish);
  if (plan.splices.length === 0) return existing;
  const merged = spliceText(text, plan.splices);
  await verify(module, plan, merged, file);
  return mark + merged;
}

async function verify(
  before: ParsedModule,
  plan: SplicePlan,
  merged: string,
  file: string,
): Promise<void> {
  const texts = await parseModule(merged, file).then(
    textsOf,
    (): undefined => undefined,
  );
  const expected = plan.kept.map((one) =>
    before.text.slice(one.start, one.end),
  );
  if (texts !== undefined && isSameList(without(texts, plan.added), expected)) {
    return;
  }
  throw new GeneratorError(
    "conflict",
    `${file} cannot be merged without changing what its other statements mean.`,
    "End each statement of the file with a semicolon and run the command again.",
    { at: file },
  );
}

function textsOf({ text, statements }: ParsedModule): readonly string[] {
  return statements.map(({ start, end }) => text.slice(start, end));
}

function without(
  texts: readonly string[],
  added: readonly string[],
): readonly string[] | undefined {
  const left = new Set(added);
  const rest = texts.filter((text) => !left.delete(text));
  return left.size === 0 ? rest : undefined;
}

function isSameList(
  one: readonly string[] | undefined,
  other: readonly string[],
): boolean {
  return (
    one?.length === other.length &&
    one.every((text, index) => text === other[index])
  );
}
