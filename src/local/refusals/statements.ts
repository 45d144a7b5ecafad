/** The statements that DWS refuses whatever they are about: one row each, with its error and where that is written. */
import { isName, isWord, type Token } from "../rewrite/tokens.js";

/** A refusal of whole statements. */
export interface StatementRefusal {
  /** What it is called in tests and here, nowhere else. */
  readonly id: string;
  /** Whether the statement is meant. */
  readonly recognises: (tokens: readonly Token[]) => boolean;
  readonly sqlState: string;
  readonly message: string;
  /** Page or source that says so; tags as in catalog.md and connection.md, the error numbers are those of errmsg.txt. */
  readonly source: string;
}

/** True when the statement begins with these words. */
const begins =
  (...words: readonly string[]) =>
  (tokens: readonly Token[]): boolean =>
    words.every((word, at) => isWord(tokens[at], word));

/** `DECLARE name … CURSOR` or `CURSOR name … FOR` with the option among its options, and not after NO. */
const declares =
  (option: string) =>
  (tokens: readonly Token[]): boolean => {
    if (!isWord(tokens[0], "declare", "cursor") || !isName(tokens[1])) {
      return false;
    }
    const end = tokens.findIndex((token) => isWord(token, "for"));
    const at = tokens.findIndex(
      (token, place) => place > 1 && isWord(token, option),
    );
    return at > 0 && at < end && !isWord(tokens[at - 1], "no");
  };

const notSupported = "0A000";

/** In the order in which they are tried. */
export const statementRefusals: readonly StatementRefusal[] = [
  {
    id: "listen",
    recognises: begins("listen"),
    sqlState: notSupported,
    message: "LISTEN statement is not yet supported.",
    source: "dws_06_0002; GAUSS-04518",
  },
  {
    id: "unlisten",
    recognises: begins("unlisten"),
    sqlState: notSupported,
    message: "UNLISTEN statement is not yet supported.",
    source: "dws_06_0002; openGauss 1.0.0 utility.cpp",
  },
  {
    id: "notify",
    recognises: begins("notify"),
    sqlState: notSupported,
    // The misspelling is the server's.
    message: "NOFITY statement is not yet supported.",
    source: "dws_06_0002; GAUSS-04517",
  },
  {
    id: "prepare-transaction",
    recognises: begins("prepare", "transaction"),
    sqlState: notSupported,
    message: "Explicit prepare transaction is not supported.",
    source: "dws_06_0117; GAUSS-04426",
  },
  {
    id: "commit-prepared",
    recognises: begins("commit", "prepared"),
    sqlState: notSupported,
    message: "Explicit commit prepared transaction is not supported.",
    source: "dws_06_0117; GAUSS-04427",
  },
  {
    id: "rollback-prepared",
    recognises: begins("rollback", "prepared"),
    sqlState: notSupported,
    message: "Explicit rollback prepared transaction is not supported.",
    source: "dws_06_0117; GAUSS-04428",
  },
  {
    id: "scroll-cursor",
    recognises: declares("scroll"),
    sqlState: notSupported,
    message: "SCROLL CURSOR is not yet supported.",
    source: "dws_06_0188; GAUSS-04690",
  },
  {
    id: "insensitive-cursor",
    recognises: declares("insensitive"),
    sqlState: notSupported,
    message: "INSENSITIVE CURSOR is not yet supported.",
    source: "dws_06_0188 (not in the grammar); GAUSS-04691",
  },
];
