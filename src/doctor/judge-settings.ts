/** Judges the cluster's settings: its own retry, its timeouts, its passwords and its room for connections. Pure. */
import { readFailure } from "../runtime/classify.js";
import { LONGEST_IDLE_MS } from "../runtime/connect.js";
import { readDuration, sayDuration } from "./durations.js";
import { type Finding, ok, skipped, warning } from "./finding.js";
import type { LimitFacts } from "./probe-cluster.js";
import type { Probed } from "./probe-network.js";

/** Applies a judgement to a setting that could be read; an unknown or refused one is skipped. */
export const judgeReading = <Facts>(
  reading: Probed<Facts>,
  judge: (facts: Facts) => Finding,
): Finding => {
  if (reading.kind === "facts") return judge(reading.facts);
  const { code, message } = readFailure(reading.error);
  if (code === "42704") return skipped("this server has no such setting");
  if (code === "42501") return skipped("this user may not read it");
  return warning(
    `It could not be read: ${message}`,
    "Run it again; if it stays, look at the cluster's state in the console.",
  );
};

/** Before its n-th retry the coordinator waits n times this long (openGauss stmt_retry.cpp). */
const CN_WAIT_MS = 10_000;
/** Deadline of a call of the runtime, when nothing else is said. */
const DEADLINE_MS = 120_000;

/** How many of the coordinator's retries begin within a call's deadline. */
const fittingRetries = (times: number): number => {
  let [fitting, waitedMs] = [0, 0];
  while (
    fitting < times &&
    waitedMs + CN_WAIT_MS * (fitting + 1) < DEADLINE_MS
  ) {
    fitting++;
    waitedMs += CN_WAIT_MS * fitting;
  }
  return fitting;
};

/** Judges `max_query_retry_times` (dws_04_0932). */
export const judgeRetryTimes = (text: string): Finding => {
  const times = Number(text);
  if (times === 0) {
    return warning(
      "The coordinator's own retry is off (max_query_retry_times is 0): a single statement that loses a datanode fails at once, and a write among them ends as unknown.",
      "Set max_query_retry_times to 6, its default, in the console or with ALTER ROLE … SET.",
    );
  }
  const fitting = fittingRetries(times);
  const part = fitting < times ? `${fitting} of them fit` : "all of them fit";
  return ok(
    `the coordinator repeats a single statement up to ${times} times; ${part} into a call's deadline of ${sayDuration(DEADLINE_MS)}`,
  );
};

const codesUpTo = (last: number): readonly string[] =>
  Array.from(
    { length: last },
    (_, index) => `YY${String(index + 1).padStart(3, "0")}`,
  );

/** In every edition of the manual (dws_04_0497); later editions add more. */
const ESSENTIAL_CODES = codesUpTo(16);

/** The codes of the connection facts, 2.2, that are about lost nodes too. */
const LATER_CODES = ["08006", "08000", "57P01", "53200", "XX003", "XX009"];

/** Judges `retry_ecode_list` (dws_04_0932). */
export const judgeRetryCodes = (text: string): Finding => {
  const codes = new Set(text.toUpperCase().match(/[0-9A-Z]{5}/g) ?? []);
  const lacking = (known: readonly string[]) =>
    known.filter((code) => !codes.has(code));
  const missing = lacking(ESSENTIAL_CODES);
  if (missing.length > 0) {
    return warning(
      `The coordinator does not retry after ${missing.join(", ")} (retry_ecode_list), which are lost connections between its nodes.`,
      "Put the default of retry_ecode_list back, in the console or with ALTER ROLE … RESET.",
    );
  }
  const later = lacking(LATER_CODES);
  return ok(
    later.length === 0
      ? `${codes.size} codes`
      : `${codes.size} codes, without ${later.join(", ")}: for those the runtime's own retry is alone`,
  );
};

/** Judges `session_timeout` (dws_04_0890): seconds, 0 for off. */
export const judgeSessionTimeout = (text: string): Finding => {
  const ms = readDuration(text, "s");
  if (ms === undefined) return skipped(`"${text}" is no duration`);
  const pool = sayDuration(LONGEST_IDLE_MS);
  if (ms === 0)
    return ok(`off; the pool keeps none idle for more than ${pool}`);
  return ms > LONGEST_IDLE_MS
    ? ok(
        `ends idle sessions after ${sayDuration(ms)}; the pool does so after ${pool} at most`,
      )
    : warning(
        `The server ends idle sessions after ${sayDuration(ms)} (session_timeout), the pool only after ${pool}: the pool drops what was ended, but has to connect anew, and a call that is sent at that very moment loses its connection.`,
        "Set session_timeout to 600, its default, in the console or with ALTER ROLE … SET.",
      );
};

/** A round trip to the server and some work between two statements take no longer. */
const SHORT_PAUSE_MS = 10_000;

/** Judges `idle_in_transaction_timeout` (dws_04_0934): seconds, 0 for off. */
export const judgeIdleInTransaction = (text: string): Finding => {
  const ms = readDuration(text, "s");
  if (ms === undefined) return skipped(`"${text}" is no duration`);
  if (ms === 0) return ok("off");
  const says = `a transaction that pauses for ${sayDuration(ms)} between two statements is ended`;
  return ms >= SHORT_PAUSE_MS
    ? ok(says)
    : warning(
        `${says.slice(0, 1).toUpperCase()}${says.slice(1)} (idle_in_transaction_timeout).`,
        "Raise it to a minute, and do nothing slow inside of a transaction.",
      );
};

/** Judges `password_encryption_type`, which holds for passwords that are set from now on. */
export const judgePasswordType = (text: string): Finding => {
  switch (text) {
    case "0":
      return warning(
        "New passwords are kept as MD5 alone (password_encryption_type is 0), which is weak.",
        "Set it to 2, or to 1 where psql or other PostgreSQL clients log in too, then change the passwords.",
      );
    case "1":
      return ok(
        "1: new passwords are kept as SHA256 and MD5, for every client",
      );
    case "2":
      return ok(
        "2: new passwords are kept as SHA256 alone; this runtime logs in, psql and drivers of PostgreSQL cannot",
      );
    default:
      return ok(text);
  }
};

/** Judges the room for the pool: the smallest of the limits counts. */
export const judgeConnections = (
  maxConnections: string,
  limits: LimitFacts | undefined,
  poolMax: number,
): Finding => {
  const all = [
    { limit: Number(maxConnections), name: "max_connections of a coordinator" },
    { limit: limits?.ofRole ?? -1, name: "the connection limit of the user" },
    {
      limit: limits?.ofDatabase ?? -1,
      name: "the connection limit of the database",
    },
  ];
  const [least] = all
    .filter(({ limit }) => limit >= 0)
    .sort((a, b) => a.limit - b.limit);
  if (least === undefined) return skipped("no limit is known");
  const { limit, name } = least;
  return poolMax <= limit
    ? ok(`a pool of ${poolMax} fits into ${limit} (${name})`)
    : warning(
        `A pool of ${poolMax} does not fit into ${limit}, ${name}: calls will fail with 53300 when it is full.`,
        "Give openDatabase a smaller max, counted over all processes of yours, or let an administrator raise the limit.",
      );
};

/** Judges `transaction_read_only`: DWS sets it cluster-wide when a disk is nearly full. */
export const judgeReadOnly = (text: string): Finding =>
  text === "off"
    ? ok("takes writes")
    : warning(
        "The cluster is read-only: every write will be refused with 25006.",
        "DWS turns it so when a disk is more than 90 % full: free space (VACUUM FULL, drop what is old) or add disks, then switch it off in the console.",
      );
