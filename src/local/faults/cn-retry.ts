/** The coordinator's own retry of a statement that a datanode failed; facts: connection.md 2.1. */
import { dwsSettings } from "../refusals/settings.js";
import { finish, runAside } from "./aside.js";
import { sayReplacement } from "./strike.js";
import type { Talk, Unit } from "./unit.js";

const valueOf = (name: string): string => {
  const initial = dwsSettings.get(name)?.initial ?? "";
  return `coalesce(nullif(dws_newer.current_setting('dws.${name}', true), ''), '${initial}')`;
};

/** Reads both settings of the session as one text. */
const settingsQuery = `select ${valueOf("max_query_retry_times")} || ' ' || ${valueOf("retry_ecode_list")}`;

/** Whether a statement that failed in its `attempt`-th run is run again. */
const mayRetry = (
  settings: string,
  sqlState: string,
  attempt: number,
): boolean => {
  const [most = "0", ...codes] = settings.split(/[\s,]+/);
  return attempt <= Number(most) && codes.includes(sqlState);
};

/** Sends the messages of the unit once more. */
const retry = (talk: Talk, unit: Unit): void => {
  const { attempt, log = [], records, prepared } = unit;
  const again = (): void => {
    talk.isWaiting = false;
    talk.retry = { attempt: attempt + 1, record: records[0] };
    talk.inbox.unshift(...log);
    talk.onFree();
  };
  const wait = (): void => {
    talk.isWaiting = true;
    talk.control.wait(talk.control.cnRetryDelayMs * attempt, again);
  };
  if (prepared.length === 0) {
    wait();
    return;
  }
  const names = prepared.map((name) => `"${name.replaceAll('"', '""')}"`);
  const drops = names.map((name) => `deallocate ${name}`);
  runAside(talk, drops.join(";"), wait);
};

/** A failure that the coordinator may get rid of: by now the engine is out of the failed attempt. */
export const retryOrSay = (
  talk: Talk,
  unit: Unit,
  sqlState: string,
  ready: Buffer,
): void => {
  runAside(talk, settingsQuery, (value) => {
    if (mayRetry(value, sqlState, unit.attempt)) {
      retry(talk, unit);
      return;
    }
    sayReplacement(talk, unit);
    finish(talk, unit, ready);
  });
};
