/** Reads one top-level statement: what it declares, its doc comments, its code, the body of a class. */
import type * as MorphModule from "ts-morph";
import type { EditedStatement, Range } from "./edited-module.js";
import { boundNames, exportedAs } from "./exported-names.js";
import {
  nameOf,
  type Node,
  type Parser,
  type Source,
  type Statement,
} from "./parser.js";

const KEYWORDS: readonly (readonly [keyof Parser, string])[] = [
  ["isInterfaceDeclaration", "interface"],
  ["isTypeAliasDeclaration", "type"],
  ["isClassDeclaration", "class"],
  ["isFunctionDeclaration", "function"],
  ["isVariableStatement", "const"],
  ["isEnumDeclaration", "enum"],
];

const keywordOf = (node: Statement, ts: Parser): string =>
  KEYWORDS.find(([is]) => (ts[is] as (one: Node) => boolean)(node))?.[1] ?? "";

const declaredNames = (node: Statement, ts: Parser): readonly string[] => {
  if (ts.isVariableStatement(node)) {
    const { declarations } = node.declarationList;
    return declarations.flatMap(({ name }) => boundNames(name, ts));
  }
  const { name } = node as { name?: Node };
  return name !== undefined && ts.isIdentifier(name) ? [nameOf(name, ts)] : [];
};

const docsOf = (text: string, node: Node, ts: Parser): readonly Range[] =>
  // Decorators stand between a doc comment and the class, or before it: a comment may be behind each of them.
  [node, ...(ts.canHaveModifiers(node) ? (node.modifiers ?? []) : [])]
    .flatMap((one) => ts.getLeadingCommentRanges(text, one.pos) ?? [])
    .filter(({ pos }) => text.startsWith("/**", pos))
    .map(({ pos, end }) => ({ start: pos, end }))
    .filter(
      ({ start }, index, all) =>
        all.findIndex((one) => one.start === start) === index,
    )
    .toSorted((one, other) => other.start - one.start);

const codeStart = (node: Statement, { file, ts, startOf }: Source): number => {
  const decorators = ts.canHaveDecorators(node)
    ? (ts.getDecorators(node) ?? [])
    : [];
  const first = ts.canHaveModifiers(node)
    ? (node.modifiers ?? []).find((one) => !ts.isDecorator(one))
    : undefined;
  if (decorators.length === 0) return startOf(node);
  if (first !== undefined) return startOf(first);
  const last = decorators.at(-1)?.end ?? node.pos;
  return last + file.text.slice(last).search(/\S/);
};

const classBody = (
  node: MorphModule.ts.ClassDeclaration,
  { file, ts, startOf }: Source,
): Range => {
  // The first brace behind the heading: type arguments may hold braces of their own.
  const head = [
    node.name?.end ?? startOf(node),
    ...(node.typeParameters === undefined ? [] : [node.typeParameters.end]),
    ...(node.heritageClauses ?? []).map(({ end }) => end),
  ];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
  scanner.setText(file.text, Math.max(...head));
  while (scanner.scan() !== ts.SyntaxKind.OpenBraceToken) {
    if (scanner.getTokenEnd() >= node.end) break;
  }
  return { start: scanner.getTokenStart(), end: node.end };
};

/** One statement as plain data. */
export const readStatement = (
  node: Statement,
  source: Source,
): EditedStatement => {
  const { file, ts, startOf } = source;
  const { text } = file;
  const start = codeStart(node, source);
  const body = ts.isClassDeclaration(node)
    ? classBody(node, source)
    : undefined;
  const end =
    body === undefined
      ? node.end
      : start + text.slice(start, body.start).trimEnd().length;
  return {
    start: startOf(node),
    end: node.end,
    keyword: keywordOf(node, ts),
    names: [...declaredNames(node, ts), ...exportedAs(node, ts)],
    docs: docsOf(text, node, ts),
    code: { start, end },
    body,
  };
};
