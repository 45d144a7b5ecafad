/** What a session hears between its login and its first query: the engine's words, as DWS would say them. */
import type { Socket } from "node:net";
import { reportedSettings } from "../rewrite/rewrite.js";
import { readMessage, type ByteReader } from "../wire/byte-reader.js";
import {
  backendKeyData,
  frame,
  parameterStatus,
  type Message,
} from "../wire/wire.js";

/** What a server of PostgreSQL 9.2 reports; later versions report more. */
const reportedSince92: ReadonlySet<string> = new Set([
  "application_name",
  "client_encoding",
  "DateStyle",
  "integer_datetimes",
  "IntervalStyle",
  "is_superuser",
  "server_encoding",
  "server_version",
  "session_authorization",
  "standard_conforming_strings",
  "TimeZone",
]);

/** What openGauss reports besides, with its defaults (guc.cpp, GUC_REPORT); facts: connection.md 4, ParameterStatus. */
const dwsDefaults: readonly (readonly [name: string, value: string])[] = [
  ["application_type", "not_perfect_sharding_type"],
  ["behavior_compat_options", ""],
  ["connection_info", ""],
  ["query_band", ""],
];

const readText = (body: Buffer, from: number): string =>
  body.toString("latin1", from, body.indexOf(0, from));

/** The engine's report of one parameter; undefined for one that DWS does not report. */
const translate = ({ type, body }: Message): Buffer | undefined => {
  const name = readText(body, 0);
  if (!reportedSince92.has(name)) return undefined;
  const value = reportedSettings.get(name);
  const report =
    value === undefined ? frame(type, body) : parameterStatus(name, value);
  if (name !== "is_superuser") return report;
  // The same variable in openGauss, under a second name.
  const isSuperuser = readText(body, name.length + 1);
  return Buffer.concat([report, parameterStatus("is_sysadmin", isSuperuser)]);
};

/** What the greeting needs to know of the session. */
export interface Newcomer {
  /** The slot to tell the client, for the engine's process. */
  readonly takeSlot: (pid: number) => number;
  /** Settings of DWS's own that the client began with. */
  readonly given: ReadonlyMap<string, string>;
}

/** Passes on what the engine says up to its first ReadyForQuery; false when it refused the session instead. */
export async function passGreeting(
  client: Socket,
  engine: ByteReader,
  { takeSlot, given }: Newcomer,
): Promise<boolean> {
  for (;;) {
    const message = await readMessage(engine);
    const { type, body } = message;
    if (type === "S") {
      const report = translate(message);
      if (report !== undefined) client.write(report);
    } else if (type === "K") {
      for (const [name, value] of dwsDefaults) {
        client.write(parameterStatus(name, given.get(name) ?? value));
      }
      const slot = takeSlot(body.readInt32BE(0));
      client.write(backendKeyData(slot, body.subarray(4)));
    } else {
      client.write(frame(type, body));
    }
    if (type === "E") return false;
    if (type === "Z") return true;
  }
}
