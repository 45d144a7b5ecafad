/** Lets a fault happen: before a statement is passed on, in its reply, in its rows, or in the data of a COPY. */
import { frame, queryMessage } from "../wire/wire.js";
import {
  isFailure,
  speakFailure,
  speakWarnings,
  type SpokenFailure,
} from "./answers.js";
import type { CutAction, HangAction } from "./fault.js";
import type { Rule } from "./fault-list.js";
import type { OpenRecord } from "./record.js";
import { isRepeatable, isRepeatableAfterEnd } from "./statement-kind.js";
import type { Armed, Talk, Unit, WireMessage } from "./unit.js";

/** No statement of any grammar: the engine answers with an error, and does with its transaction what errors do. */
export const failingText = "dws_local injected fault";

const failingQuery = queryMessage(failingText);
/** Parse without a name and without parameter types. */
const failingParse = frame("P", Buffer.from(`\0${failingText}\0\0\0`));
const copyFail = frame("f", Buffer.from(`${failingText}\0`));

const endingQuery = queryMessage("end");

const tell = (
  record: OpenRecord | undefined,
  told: OpenRecord["client"],
): void => {
  if (record !== undefined) record.client = told;
};

const note = ({ fault }: Rule, record: OpenRecord | undefined): void => {
  if (record === undefined) return;
  record.fault = { at: fault.at, kind: fault.do.kind };
};

const cutOrHang = (
  talk: Talk,
  action: CutAction | HangAction,
  record: OpenRecord | undefined,
): void => {
  tell(record, { kind: action.kind });
  if (action.kind === "hang") {
    talk.mode = "hung";
    return;
  }
  talk.wires.toClient(speakWarnings(action.warnings));
  talk.mode = "ended";
  talk.wires.end(action.reset === true ? "reset" : "close");
};

/** Says the failure; ends the session where it is the last word. */
const say = (
  talk: Talk,
  failure: SpokenFailure,
  record: OpenRecord | undefined,
): void => {
  talk.wires.toClient(failure.bytes);
  tell(record, failure.answer);
  if (!failure.isLast) return;
  talk.mode = "ended";
  talk.wires.end("close");
};

/** Says the failure that replaces the engine's error, after what was kept back. */
export function sayReplacement(talk: Talk, unit: Unit): void {
  const { replacement } = unit;
  if (replacement === undefined) return;
  for (const bytes of unit.withheld ?? []) talk.wires.toClient(bytes);
  unit.withheld = undefined;
  unit.replacement = undefined;
  unit.isStruck = true;
  say(talk, replacement.failure, replacement.record);
}

/** Whether it leaves the block that it is sent in before its one statement; it was sent there in the first attempt. */
const leavesBlock = (unit: Unit, text: string): boolean =>
  unit.isSimple &&
  (unit.statusBefore === "T" || unit.attempt > 1) &&
  isRepeatableAfterEnd(text);

/** Whether the coordinator may run it again, as far as can be known now; facts: connection.md 2.1. */
const mayRunAgain = (unit: Unit, text: string): boolean =>
  unit.log !== undefined &&
  unit.statements === 1 &&
  !unit.hasFlush &&
  !unit.hasStreamed &&
  (leavesBlock(unit, text) ||
    (unit.statusBefore === "I" && isRepeatable(text)));

/** Strikes in the place of the message, which is not passed on. */
export function strikeBefore(
  talk: Talk,
  unit: Unit,
  message: WireMessage,
  struck: {
    readonly rule: Rule;
    readonly record: OpenRecord | undefined;
    readonly text: string;
  },
): void {
  const { rule, record, text } = struck;
  const action = rule.fault.do;
  note(rule, record);
  unit.hasFailed = true;
  if (!isFailure(action)) {
    cutOrHang(talk, action, record);
    return;
  }
  const failure = speakFailure(action);
  if (failure.isLast) {
    say(talk, failure, record);
    return;
  }
  const isDatanode = action.kind === "datanode";
  const mayRetry = isDatanode && mayRunAgain(unit, text);
  unit.replacement = { failure, record, mayRetry, sqlState: action.sqlState };
  unit.withheld = mayRetry ? [] : undefined;
  if (mayRetry && leavesBlock(unit, text)) {
    // The END before the statement is no datanode's business: the block is over.
    talk.wires.toEngine(endingQuery);
    return;
  }
  // The engine fails in its own way: it aborts its block, and skips to the Sync of an extended query.
  talk.wires.toEngine(message.type === "Q" ? failingQuery : failingParse);
}

/** The fault that waited for the end of the statement. */
export function strikeInReply(talk: Talk, unit: Unit): void {
  const { reply: armed, withheld = [] } = unit;
  if (armed === undefined) return;
  unit.reply = undefined;
  unit.withheld = undefined;
  const { rule, record } = armed;
  const action = rule.fault.do;
  note(rule, record);
  if (!isFailure(action)) {
    cutOrHang(talk, action, record);
    return;
  }
  for (const bytes of withheld) talk.wires.toClient(bytes);
  failReply(talk, unit, speakFailure(action), record);
}

const failReply = (
  talk: Talk,
  unit: Unit,
  failure: SpokenFailure,
  record: OpenRecord | undefined,
): void => {
  unit.hasFailed = true;
  unit.isStruck = true;
  unit.isMuted = true;
  unit.skipsToSync = true;
  say(talk, failure, record);
};

/** The fault that waited for a row, or for data that COPY sends to the client. */
export function strikeInStream(talk: Talk, unit: Unit, armed: Armed): void {
  const { rule, record } = armed;
  const action = rule.fault.do;
  note(rule, record);
  if (isFailure(action)) {
    failReply(talk, unit, speakFailure(action), record);
  } else {
    cutOrHang(talk, action, record);
  }
}

/** The fault that waited for data that the client sends: an error makes the engine's COPY fail. */
export function strikeInCopy(talk: Talk, unit: Unit, armed: Armed): void {
  const { rule, record } = armed;
  const action = rule.fault.do;
  note(rule, record);
  if (!isFailure(action)) {
    cutOrHang(talk, action, record);
    return;
  }
  const failure = speakFailure(action);
  if (failure.isLast) {
    say(talk, failure, record);
    return;
  }
  const { sqlState } = action;
  unit.replacement = { failure, record, mayRetry: false, sqlState };
  unit.hasFailed = true;
  talk.wires.toEngine(copyFail);
}
