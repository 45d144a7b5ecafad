/** Follows what the engine answers: keeps the record true, and holds replies back for the faults that wait in them. */
import { readErrorFields } from "../wire/wire.js";
import { finish } from "./aside.js";
import { retryOrSay } from "./cn-retry.js";
import { settle } from "./outcome.js";
import type { Answer, OpenRecord, TransactionStatus } from "./record.js";
import { sayReplacement, strikeInReply, strikeInStream } from "./strike.js";
import type { Talk, Unit, WireMessage } from "./unit.js";

/** Messages of a reply that a failure leaves as they are: they say nothing of the outcome. */
const isHarmless = (type: string): boolean => "123ntTN".includes(type);

/** Passes on, keeps back or drops. */
const reply = (talk: Talk, unit: Unit, { type, bytes }: WireMessage): void => {
  if (unit.isMuted) return;
  if (unit.withheld === undefined) {
    unit.hasStreamed = true;
    talk.wires.toClient(bytes);
  } else if (isHarmless(type)) {
    unit.withheld.push(bytes);
  }
};

const answer = (
  talk: Talk,
  unit: Unit,
  record: OpenRecord | undefined,
  given: Answer,
): void => {
  if (record === undefined) return;
  const before = record.engine?.kind === "tag" ? record.engine.tags : [];
  record.engine =
    given.kind === "tag"
      ? { kind: "tag", tags: [...before, ...given.tags] }
      : given;
  record.phase = "answered";
  const isTold =
    talk.mode === "open" && unit.withheld === undefined && !unit.isMuted;
  if (isTold) record.client = record.engine;
};

/** The statement that the engine is at: a simple query is one, however many tags it is answered with. */
const recordAtWork = (unit: Unit): OpenRecord | undefined =>
  unit.records[Math.min(unit.answered, unit.records.length - 1)];

/** The fault in the reply, where ReadyForQuery is not asked for. */
const strikeAtFlush = (talk: Talk, unit: Unit): void => {
  const isLast = unit.answered === unit.records.length;
  if (isLast && !unit.isSynced && unit.hasFlush) strikeInReply(talk, unit);
};

const onTag = (talk: Talk, unit: Unit, message: WireMessage): void => {
  const { type, bytes } = message;
  const tag =
    type === "C"
      ? bytes.toString("utf8", 5, bytes.length - 1)
      : type === "s"
        ? "(portal suspended)"
        : "(empty)";
  answer(talk, unit, recordAtWork(unit), { kind: "tag", tags: [tag] });
  if (!unit.isSimple) unit.answered++;
  reply(talk, unit, message);
  strikeAtFlush(talk, unit);
};

const onError = (talk: Talk, unit: Unit, message: WireMessage): void => {
  const fields = readErrorFields(message.bytes.subarray(5));
  const { replacement } = unit;
  unit.hasError = true;
  unit.hasFailed = true;
  if (replacement !== undefined) {
    if (!replacement.mayRetry) sayReplacement(talk, unit);
    return;
  }
  answer(talk, unit, recordAtWork(unit), {
    kind: "error",
    severity: fields.get("V") ?? "",
    sqlState: fields.get("C") ?? "",
    message: fields.get("M") ?? "",
  });
  unit.answered = unit.records.length;
  reply(talk, unit, message);
  strikeAtFlush(talk, unit);
};

const onRow = (talk: Talk, unit: Unit, message: WireMessage): void => {
  const { type, bytes } = message;
  if (unit.aside !== undefined) {
    if (type === "D") unit.value = bytes.toString("utf8", 11);
    return;
  }
  reply(talk, unit, message);
  const armed = type === "D" ? unit.stream : unit.copy;
  if (armed === undefined || --armed.left > 0) return;
  if (type === "D") unit.stream = undefined;
  else unit.copy = undefined;
  if (armed.rule.strike()) strikeInStream(talk, unit, armed);
};

const onReady = (talk: Talk, unit: Unit, { bytes }: WireMessage): void => {
  talk.units.shift();
  talk.status = bytes.toString("latin1", 5, 6) as TransactionStatus;
  const { aside, replacement } = unit;
  if (aside !== undefined) {
    aside(unit.value);
  } else {
    settle(unit, talk.status);
    if (unit.reply !== undefined) strikeInReply(talk, unit);
    if (replacement?.mayRetry === true && unit.statements === 1) {
      retryOrSay(talk, unit, replacement.sqlState, bytes);
    } else {
      sayReplacement(talk, unit);
      finish(talk, unit, bytes);
    }
  }
  talk.onFree();
};

/** A Flush: the client waits for what is there, and no CN retry can come any more (facts: connection.md 2.1). */
export function releaseFailure(talk: Talk, unit: Unit): void {
  if (unit.replacement === undefined) return;
  unit.replacement.mayRetry = false;
  if (unit.hasError) sayReplacement(talk, unit);
}

/** Whether messages of this type have to come one by one and whole. */
export const isLookedAt = (talk: Talk, type: string): boolean => {
  const [unit] = talk.units;
  if (type === "D") return (unit?.stream ?? unit?.aside) !== undefined;
  return type !== "d" || unit?.copy !== undefined;
};

/** Rows and data that nobody looks at: whole messages or parts of them. */
export function passRows(talk: Talk, bytes: Buffer): void {
  const [unit] = talk.units;
  if (unit?.isMuted === true || unit?.withheld !== undefined) return;
  if (unit !== undefined) unit.hasStreamed = true;
  talk.wires.toClient(bytes);
}

/** Takes one message of the engine. */
export function fromEngine(talk: Talk, message: WireMessage): void {
  const [unit] = talk.units;
  const { type, bytes } = message;
  // Parameter values and notifications belong to no statement.
  if (unit === undefined || type === "S" || type === "A") {
    talk.wires.toClient(bytes);
    return;
  }
  if (type === "Z") onReady(talk, unit, message);
  else if (type === "D" || type === "d") onRow(talk, unit, message);
  else if (unit.aside !== undefined) return;
  else if (type === "E") onError(talk, unit, message);
  else if (type === "C" || type === "s" || type === "I") {
    onTag(talk, unit, message);
  } else if (type === "G") onCopyIn(talk, unit, message);
  else reply(talk, unit, message);
}

/** The client of a COPY waits for this before it sends data, whatever is kept back. */
const onCopyIn = (talk: Talk, unit: Unit, { bytes }: WireMessage): void => {
  unit.isCopyIn = true;
  for (const kept of unit.withheld?.splice(0) ?? []) talk.wires.toClient(kept);
  talk.wires.toClient(bytes);
};
