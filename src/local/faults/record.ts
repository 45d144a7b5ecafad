/** Writes down what clients sent, what the engine really did, and what the clients were told. */

/** How a statement was answered. */
export type Answer =
  | { readonly kind: "tag"; readonly tags: readonly string[] }
  | {
      readonly kind: "error";
      readonly severity: string;
      readonly sqlState: string;
      readonly message: string;
    };

/** What the client learned. `gone`: its connection ended by itself or with the coordinator before it was told. */
export type Told =
  | Answer
  | { readonly kind: "cut" }
  | { readonly kind: "hang" }
  | { readonly kind: "gone" };

/** I = outside a transaction block, T = inside, E = inside one that is aborted. */
export type TransactionStatus = "I" | "T" | "E";

/** One statement: a simple query as one, or one Execute; a Parse only when a fault struck it. JSON-serialisable. */
export interface StatementRecord {
  /** Connections are counted from 1 over all coordinators. */
  readonly connection: number;
  /** Counted from 1 in the connection. */
  readonly number: number;
  readonly protocol: "simple" | "extended";
  /** As the client sent it, cut at the record's `longestText`. */
  readonly text: string;
  /**
   * How far it came: `received` by the front, `passed-on` to the engine, `answered` by it, `finished` (the engine is
   * ready again, so its work is settled).
   */
  readonly phase: "received" | "passed-on" | "answered" | "finished";
  /** Whether the engine has been given it, in the last attempt. */
  readonly isPassedOn: boolean;
  /** How often the front ran it: more than 1 after CN retries. */
  readonly attempts: number;
  /** What the engine answered; null when it did not. */
  readonly engine: Answer | null;
  /** Null while the client has been told nothing. */
  readonly client: Told | null;
  readonly statusBefore: TransactionStatus;
  /** Null when the engine never got ready again. */
  readonly statusAfter: TransactionStatus | null;
  /**
   * Whether the engine committed what the statement did. COMMIT: whether it did; in autocommit: whether the
   * statement took effect; inside a block: `open`, since that is COMMIT's to say. `unknown`: the engine went away.
   */
  readonly committed: "yes" | "no" | "open" | "unknown";
  /** The fault that struck it. */
  readonly fault: { readonly at: string; readonly kind: string } | null;
}

/** A statement that is still being written down. */
export type OpenRecord = {
  -readonly [Field in keyof StatementRecord]: StatementRecord[Field];
};

/** How much to keep. */
export interface RecordLimits {
  /**
   * Statements; the oldest go first.
   * @default 10000
   */
  readonly statements?: number;
  /**
   * Characters of each text.
   * @default 2000
   */
  readonly longestText?: number;
}

/** The record. */
export interface LocalRecord {
  /** Starts writing down, from the next statement of every session on. */
  start(limits?: RecordLimits): void;
  /** Stops; what is there stays. */
  stop(): void;
  /** Forgets what is there. */
  clear(): void;
  /** What is there, oldest first: plain data, a copy. */
  statements(): readonly StatementRecord[];
  /** How many were forgotten for want of room. */
  dropped(): number;
  /** Resolves when the engine has settled all that sessions had sent of which one side is gone. */
  settled(): Promise<void>;
}

/** What the sessions write to. */
export interface Recorder extends LocalRecord {
  isOn(): boolean;
  /** Writes a statement down. */
  open(
    statement: Pick<
      StatementRecord,
      "connection" | "number" | "protocol" | "text" | "statusBefore"
    >,
  ): OpenRecord;
  /** A session of which one side is gone and whose engine may still be at work, until `end` resolves. */
  leave(end: Promise<void>): void;
}

const openRecord = (
  statement: Parameters<Recorder["open"]>[0],
  longestText: number,
): OpenRecord => ({
  ...statement,
  text: statement.text.slice(0, longestText),
  phase: "received",
  isPassedOn: false,
  attempts: 1,
  engine: null,
  client: null,
  statusAfter: null,
  committed: "no",
  fault: null,
});

/** Keeps the newest; twice the room before the oldest are thrown out: one long copy for many statements. */
function createStore() {
  let limits = { statements: 10_000, longestText: 2_000 };
  let records: OpenRecord[] = [];
  let dropped = 0;
  const trim = (slack: number): void => {
    const surplus = records.length - limits.statements;
    if (surplus <= slack) return;
    records = records.slice(surplus);
    dropped += surplus;
  };
  return {
    limit: (given: RecordLimits): void => {
      limits = { ...limits, ...given };
    },
    add: (statement: Parameters<Recorder["open"]>[0]): OpenRecord => {
      const record = openRecord(statement, limits.longestText);
      records.push(record);
      trim(limits.statements);
      return record;
    },
    read: (): readonly StatementRecord[] => {
      trim(0);
      return structuredClone(records);
    },
    dropped: (): number => {
      trim(0);
      return dropped;
    },
    clear: (): void => {
      records = [];
      dropped = 0;
    },
  };
}

/** An empty record, switched off. */
export function createRecord(): Recorder {
  const store = createStore();
  const leaving = new Set<Promise<void>>();
  let isOn = false;
  return {
    start: (limits = {}) => {
      store.limit(limits);
      isOn = true;
    },
    stop: () => (isOn = false),
    clear: store.clear,
    statements: store.read,
    dropped: store.dropped,
    settled: async () => {
      await Promise.all(leaving);
    },
    isOn: () => isOn,
    open: store.add,
    leave: (end) => {
      leaving.add(end);
      void end.then(() => leaving.delete(end));
    },
  };
}
