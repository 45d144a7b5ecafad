/** What is known of the connection that a session works on: who, where, which server, and how it stands. */
import type { Lease } from "./lease.js";
import type { StartupProtocol } from "./login.js";
import { type CallOptions, inspect, type ReadSession } from "./session.js";

/** What a connection knows of itself. */
export interface ConnectionFacts {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Version that the startup packet named. */
  readonly protocol: StartupProtocol;
  /** Whether it is made with TLS. */
  readonly isEncrypted: boolean;
  /**
   * Number of the connection in the coordinator, which a cancel request names. On DWS that of a logical connection, not
   * the `pid` of pg_stat_activity (dws_01_0120); `select pg_backend_pid()` gives that, to be read as text.
   */
  readonly backendId: number;
  /** `9.2.4` on DWS, where the console can change it: `select version()` tells more. */
  readonly serverVersion: string | undefined;
  /** Always `UTF8`. */
  readonly encoding: string | undefined;
  /** What the server reports of its settings (ParameterStatus), up to date: `TimeZone`, `is_superuser`, … */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The same with the state of the session. */
export interface ConnectionInfo extends ConnectionFacts {
  /**
   * - `idle`: a database, where each statement stands alone
   * - `open`: a transaction
   * - `failed`: one that can only be rolled back, unless a savepoint undoes what failed, or whose connection is lost
   */
  readonly transactionStatus: "idle" | "open" | "failed";
}

/** Of a connection of a database, which is given back. */
export const inspectAlone = (lease: Lease): ConnectionInfo => {
  const { facts } = lease;
  lease.release(false);
  return { ...facts, transactionStatus: "idle" };
};

/**
 * Tells of the connection of a transaction, or of one of a database's connections, which is made if there is none.
 * Nothing is asked of the server then: it is what it said last.
 * @throws {DwsError} when no connection can be made, or the transaction has ended
 */
export const connectionInfo = async (
  session: ReadSession,
  options: CallOptions = {},
): Promise<ConnectionInfo> => {
  const label = options.label ?? "connectionInfo";
  return session[inspect]({ ...options, label });
};
