/** Follows what a client sends: in the order of the units, to the engine or to a fault. */
import { createdDatabase } from "../rewrite/create-database.js";
import { queryMessage } from "../wire/wire.js";
import { begin } from "./begin.js";
import { releaseFailure } from "./engine-side.js";
import { answerFaultCall } from "./fault-call.js";
import { readText } from "./parsed.js";
import { strikeInCopy } from "./strike.js";
import {
  mustWait,
  openUnit,
  type Talk,
  type Unit,
  type WireMessage,
} from "./unit.js";

/** The database that a rewritten statement makes; what is prepared is taken to be run in the same unit. */
const databaseOf = ({ type, bytes }: WireMessage) => {
  if (type === "Q") return createdDatabase(readText(bytes, 5).text);
  if (type !== "P") return undefined;
  return createdDatabase(readText(bytes, readText(bytes, 5).next).text);
};

const passOn = (talk: Talk, unit: Unit, message: WireMessage): void => {
  const { type, bytes } = message;
  // What follows a failure goes to the engine, which overlooks it.
  const record = unit.hasFailed ? undefined : unit.records.at(-1);
  if (record !== undefined && (type === "Q" || type === "E")) {
    record.isPassedOn = true;
    if (record.phase === "received") record.phase = "passed-on";
  }
  if (type === "P" && !unit.hasFailed) {
    const name = readText(bytes, 5).text;
    if (name !== "") unit.prepared.push(name);
  }
  const passed = talk.rewrite(type, bytes);
  if (passed !== bytes) unit.database ??= databaseOf(message);
  talk.wires.toEngine(passed);
};

/** Whether an extended query is at a COPY of the client's data. */
const isCopying = ({ units: [unit] }: Talk): boolean =>
  unit?.isCopyIn === true && !unit.isSimple;

/** A message of a unit; Q and F are units of their own, S ends one. */
const takeUnitMessage = (talk: Talk, message: WireMessage): void => {
  const { type, bytes } = message;
  if (type === "S" && talk.current === undefined && isCopying(talk)) {
    // The engine overlooked the Sync that came before the copy's data: this one is its successor.
    talk.wires.toEngine(bytes);
    return;
  }
  const unit = (talk.current ??= openUnit(talk, type === "Q"));
  const isEnd = type === "Q" || type === "F" || type === "S";
  if (isEnd) talk.current = undefined;
  if (unit.skipsToSync && !isEnd) return;
  unit.log?.push(message);
  const isPassed = unit.hasFailed || begin(talk, unit, message);
  if (isEnd) unit.isSynced = true;
  if (type === "H") {
    unit.hasFlush = true;
    releaseFailure(talk, unit);
  }
  if (isPassed) passOn(talk, unit, message);
};

/** Data and the end of a COPY; the engine itself overlooks what comes after an error. */
const takeCopyMessage = (talk: Talk, { type, bytes }: WireMessage): void => {
  const unit = talk.units[0];
  const armed = type === "d" ? unit?.copy : undefined;
  talk.wires.toEngine(bytes);
  if (unit === undefined || armed === undefined || --armed.left > 0) return;
  unit.copy = undefined;
  if (armed.rule.strike()) strikeInCopy(talk, unit, armed);
};

const ofUnits = "QPBDECSHF";

const take = (talk: Talk, message: WireMessage): void => {
  const call =
    message.type === "Q"
      ? answerFaultCall(talk.control, message.bytes)
      : undefined;
  if (call !== undefined) {
    const unit = openUnit(talk, true);
    unit.isSynced = true;
    talk.wires.toEngine(queryMessage(call));
  } else if (ofUnits.includes(message.type) && message.type !== "") {
    takeUnitMessage(talk, message);
  } else if (message.type === "X") {
    talk.wires.toEngine(message.bytes);
  } else {
    takeCopyMessage(talk, message);
  }
};

/** Whether the message has to stay in the inbox for now; data of a COPY belongs to the unit at work. */
const mustStay = (talk: Talk, { type }: WireMessage): boolean => {
  if (talk.current !== undefined || type === "d" || type === "") return false;
  if (type === "c" || type === "f") return false;
  if (type === "S" && isCopying(talk)) return false;
  return mustWait(talk);
};

/** Takes from the inbox what need not wait any longer. */
export function pump(talk: Talk): void {
  while (talk.mode === "open") {
    const [message] = talk.inbox;
    if (message === undefined || mustStay(talk, message)) return;
    talk.inbox.shift();
    take(talk, message);
  }
  talk.inbox.length = 0;
}

/** Takes what the client sent. */
export function fromClient(talk: Talk, message: WireMessage): void {
  if (talk.mode !== "open") return;
  if (talk.inbox.length > 0 || mustStay(talk, message)) {
    talk.inbox.push(message);
  } else {
    take(talk, message);
  }
}
