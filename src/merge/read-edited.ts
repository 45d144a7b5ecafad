/** Parses a module that a person edited, with ts-morph and without asking for types. */
import type * as MorphModule from "ts-morph";
import type { EditedModule, EditedStatement } from "./edited-module.js";
import type { Morph } from "./exported-names.js";
import { readImports, usedNames } from "./read-imports.js";
import { readStatement } from "./read-statement.js";

type Ts = Morph["ts"];
type SourceFile = MorphModule.ts.SourceFile;

/** Overloads and what they overload stand side by side: one statement to us. */
const joinOverloads = (
  statements: readonly EditedStatement[],
): readonly EditedStatement[] => {
  const joined: EditedStatement[] = [];
  for (const one of statements) {
    const last = joined.at(-1);
    const isOverload =
      one.keyword === "function" &&
      last?.keyword === "function" &&
      last.names[0] === one.names[0];
    if (last === undefined || !isOverload) joined.push(one);
    else {
      const code = { start: last.code.start, end: one.code.end };
      joined.splice(-1, 1, { ...last, end: one.end, code });
    }
  }
  return joined;
};

/** Where a text cannot be parsed. */
export interface SyntaxError {
  readonly line: number;
  readonly message: string;
}

const syntaxErrorIn = (file: SourceFile, ts: Ts): SyntaxError | undefined => {
  // What the parser itself complained about; asking a program for the same costs more than parsing.
  const { parseDiagnostics = [] } = file as {
    parseDiagnostics?: readonly MorphModule.ts.DiagnosticWithLocation[];
  };
  const [first] = parseDiagnostics;
  if (first === undefined) return undefined;
  return {
    line: file.getLineAndCharacterOfPosition(first.start).line + 1,
    message: ts.flattenDiagnosticMessageText(first.messageText, " "),
  };
};

/** Parses a text without BOM. */
export const readEdited = async (
  text: string,
): Promise<EditedModule | SyntaxError> => {
  // 0.4 s and 60 MB: loaded only when a file really has to be read.
  const morph = await import("ts-morph");
  const { ts } = morph;
  // The parser alone: a project keeps what it parsed, and hundreds of modules one after the other are so many megabytes.
  const target = ts.ScriptTarget.Latest;
  const file = ts.createSourceFile("/module.ts", text, target, true);
  const error = syntaxErrorIn(file, ts);
  if (error !== undefined) return error;
  const isImport = ts.isImportDeclaration;
  return {
    text,
    statements: joinOverloads(
      file.statements
        .filter((one) => !isImport(one) && !ts.isEmptyStatement(one))
        .map((one) => readStatement(one, file, morph)),
    ),
    imports: file.statements
      .filter(isImport)
      .map((one) => readImports(one, file, ts)),
    used: () => usedNames(file, ts),
  };
};
