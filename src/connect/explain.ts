/** Says in one sentence why a database could not be reached or read, and what to do. */
import { GeneratorError } from "../errors.js";
import { readFailure } from "../runtime/classify.js";
import { DwsError, UsageError } from "../runtime/errors.js";
import type { ConnectionSettings, Host } from "../runtime/settings.js";
import { findExplanation, type Place } from "./explanations.js";

const DEFAULT_WAIT_MS = 10_000;

/** `host:port`; an IPv6 address in brackets. */
export const nameHost = ({ host, port }: Host): string =>
  host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;

const placeOf = (settings: ConnectionSettings, waitMs: number): Place => ({
  hosts: settings.hosts.map(nameHost).join(", "),
  database: settings.database,
  user: settings.user,
  seconds: waitMs / 1000,
});

const CHECK_SETTINGS =
  "Correct it in the flag, in .yo-rc.json or in the environment.";

/** What nobody foresaw: the words of whoever refused. */
const inItsOwnWords = (place: Place, error: unknown) => {
  const { code, message } = readFailure(error);
  const isSaid = code === undefined || message.includes(code);
  const state = isSaid ? "" : ` (${code})`;
  return {
    what: `Could not connect to ${place.hosts}: ${message}${state}`,
    hint: "Check --host, --port and --database, and ask the cluster's administrator what this answer means.",
  };
};

/**
 * What a failed connect means.
 * @param waitMs milliseconds after which a silent server was given up. @default 10000
 */
export const explainConnectFailure = (
  settings: ConnectionSettings,
  error: unknown,
  waitMs: number = DEFAULT_WAIT_MS,
): GeneratorError => {
  const place = placeOf(settings, waitMs);
  if (error instanceof UsageError) {
    return new GeneratorError("connect", error.message, CHECK_SETTINGS, {
      cause: error,
    });
  }
  const { what, hint } =
    findExplanation(place, error) ?? inItsOwnWords(place, error);
  return new GeneratorError("connect", what, hint, { cause: error });
};

/** What a failure while reading means; errors that already say it are passed on. */
export const explainReadFailure = (
  settings: ConnectionSettings,
  error: unknown,
): unknown =>
  error instanceof DwsError
    ? new GeneratorError(
        "introspect",
        `The schema could not be read from ${placeOf(settings, DEFAULT_WAIT_MS).hosts}: ${error.message}`,
        error.transient
          ? "The server was lost while reading: try again."
          : "If a catalog is refused, ask for the right to read it; otherwise please report this.",
        { cause: error },
      )
    : error;
