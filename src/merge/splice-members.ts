/** Turns decisions about members into byte ranges of the edited text and what comes in their place. */
import type { Decision } from "./decide-members.js";
import type { EditedModule, Range } from "./edited-module.js";
import type { GeneratedMember } from "./generated-members.js";
import { lineBreakOf, lineEnd, lineStart, type Splice } from "./splice.js";

/** The rest of a line that belongs to the statement before it: blanks and comments that end there. */
const TRAILING = /^[ \t]*(?:\/\*(?:(?!\*\/).)*\*\/[ \t]*)*(?:\/\/.*)?$/;

/** Where something new can stand behind a statement, and whether that is the end of its line. */
const behind = (text: string, end: number): readonly [number, boolean] => {
  const line = lineEnd(text, end);
  const isLast = TRAILING.test(text.slice(end, line));
  return [isLast ? line : end, isLast];
};

const wholeText = ({ doc, code, body }: GeneratedMember): string =>
  `${doc}${code}${body === "" ? "" : ` ${body}`}`;

/** Takes a range away, with its line where nothing else stands there, and one of two blank lines around it. */
export const removal = (text: string, range: Range): Splice => {
  const first = lineStart(text, range.start);
  const last = lineEnd(text, range.end);
  const isAlone =
    text.slice(first, range.start).trim() === "" &&
    text.slice(range.end, last).trim() === "";
  if (!isAlone) return { ...range, text: "" };
  const isBelowBlank = /(?:^|\n\r?\n)$/.test(text.slice(0, first));
  const [breaks = ""] =
    (isBelowBlank ? /^(?:\r?\n){0,2}/ : /^\r?\n/).exec(text.slice(last)) ?? [];
  return { start: first, end: last + breaks.length, text: "" };
};

const replacement = (
  module: EditedModule,
  { member, at }: Extract<Decision, { do: "replace" }>,
): readonly Splice[] => {
  const { text } = module;
  const { statement, doc } = at;
  const { code, body } = statement;
  const isClass = member.keyword === "class";
  // Another kind of statement than before: it is ours whole, or this would not have been decided.
  const isSame = isClass === (body !== undefined);
  const range = isSame ? code : { start: code.start, end: statement.end };
  const written =
    isSame || !isClass ? member.code : wholeText({ ...member, doc: "" });
  const said = member.doc.trimEnd();
  const comment: readonly Splice[] =
    doc !== undefined
      ? said === ""
        ? [{ start: doc.start, end: skipBreak(text, doc.end), text: "" }]
        : [{ ...doc, text: said }]
      : said === ""
        ? []
        : [{ start: statement.start, end: statement.start, text: member.doc }];
  return [...comment, { ...range, text: written }];
};

const skipBreak = (text: string, end: number): number =>
  end + (/^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0);

/** Behind the nearest generated member that precedes it and is there; else before the next one; else below the imports. */
const insertion = (
  module: EditedModule,
  decisions: readonly Decision[],
  index: number,
  member: GeneratedMember,
): Splice => {
  const { text } = module;
  const standing = (one: Decision) =>
    one.do === "keep" || one.do === "replace" ? [one.at] : [];
  const previous = decisions.slice(0, index).flatMap(standing).at(-1);
  const written = wholeText(member);
  const below = (end: number): Splice => {
    const [start, isLast] = behind(text, end);
    return { start, end: start, text: `\n\n${written}${isLast ? "" : "\n\n"}` };
  };
  if (previous !== undefined) return below(previous.statement.end);
  const [next] = decisions.slice(index).flatMap(standing);
  if (next !== undefined) {
    const start = lineStart(text, (next.doc ?? next.statement).start);
    const isFirst =
      text.slice(start, (next.doc ?? next.statement).start).trim() === "";
    const at = isFirst ? start : (next.doc ?? next.statement).start;
    return { start: at, end: at, text: `${written}\n\n` };
  }
  return below(module.imports.at(-1)?.end ?? text.trimEnd().length);
};

/** All splices; the text between them is the person's and stays. */
export const spliceMembers = (
  module: EditedModule,
  decisions: readonly Decision[],
): readonly Splice[] => {
  const { text } = module;
  const lineBreak = lineBreakOf(text);
  const splices = decisions.flatMap((one, index): readonly Splice[] => {
    switch (one.do) {
      case "keep":
      case "forget":
        return [];
      case "replace":
        return replacement(module, one);
      case "insert":
        return [insertion(module, decisions, index, one.member)];
      case "remove": {
        const { statement, doc } = one.at;
        const start = Math.min(doc?.start ?? statement.start, statement.start);
        return [removal(text, { start, end: statement.end })];
      }
    }
  });
  return splices.map((splice) => ({
    ...splice,
    text: splice.text.replaceAll("\n", lineBreak),
  }));
};
