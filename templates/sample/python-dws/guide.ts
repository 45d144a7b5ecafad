/** What both samples share with the guide's script: how rows and failures are printed. Start with plain.ts or repository.ts. */
import { subscribe } from "node:diagnostics_channel";
import { existsSync } from "node:fs";
import {
  completeSettings,
  ConnectError,
  DeadlineError,
  type RetryEvent,
  settingsFromEnvironment,
} from "../../dws/index.js";
import type { TestRow } from "./repositories/public/test.js";

/** Prints a row as the guide does. */
export const showRow = ({ id, name }: TestRow): void => {
  console.log(`id =  ${id}\nname =  ${name} \n`);
};

/** Milliseconds to go on trying to connect: a primary/standby switchover takes up to a minute. */
export const patience = (): number =>
  1_000 * Number(process.env["PGCONNECT_TIMEOUT"] || 60);

/** Adds the guide's own line to an error: `.catch(saying("select failed"))`. */
export const saying =
  (line: string) =>
  (error: unknown): never => {
    throw new Error(`${describe(error)}\n${line}`, { cause: error });
  };

/** Runs a sample; one that fails says why and ends with 1. */
export const runSample = async (sample: () => Promise<void>): Promise<void> => {
  if (existsSync(".env")) process.loadEnvFile(".env");
  subscribe("dws.retry", (event) => {
    const { label, attempt, delayMs } = event as RetryEvent;
    console.error(
      `${label}: attempt ${attempt} failed, the next one in ${delayMs} ms`,
    );
  });
  try {
    await sample();
  } catch (error) {
    console.log(describe(error));
    if (isOfConnecting((error as Error).cause)) console.error(HELP);
    process.exitCode = 1;
  }
};

const isOfConnecting = (error: unknown) =>
  error instanceof ConnectError || error instanceof DeadlineError;

/** What Node or the server says of a connection that did not come about. */
interface Refusal extends Error {
  readonly code?: string;
  readonly severity?: string;
}

const describe = (error: unknown): string => {
  // The deadline of the attempts has the last of them as its cause.
  const last = error instanceof DeadlineError ? error.cause : error;
  if (last instanceof ConnectError && last.cause instanceof Error) {
    return inWordsOfLibpq(last.cause);
  }
  return last === undefined
    ? inWordsOfLibpq(new Error("timeout expired"))
    : (error as Error).message;
};

/** The guide's script prints what libpq says; so do we, so that the lines are the same. */
const inWordsOfLibpq = ({ code, severity, message }: Refusal): string => {
  const { hosts } = completeSettings(settingsFromEnvironment(process.env));
  const names = hosts.map(({ host, port }) => `"${host}", port ${port}`);
  const why =
    code === "ECONNREFUSED"
      ? "Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?"
      : [severity, message].filter(Boolean).join(":  ");
  return `connection to server at ${names.join(" or ")} failed: ${why}\n`;
};

const HELP = `
No connection. Before the first one, the guide asks for this:
 1. An EIP is bound to the cluster (or this machine is in its VPC), and the security group lets the port in.
 2. PGHOST and PGPORT are its address and its port (8000), PGDATABASE is the database (gaussdb).
 3. PGUSER and PGPASSWORD are those of the administrator (dbadmin) or of another user.
Not needed here: libpq, nor password_encryption_type = 1 and a user with an MD5 password. These samples
log in with SHA256, which is what DWS keeps by default.`;
