/** Parses a module that a person edited, with ts-morph's parser and without asking for types. */
import type { EditedModule, EditedStatement } from "./edited-module.js";
import {
  loadParser,
  parseText,
  type SyntaxError,
  syntaxErrorIn,
} from "./parser.js";
import { readImports, usedNames } from "./read-imports.js";
import { readStatement } from "./read-statement.js";

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

/** Parses a text without BOM. */
export const readEdited = async (
  text: string,
): Promise<EditedModule | SyntaxError> => {
  const ts = await loadParser();
  const source = parseText(text, ts);
  const { file } = source;
  const error = syntaxErrorIn(source);
  if (error !== undefined) return error;
  const isImport = ts.isImportDeclaration;
  return {
    text,
    statements: joinOverloads(
      file.statements
        .filter((one) => !isImport(one) && !ts.isEmptyStatement(one))
        .map((one) => readStatement(one, source)),
    ),
    imports: file.statements
      .filter(isImport)
      .map((one) => readImports(one, source)),
    used: () => usedNames(file, ts),
  };
};
