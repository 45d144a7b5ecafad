/** The parser that ts-morph carries: loaded when the first file has to be read, and used for syntax alone. */
import type * as MorphModule from "ts-morph";

/** What is used of it: the bundle of the command holds these functions and what they call, and nothing else. */
export const PARSER_NAMES = [
  "JSDocParsingMode",
  "ScriptTarget",
  "SyntaxKind",
  "canHaveDecorators",
  "canHaveModifiers",
  "createScanner",
  "createSourceFile",
  "flattenDiagnosticMessageText",
  "forEachChild",
  "getDecorators",
  "getLeadingCommentRanges",
  "getLineAndCharacterOfPosition",
  "getModifiers",
  "idText",
  "isAccessor",
  "isBindingElement",
  "isClassDeclaration",
  "isDecorator",
  "isEmptyStatement",
  "isEnumDeclaration",
  "isExportAssignment",
  "isExportDeclaration",
  "isFunctionDeclaration",
  "isIdentifier",
  "isImportDeclaration",
  "isInterfaceDeclaration",
  "isMethodDeclaration",
  "isMethodSignature",
  "isModuleDeclaration",
  "isNamedExports",
  "isNamedImports",
  "isNamespaceImport",
  "isPropertyAccessExpression",
  "isPropertyAssignment",
  "isPropertyDeclaration",
  "isPropertySignature",
  "isQualifiedName",
  "isStringLiteral",
  "isTypeAliasDeclaration",
  "isVariableStatement",
] as const satisfies readonly (keyof typeof MorphModule.ts)[];

/** The parser: the part of ts-morph's TypeScript that the list names. */
export type Parser = Pick<typeof MorphModule.ts, (typeof PARSER_NAMES)[number]>;

/** A parsed file. */
export type SourceFile = MorphModule.ts.SourceFile;

/** A node of it; none knows its parent. */
export type Node = MorphModule.ts.Node;

/** A top-level statement. */
export type Statement = MorphModule.ts.Statement;

/** Where a text cannot be parsed. */
export interface SyntaxError {
  readonly line: number;
  readonly message: string;
}

/** Loads it. */
export const loadParser = async (): Promise<Parser> => {
  const { ts } = await import("ts-morph");
  return ts;
};

/** A parsed text, and what reads on in it. */
export interface Source {
  readonly file: SourceFile;
  readonly ts: Parser;
  /** Where the first token of a node begins, behind blanks and comments. */
  readonly startOf: (node: Node) => number;
}

/**
 * Parses a text without BOM. A project of ts-morph keeps what it parsed, and hundreds of modules one after the other
 * are so many megabytes; no comment is read, and no node asks for its parent.
 */
export const parseText = (text: string, ts: Parser): Source => {
  const languageVersion = ts.ScriptTarget.Latest;
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const options = { languageVersion, jsDocParsingMode };
  const file = ts.createSourceFile("/module.ts", text, options, false);
  const scanner = ts.createScanner(languageVersion, true);
  scanner.setText(text);
  const startOf = ({ pos }: Node): number => {
    scanner.resetTokenState(pos);
    scanner.scan();
    return scanner.getTokenStart();
  };
  return { file, ts, startOf };
};

/** The text of a name. Its property `text` is made by the language service, which the command goes without. */
export const nameOf = (
  node: MorphModule.ts.ModuleExportName | MorphModule.ts.ModuleName,
  ts: Parser,
): string => (ts.isIdentifier(node) ? ts.idText(node) : node.text);

/** What the parser itself complained about; asking a program for the same costs more than parsing. */
export const syntaxErrorIn = ({
  file,
  ts,
}: Source): SyntaxError | undefined => {
  const { parseDiagnostics = [] } = file as {
    parseDiagnostics?: readonly MorphModule.ts.DiagnosticWithLocation[];
  };
  const [first] = parseDiagnostics;
  if (first === undefined) return undefined;
  return {
    line: ts.getLineAndCharacterOfPosition(file, first.start).line + 1,
    message: ts.flattenDiagnosticMessageText(first.messageText, " "),
  };
};
