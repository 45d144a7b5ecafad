/** Runs SQL of one's own in a session: `query` for its rows, `run` for the number of rows that it changed. */
import type { ResultColumn } from "./as.js";
import { codecs } from "./codecs.js";
import { DwsError, UsageError } from "./errors.js";
import { Parameters } from "./parameters.js";
import { rowDecoder } from "./row-decoder.js";
import type {
  CallOptions,
  ReadSession,
  Session,
  StatementResult,
} from "./session.js";
import { execute, isTransaction } from "./session.js";
import { Sql } from "./sql-fragment.js";
import { assertStatement, rawOf } from "./sql-text.js";

/** The columns that are read of a result, by name. */
export type ResultColumns = Readonly<Record<string, ResultColumn<unknown>>>;

/** A row of such a result. */
export type ResultRow<Columns extends ResultColumns> = {
  -readonly [K in keyof Columns]: Columns[K] extends ResultColumn<infer T>
    ? T
    : never;
};

/** A row as the server wrote it. */
export type TextRow = Record<string, string | null>;

/** A row of a result with these columns, or with every one as text. */
export type RowOf<Columns> = Columns extends ResultColumns
  ? ResultRow<Columns>
  : TextRow;

/** @throws {UsageError} when it is a plain text, say, which has no values */
export const assertSql = (statement: unknown, label: string): void => {
  if (statement instanceof Sql) return;
  throw new UsageError(`${label}: give SQL made by the sql tag: sql\`…\``);
};

/** Hands the statement over, once. */
export const runSql = async (
  session: ReadSession,
  statement: Sql,
  label: string,
  options: CallOptions,
): Promise<StatementResult> => {
  assertSql(statement, label);
  const parameters = new Parameters();
  const { text, code } = statement.write(parameters, label);
  assertStatement(code, label, isTransaction(session));
  // What raw SQL does cannot be told from its text: a SELECT may call a function that writes, and one that commits on
  // its own is not undone by the error that follows. So it is handed over once.
  const once = { ...options, label, raw: rawOf(code) };
  return session[execute]({ text, values: parameters.values }, "write", once);
};

/** The work is done when this is found: to repeat the call would do it again. */
const refuseResult = (label: string, what: string): never => {
  throw new DwsError("DWS_USAGE", `${label}: ${what}`, { outcome: "applied" });
};

interface Read {
  readonly property: string;
  readonly codec: ResultColumn<unknown>["codec"];
  readonly isNullable: boolean;
  readonly place: number;
}

const placesOf = (
  { fields }: StatementResult,
  label: string,
): ReadonlyMap<string, number> => {
  const places = new Map(fields.map(({ name }, index) => [name, index]));
  if (places.size < fields.length) {
    refuseResult(
      label,
      "two columns of the result have one name; give one of them another with AS",
    );
  }
  return places;
};

const readsOf = (
  result: StatementResult,
  columns: ResultColumns | undefined,
  label: string,
): readonly Read[] => {
  const places = placesOf(result, label);
  if (columns === undefined) {
    return [...places].map(([property, place]) => ({
      property,
      place,
      codec: codecs.text,
      isNullable: true,
    }));
  }
  return Object.entries(columns).map(([property, { codec, isNullable }]) => ({
    property,
    codec,
    isNullable,
    place:
      places.get(property) ??
      refuseResult(label, `the result has no column ${property}`),
  }));
};

/** The rows with the columns that are asked for. @throws {DwsError} when one of them is none of the result, or not so */
export const decodeRows = (
  result: StatementResult,
  columns: ResultColumns | undefined,
  label: string,
): object[] => {
  const reads = readsOf(result, columns, label);
  const decode = rowDecoder(reads);
  return result.rows.map((row) => {
    const values = reads.map(({ place, isNullable, property }) => {
      const value = row[place] ?? null;
      return value === null && !isNullable
        ? refuseResult(label, `${property} is NULL; read it without notNull`)
        : value;
    });
    try {
      return decode(values, label);
    } catch (error) {
      const { message } = error as Error;
      throw new DwsError("DWS_USAGE", message, { outcome: "applied" });
    }
  });
};

/**
 * Runs a statement and gives its rows, with the columns that are asked for:
 * ``query(db, sql`select id, note from orders`, { id: as.int8.notNull, note: as.text })``; without columns every one of
 * the result, as text.
 *
 * Whatever it is, a SELECT too, it counts as a write: it is not repeated, unless `attempts` says so for conflicts that
 * undid it, and ends as {@link OutcomeUnknownError} when its answer is lost. For reads that may be repeated, run it
 * inside `db.transaction` with `readOnly`.
 *
 * A procedure may COMMIT on its own, in a transaction too (DWS 9.1.1.100, dws_04_1434). So an error of anything but
 * INSERT, UPDATE, DELETE and MERGE leaves the outcome unknown, unless the server refused the text itself. In a
 * transaction CALL, EXECUTE and DO end the replays: what fails after one ends unknown, and with
 * `onUnknownCommit: "probe"` they are refused. That `select p()` runs a procedure cannot be seen from its text: do not
 * run one that commits so in a transaction, whose errors would say "not applied" of what it committed.
 * @throws {UsageError} when it begins or ends a transaction, changes the session, or is several statements
 */
export const query = async <
  const Columns extends ResultColumns | undefined = undefined,
>(
  session: ReadSession,
  statement: Sql,
  columns?: Columns,
  options: CallOptions = {},
): Promise<RowOf<Columns>[]> => {
  const label = options.label ?? "query";
  const result = await runSql(session, statement, label, options);
  return decodeRows(result, columns, label) as RowOf<Columns>[];
};

/** Runs a statement as {@link query} does, and gives the number of rows that it affected. */
export const run = async (
  session: Session,
  statement: Sql,
  options: CallOptions = {},
): Promise<bigint> => {
  const label = options.label ?? "run";
  const { rowCount } = await runSql(session, statement, label, options);
  return BigInt(rowCount);
};
