/** Failures as DWS and its relatives show them, ready to be scripted; codes and texts from facts/. */
import type {
  CutAction,
  DatanodeAction,
  ErrorAction,
  Warning,
} from "./fault.js";
import { datanodeTexts } from "./datanode-texts.js";

const error = (
  sqlState: string,
  message: string,
  warnings: readonly Warning[] = [],
): ErrorAction => ({ kind: "error", sqlState, message, warnings });

const fatal = (sqlState: string, message: string): ErrorAction => ({
  kind: "error",
  severity: "FATAL",
  sqlState,
  message,
});

/** XC repeats it about ten times a statement while the GTM is away; facts: engines.md. */
const gtmWarnings: readonly Warning[] = Array.from({ length: 10 }, () => ({
  sqlState: "08000",
  message: "can not connect to GTM",
}));

/** What a server says to all sessions when another one crashed; facts: engines.md. */
const crashWarning: Warning = {
  sqlState: "57P02",
  message: "terminating connection because of crash of another server process",
};

/** Failures by name, for {@link Fault.do}. */
export const faultShapes = {
  /** The pooler reaches no datanode during a failover; it precedes execution. dws_01_0120, connection.md 2.3. */
  poolerCannotConnect: error(
    "08006",
    "pooler: failed to create 1 connections, Error Message: remote node dn_6001_6002, detail: could not connect to server",
  ),
  /** A datanode is down and the statement needs it. XC and TB, engines.md. */
  noPooledConnections: error("53000", "Failed to get pooled connections"),
  /** A datanode died under a running statement. XC, engines.md. */
  datanodeLost: error("XX000", "Failed to read response from Datanodes", [
    { sqlState: "01000", message: "unexpected EOF on datanode connection" },
  ]),
  /** A datanode was lost between the last statement and COMMIT: nothing is applied. XC, engines.md; for `commit-before`. */
  prepareFailed: error(
    "XX000",
    "Failed to PREPARE the transaction on one or more nodes",
  ),
  /** The coordinator does not know whether the nodes committed. GAUSS-05321, connection.md 2.4; for either side of COMMIT. */
  commitInDoubt: error("08000", "Failed to COMMIT the transaction on nodes"),
  /** No GTM: every statement fails, behind a burst of warnings. XC, engines.md. */
  gtmLost: error(
    "08006",
    "GTM error, could not obtain snapshot XID = 0",
    gtmWarnings,
  ),
  /** The snapshot has become invalid. GAUSS-05973, connection.md 2.3. */
  invalidSnapshot: error("YY014", "Snapshot is invalid"),
  /** A kill or a shutdown. GAUSS-04225, connection.md 2.3. */
  adminShutdown: fatal(
    "57P01",
    "terminating connection due to administrator command",
  ),
  /** A datanode that is stopped fast under a statement: ERROR, and the session lives on. XC, engines.md. */
  datanodeShutdown: error(
    "57P01",
    "terminating connection due to administrator command",
  ),
  /** The server starts or stops; for `connect`. connection.md 2.3. */
  startingUp: fatal("57P03", "the database system is starting up"),
  /** All connections are taken; for `connect`. GAUSS-02525, connection.md 2.3. */
  tooManyClients: fatal(
    "53300",
    "Already too many clients, active/non-active/reserved: 797/0/3.",
  ),
  /** Another transaction changed the row, at READ COMMITTED too. TRB 0206, connection.md 2.3. */
  concurrentUpdate: error(
    "40001",
    "abort transaction due to concurrent update",
  ),
  /** GAUSS-04080, connection.md 2.3. */
  deadlock: error("40P01", "deadlock detected"),
  /** Often in the place of a deadlock; the retry list says YY003, GAUSS-04085 prints YY002. connection.md 2.2. */
  lockWaitTimeout: error("YY003", "Lock wait timeout"),
  /** The disks are nearly full. GAUSS-04242, connection.md 2.3. */
  clusterReadOnly: error(
    "25006",
    "cannot execute INSERT in a read-only transaction",
  ),
  /** GAUSS-04380, connection.md 2.3. */
  outOfMemory: error("53200", "memory is temporarily unavailable"),
  /** The end of a socket with no word; so may pg_terminate_backend end on GaussDB. connection.md 2.3. */
  lost: { kind: "cut" } satisfies CutAction,
  /** The same by a reset. */
  reset: { kind: "cut", reset: true } satisfies CutAction,
  /** The coordinator was stopped at once: a warning, then an end without a code. XC, engines.md. */
  coordinatorCrash: {
    kind: "cut",
    warnings: [crashWarning],
  } satisfies CutAction,
} as const;

const retryText = (sqlState: string): string =>
  datanodeTexts.get(sqlState) ?? `datanode failure ${sqlState}`;

/** A code of connection.md 2.2 as the client sees it when no CN retry helped, say `YY001`; the texts are inferred. */
export const retryError = (sqlState: string): ErrorAction =>
  error(sqlState, retryText(sqlState));

/** The same inside the cluster: the coordinator may retry the statement. */
export const datanodeFault = (sqlState: string): DatanodeAction => ({
  kind: "datanode",
  sqlState,
  message: retryText(sqlState),
});
