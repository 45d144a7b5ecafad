/** Compiles what is read of a table: SELECT by filter, order and key, with all that depends on the table alone made once. */
import { compileWhere } from "./compile.js";
import { UsageError } from "./errors.js";
import { assertExact, compileAfter, termsOf } from "./order.js";
import { fieldOf, Parameters } from "./parameters.js";
import { type DecodeRow, rowDecoder } from "./row-decoder.js";
import type { AnyTable, Field } from "./table.js";

/** A query as it is compiled, whatever its row is; see `Query`. */
export interface AnyQuery {
  readonly where?: object | undefined;
  readonly columns?: readonly string[];
  readonly orderBy?: readonly (string | object)[];
  readonly limit?: number;
  readonly after?: object | undefined;
}

/** A statement that reads rows, and what makes objects of them. */
export interface Selection {
  readonly text: string;
  readonly parameters: Parameters;
  readonly decode: DecodeRow;
}

/** The start of every SELECT with these columns. */
interface Head {
  /** `select "a", "b" from "s"."t"` */
  readonly text: string;
  readonly decode: DecodeRow;
}

/** What is made once for each table. */
interface Prepared extends Head {
  /** The whole SELECT by key. */
  readonly findText: string;
  readonly key: readonly Field[];
}

const headOf = (table: AnyTable, fields: readonly Field[]): Head => ({
  // A SELECT of no columns is newer than 9.2; a table may have none.
  text: `select ${fields.map(({ quoted }) => quoted).join(", ") || "null"} from ${table.quoted}`,
  decode: rowDecoder(fields),
});

const prepare = (table: AnyTable): Prepared => {
  const head = headOf(table, table.fields);
  const key = (table.definition.key ?? []).map((one) =>
    fieldOf(table, one, table.label),
  );
  const where = key.map(
    ({ quoted, comparedAs }, index) => `${quoted} = $${index + 1}${comparedAs}`,
  );
  return {
    ...head,
    key,
    findText: `${head.text} where ${where.join(" and ")}`,
  };
};

const preparedTables = new WeakMap<AnyTable, Prepared>();

const preparedOf = (table: AnyTable): Prepared => {
  let prepared = preparedTables.get(table);
  if (prepared === undefined) {
    prepared = prepare(table);
    preparedTables.set(table, prepared);
  }
  return prepared;
};

const limitClause = (label: string, limit: number | undefined): string => {
  if (limit === undefined) return "";
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new UsageError(`${label}: limit must be a whole number from 0`);
  }
  return ` limit ${limit}`;
};

const chosenHead = (
  table: AnyTable,
  label: string,
  columns: readonly string[],
): Head => {
  if (columns.length === 0) {
    throw new UsageError(`${label}: columns is empty; leave it out for all`);
  }
  return headOf(
    table,
    columns.map((column) => fieldOf(table, column, label)),
  );
};

const assertKeyed = (table: AnyTable, label: string) => {
  if (table.definition.key !== undefined) return;
  throw new UsageError(
    `${label}: ${table.label} has no key to continue after; read it in one go, or as a stream`,
  );
};

/** @throws {UsageError} when the query cannot be asked of the table */
export const compileSelect = (
  table: AnyTable,
  label: string,
  query: AnyQuery,
  parameters = new Parameters(),
): Selection => {
  const { where, columns, orderBy = [], limit, after } = query;
  const head =
    columns === undefined
      ? preparedOf(table)
      : chosenHead(table, label, columns);
  const isPaged = Object.hasOwn(query, "after");
  if (after !== undefined) assertKeyed(table, label);
  const isTotal = isPaged || (limit !== undefined && orderBy.length > 0);
  const terms = termsOf(table, label, orderBy, isTotal);
  if (isPaged) assertExact(label, terms);
  let text = head.text + compileWhere(parameters, label, table, where);
  if (after !== undefined) {
    const isFirst = text.length === head.text.length;
    text += `${isFirst ? " where " : " and "}${compileAfter(parameters, label, terms, after)}`;
  }
  if (terms.length > 0) {
    text += ` order by ${terms.map((term) => term.text).join(", ")}`;
  }
  text += limitClause(label, limit);
  return { text, parameters, decode: head.decode };
};

/** SELECT of the row with this key. @throws {UsageError} when a part of the key is missing */
export const compileFind = (
  table: AnyTable,
  label: string,
  key: object,
): Selection => {
  const { key: fields, findText, decode } = preparedOf(table);
  const parameters = new Parameters();
  for (const field of fields) {
    const value = (key as Record<string, unknown>)[field.property] ?? null;
    if (value === null) {
      throw new UsageError(`${label}: the key needs ${field.property}`);
    }
    parameters.compare(label, field, value);
  }
  return { text: findText, parameters, decode };
};
