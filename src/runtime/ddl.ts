/** Creates a table as it was introspected: what it requires, the table, what comes after it, and its comments. */
import { StatementError } from "./errors.js";
import { quoteLiteral } from "./identifiers.js";
import { fieldOf } from "./parameters.js";
import type { CallOptions, ReadSession } from "./session.js";
import { execute } from "./session.js";
import type { AnyTable } from "./table.js";
import { textItems } from "./text-items.js";
import type { Transaction } from "./transaction.js";

const RELATION =
  "select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2";

// IF NOT EXISTS came to sequences and indexes with 9.1 only, and to types never: the catalog is asked instead.
const PROBES = {
  table: `${RELATION} and c.relkind in ('r', 'p')`,
  relation: `${RELATION} and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
  sequence: `${RELATION} and c.relkind = 'S'`,
  type: "select 1 from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where n.nspname = $1 and t.typname = $2",
} as const;

type Labelled = CallOptions & { readonly label: string };

const isThere = async (
  session: ReadSession,
  kind: keyof typeof PROBES,
  { schema, name }: { readonly schema: string; readonly name: string },
  options: Labelled,
): Promise<boolean> => {
  const statement = { text: PROBES[kind], values: [schema, name] };
  const found = await session[execute](statement, "read", options);
  return found.rowCount > 0;
};

/** Whether a table of this name is there. */
export const isTableThere = async (
  session: ReadSession,
  table: AnyTable,
  options: Labelled,
): Promise<boolean> => isThere(session, "table", table.definition, options);

const COLUMNS = `select a.attname from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** Whether a table of this name is there, with these columns in this order: another of the name is not what was made. */
export const isTableAsMade = async (
  session: ReadSession,
  table: AnyTable,
  options: Labelled,
): Promise<boolean> => {
  const { schema, name } = table.definition;
  const statement = { text: COLUMNS, values: [schema, name] };
  const { rows } = await session[execute](statement, "read", options);
  const names = table.fields.map((field) => field.name);
  if (names.length !== rows.length) return false;
  if (names.length === 0) return isTableThere(session, table, options);
  return rows.every(([found], index) => found === names[index]);
};

/** Whether something with rows is there under this name: a table, a view or a foreign table. */
export const isRelationThere = async (
  session: ReadSession,
  table: AnyTable,
  options: Labelled,
): Promise<boolean> => isThere(session, "relation", table.definition, options);

/** How a table is dropped. */
export interface DropOptions extends CallOptions {
  /** Whether it is no error when there is none. @default false */
  readonly ifExists?: boolean;
  /** Whether what depends on it, views say, goes with it. @default false */
  readonly cascade?: boolean;
}

/** `drop table if exists … cascade` */
export const dropText = (
  table: AnyTable,
  { ifExists = false, cascade = false }: DropOptions,
): string =>
  `drop table ${ifExists ? "if exists " : ""}${table.quoted}${cascade ? " cascade" : ""}`;

// 42710 duplicate object, 42P07 duplicate relation; 23505 when two creators meet on the catalog's unique index.
const DUPLICATE = new Set(["42710", "42P07", "23505"]);

const run = async (tx: Transaction, text: string, label: string) =>
  tx[execute]({ text, values: [] }, "write", { label });

const NAMED = /^CREATE (TYPE|SEQUENCE) "((?:[^"]|"")*)"\."((?:[^"]|"")*)"/;

/** Another create() may make the same type at the same time: it then is there, and the savepoint keeps our work. */
const makeRequired = async (
  tx: Transaction,
  statement: string,
  label: string,
): Promise<void> => {
  const parts = NAMED.exec(statement);
  const nameAt = (at: number) => parts?.[at]?.replaceAll('""', '"') ?? "";
  const [schema, name] = [nameAt(2), nameAt(3)];
  const which = parts?.[1] === "TYPE" ? "type" : "sequence";
  if (await isThere(tx, which, { schema, name }, { label })) return;
  try {
    await tx.savepoint(async (inner) => run(inner, statement, label));
  } catch (error) {
    const isDuplicate =
      error instanceof StatementError && DUPLICATE.has(error.sqlState ?? "");
    if (!isDuplicate) throw error;
  }
};

/** What is said of a table beside its columns, by where it goes. */
interface Ddl {
  /** Statements that go before CREATE TABLE. */
  readonly requires: readonly string[];
  readonly isUnlogged: boolean;
  readonly constraints: readonly string[];
  readonly clauses: readonly string[];
  /** Statements that follow. */
  readonly after: readonly string[];
}

const readDdl = (ddl: string | undefined): Ddl => {
  const items = textItems(ddl);
  const those = (kind: RegExp) => items.filter((item) => kind.test(item));
  return {
    requires: those(NAMED),
    isUnlogged: items.includes("UNLOGGED"),
    constraints: those(/^CONSTRAINT /),
    clauses: those(/^(?:WITH|DISTRIBUTE|PARTITION|ENABLE) /),
    after: those(/^(?:ALTER SEQUENCE|CREATE (?:UNIQUE )?INDEX) /),
  };
};

const tableStatement = (
  table: AnyTable,
  { isUnlogged, constraints, clauses }: Ddl,
  ifNotExists: boolean,
): string => {
  const elements = [
    ...table.fields.map((field) =>
      [field.quoted, field.sqlType, field.constraint ?? ""].join(" ").trim(),
    ),
    ...constraints,
  ];
  const head = [
    "CREATE",
    ...(isUnlogged ? ["UNLOGGED"] : []),
    "TABLE",
    ...(ifNotExists ? ["IF NOT EXISTS"] : []),
    table.quoted,
  ].join(" ");
  const body = `${head} (\n  ${elements.join(",\n  ")}\n)`;
  return [body, ...clauses].join("\n");
};

const commentStatements = (table: AnyTable): readonly string[] => {
  const { comment, columnComments } = table.definition;
  const onTable =
    comment === undefined
      ? []
      : [`COMMENT ON TABLE ${table.quoted} IS ${quoteLiteral(comment)}`];
  const onColumns = textItems(columnComments).map((item) => {
    const end = item.indexOf(": ");
    const { quoted } = fieldOf(table, item.slice(0, end), table.label);
    const text = quoteLiteral(item.slice(end + 2));
    return `COMMENT ON COLUMN ${table.quoted}.${quoted} IS ${text}`;
  });
  return [...onTable, ...onColumns];
};

/** Makes the table inside `tx`; with `ifNotExists`, one that is there already is left as it is. */
export const createTable = async (
  tx: Transaction,
  table: AnyTable,
  label: string,
  { ifNotExists = false }: { readonly ifNotExists?: boolean },
): Promise<void> => {
  if (ifNotExists && (await isTableThere(tx, table, { label }))) return;
  const ddl = readDdl(table.definition.ddl);
  for (const required of ddl.requires) await makeRequired(tx, required, label);
  const texts = [
    tableStatement(table, ddl, ifNotExists),
    ...ddl.after,
    ...commentStatements(table),
  ];
  for (const text of texts) await run(tx, text, label);
};
