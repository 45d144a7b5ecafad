/** Reads an index with ts-morph's parser into plain data: its statements, where they stand, and what they export. */

import { GeneratorError } from "../errors.js";
import { exportedNames, hasModifier } from "./exported-names.js";
import {
  loadParser,
  type Parser,
  parseText,
  type Source,
  type Statement,
  syntaxErrorIn,
} from "./parser.js";

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

/** Parses a text without BOM; a syntax error is a GeneratorError of kind `conflict` that names the line. */
export async function parseModule(
  text: string,
  file: string,
): Promise<ParsedModule> {
  const ts = await loadParser();
  const source = parseText(text, ts);
  refuseBroken(source, file);
  return {
    text,
    // A lone `;` means nothing, and splices may leave one behind.
    statements: source.file.statements
      .filter((one) => !ts.isEmptyStatement(one))
      .map((statement) => describe(statement, source)),
  };
}

function refuseBroken(source: Source, file: string): void {
  const error = syntaxErrorIn(source);
  if (error === undefined) return;
  const at = `${file}:${error.line}`;
  throw new GeneratorError(
    "conflict",
    `${at} has a syntax error: ${error.message}`,
    "Mend the file, or delete it to get a new one, and run the command again.",
    { at },
  );
}

function describe(
  node: Statement,
  { file, ts, startOf }: Source,
): ParsedStatement {
  const { text } = file;
  const start = startOf(node);
  const end = endOf(node, start, text, ts);
  return {
    start,
    end,
    attached: attachedStart(node, start, text, ts),
    comments: () => commentsIn(text.slice(start, end), ts),
    from: fromOf(node, ts),
    names: exportedNames(node, ts),
    isImportOrExport:
      ts.isExportDeclaration(node) ||
      ts.isImportDeclaration(node) ||
      ts.isExportAssignment(node) ||
      hasModifier(node, ts.SyntaxKind.ExportKeyword, ts),
  };
}

function fromOf(node: Statement, ts: Parser): string | undefined {
  const from = ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
  return from !== undefined && ts.isStringLiteral(from) ? from.text : undefined;
}

// In code without semicolons `;[1].map()` begins a line: the parser counts that `;` to the statement before.
function endOf(
  node: Statement,
  start: number,
  text: string,
  ts: Parser,
): number {
  const { end } = node;
  const written = text.slice(start, end);
  if (!written.endsWith(";") || !written.includes("\n")) return end;
  const previous = endBeforeLast(node, start, text, ts);
  return text.slice(previous, end).includes("\n") ? previous : end;
}

// Behind the last part of a statement stand brackets and keywords alone, which a scanner reads without a parser's help.
function endBeforeLast(
  node: Statement,
  start: number,
  text: string,
  ts: Parser,
): number {
  let previous = start;
  ts.forEachChild(node, (child) => {
    previous = Math.max(previous, child.end);
  });
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true);
  scanner.setText(text, previous);
  for (scanner.scan(); scanner.getTokenEnd() < node.end; scanner.scan()) {
    previous = scanner.getTokenEnd();
  }
  return previous;
}

// A blank line between a comment and what follows says that the comment stands for itself.
function attachedStart(
  { pos }: Statement,
  start: number,
  text: string,
  ts: Parser,
): number {
  let attached = start;
  const ranges = ts.getLeadingCommentRanges(text, pos) ?? [];
  for (const range of ranges.toReversed()) {
    const gap = text.slice(range.end, attached);
    if (gap.split("\n").length > 2) break;
    attached = range.pos;
  }
  return attached;
}

function commentsIn(text: string, ts: Parser): readonly string[] {
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
