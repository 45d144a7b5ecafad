/** Tells which names a top-level statement exports, from its syntax alone. */

import type * as MorphModule from "ts-morph";

/** The ts-morph module, loaded elsewhere. */
export type Morph = typeof MorphModule;

/** Names that a statement exports by itself or as `export * as name`; `export * from` gives none. */
export function exportedNames(
  statement: MorphModule.Statement,
  morph: Morph,
): readonly string[] {
  const { ts, SyntaxKind } = morph;
  const declaration = statement.asKind(SyntaxKind.ExportDeclaration);
  if (declaration !== undefined) {
    const whole = declaration.getNamespaceExport()?.getName();
    if (whole !== undefined) return [whole];
    return declaration
      .getNamedExports()
      .map((named) => (named.getAliasNode() ?? named.getNameNode()).getText());
  }
  const node = statement.compilerNode;
  if (!hasModifier(node, SyntaxKind.ExportKeyword, morph)) return [];
  if (hasModifier(node, SyntaxKind.DefaultKeyword, morph)) return ["default"];
  const variables = statement.asKind(SyntaxKind.VariableStatement);
  if (variables !== undefined) {
    return variables.getDeclarations().map((one) => one.getName());
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
  return name === undefined ? [] : [name.text];
}

/** True when the statement carries the keyword. */
export function hasModifier(
  node: MorphModule.ts.Statement,
  kind: MorphModule.SyntaxKind,
  { ts }: Morph,
): boolean {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : [];
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
