/** Tables whose schemas, names and columns break careless quoting, full of rows that nobody may touch. */
import { type Client, escapeIdentifier, escapeLiteral } from "pg";

/** The schemas; the tables are in both in turn. */
export const HOSTILE_SCHEMAS: readonly string[] = [
  `sch'em"a`,
  `x"; drop schema "bystander" cascade; --`,
];

/** Names of tables and of columns. */
export const HOSTILE_NAMES: readonly string[] = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  'a"quote',
  '"',
  '"";',
  "it's",
  `x"; drop table "bystander"."rows"; --`,
  `x'; drop table bystander.rows; --`,
  `") values (1); delete from bystander.rows; --`,
  "*/ close",
  "/* open",
  "-- line",
  "${x}`",
  "$1",
  "?",
  ":name",
  "back\\slash",
  "\\",
  "line\nbreak",
  "tab\t",
  "naïve 表 🚀",
  "\u2028\u00a0",
  "select",
  "null",
  "default",
  "Mixed Case",
  "x".repeat(63),
  "ä".repeat(31),
  "a.b",
  " ",
  "%s",
  "{}",
];

const ROWS = 2;

const columnsAt = (at: number): readonly string[] =>
  [0, 7, 13, 22].map(
    (step) => HOSTILE_NAMES[(at + step) % HOSTILE_NAMES.length] ?? "",
  );

const tableAt = (at: number): string => {
  const schema = HOSTILE_SCHEMAS[at % HOSTILE_SCHEMAS.length] ?? "";
  return `${escapeIdentifier(schema)}.${escapeIdentifier(HOSTILE_NAMES[at] ?? "")}`;
};

const createText = (at: number): string => {
  const [key = "", ...rest] = columnsAt(at).map(escapeIdentifier);
  return `create table ${tableAt(at)} (${key} integer primary key, ${rest.map((one) => `${one} text`).join(", ")}) distribute by hash (${key})`;
};

/** Fills one of the tables anew. */
const fill = async (client: Client, at: number): Promise<void> => {
  const texts = columnsAt(at)
    .slice(1)
    .map((name) => escapeLiteral(`of ${name}`));
  await client.query(`truncate table ${tableAt(at)}`);
  await client.query(
    `insert into ${tableAt(at)} select n, ${texts.join(", ")} from generate_series(1, ${ROWS}) n`,
  );
};

/** Makes and fills the schemas, and a schema `bystander` beside. */
export const createHostile = async (client: Client): Promise<void> => {
  await client.query(
    "create schema bystander; create table bystander.rows (a integer, b text)",
  );
  await client.query(
    "insert into bystander.rows select n, 'row ' || n from generate_series(1, 5) n",
  );
  for (const schema of HOSTILE_SCHEMAS) {
    await client.query(`create schema ${escapeIdentifier(schema)}`);
  }
  for (const at of HOSTILE_NAMES.keys()) {
    await client.query(createText(at));
    await fill(client, at);
  }
};

const RELATIONS = `
select c.oid::regclass::text as name, c.relkind::text as kind
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_|^information_schema$|^dws_' and c.oid >= 16384
order by 1`;

const OTHERS = `
select 'role ' || rolname as name from pg_catalog.pg_roles
union all select 'schema ' || nspname from pg_catalog.pg_namespace
union all select 'database ' || datname from pg_catalog.pg_database
union all select 'function ' || p.proname from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname !~ '^pg_|^information_schema$|^dws_'
order by 1`;

/** All that the database holds, as text: relations with their rows, roles, schemas, functions. By name. */
export const readDatabase = async (
  client: Client,
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query<{ name: string; kind: string }>(
    RELATIONS,
  );
  const others = await client.query<{ name: string }>(OTHERS);
  const held = new Map(others.rows.map(({ name }) => [name, ""]));
  const tables = rows.filter(({ kind }) => kind === "r");
  for (const { name, kind } of rows) held.set(name, kind);
  const texts = tables.map(
    ({ name }) =>
      `select ${escapeLiteral(name)} as name, t::text as row from ${name} t`,
  );
  const contents = await client.query<{ name: string; row: string }>(
    `${texts.join("\nunion all\n")}\norder by 1, 2`,
  );
  for (const { name, row } of contents.rows) {
    held.set(name, `${held.get(name) ?? ""}\n${row}`);
  }
  return held;
};

/** Puts the rows of a table back, that the next comparison finds them. */
export const refill = async (
  client: Client,
  schema: string,
  name: string,
): Promise<void> => {
  const at = HOSTILE_NAMES.findIndex(
    (one, place) =>
      one === name &&
      HOSTILE_SCHEMAS[place % HOSTILE_SCHEMAS.length] === schema,
  );
  await fill(client, at);
};
