/** A statement begins: it is written down, and a fault strikes before it is passed on or waits for its moment. */
import type { FaultPhase } from "./fault.js";
import type { Rule } from "./fault-list.js";
import { bind, close, readText, remember, textToExecute } from "./parsed.js";
import type { OpenRecord } from "./record.js";
import { isCommit } from "./statement-kind.js";
import { strikeBefore } from "./strike.js";
import type { Armed, Parsed, Talk, Unit, WireMessage } from "./unit.js";

const openRecord = (
  talk: Talk,
  unit: Unit,
  protocol: OpenRecord["protocol"],
  text: string,
): OpenRecord | undefined => {
  const retried = talk.retry?.record;
  talk.retry = undefined;
  if (retried !== undefined) {
    retried.attempts = unit.attempt;
    retried.engine = null;
    retried.isPassedOn = false;
    return retried;
  }
  if (!talk.control.record.isOn()) return undefined;
  return talk.control.record.open({
    connection: talk.connection,
    number: ++talk.statements,
    protocol,
    text,
    statusBefore: unit.statusBefore,
  });
};

const arm = (
  rule: Rule | undefined,
  record: OpenRecord | undefined,
): Armed | undefined =>
  rule && { rule, record, left: Math.max(rule.fault.after ?? 1, 1) };

interface Started {
  readonly unit: Unit;
  readonly message: WireMessage;
  readonly record: OpenRecord | undefined;
  readonly text: string;
  /** Whether it is a COMMIT. */
  readonly ends: boolean;
}

/** Whether a fault struck in the place of the statement. */
const strikesNow = (
  talk: Talk,
  phases: readonly FaultPhase[],
  { unit, message, record, text, ends }: Started,
): boolean => {
  const rule = talk.control.faults.find(phases, text);
  if (rule?.strike() !== true) return false;
  unit.isCommit = ends;
  strikeBefore(talk, unit, message, { rule, record, text });
  return true;
};

/** Lets faults wait for the reply, the rows or the data of the statement. */
const armLater = (talk: Talk, { unit, record, text, ends }: Started): void => {
  const { faults } = talk.control;
  const atEnd = faults.find(ends ? ["reply", "commit-after"] : ["reply"], text);
  // Counted now: what is kept back can no longer be said.
  if (atEnd?.strike() === true) {
    unit.reply = arm(atEnd, record);
    unit.isCommit = ends;
    unit.withheld = [];
  }
  unit.stream = arm(faults.find(["mid-stream"], text), record);
  unit.copy = arm(faults.find(["copy"], text), record);
};

/** A statement is about to run: whether it may go to the engine. */
const beginStatement = (
  talk: Talk,
  unit: Unit,
  message: WireMessage,
  textOf: () => string,
): boolean => {
  const isActive = talk.control.faults.isActive();
  unit.statements++;
  if (!isActive && !talk.control.record.isOn() && talk.retry === undefined) {
    unit.records.push(undefined);
    return true;
  }
  const text = textOf();
  const isSimple = message.type === "Q";
  const protocol = isSimple ? "simple" : "extended";
  const record = openRecord(talk, unit, protocol, text);
  unit.records.push(record);
  if (!isActive) return true;
  const ends = isCommit(text);
  const started = { unit, message, record, text, ends };
  const phases: FaultPhase[] = isSimple ? ["parse", "execute"] : ["execute"];
  if (ends) phases.push("commit-before");
  if (strikesNow(talk, phases, started)) return false;
  armLater(talk, started);
  return true;
};

const beginParse = (
  talk: Talk,
  unit: Unit,
  message: WireMessage,
  parsed: Parsed,
): boolean => {
  const { faults } = talk.control;
  if (!faults.isActive()) return true;
  const rule = faults.find(["parse"], parsed.text());
  if (rule?.strike() !== true) return true;
  const text = parsed.text();
  const record = openRecord(talk, unit, "extended", text);
  unit.records.push(record);
  unit.statements++;
  unit.isCommit = isCommit(text);
  strikeBefore(talk, unit, message, { rule, record, text });
  return false;
};

/** Takes a message of a unit in; whether it goes to the engine. */
export const begin = (
  talk: Talk,
  unit: Unit,
  message: WireMessage,
): boolean => {
  const { type, bytes } = message;
  switch (type) {
    case "Q": {
      const text = (): string => readText(bytes, 5).text;
      return beginStatement(talk, unit, message, text);
    }
    case "E":
      return beginStatement(talk, unit, message, textToExecute(talk, bytes));
    case "P":
      return beginParse(talk, unit, message, remember(talk, bytes));
    case "B":
      bind(talk, bytes);
      return true;
    case "C":
      close(talk, bytes);
      return true;
    default:
      return true;
  }
};
