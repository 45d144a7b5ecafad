/** The matrix of faults: each phase, in both protocols, in autocommit and in a block, with what has to come of it. */
import type { Client, Connection } from "pg";
import type { FaultAction, FaultPhase } from "../../src/local/start.js";

/** One fault and what it has to do. */
export interface FaultCase {
  readonly phase: FaultPhase;
  readonly kind: string;
  readonly action: FaultAction;
  readonly protocol: "simple" | "extended";
  readonly where: "autocommit" | "block";
  /** Whether the rows are there afterwards. */
  readonly isApplied: boolean;
  /** What the client is told, as `errorOf` says it. */
  readonly told: RegExp;
}

const actions: readonly (readonly [string, FaultAction, RegExp])[] = [
  ["cut", { kind: "cut" }, /^- Connection terminated unexpectedly$/],
  // A reset that comes right after data may look like an end.
  ["reset", { kind: "cut", reset: true }, /^ECONNRESET|unexpectedly$/],
  ["hang", { kind: "hang" }, /^no answer$/],
  [
    "error",
    { kind: "error", sqlState: "40001", message: "could not serialize" },
    /^40001 could not serialize$/,
  ],
  [
    "fatal",
    {
      kind: "error",
      severity: "FATAL",
      sqlState: "57P01",
      message: "terminating connection",
    },
    /^57P01 terminating connection$/,
  ],
];

const phases = {
  autocommit: ["parse", "execute", "reply", "mid-stream", "copy"],
  block: [
    "parse",
    "execute",
    "reply",
    "mid-stream",
    "copy",
    "commit-before",
    "commit-after",
  ],
} as const;

/** Where the engine has done its work when the fault strikes; a block is undone unless COMMIT is through. */
const isDone = (phase: FaultPhase, where: "autocommit" | "block"): boolean =>
  where === "block"
    ? phase === "commit-after"
    : phase === "reply" || phase === "mid-stream";

/** All of them. */
export const faultCases: readonly FaultCase[] = (
  ["autocommit", "block"] as const
).flatMap((where) =>
  phases[where].flatMap((phase) =>
    (["simple", "extended"] as const).flatMap((protocol) =>
      actions.map(([kind, action, told]) => ({
        phase,
        kind,
        action,
        protocol,
        where,
        isApplied: isDone(phase, where),
        told,
      })),
    ),
  ),
);

interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** COPY FROM STDIN with two messages of data; extended as libpq does it, with one Sync that the server overlooks. */
export const copyIn = (
  client: Client,
  text: string,
  lines: readonly string[],
  protocol: "simple" | "extended" = "simple",
): Promise<void> =>
  new Promise((resolve, reject) => {
    const submit = (connection: Connection): void => {
      if (protocol === "simple") {
        connection.query(text);
        return;
      }
      connection.parse({ text, name: "", types: [] }, true);
      connection.bind({}, true);
      connection.execute({}, true);
      connection.sync();
    };
    const query = {
      submit,
      handleCopyInResponse: (connection: CopyConnection) => {
        for (const line of lines) {
          connection.sendCopyFromChunk(Buffer.from(`${line}\n`));
        }
        connection.endCopyFrom();
        if (protocol === "extended") connection.sync();
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    };
    client.query(query as never);
  });

/** Execute with a Flush, as cursors do it; the Sync comes after the answer. */
export const runWithFlush = (client: Client, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const query = {
      submit: (connection: Connection): void => {
        connection.parse({ text, name: "", types: [] }, true);
        connection.bind({}, true);
        connection.execute({}, true);
        connection.flush();
      },
      handleDataRow: () => undefined,
      handleCommandComplete: (_: unknown, connection: Connection) => {
        connection.sync();
      },
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error, connection: Connection) => {
        connection.sync();
        reject(error);
      },
    };
    client.query(query as never);
  });
