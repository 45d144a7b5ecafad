/** SQL that DWS does not have, or that needs another way: refused before it reaches the server, with what to use instead. */
import { UsageError } from "./errors.js";

interface Unsupported {
  readonly pattern: RegExp;
  /** What is wrong with it, and what does the job. */
  readonly told: string;
}

const UNSUPPORTED: readonly Unsupported[] = [
  {
    pattern: /^prepare\s+transaction\b/i,
    told: 'DWS refuses PREPARE TRANSACTION (0A000, dws_06_0117); db.transaction with onUnknownCommit: "probe" proves what became of a COMMIT',
  },
  {
    pattern: /^(?:commit|rollback)\s+prepared\b/i,
    told: "DWS prepares no transactions for you (dws_06_0117), so that there is none to end; use db.transaction",
  },
  {
    pattern: /^(?:listen|unlisten|notify)\b/i,
    told: "DWS has no LISTEN and NOTIFY (0A000, dws_06_0002); ask a table for what is new, or use a message queue",
  },
  {
    // After a name, which may be "scroll" itself; a quoted one is blanked out, and leaves three blanks.
    pattern:
      /^(?:declare|cursor)\s(?:\s\s|\s*\S+\s)(?:(?!\b(?:cursor|for)\b)[^])*(?<!\bno\s+)\bscroll\s/i,
    told: "DWS has no SCROLL cursors (0A000, dws_06_0216); read forward, and page back with orderBy and after",
  },
  {
    // CURSOR name … FOR is DWS's own spelling, without DECLARE.
    pattern: /^(?:declare|cursor)\b(?:(?!\bfor\b)[^])*\bwith\s+hold\b/i,
    told: "a cursor WITH HOLD must be closed before COMMIT on DWS (dws_01_0120), and stays on a connection that others use next; read inside db.transaction, or use stream",
  },
  {
    pattern:
      /^move\s+(?:(?:backward|prior|first|absolute)(?![\w$\u0080-\uffff])|relative\s+-)/i,
    told: "DWS moves cursors forward only (dws_06_0002); page back with orderBy and after",
  },
  {
    // Of the query or the columns in parentheses nothing is read.
    pattern:
      /^copy\b(?:\s*\([^]*\)\s*to\s+stdout|[^(]*(?:\([^()]*\)[^(]*)?\b(?:from\s+stdin|to\s+stdout))\b/i,
    told: "the rows of a COPY do not come with the answer; use copy, copyOut or stream of a repository",
  },
  {
    pattern:
      /^(?:set|reset)\s+(?:session\s+)?(?:characteristics\s+as\s+transaction|session\s+characteristics|default_transaction_read_only)\b/i,
    told: "DWS does not let a session be read-only (dws_01_0120); use db.transaction with readOnly: true",
  },
  {
    // A table, a WITH query or a function that is made under such a name, or written to, is the caller's own.
    pattern:
      /(?:(?<![\w$.\u0080-\uffff])(?<!\b(?:into|table|exists|function|with|recursive|join|update)\s+)|(?<![\w$.\u0080-\uffff])pg_catalog\.)(?:lo_(?:creat|create|import|export|open|unlink)|lowrite|loread)\s*\(/i,
    told: "DWS has no large objects (dws_01_0120); use a bytea column",
  },
];

/** @throws {UsageError} when the statement, in which strings and comments are blanked out, is one of these */
export const assertSupported = (statement: string, label: string): void => {
  const met = UNSUPPORTED.find(({ pattern }) => pattern.test(statement));
  if (met !== undefined) throw new UsageError(`${label}: ${met.told}`);
};
