/** Reads import declarations, and which names the rest of a module uses. */
import type * as MorphModule from "ts-morph";
import type { EditedImports } from "./edited-module.js";
import { importKey } from "./generated-members.js";
import {
  nameOf,
  type Node,
  type Parser,
  type Source,
  type SourceFile,
} from "./parser.js";

/** One import declaration as plain data. */
export const readImports = (
  node: MorphModule.ts.ImportDeclaration,
  { ts, startOf }: Source,
): EditedImports => {
  const from = (node.moduleSpecifier as MorphModule.ts.StringLiteral).text;
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const hasBraces = bindings !== undefined && ts.isNamedImports(bindings);
  const names = hasBraces ? [...bindings.elements] : [];
  const space =
    bindings !== undefined && ts.isNamespaceImport(bindings)
      ? [nameOf(bindings.name, ts)]
      : [];
  return {
    start: startOf(node),
    end: node.end,
    from,
    isType,
    hasBraces,
    others: [
      ...(clause?.name === undefined ? [] : [nameOf(clause.name, ts)]),
      ...space,
    ],
    names: names.map((one) => {
      const local = nameOf(one.name, ts);
      const imported = nameOf(one.propertyName ?? one.name, ts);
      const isTypeName = isType || one.isTypeOnly;
      const key = importKey(from, imported, local, isTypeName);
      return {
        start: startOf(one),
        end: one.end,
        imported,
        local,
        key,
      };
    }),
  };
};

/** A name behind a dot or before a colon is no use of what is imported under that name. */
const isMemberName = (node: Node, parent: Node, ts: Parser): boolean =>
  (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
  (ts.isQualifiedName(parent) && parent.right === node) ||
  ((ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isAccessor(parent)) &&
    parent.name === node);

/** Every name that is used outside of the import declarations. */
export const usedNames = (
  file: SourceFile,
  ts: Parser,
): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (node: Node, parent: Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && !isMemberName(node, parent, ts)) {
      names.add(nameOf(node, ts));
    }
    ts.forEachChild(node, (child) => {
      visit(child, node);
    });
  };
  visit(file, file);
  return names;
};
