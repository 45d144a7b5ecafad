/** Looks at a merged module once more before it may be written: nothing of the person's is lost, all of ours is there. */
import { type Decision, findMember } from "./decide-members.js";
import type { EditedModule, EditedStatement } from "./edited-module.js";
import { type GeneratedModule, memberDigest } from "./generated-members.js";
import { type IsOurs, spliceImports } from "./splice-imports.js";

const decorators = ({ text }: EditedModule, one: EditedStatement): string =>
  text
    .slice(one.start, one.code.start)
    .replaceAll(/\/\*\*[^]*?\*\//g, "")
    .trim();

/** What belongs to a person in a statement of ours. */
const ownParts = (module: EditedModule, one: EditedStatement): string =>
  JSON.stringify([
    decorators(module, one),
    one.body === undefined
      ? ""
      : module.text.slice(one.body.start, one.body.end),
  ]);

/** The statement that a decision led to; null where it should be there and is not. */
const resultOf = (
  before: EditedModule,
  after: EditedModule,
  decision: Decision,
): EditedStatement | null | undefined => {
  switch (decision.do) {
    case "remove":
    case "forget":
      return undefined;
    case "insert": {
      const { name, doc, code } = decision.member;
      const wanted = memberDigest(doc, code);
      const found = findMember(after, name, wanted);
      return found?.digest === wanted ? found.statement : null;
    }
    case "keep":
    case "replace": {
      const { member, at } = decision;
      const { doc, code } = member;
      const isNew = decision.do === "replace";
      const name = isNew ? member.name : (at.statement.names[0] ?? "");
      const wanted = isNew ? memberDigest(doc, code) : at.digest;
      const found = findMember(after, name, wanted);
      if (found?.digest !== wanted) return null;
      const isSame =
        ownParts(before, at.statement) === ownParts(after, found.statement);
      return isSame || at.statement.body === undefined ? found.statement : null;
    }
  }
};

const textsOf = (
  { text, statements }: EditedModule,
  ours: ReadonlySet<EditedStatement | null | undefined>,
): string =>
  JSON.stringify(
    statements
      .filter((one) => !ours.has(one))
      .map(({ start, end }) => text.slice(start, end)),
  );

const importsOf = (module: EditedModule): readonly string[] =>
  module.imports.flatMap(({ from, others, names, hasBraces }) => [
    ...others.map((other) => `${other} from ${from}`),
    ...names.map(({ key }) => key),
    ...(hasBraces || others.length > 0 ? [] : [from]),
  ]);

const hasTheirImports = (
  before: EditedModule,
  after: EditedModule,
  isOurs: IsOurs,
): boolean => {
  const there = new Set(importsOf(after));
  const ours = new Set(
    before.imports
      .flatMap(({ names }) => names.filter(isOurs))
      .map(({ key }) => key),
  );
  return importsOf(before).every((key) => ours.has(key) || there.has(key));
};

/** Whether `after` is what the decisions make of `before`. */
export const isMergedWell = (
  before: EditedModule,
  after: EditedModule,
  decisions: readonly Decision[],
  generated: GeneratedModule,
  isOurs: IsOurs,
): boolean => {
  const results = decisions.map((one) => resultOf(before, after, one));
  if (results.includes(null)) return false;
  const claimed = decisions.flatMap((one) =>
    "at" in one ? [one.at.statement] : [],
  );
  return (
    textsOf(before, new Set(claimed)) === textsOf(after, new Set(results)) &&
    hasTheirImports(before, after, isOurs) &&
    spliceImports(after, generated, isOurs).splices.length === 0
  );
};
