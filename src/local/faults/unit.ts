/** What a session keeps in mind: the messages that one ReadyForQuery answers, and what waits behind them. */
import {
  createMessageRewriter,
  type MessageRewriter,
} from "../wire/rewrite-message.js";
import type { CreatedDatabase } from "../rewrite/create-database.js";
import type { SpokenFailure } from "./answers.js";
import type { Control } from "./control.js";
import type { Rule } from "./fault-list.js";
import type { OpenRecord, TransactionStatus } from "./record.js";

/** One message, or (with type "") a run of bytes that nobody looks into. */
export interface WireMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** A statement that was parsed; the text is decoded when somebody asks. */
export interface Parsed {
  /** Its name, "" for the unnamed one. */
  readonly name: string;
  text(): string;
}

/** A failure that struck before its statement was passed on: the engine's own error is replaced by it. */
export interface Replacement {
  readonly failure: SpokenFailure;
  readonly record: OpenRecord | undefined;
  /** Whether the coordinator may try again, as far as could be known at the strike. */
  mayRetry: boolean;
  readonly sqlState: string;
}

/** A fault that waits for its moment in the reply. */
export interface Armed {
  readonly rule: Rule;
  readonly record: OpenRecord | undefined;
  /** Rows or CopyData messages that still go by. */
  left: number;
}

/** A simple query, or the messages up to a Sync. */
export interface Unit {
  readonly statusBefore: TransactionStatus;
  /** Which run of the coordinator this is, from 1. */
  readonly attempt: number;
  /** Everything that was passed on, for a CN retry; undefined where none can come. */
  log: WireMessage[] | undefined;
  /** What was prepared by name; dropped before a retry. */
  readonly prepared: string[];
  /** Statements in the order of their answers; undefined where nothing is recorded. */
  readonly records: (OpenRecord | undefined)[];
  /** How many of them are answered. */
  answered: number;
  /** How many Executes and queries were passed on or struck. */
  statements: number;
  /** Whether the message that asks for ReadyForQuery was passed on. */
  isSynced: boolean;
  hasFlush: boolean;
  /** Whether any byte of the reply went to the client. */
  hasStreamed: boolean;
  readonly isSimple: boolean;
  /** Whether something in it failed: the engine, or the front, overlooks the rest up to the Sync. */
  hasFailed: boolean;
  /** Whether the engine reported an error. */
  hasError: boolean;
  /** Whether the client was told an ERROR that a fault made. */
  isStruck: boolean;
  isCopyIn: boolean;
  /** Replies kept back. */
  withheld: Buffer[] | undefined;
  /** After a failure in mid-stream: what else the engine says is dropped. */
  isMuted: boolean;
  /** What the client sends is dropped up to its Sync. */
  skipsToSync: boolean;
  replacement: Replacement | undefined;
  reply: Armed | undefined;
  stream: Armed | undefined;
  copy: Armed | undefined;
  /** Whether the fault that struck was at COMMIT. */
  isCommit: boolean;
  /** For a statement of the front's own: takes its single value. */
  readonly aside: ((value: string) => void) | undefined;
  value: string;
  /** A database that it makes and that is to have a mode of its own. */
  database: CreatedDatabase | undefined;
}

/** The sockets, as the session sees them. */
export interface Wires {
  readonly toEngine: (bytes: Buffer) => void;
  readonly toClient: (bytes: Buffer) => void;
  /** Ends the client's side, after what was said or by a reset, and lets the engine finish what it has. */
  end(how: "close" | "reset"): void;
}

/** The state of one session. */
export interface Talk {
  readonly control: Control;
  readonly wires: Wires;
  /** What becomes of a message on its way to the engine. */
  readonly rewrite: MessageRewriter;
  readonly connection: number;
  statements: number;
  /** What the engine said last. */
  status: TransactionStatus;
  /** `hung`: nothing goes through any more; `ended`: the client is gone. */
  mode: "open" | "hung" | "ended";
  /** The engine's session is over. */
  isOver: boolean;
  /** Units whose ReadyForQuery has not come. */
  readonly units: Unit[];
  /** The one that has no Sync yet. */
  current: Unit | undefined;
  readonly parsed: Map<string, Parsed>;
  readonly portals: Map<string, Parsed>;
  /** Messages that wait for the units before them. */
  readonly inbox: WireMessage[];
  /** Called when a unit is done: what waits may go on. */
  onFree(): void;
  /** A CN retry waits for its time, or a new database for its mode. */
  isWaiting: boolean;
  /** The next unit is a retry. */
  retry:
    | { readonly attempt: number; readonly record: OpenRecord | undefined }
    | undefined;
}

/** A session in which nothing has been said. */
export const createTalk = (
  control: Control,
  wires: Wires,
  onFree: () => void,
): Talk => ({
  control,
  wires,
  rewrite: createMessageRewriter(control.compatibility),
  connection: control.nextConnection(),
  statements: 0,
  status: "I",
  mode: "open",
  isOver: false,
  units: [],
  current: undefined,
  parsed: new Map(),
  portals: new Map(),
  inbox: [],
  onFree,
  isWaiting: false,
  retry: undefined,
});

/** Begins a unit, and makes it the last of those that wait for the engine. */
export function openUnit(
  talk: Talk,
  isSimple: boolean,
  aside?: (value: string) => void,
): Unit {
  const mayRetry =
    aside === undefined &&
    talk.status !== "E" &&
    talk.control.faults.hasDatanode();
  const unit: Unit = {
    statusBefore: talk.status,
    attempt: talk.retry?.attempt ?? 1,
    log: mayRetry ? [] : undefined,
    prepared: [],
    records: [],
    answered: 0,
    statements: 0,
    isSynced: false,
    hasFlush: false,
    hasStreamed: false,
    isSimple,
    hasFailed: false,
    hasError: false,
    isStruck: false,
    isCopyIn: false,
    withheld: undefined,
    isMuted: false,
    skipsToSync: false,
    replacement: undefined,
    reply: undefined,
    stream: undefined,
    copy: undefined,
    isCommit: false,
    aside,
    value: "",
    database: undefined,
  };
  talk.units.push(unit);
  return unit;
}

const isTouched = (unit: Unit): boolean =>
  (unit.aside ??
    unit.database ??
    unit.replacement ??
    unit.reply ??
    unit.stream ??
    unit.copy) !== undefined;

/** Whether the next unit has to wait: with faults or a record they go one by one, so that each has its own status. */
export const mustWait = ({ control, isWaiting, units }: Talk): boolean =>
  isWaiting ||
  (units.length > 0 &&
    (control.record.isOn() ||
      control.faults.isActive() ||
      units.some(isTouched)));

/** Whether something is to be said to the engine still, so that its end has to wait. */
export const hasWork = ({ inbox, isWaiting, units, mode }: Talk): boolean =>
  mode === "open" &&
  (isWaiting ||
    inbox.length > 0 ||
    units.some(
      ({ aside, database, replacement }) => aside ?? database ?? replacement,
    ));
