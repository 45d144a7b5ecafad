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
    pattern: /^declare\b(?:(?!\bcursor\b)[^])*(?<!\bno\s+)\bscroll\s/i,
    told: "DWS has no SCROLL cursors (0A000, dws_06_0216); read forward, and page back with orderBy and after",
  },
  {
    pattern: /^declare\b(?:(?!\bfor\b)[^])*\bwith\s+hold\b/i,
    told: "a cursor WITH HOLD must be closed before COMMIT on DWS (dws_01_0120), and stays on a connection that others use next; read inside db.transaction, or use stream",
  },
  {
    pattern: /^move\s+(?:backward|prior|first|absolute|relative\s+-)/i,
    told: "DWS moves cursors forward only (dws_06_0002); page back with orderBy and after",
  },
  {
    pattern: /^copy\b[^]*\b(?:from\s+stdin|to\s+stdout)\b/i,
    told: "the rows of a COPY do not come with the answer; use copy, copyOut or stream of a repository",
  },
  {
    pattern:
      /^(?:set|reset)\s+(?:session\s+)?(?:characteristics\s+as\s+transaction|session\s+characteristics|default_transaction_read_only)\b/i,
    told: "DWS does not let a session be read-only (dws_01_0120); use db.transaction with readOnly: true",
  },
  {
    pattern:
      /(?:(?<![\w$.])|pg_catalog\.)(?:lo_(?:creat|create|import|export|open|unlink)|lowrite|loread)\s*\(/i,
    told: "DWS has no large objects (dws_01_0120); use a bytea column",
  },
];

/** @throws {UsageError} when the statement, in which strings and comments are blanked out, is one of these */
export const assertSupported = (statement: string, label: string): void => {
  const met = UNSUPPORTED.find(({ pattern }) => pattern.test(statement));
  if (met !== undefined) throw new UsageError(`${label}: ${met.told}`);
};
