/** What a call under test is given, and what holds of its class. */
import type { CallOptions, Database } from "../../src/runtime/index.js";

/** One call under test. */
export interface Call {
  readonly id: number;
  readonly db: Database;
  readonly options: CallOptions;
  /** Counts what ran after the COMMIT. */
  readonly onCommitted: () => void;
}

/** What holds of a class. */
export interface WriteClass {
  readonly name: string;
  readonly kind: "single" | "transaction";
  /** Its statement, for faults. */
  readonly text: RegExp;
  /** Whether COMMIT is what decides; otherwise the statement itself does, in autocommit. */
  readonly commits?: boolean;
  /** How an end that would be unknown is proved. @default it is not */
  readonly proof?: "fence" | "look" | "repeat";
  /** Numbered from 1: all of them are there, or none. */
  readonly parts: number;
  /** The first part is there before the call. */
  readonly isSeeded?: boolean;
  /** Further statements that faults may strike. */
  readonly also?: "savepoint" | "copy";
  /** SQL of one's own. */
  readonly isRaw?: boolean;
  /** It counts what ran after the COMMIT. */
  readonly hasStep?: boolean;
  run(call: Call): Promise<unknown>;
}

/** The statements that the classes write with. */
export const HEAP = /^insert into "?public"?\."torture_heap"/;
export const KEYED =
  /^(?:insert into|update|delete from) "public"\."torture_keyed"/;
export const COPY = /^copy "public"\."torture_heap"/;

/** Rows of the heap, numbered from 1. */
export const rowsOf = (id: number, count: number, note?: string) =>
  Array.from({ length: count }, (_, index) => ({
    call: BigInt(id),
    n: index + 1,
    attempt: 1,
    ...(note === undefined ? {} : { note }),
  }));

// Three of them are more than one message of COPY data.
const WIDE = "wide ".repeat(5_000);

/** Rows that are copied in more than one message. */
export const wideRows = (id: number) => rowsOf(id, 5, WIDE);

/** The commonest opt-in. */
export const fenced = { onUnknownCommit: "probe" } as const;
