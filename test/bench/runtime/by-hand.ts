/** The same work by hand on `pg`, as well as it can be done: named statements, and the same values in the rows. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import Cursor from "pg-cursor";
import { COLUMNS, type Order } from "./orders.js";

const asText = (value: unknown) => value;
const asBoolean = (value: string) => value === "t";
const PARSERS = new Map<number, (value: string) => unknown>([
  [20, BigInt],
  [23, Number],
  [16, asBoolean],
]);

/** int8 as bigint, int4 as number, bool as boolean, and everything else as the text that it came as. */
const types = {
  getTypeParser: (oid: number) => PARSERS.get(oid) ?? asText,
};

const AS_PROPERTIES = `id, customer_id as "customerId", total, note, placed_at as "placedAt", is_paid as "isPaid"`;

const BY_KEY = `select ${AS_PROPERTIES} from orders where id = $1`;

/** One row by its key. */
export const find = async (client: pg.Client, id: bigint, name?: string) => {
  const named = name === undefined ? {} : { name };
  const values = [String(id)];
  const query = { ...named, text: BY_KEY, values, types };
  const { rows } = await client.query<Order>(query);
  return rows[0];
};

/** Every row, without a parameter. */
export const selectAll = async (client: pg.Client) => {
  const text = `select ${AS_PROPERTIES} from orders`;
  return (await client.query<Order>({ text, types })).rows;
};

type Texts = readonly [string, string, string, string | null, string, string];

const toOrder = ([id, customer, total, note, placed, paid]: Texts) => ({
  id: BigInt(id),
  customerId: Number(customer),
  total,
  note,
  placedAt: placed,
  isPaid: paid === "t",
});

const texts = {
  getTypeParser: () => asText,
} as unknown as pg.CustomTypesConfig;

/** The same with the objects made by hand: what `pg` makes of its rows costs more. */
export const selectAllLiteral = async (client: pg.Client) => {
  const { rows } = await client.query<never>({
    text: `select ${COLUMNS} from orders`,
    rowMode: "array",
    types: texts,
  });
  return rows.map(toOrder);
};

const SELECT_BELOW = `select ${COLUMNS} from orders where id < $1 and customer_id >= $2`;

/** Rows by a filter, named, with the objects made by hand. */
export const selectBelow = async (client: pg.Client, id: bigint) => {
  const { rows } = await client.query<never>({
    name: "select_below",
    text: SELECT_BELOW,
    values: [String(id), "0"],
    rowMode: "array",
    types: texts,
  });
  return rows.map(toOrder);
};

const INSERT = `insert into loaded (${COLUMNS}) values ($1, $2, $3, $4, $5, $6)`;

/** One row, named. */
export const insert = async (client: pg.Client, order: Order) => {
  const { id, customerId, total, note, placedAt, isPaid } = order;
  const values = [String(id), customerId, total, note, placedAt, isPaid];
  await client.query({ name: "insert", text: INSERT, values });
};

/** BEGIN, the work, COMMIT; ROLLBACK when it failed. */
export const transaction = async (
  client: pg.Client,
  work: () => Promise<unknown>,
) => {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
};

const UNNEST = `insert into loaded (${COLUMNS}) select unnest($1::bigint[]), unnest($2::integer[]), unnest($3::numeric[]), unnest($4::text[]), unnest($5::timestamptz[]), unnest($6::boolean[])`;

/** Many rows as one statement: an array for each column, unfolded in the select list; named. */
export const insertMany = async (
  client: pg.Client,
  rows: readonly Order[],
): Promise<void> => {
  await client.query({
    name: "insert_many",
    text: UNNEST,
    values: [
      rows.map(({ id }) => String(id)),
      rows.map(({ customerId }) => customerId),
      rows.map(({ total }) => total),
      rows.map(({ note }) => note),
      rows.map(({ placedAt }) => placedAt),
      rows.map(({ isPaid }) => isPaid),
    ],
  });
};

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const escape = (text: string): string =>
  /[\\\n\r\t]/.test(text)
    ? text.replace(/[\\\n\r\t]/g, (one) => ESCAPES[one] ?? one)
    : text;

const CHUNK = 65_536;

/** Every text is escaped: whatever its type says, it may hold a tab. */
function* copyText(rows: readonly Order[]) {
  let text = "";
  for (const { id, customerId, total, note, placedAt, isPaid } of rows) {
    text += `${id}\t${customerId}\t${escape(total)}\t${note === null ? "\\N" : escape(note)}\t${escape(placedAt)}\t${isPaid}\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

/** COPY with an encoder for these very rows. */
export const copy = async (
  client: pg.Client,
  rows: readonly Order[],
): Promise<void> =>
  pipeline(
    Readable.from(copyText(rows)),
    client.query(from(`copy loaded (${COLUMNS}) from stdin`)),
  );

/** Every row through a cursor, 1,000 at a time, each made into an object by `toOrder`. */
export const stream = async (
  client: pg.Client,
  take: (order: Pick<Order, "id">) => void,
): Promise<void> => {
  const text = `select ${COLUMNS} from orders`;
  await client.query("begin read only");
  const config = { rowMode: "array", types: texts } as const;
  const cursor = client.query(new Cursor<Texts>(text, [], config));
  for (;;) {
    const rows = await cursor.read(1_000);
    if (rows.length === 0) break;
    for (const row of rows) take(toOrder(row));
  }
  await client.query("commit");
};

/** The same with the objects that `pg-cursor` makes. */
export const streamObjects = async (
  client: pg.Client,
  take: (order: Pick<Order, "id">) => void,
): Promise<void> => {
  const text = `select ${AS_PROPERTIES} from orders`;
  await client.query("begin read only");
  const cursor = client.query(new Cursor<Order>(text, [], { types }));
  for (;;) {
    const rows = await cursor.read(1_000);
    if (rows.length === 0) break;
    for (const row of rows) take(row);
  }
  await client.query("commit");
};
