/** Reads a module with ts-morph into plain data: its statements, where they stand, and what they export. */

import type * as MorphModule from "ts-morph";
import { GeneratorError } from "../errors.js";
import { exportedNames, hasModifier, type Morph } from "./exported-names.js";

/** A top-level statement; positions are offsets into the text, comments around it not included. */
export interface ParsedStatement {
  readonly start: number;
  readonly end: number;
  /** Where the comment begins that sits right above the statement; `start` when there is none. */
  readonly attached: number;
  /** Comments inside of the statement, in order. */
  readonly comments: () => readonly string[];
  /** The `"./x.js"` of `export … from "./x.js"`. */
  readonly from: string | undefined;
  /** Names that it exports by itself or as `export * as name`. */
  readonly names: readonly string[];
  readonly isImportOrExport: boolean;
}

/** A module as plain data. */
export interface ParsedModule {
  readonly text: string;
  readonly statements: readonly ParsedStatement[];
}

type Statement = MorphModule.Statement;

/** Parses a text without BOM; a syntax error is a GeneratorError of kind `conflict` that names the line. */
export async function parseModule(
  text: string,
  file: string,
): Promise<ParsedModule> {
  // 0.4 s and 60 MB: loaded only when a file really has to be read.
  const morph = await import("ts-morph");
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      noLib: true,
      noResolve: true,
      types: [],
      target: morph.ScriptTarget.Latest,
      module: morph.ModuleKind.ESNext,
    },
  });
  const source = project.createSourceFile("/module.ts", text);
  refuseBroken(project.getProgram().getSyntacticDiagnostics(source), file);
  return {
    text,
    // A lone `;` means nothing, and splices may leave one behind.
    statements: source
      .getStatements()
      .filter((one) => one.getKind() !== morph.SyntaxKind.EmptyStatement)
      .map((statement) => describe(statement, text, morph)),
  };
}

function refuseBroken(
  diagnostics: readonly MorphModule.DiagnosticWithLocation[],
  file: string,
): void {
  const [first] = diagnostics;
  if (first === undefined) return;
  const message = first.getMessageText();
  const at = `${file}:${first.getLineNumber()}`;
  throw new GeneratorError(
    "conflict",
    `${at} has a syntax error: ${typeof message === "string" ? message : message.getMessageText()}`,
    "Mend the file, or delete it to get a new one, and run the command again.",
    { at },
  );
}

function describe(
  statement: Statement,
  text: string,
  morph: Morph,
): ParsedStatement {
  const { ts, SyntaxKind } = morph;
  const start = statement.getStart();
  const end = endOf(statement, text, morph);
  const from = statement
    .asKind(SyntaxKind.ExportDeclaration)
    ?.getModuleSpecifierValue();
  const node = statement.compilerNode;
  return {
    start,
    end,
    attached: attachedStart(statement, start, text),
    comments: () => commentsIn(text.slice(start, end), morph),
    from,
    names: exportedNames(statement, morph),
    isImportOrExport:
      ts.isExportDeclaration(node) ||
      ts.isImportDeclaration(node) ||
      ts.isExportAssignment(node) ||
      hasModifier(node, SyntaxKind.ExportKeyword, morph),
  };
}

// In code without semicolons `;[1].map()` begins a line: the parser counts that `;` to the statement before.
function endOf(statement: Statement, text: string, morph: Morph): number {
  const end = statement.getEnd();
  const written = text.slice(statement.getStart(), end);
  if (!written.endsWith(";") || !written.includes("\n")) return end;
  const last = statement.getLastChildByKind(morph.SyntaxKind.SemicolonToken);
  const previous = last?.getPreviousSibling()?.getEnd() ?? end;
  return text.slice(previous, end).includes("\n") ? previous : end;
}

// A blank line between a comment and what follows says that the comment stands for itself.
function attachedStart(
  statement: Statement,
  start: number,
  text: string,
): number {
  let attached = start;
  for (const range of statement.getLeadingCommentRanges().toReversed()) {
    const gap = text.slice(range.getEnd(), attached);
    if (gap.split("\n").length > 2) break;
    attached = range.getPos();
  }
  return attached;
}

function commentsIn(text: string, { ts }: Morph): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false);
  scanner.setText(text);
  const comments: string[] = [];
  for (
    let kind = scanner.scan();
    kind !== ts.SyntaxKind.EndOfFileToken;
    kind = scanner.scan()
  ) {
    if (
      kind === ts.SyntaxKind.SingleLineCommentTrivia ||
      kind === ts.SyntaxKind.MultiLineCommentTrivia
    ) {
      comments.push(scanner.getTokenText());
    }
  }
  return comments;
}
