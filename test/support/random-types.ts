/** Types, defaults and partition bounds that random tables are made of. */

/** What a random column may be. */
export interface TypeChoice {
  readonly sql: string;
  readonly defaults: readonly string[];
  /** May spread rows (dws_06_0177). */
  readonly isHashable?: boolean;
  /** Bounds in ascending order, where the type may be a partition key. */
  readonly bounds?: readonly string[];
  readonly isText?: boolean;
  /** The type takes part in keys and btree indexes. */
  readonly isOrdered?: boolean;
  readonly isRowOnly?: boolean;
}

const numbers = ["-100", "-7", "0", "5", "9", "10", "11", "200", "32000"];
const texts = ["'10'", "'9'", "'B'", "'a,b'", "'it''s'", "'m(n'", "'ü'"];
const days = ["'2019-12-31'", "'2020-01-01'", "'2020-02-29'", "'2021-06-30'"];
const moments = days.map((day) => `${day.slice(0, -1)} 10:20:30'`);

const ordered = { isOrdered: true, isHashable: true } as const;
const plain = (sql: string, ...defaults: readonly string[]): TypeChoice => ({
  sql,
  defaults,
});

/** What the columns of random tables are made of: built-in types, and those of {@link RANDOM_PRELUDE}. */
export const RANDOM_TYPES: readonly TypeChoice[] = [
  { sql: "smallint", defaults: ["0", "-1"], bounds: numbers, ...ordered },
  { sql: "integer", defaults: ["42", "(1 + 2)"], bounds: numbers, ...ordered },
  {
    sql: "bigint",
    defaults: ["9007199254740993"],
    bounds: numbers,
    ...ordered,
  },
  { sql: "numeric(12,4)", defaults: ["0.25"], bounds: numbers, ...ordered },
  { sql: "text", defaults: ["'x'"], bounds: texts, isText: true, ...ordered },
  {
    sql: "varchar(20)",
    defaults: ["'it''s'", "upper('x')"],
    bounds: texts,
    isText: true,
    ...ordered,
  },
  { sql: "char(7)", defaults: ["'a'"], isText: true, ...ordered },
  { sql: "date", defaults: ["'2020-01-01'"], bounds: days, ...ordered },
  { sql: "timestamp", defaults: ["now()"], bounds: moments, ...ordered },
  { sql: "timestamp(0)", defaults: [], bounds: moments, ...ordered },
  { sql: "timestamptz", defaults: ["current_timestamp"], ...ordered },
  { sql: "time(3)", defaults: [], ...ordered },
  { sql: "interval", defaults: ["'1 day'"], ...ordered },
  { sql: "uuid", defaults: [], isRowOnly: true, ...ordered },
  { ...plain("boolean", "true"), isOrdered: true },
  { ...plain("double precision", "1e10", "'NaN'"), isOrdered: true },
  { ...plain("real"), isOrdered: true },
  plain("json", `'{"a": 1}'`),
  plain("jsonb"),
  plain("bytea", "'\\x0aff'"),
  plain("inet"),
  plain("bit varying(12)"),
  { ...plain("integer[]", "'{1,2}'"), isRowOnly: true },
  { ...plain("varchar(5)[]"), isRowOnly: true },
  { ...plain("point"), isRowOnly: true },
  { ...plain("random.mood", "'so so'"), isRowOnly: true, isOrdered: true },
  { ...plain("random.mood[]"), isRowOnly: true },
  { ...plain("random.pair"), isRowOnly: true },
  plain("bigint", "nextval('random.numbers')"),
];

/** Types and sequences that random columns use; to be made in schema `random` first. */
export const RANDOM_PRELUDE = `
create schema random;
create type random.mood as enum ('sad', 'so so', 'it''s fine');
create type random.pair as (x integer, y random.mood);
create sequence random.numbers start with 7 increment by 3 cache 5;
`;
