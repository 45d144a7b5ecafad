/** Statements that the front runs in a client's session by itself. */
import type { CreatedDatabase } from "../rewrite/create-database.js";
import { frame, queryMessage } from "../wire/wire.js";
import type { TransactionStatus } from "./record.js";
import { failingText } from "./strike.js";
import { openUnit, type Talk, type Unit } from "./unit.js";

/** Runs a statement of the front's own; nothing of it reaches the client. */
export const runAside = (
  talk: Talk,
  sql: string,
  then: (value: string) => void,
): void => {
  const unit = openUnit(talk, true, then);
  unit.isSynced = true;
  talk.wires.toEngine(queryMessage(sql));
};

/** What brings the engine's transaction to where the client, who was told an error, believes it to be. */
const repairOf = (unit: Unit, status: TransactionStatus) => {
  if (!unit.isStruck || status === "I") return undefined;
  if (unit.isCommit || unit.statusBefore === "I") return "rollback";
  return status === "T" ? failingText : undefined;
};

/** The client may go on when the database that it made has its mode. */
const keepMode = (
  talk: Talk,
  database: CreatedDatabase,
  ready: Buffer,
): void => {
  const goOn = (): void => {
    talk.isWaiting = false;
    talk.wires.toClient(ready);
    talk.onFree();
  };
  talk.isWaiting = true;
  // It fails when the whole server is being stopped, or the database is dropped at once by another session.
  talk.control.keepMode(database).then(goOn, goOn);
};

/** Says ReadyForQuery, once the engine is where the client believes it to be. */
export const finish = (talk: Talk, unit: Unit, ready: Buffer): void => {
  if (unit.database !== undefined && !unit.hasError) {
    keepMode(talk, unit.database, ready);
    return;
  }
  const repair = repairOf(unit, talk.status);
  if (repair === undefined || talk.mode !== "open") {
    talk.wires.toClient(ready);
    return;
  }
  runAside(talk, repair, () => {
    talk.wires.toClient(frame("Z", Buffer.from(talk.status)));
    for (const record of unit.records) {
      if (record !== undefined) record.statusAfter = talk.status;
    }
  });
};
