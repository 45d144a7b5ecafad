// The floor: the least that a generator of CRUD modules can do. Five set-wise statements that PostgreSQL 9.2 understands, one
// Handlebars module per table, one file each; files that are already right are not written again.
// Usage: node floor.mjs OUTPUT_FOLDER, with PGHOST and its like in the environment.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import pg from "pg";

const QUERIES = {
  tables: `select c.oid, n.nspname, c.relname, d.description from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = 0
    where n.nspname = 'public' and c.relkind = 'r' order by 2, 3`,
  columns: `select a.attrelid, a.attnum, a.attname, t.typname, a.attnotnull, pg_get_expr(ad.adbin, ad.adrelid), d.description
    from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_attrdef ad on ad.adrelid = a.attrelid and ad.adnum = a.attnum
    left join pg_catalog.pg_description d on d.objoid = a.attrelid and d.classoid = 'pg_catalog.pg_class'::regclass and d.objsubid = a.attnum
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1, 2`,
  constraints: `select k.conrelid, k.contype, k.conkey from pg_catalog.pg_constraint k
    join pg_catalog.pg_namespace n on n.oid = k.connamespace where n.nspname = 'public' and k.contype in ('p', 'u', 'f')`,
  indexes: `select i.indrelid, ic.relname, i.indisunique, pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i
    join pg_catalog.pg_class ic on ic.oid = i.indexrelid join pg_catalog.pg_namespace n on n.oid = ic.relnamespace where n.nspname = 'public'`,
  enums: `select e.enumtypid, e.enumlabel from pg_catalog.pg_enum e order by 1, e.enumsortorder`,
};

const TYPES = {
  int8: "string",
  int4: "number",
  int2: "number",
  float8: "number",
  bool: "boolean",
  timestamptz: "Date",
  date: "Date",
  json: "unknown",
  _text: "string[]",
};

const pascal = (name) =>
  name
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const [folder] = process.argv.slice(2);
const client = new pg.Client();
await client.connect();
const read = async (text) =>
  (await client.query({ text, rowMode: "array" })).rows;
const [tables, columns, constraints] = [
  await read(QUERIES.tables),
  await read(QUERIES.columns),
  await read(QUERIES.constraints),
];
await read(QUERIES.indexes);
await read(QUERIES.enums);
await client.end();

const byTable = new Map(
  tables.map(([oid]) => [oid, { columns: [], keys: [] }]),
);
const byNumber = new Map();
for (const [
  oid,
  number,
  name,
  typname,
  notNull,
  fallback,
  comment,
] of columns) {
  const type = TYPES[typname] ?? "string";
  const column = {
    name,
    type: notNull ? type : `${type} | null`,
    optional: !notNull || fallback !== null,
    comment,
  };
  byTable.get(oid)?.columns.push(column);
  byNumber.set(`${oid}.${number}`, column);
}
for (const [oid, kind, numbers] of constraints) {
  if (kind !== "p") continue;
  for (const number of numbers)
    byTable.get(oid)?.keys.push(byNumber.get(`${oid}.${number}`));
}

const template = Handlebars.compile(
  readFileSync(new URL("floor.hbs", import.meta.url), "utf8"),
  { noEscape: true },
);
mkdirSync(folder, { recursive: true });
for (const [oid, schema, name] of tables) {
  const text = template({
    schema,
    name,
    type: pascal(name),
    ...byTable.get(oid),
  });
  const file = join(folder, `${name}.ts`);
  let before;
  try {
    before = readFileSync(file, "utf8");
  } catch {
    before = undefined;
  }
  if (before !== text) writeFileSync(file, text);
}
