/** Runs SQL of one's own and gives all that the server said of its result: tag, columns with their types, rows as text. */
import { runSql } from "./query.js";
import type { CallOptions, FieldInfo, ReadSession } from "./session.js";
import type { Sql } from "./sql-fragment.js";

/** A column of a result; what it does not tell, the catalog does. */
export interface ColumnInfo {
  readonly name: string;
  /** Oid of its type in `pg_type`. */
  readonly typeOid: number;
  /** Bytes of a value; undefined where values differ in length. */
  readonly sizeBytes: number | undefined;
  /** Digits of a `numeric(precision, scale)`; undefined for other types, and where none were given. */
  readonly precision: number | undefined;
  readonly scale: number | undefined;
  /** Of a `varchar(length)`, `char(length)` or `nvarchar2(length)`. */
  readonly length: number | undefined;
}

/** What a statement gave. */
export interface SqlResult {
  readonly columns: readonly ColumnInfo[];
  /** Fields as the server wrote them, in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows returned or affected; 0 where the statement has none. */
  readonly rowCount: bigint;
  /** The command tag: `INSERT 0 1`, `SELECT 3`, `CREATE TABLE`. */
  readonly tag: string;
}

const NUMERIC = 1700;
/** bpchar, varchar, and DWS's nvarchar2 (facts: pg_type of DWS). */
const TEXTS_WITH_LENGTH: readonly number[] = [1042, 1043, 3969];
/** The server adds the bytes of a length word to what the type was given. */
const LENGTH_WORD = 4;

const modifiersOf = ({ dataTypeID, dataTypeModifier }: FieldInfo) => {
  const given = dataTypeModifier - LENGTH_WORD;
  const isGiven = dataTypeModifier >= LENGTH_WORD;
  const isNumeric = isGiven && dataTypeID === NUMERIC;
  const hasLength = isGiven && TEXTS_WITH_LENGTH.includes(dataTypeID);
  return {
    precision: isNumeric ? given >> 16 : undefined,
    scale: isNumeric ? given & 0xffff : undefined,
    length: hasLength ? given : undefined,
  };
};

const columnOf = (field: FieldInfo): ColumnInfo => ({
  name: field.name,
  typeOid: field.dataTypeID,
  sizeBytes: field.dataTypeSize < 0 ? undefined : field.dataTypeSize,
  ...modifiersOf(field),
});

/**
 * Runs a statement as `query` does, and gives its result as it came. For tools that do not know what they run; what you
 * know, read with `query` and typed columns.
 */
export const queryResult = async (
  session: ReadSession,
  statement: Sql,
  options: CallOptions = {},
): Promise<SqlResult> => {
  const label = options.label ?? "queryResult";
  const result = await runSql(session, statement, label, options);
  return {
    columns: result.fields.map(columnOf),
    rows: result.rows,
    rowCount: BigInt(result.rowCount),
    tag: result.tag,
  };
};
