/** Calls that must not compile, each marked, and calls that must; `npm run typecheck` is the test. */
import {
  and,
  as,
  contains,
  type Database,
  type Insertable,
  type JsonbText,
  type JsonText,
  not,
  numeric,
  or,
  type ParsedJson,
  query,
  run,
  sql,
  startsWith,
  type TableRepository,
  type Transaction,
  type Where,
} from "../../src/runtime/index.js";
import {
  orders,
  type OrdersInsert,
  type OrdersRow,
} from "../support/orders.js";

declare const db: Database;
declare const tx: Transaction;

interface DocumentsRow {
  id: number;
  body: JsonText | null;
  indexed: JsonbText | null;
  parsed: ParsedJson | null;
}
declare const documents: TableRepository<
  DocumentsRow,
  Insertable<DocumentsRow>,
  Partial<DocumentsRow>
>;

interface ReservedRow {
  or: number;
  and: string | null;
}
declare const reserved: TableRepository<
  ReservedRow,
  ReservedRow,
  Partial<ReservedRow>
>;

/** Right calls. */
export const right = async () => {
  const repository = orders(db);
  await repository.insert({ id: 1n, customerId: 1 });
  await repository.insert({ id: 1n, customerId: 1, note: null, tags: ["a"] });
  await repository.insert({ id: 1n, customerId: 1, total: numeric("1.5") });
  await repository.update({ id: 1n }, { note: "x", total: numeric(2) });
  await repository.update({ note: { not: null } }, { note: null });
  await repository.delete({
    customerId: { in: [1, 2] },
    total: { gt: numeric(1) },
  });
  const rows = await repository.select({ columns: ["id", "note"], where: {} });
  const note: string | null | undefined = rows[0]?.note;
  const row: OrdersRow = await orders(tx).get({ id: 1n });
  const count: bigint = await repository.count({ note: { like: "a%" } });
  await db.transaction(async (read) => orders(read).find({ id: 1n }), {
    readOnly: true,
  });
  return [note, row, count];
};

/** Right filters. */
export const rightFilters = async (where: Where<OrdersRow>, text?: string) => {
  const repository = orders(db);
  await repository.select({ where });
  await repository.select({
    where: { ...(text === undefined ? {} : { note: text }) },
  });
  await repository.select({
    where: or(
      { id: { between: [1n, 9n] } },
      and({ note: null }, not({ customerId: { notIn: [1, 2] } })),
      sql`lower(note) = ${text ?? null}`,
    ),
  });
  await repository.delete({
    note: { like: startsWith("50%"), notIlike: contains("x") },
    tags: { has: "a", overlaps: ["b"], isEmpty: false },
  });
  await repository.delete({ tags: ["a", null] });
  await repository.update(sql`note is null`, { tags: ["a"] });
  const big = or({ total: { gt: numeric(9) } }, { customerId: 1 });
  await repository.delete(big);
  await documents.delete({ body: null });
  await documents.delete({
    body: { path: ["a", 0], text: { in: ["x"] } },
    indexed: { contains: "{}", not: null },
    parsed: { not: null },
  });
  await reserved.delete(or({ or: 1 }, { and: "x" }));
};

/** Right pages. */
export const rightPages = async (last: OrdersRow) => {
  const repository = orders(db);
  await repository.select({ after: { id: 1n }, limit: 10 });
  await repository.select({ after: undefined, limit: 10 });
  await repository.select({
    orderBy: [{ column: "note", direction: "desc", nulls: "last" }, "total"],
    after: last,
  });
  await repository.select({
    orderBy: ["note"],
    after: { id: 1n, note: null },
  });
};

/** Right SQL. */
export const rightSql = async (names: readonly string[]) => {
  const at = sql`select ${sql.column(orders(tx), "note")} from ${sql.table(orders(tx))}
    where id in (${sql.join([1n, 2n])}) and note = any(${names}) ${names.length > 0 ? sql`limit 1` : sql``}`;
  const rows = await query(tx, at, {
    id: as.int8.notNull,
    note: as.text,
    tags: as.text.array,
  });
  const id: bigint | undefined = rows[0]?.id;
  const tags: (string | null)[] | null | undefined = rows[0]?.tags;
  const [plain] = await query(db, at);
  const text: string | null | undefined = plain?.["id"];
  const changed: bigint = await run(db, at);
  await db.transaction(async (read) => query(read, at), { readOnly: true });
  return [id, tags, text, changed];
};

/** Wrong calls. */
export const wrong = async () => {
  const repository = orders(db);
  // @ts-expect-error a required column is missing
  await repository.insert({ id: 1n });
  // @ts-expect-error a bigint column takes no number
  await repository.insert({ id: 1, customerId: 1 });
  // @ts-expect-error a numeric takes no plain string
  await repository.insert({ id: 1n, customerId: 1, total: "1.5" });
  // @ts-expect-error there is no such column
  await repository.insert({ id: 1n, customerId: 1, nope: 1 });
  // @ts-expect-error the column is NOT NULL
  await repository.insert({ id: 1n, customerId: null });
  // @ts-expect-error the distribution key cannot be patched
  await repository.update({ id: 1n }, { id: 2n });
  const patch = { id: 2n };
  // @ts-expect-error nor through a variable
  await repository.update({ id: 1n }, patch);
  // @ts-expect-error an empty patch
  await repository.update({ id: 1n }, {});
  // @ts-expect-error an empty filter
  await repository.update({}, { note: "x" });
  // @ts-expect-error an empty filter
  await repository.delete({});
  // @ts-expect-error a filter is needed
  await repository.delete();
  const maybe: { id?: bigint } = {};
  // @ts-expect-error a filter that may be empty
  await repository.delete(maybe);
  // @ts-expect-error a mistyped column beside a good one
  await repository.delete({ id: 1n, nope: 1 });
  // @ts-expect-error the wrong type in a filter
  await repository.delete({ id: 1 });
  // @ts-expect-error like is for text
  await repository.select({ where: { customerId: { like: "1%" } } });
  // @ts-expect-error a mistyped column in a read
  await repository.select({ where: { nope: 1 } });
  // @ts-expect-error a mistyped operator
  await repository.select({ where: { customerId: { gtt: 1 } } });
  const mistyped = { customerId: { gt: 1, lr: 2 } };
  // @ts-expect-error nor through a variable
  await repository.select({ where: mistyped });
  // @ts-expect-error a list of the wrong type
  await repository.select({ where: { customerId: { in: ["1"] } } });
  // @ts-expect-error null is in no list
  await repository.select({ where: { note: { in: [null] } } });
  // @ts-expect-error a column that is NOT NULL
  await repository.select({ where: { customerId: null } });
  // @ts-expect-error arrays alone have elements
  await repository.select({ where: { note: { has: "a" } } });
  // @ts-expect-error an element of the wrong type
  await repository.select({ where: { tags: { has: 1 } } });
  // @ts-expect-error arrays are not LIKE anything
  await repository.select({ where: { tags: { like: "a" } } });
  // @ts-expect-error a numeric is no plain text
  await repository.select({ where: { total: { like: "1%" } } });
  // @ts-expect-error a third bound
  await repository.select({ where: { id: { between: [1n, 2n, 3n] } } });
  // @ts-expect-error a column that does not exist
  await repository.select({ columns: ["nope"] });
  const rows = await repository.select({ columns: ["id"] });
  // @ts-expect-error a column that was not selected
  rows.map(({ note }) => note);
  // @ts-expect-error a partial key
  await repository.find({});
  // @ts-expect-error an offset: after is what there is
  await repository.select({ offset: 10 });
  // @ts-expect-error every row must be meant
  await repository.deleteAll({ everyRow: false });
  // @ts-expect-error DWS has no third isolation level
  await db.transaction(async () => undefined, { isolation: "serializable" });
  await db.transaction(
    async (read) => {
      // @ts-expect-error a read-only handle gives a reader
      orders(read).delete;
    },
    { readOnly: true },
  );
};

/** Wrong joined filters. */
export const wrongJoined = async () => {
  const repository = orders(db);
  // @ts-expect-error or of nothing
  or();
  // @ts-expect-error and of empty ones
  and({}, {});
  // @ts-expect-error one of them empty
  or({ id: 1n }, {});
  // @ts-expect-error not of nothing
  not({});
  const maybe: { id?: bigint } = {};
  // @ts-expect-error one that may be empty
  or({ id: 1n }, maybe);
  // @ts-expect-error a mistyped column in one of them
  await repository.delete(or({ id: 1n }, { nope: 1 }));
  // @ts-expect-error the wrong type in one of them
  await repository.delete(or({ id: 1n }, { id: 1 }));
  // @ts-expect-error a mistyped operator in one of them
  await repository.delete(or({ id: 1n }, { id: { gtt: 1n } }));
  // @ts-expect-error deep inside
  await repository.delete(and({ id: 1n }, or({ id: 2n }, not({ nope: 1 }))));
  const where = or({ id: 1n }, { nope: 1 });
  // @ts-expect-error through a variable, and in a read
  await repository.select({ where });
  // @ts-expect-error columns of another table
  await documents.delete(or({ id: 1n }, { body: null }));
};

/** Wrong filters on documents. */
export const wrongDocuments = async () => {
  // @ts-expect-error type json has no =
  await documents.delete({ body: "{}" });
  // @ts-expect-error and no <> either
  await documents.delete({ body: { not: "{}" } });
  // @ts-expect-error and no list either
  await documents.delete({ body: { in: ["{}"] } });
  // @ts-expect-error and no LIKE either
  await documents.delete({ body: { like: "%" } });
  // @ts-expect-error a parsed document is another text
  await documents.delete({ parsed: { a: 1 } });
  // @ts-expect-error json has no @>
  await documents.delete({ body: { contains: "{}" } });
};

/** Wrong pages. */
export const wrongPages = async () => {
  const repository = orders(db);
  // @ts-expect-error the key is missing
  await repository.select({ after: {} });
  // @ts-expect-error the column that is ordered by is missing
  await repository.select({ orderBy: ["note"], after: { id: 1n } });
  // @ts-expect-error the key is missing beside it
  await repository.select({ orderBy: ["note"], after: { note: null } });
  await repository.select({
    orderBy: ["note"],
    // @ts-expect-error a column that is not ordered by
    after: { id: 1n, note: null, total: numeric(1) },
  });
  const rows = await repository.select({ columns: ["note"] });
  // @ts-expect-error the last row was read without its key
  await repository.select({ after: rows.at(-1) });
  // @ts-expect-error an order by no column
  await repository.select({ orderBy: ["nope"] });
  // @ts-expect-error no such direction
  await repository.select({ orderBy: [{ column: "id", direction: "up" }] });
  // @ts-expect-error a table without a key
  await documents.select({ after: { id: 1 } });
};

/** Wrong SQL. */
export const wrongSql = async () => {
  const name: string | undefined = process.argv[2];
  // @ts-expect-error undefined is no value
  sql`select ${name}`;
  // @ts-expect-error nor is an object
  sql`select ${{ a: 1 }}`;
  // @ts-expect-error nor a function
  sql`select ${() => 1}`;
  // @ts-expect-error text is no SQL
  await query(db, "select 1");
  // @ts-expect-error the tag is no function of text
  sql("select 1");
  // @ts-expect-error a separator is SQL
  sql.join([1], ", ");
  // @ts-expect-error no such column
  sql.column(orders(db), "nope");
  // @ts-expect-error a name at least
  sql.identifier();
  await db.transaction(
    async (read) => {
      // @ts-expect-error what changes rows needs a session that may write
      await run(read, sql`delete from orders`);
    },
    { readOnly: true },
  );
  const rows = await query(db, sql`select 1 as n`, { n: as.int4 });
  // @ts-expect-error it may be NULL
  const n: number | undefined = rows[0]?.n;
  return n;
};

/** What may be left out of an insert: nullable columns, and those with a default. */
export const least: OrdersInsert = { id: 1n, customerId: 1 };

/** Without defaults every NOT NULL column is required. */
export const strictest: Insertable<{ a: number; b: string | null }> = { a: 1 };
