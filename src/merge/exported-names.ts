/** Tells which names a top-level statement declares and exports, from its syntax alone. */

import type * as MorphModule from "ts-morph";
import { nameOf, type Parser, type Statement } from "./parser.js";

/** Names that a variable declaration binds, also by a pattern. */
export const boundNames = (
  name: MorphModule.ts.BindingName,
  ts: Parser,
): readonly string[] =>
  ts.isIdentifier(name)
    ? [nameOf(name, ts)]
    : name.elements.flatMap((element) =>
        ts.isBindingElement(element) ? boundNames(element.name, ts) : [],
      );

/** The names of `export { a as b }` and of `export * as b`; none for another statement. */
export const exportedAs = (node: Statement, ts: Parser): readonly string[] => {
  if (!ts.isExportDeclaration(node)) return [];
  const clause = node.exportClause;
  if (clause === undefined) return [];
  return ts.isNamedExports(clause)
    ? clause.elements.map(({ name }) => nameOf(name, ts))
    : [nameOf(clause.name, ts)];
};

/** Names that a statement exports by itself or as `export * as name`; `export * from` gives none. */
export const exportedNames = (
  node: Statement,
  ts: Parser,
): readonly string[] => {
  if (ts.isExportDeclaration(node)) return exportedAs(node, ts);
  const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
  if (!hasModifier(node, ExportKeyword, ts)) return [];
  if (hasModifier(node, DefaultKeyword, ts)) return ["default"];
  if (ts.isVariableStatement(node)) {
    const { declarations } = node.declarationList;
    return declarations.flatMap(({ name }) => boundNames(name, ts));
  }
  const name =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node)
      ? node.name
      : undefined;
  return name === undefined ? [] : [nameOf(name, ts)];
};

/** True when the statement carries the keyword. */
export const hasModifier = (
  node: Statement,
  kind: MorphModule.ts.SyntaxKind,
  ts: Parser,
): boolean => {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : [];
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
};
