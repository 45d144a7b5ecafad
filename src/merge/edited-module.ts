/** A module that a person edited as plain data: what stands where, to the character. */
import { memberDigest } from "./generated-members.js";

/** A piece of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A top-level statement, imports aside; the overloads of a function are one. */
export interface EditedStatement extends Range {
  readonly keyword: string;
  /** What it declares or exports. */
  readonly names: readonly string[];
  /** The doc comments above it, the nearest first. */
  readonly docs: readonly Range[];
  /** Its code without doc comments and decorators; of a class what stands before its body. */
  readonly code: Range;
  /** Of a class: from brace to brace. */
  readonly body: Range | undefined;
}

/** An imported name. */
export interface EditedImport extends Range {
  readonly imported: string;
  readonly local: string;
  /** See {@link importKey}. */
  readonly key: string;
}

/** An import declaration. */
export interface EditedImports extends Range {
  readonly from: string;
  readonly isType: boolean;
  /** The names in braces. */
  readonly names: readonly EditedImport[];
  /** Names beside the braces: a default, a namespace. */
  readonly others: readonly string[];
  readonly hasBraces: boolean;
}

/** A module as plain data. */
export interface EditedModule {
  readonly text: string;
  readonly statements: readonly EditedStatement[];
  readonly imports: readonly EditedImports[];
  /** Every name that is used outside of the import declarations. */
  readonly used: () => ReadonlySet<string>;
}

/** Digest of a statement as if we had written it. */
export const statementDigest = (
  { text }: EditedModule,
  { code }: EditedStatement,
  doc: Range | undefined,
): string => {
  const said = doc === undefined ? "" : text.slice(doc.start, doc.end);
  return memberDigest(said, text.slice(code.start, code.end));
};
