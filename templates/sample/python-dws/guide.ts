/** What both samples share with the guide's script: how rows and failures are printed. Start with plain.ts or repository.ts. */
import { subscribe } from "node:diagnostics_channel";
import {
  completeSettings,
  ConnectError,
  DeadlineError,
  type RetryEvent,
  settingsFromEnvironment,
} from "../../dws/index.js";
import { PREPARATION, prepareProgram } from "../program.js";
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
  prepareProgram();
  subscribe("dws.retry", (event) => {
    const { label, attempt, delayMs } = event as RetryEvent;
    const end =
      label === "connect"
        ? `, the last one within ${patience() / 1_000} s`
        : "";
    console.error(
      `${label}: attempt ${attempt} failed, the next one in ${delayMs} ms${end}`,
    );
  });
  try {
    await sample();
  } catch (error) {
    console.log(describe(error));
    if (isOfConnecting((error as Error).cause)) console.error(PREPARATION);
    process.exitCode = 1;
  }
};

const isOfConnecting = (error: unknown) =>
  error instanceof ConnectError || error instanceof DeadlineError;

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

/** What Node or the server says of a connection that did not come about. */
interface Refusal extends Error {
  readonly code?: string;
  /** Where Node tried it. */
  readonly address?: string;
  readonly severity?: string;
}

/** Codes of Node in the words of C. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Connection refused",
  ECONNRESET: "Connection reset by peer",
  EHOSTUNREACH: "No route to host",
  ENETUNREACH: "Network is unreachable",
  ETIMEDOUT: "Connection timed out",
};
const REASONS_OF_NAMES: typeof REASONS = {
  ENOTFOUND: "Name or service not known",
  EAI_AGAIN: "Temporary failure in name resolution",
};

/** The guide's script prints what libpq says; so do we, so that the lines are the same. */
const inWordsOfLibpq = (error: Refusal): string => {
  // A name may have several addresses: each was tried.
  const all =
    error instanceof AggregateError ? (error.errors as Refusal[]) : [error];
  return all.map(lineOf).join("");
};

const lineOf = ({ code = "", address, severity, message }: Refusal): string => {
  const { hosts } = completeSettings(settingsFromEnvironment(process.env));
  const unknown = REASONS_OF_NAMES[code];
  if (unknown !== undefined) {
    const names = hosts.map(({ host }) => `"${host}"`).join(" or ");
    return `could not translate host name ${names} to address: ${unknown}\n`;
  }
  const names = hosts.map(({ host, port }) => {
    const isTold = hosts.length > 1 || (address ?? host) === host;
    return `"${host}"${isTold ? "" : ` (${address})`}, port ${port}`;
  });
  const reason = REASONS[code];
  const why =
    reason === undefined
      ? [severity, message].filter(Boolean).join(":  ")
      : `${reason}\n\tIs the server running on that host and accepting TCP/IP connections?`;
  return `connection to server at ${names.join(" or ")} failed: ${why}\n`;
};
