/** What the steps of one host share: where it is, how patient we are, and what time it is. */
import type { ConnectionSettings, Host } from "../runtime/settings.js";

/** Whom to examine, and how. */
export interface Patient {
  readonly settings: ConnectionSettings;
  /** Schemas that are to be read: names and patterns. */
  readonly schemas: readonly string[];
  /** Connections that a pool of the project opens at most. */
  readonly poolMax: number;
  /** Milliseconds that one step may wait for an answer. */
  readonly waitMs: number;
  /** The clock on the wall, milliseconds since 1970. */
  readonly now: () => number;
}

/** One host of them. */
export interface Target {
  readonly host: Host;
  /** Those of the patient, with this host alone. */
  readonly settings: ConnectionSettings;
  readonly waitMs: number;
  readonly now: () => number;
}

/** The targets, one for each host. */
export const targetsOf = ({
  settings,
  waitMs,
  now,
}: Patient): readonly Target[] =>
  settings.hosts.map((host) =>
    Object.freeze({
      host,
      settings: { ...settings, hosts: [host] },
      waitMs,
      now,
    }),
  );
