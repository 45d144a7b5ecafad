/** The `sql` tag: SQL of one's own, in which whatever is interpolated is a parameter, a checked name or more such SQL. */
import { type ArrayText, formatArrayText } from "./array-text.js";
import { codecs } from "./codecs.js";
import { UsageError } from "./errors.js";
import { quoteIdentifier } from "./identifiers.js";
import { dateToMoment } from "./moments.js";
import { fieldOf } from "./parameters.js";
import { tableOf } from "./reader.js";
import { Sql } from "./sql-fragment.js";
import type { Table } from "./table.js";

/** What becomes a parameter. A Date is sent as a moment in UTC, an array as one array. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly SqlValue[];

/** What may be interpolated. */
export type Interpolation = SqlValue | Sql;

/** A table: of a module of one's own, or that of a repository or reader. */
export type TableLike<Row> = Table<Row> | { readonly [tableOf]: Table<Row> };

/** The tag and its helpers; see {@link sql}. */
export interface SqlTag {
  (strings: TemplateStringsArray, ...values: readonly Interpolation[]): Sql;
  /** A quoted name, with its schema before it if there is one: `sql.identifier("public", "orders")`. */
  identifier(...names: readonly [string, ...string[]]): Sql;
  /** Puts the separator between them, by default a comma: `in (${sql.join(ids)})`. */
  join(items: readonly Interpolation[], separator?: Sql): Sql;
  /** The quoted name of a table, with its schema. */
  table<Row>(of: TableLike<Row>): Sql;
  /** The quoted name of a column: `o.${sql.column(orders(db), "customerId")}`. */
  column<Row>(of: TableLike<Row>, property: keyof Row & string): Sql;
}

const KINDS =
  "a string, number, bigint, boolean, null, Date, Buffer, an array of these, or SQL made by the sql tag";

const refuse = (place: string, what: string): never => {
  throw new UsageError(`sql: ${place} ${what}`);
};

const textOfString = (value: string, place: string): string => {
  try {
    return codecs.text.encode(value);
  } catch (error) {
    return refuse(place, (error as Error).message);
  }
};

const kindOf = (value: unknown): string => {
  if (value === undefined) return "undefined";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
};

/** The text form of one value that is neither null nor an array. */
const textOf = (value: unknown, place: string): string => {
  switch (typeof value) {
    case "string":
      return textOfString(value, place);
    case "number":
      return codecs.float.encode(value);
    case "bigint":
      return String(value);
    case "boolean":
      return codecs.bool.encode(value);
  }
  if (value instanceof Uint8Array) return codecs.bytea.encode(value);
  if (value instanceof Date) {
    return dateToMoment(value) ?? refuse(place, "is an invalid Date");
  }
  return refuse(place, `is ${kindOf(value)}; it may be ${KINDS}`);
};

const itemsOf = (list: readonly unknown[], place: string): ArrayText =>
  list.map((item) => {
    if (item === null) return null;
    return Array.isArray(item) ? itemsOf(item, place) : textOf(item, place);
  });

const toText = (value: unknown, place: string): string | null => {
  if (value === null) return null;
  return Array.isArray(value)
    ? formatArrayText(itemsOf(value, place))
    : textOf(value, place);
};

/** Puts values, or other SQL, between pieces of text. */
const combine = (
  pieces: readonly string[],
  values: readonly unknown[],
): Sql => {
  const texts = [pieces[0] ?? ""];
  const parameters: (string | null)[] = [];
  values.forEach((value, index) => {
    const after = pieces[index + 1] ?? "";
    if (value instanceof Sql) {
      value.appendTo(texts, parameters);
      texts.push((texts.pop() ?? "") + after);
    } else {
      parameters.push(toText(value, `value ${index + 1}`));
      texts.push(after);
    }
  });
  return new Sql(texts, parameters);
};

/** A string that somebody passes in the place of a template would be SQL; JSON cannot make what a template gives. */
const isTemplate = (strings: unknown): strings is TemplateStringsArray =>
  Array.isArray(strings) &&
  Object.isFrozen(strings) &&
  Array.isArray((strings as { raw?: unknown }).raw);

const tag = (
  strings: TemplateStringsArray,
  ...values: readonly Interpolation[]
): Sql => {
  if (!isTemplate(strings)) {
    throw new UsageError(
      "sql: it is a tag, to be written before a template: sql`select …`",
    );
  }
  return combine(strings, values);
};

// NAMEDATALEN: a longer name is cut by the server, and could then be that of another table.
const MOST_NAME_BYTES = 63;

const identifier = (...names: readonly string[]): Sql => {
  if (names.length === 0) refuse("identifier", "needs a name");
  for (const name of names as readonly unknown[]) {
    if (typeof name !== "string" || name === "") {
      return refuse("identifier", "expects names that are not empty");
    }
    textOfString(name, "identifier");
    if (Buffer.byteLength(name) > MOST_NAME_BYTES) {
      refuse("identifier", `takes names of up to ${MOST_NAME_BYTES} bytes`);
    }
  }
  return new Sql([names.map(quoteIdentifier).join(".")], []);
};

const comma = new Sql([", "], []);

const join = (items: readonly Interpolation[], separator: Sql = comma): Sql => {
  if (!Array.isArray(items) || items.length === 0) {
    refuse("join", "needs at least one item; SQL has no empty list");
  }
  if (!(separator instanceof Sql)) {
    refuse("join", "takes a separator made by the sql tag");
  }
  const [first, ...rest] = items as readonly unknown[];
  const values = [first, ...rest.flatMap((item) => [separator, item])];
  return combine(["", ...values.map(() => "")], values);
};

const tableIn = <Row>(of: TableLike<Row>): Table<Row> =>
  tableOf in of ? of[tableOf] : of;

/**
 * SQL of one's own: ``sql`select id from orders where note = ${note}` ``. What is interpolated never becomes SQL text:
 * it is sent as a parameter, unless it is SQL made by this tag. The server takes the type of a parameter from where it
 * stands; say it where it cannot: `${count}::bigint`.
 *
 * To be run by `query` and `run`, or as a condition of a repository: `where: sql`…``, also inside `and`, `or` and `not`.
 * @throws {UsageError} when something else is interpolated, undefined above all
 */
export const sql: SqlTag = Object.freeze(
  Object.assign(tag, {
    identifier,
    join,
    table: <Row>(of: TableLike<Row>): Sql => new Sql([tableIn(of).quoted], []),
    column: <Row>(of: TableLike<Row>, property: keyof Row & string): Sql =>
      new Sql([fieldOf(tableIn(of), property, "sql.column").quoted], []),
  }),
);
