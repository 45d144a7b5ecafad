/** Reads one top-level statement: what it declares, its doc comments, its code, the body of a class. */
import type * as MorphModule from "ts-morph";
import type { EditedStatement, Range } from "./edited-module.js";
import type { Morph } from "./exported-names.js";

type Ts = Morph["ts"];
type Node = MorphModule.ts.Node;
type Statement = MorphModule.ts.Statement;
type SourceFile = MorphModule.ts.SourceFile;

const KEYWORDS: readonly (readonly [keyof Ts, string])[] = [
  ["isInterfaceDeclaration", "interface"],
  ["isTypeAliasDeclaration", "type"],
  ["isClassDeclaration", "class"],
  ["isFunctionDeclaration", "function"],
  ["isVariableStatement", "const"],
  ["isEnumDeclaration", "enum"],
];

const keywordOf = (node: Statement, ts: Ts): string =>
  KEYWORDS.find(([is]) => (ts[is] as (one: Node) => boolean)(node))?.[1] ?? "";

const boundNames = (
  name: MorphModule.ts.BindingName,
  ts: Ts,
): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? boundNames(element.name, ts) : [],
      );

const declaredNames = (node: Statement, ts: Ts): readonly string[] => {
  if (ts.isVariableStatement(node)) {
    const { declarations } = node.declarationList;
    return declarations.flatMap(({ name }) => boundNames(name, ts));
  }
  const { name } = node as { name?: Node };
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
};

const docsOf = (text: string, node: Node, ts: Ts): readonly Range[] =>
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

const codeStart = (node: Statement, file: SourceFile, ts: Ts): number => {
  const decorators = ts.canHaveDecorators(node)
    ? (ts.getDecorators(node) ?? [])
    : [];
  const first = ts.canHaveModifiers(node)
    ? (node.modifiers ?? []).find((one) => !ts.isDecorator(one))
    : undefined;
  if (decorators.length === 0) return node.getStart(file);
  if (first !== undefined) return first.getStart(file);
  const last = decorators.at(-1)?.end ?? node.pos;
  return last + file.text.slice(last).search(/\S/);
};

const classBody = (
  node: MorphModule.ts.ClassDeclaration,
  file: SourceFile,
  ts: Ts,
): Range => {
  // The first brace behind the heading: type arguments may hold braces of their own.
  const head = [
    node.name?.end ?? node.getStart(file),
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
  file: SourceFile,
  morph: Morph,
): EditedStatement => {
  const { ts } = morph;
  const { text } = file;
  const start = codeStart(node, file, ts);
  const body = ts.isClassDeclaration(node)
    ? classBody(node, file, ts)
    : undefined;
  const end =
    body === undefined
      ? node.end
      : start + text.slice(start, body.start).trimEnd().length;
  return {
    start: node.getStart(file),
    end: node.end,
    keyword: keywordOf(node, ts),
    names: [...declaredNames(node, ts), ...exportedAs(node, ts)],
    docs: docsOf(text, node, ts),
    code: { start, end },
    body,
  };
};

/** The names of `export { a as b }` and of `export * as b`. */
const exportedAs = (node: Statement, ts: Ts): readonly string[] => {
  if (!ts.isExportDeclaration(node)) return [];
  const clause = node.exportClause;
  if (clause === undefined) return [];
  return ts.isNamedExports(clause)
    ? clause.elements.map(({ name }) => name.text)
    : [clause.name.text];
};
