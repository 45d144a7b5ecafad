// Select by key with each peer: one connection each, and as near to the same values as its usual settings come.
import { drizzle } from "drizzle-orm/node-postgres";
import { eq, sql as drizzleSql } from "drizzle-orm";
import {
  bigint,
  boolean,
  integer,
  numeric,
  pgTable,
  timestamp,
  varchar,
} from "drizzle-orm/pg-core";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import postgres from "postgres";
import { createPool, sql } from "slonik";

const INT8 = 20;
const TIMESTAMPTZ = 1184;

const types = {
  getTypeParser: (oid, format) => {
    if (oid === INT8) return BigInt;
    if (oid === TIMESTAMPTZ) return (value) => value;
    return pg.types.getTypeParser(oid, format);
  },
};

const COLUMNS = [
  "id",
  "customer_id",
  "total",
  "note",
  "placed_at",
  "is_paid",
];
const BY_KEY = `select ${COLUMNS.join(", ")} from orders where id = `;

const openPool = (server) => {
  const pool = new pg.Pool({ ...server, max: 1, types });
  return {
    name: "pg `Pool.query`",
    find: async (id) =>
      (await pool.query(`${BY_KEY}$1`, [String(id)])).rows[0],
    close: () => pool.end(),
  };
};

const openKysely = (server) => {
  const pool = new pg.Pool({ ...server, max: 1, types });
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    name: "kysely",
    find: (id) =>
      db
        .selectFrom("orders")
        .select(COLUMNS)
        .where("id", "=", String(id))
        .executeTakeFirst(),
    close: () => db.destroy(),
  };
};

const drizzleOrders = pgTable("orders", {
  id: bigint({ mode: "bigint" }).primaryKey(),
  customerId: integer("customer_id").notNull(),
  total: numeric({ precision: 12, scale: 2 }).notNull(),
  note: varchar({ length: 100 }),
  placedAt: timestamp("placed_at", {
    mode: "string",
    withTimezone: true,
  }).notNull(),
  isPaid: boolean("is_paid").notNull(),
});

const openDrizzle = (server) => {
  const pool = new pg.Pool({ ...server, max: 1 });
  const db = drizzle({ client: pool });
  const { id: key } = drizzleOrders;
  return {
    name: "drizzle",
    find: async (id) =>
      (await db.select().from(drizzleOrders).where(eq(key, id)))[0],
    close: () => pool.end(),
  };
};

const openDrizzlePrepared = (server) => {
  const pool = new pg.Pool({ ...server, max: 1 });
  const prepared = drizzle({ client: pool })
    .select()
    .from(drizzleOrders)
    .where(eq(drizzleOrders.id, drizzleSql.placeholder("id")))
    .prepare("find");
  return {
    name: "drizzle prepared",
    find: async (id) => (await prepared.execute({ id }))[0],
    close: () => pool.end(),
  };
};

const openSlonik = async ({ host, port, user, database }) => {
  const pool = await createPool(
    `postgres://${user}@${host}:${port}/${database}?sslmode=disable`,
    {
      maximumPoolSize: 1,
      minimumPoolSize: 1,
      typeParsers: [
        { name: "int8", parse: BigInt },
        { name: "timestamptz", parse: (value) => value },
      ],
    },
  );
  return {
    name: "slonik",
    find: (id) =>
      pool.maybeOne(sql.unsafe`
        select id, customer_id, total, note, placed_at, is_paid
        from orders where id = ${id}`),
    close: () => pool.end(),
  };
};

const openPostgresJs = (server) => {
  const { host, port, user, database } = server;
  const text = {
    to: TIMESTAMPTZ,
    from: [TIMESTAMPTZ],
    serialize: (value) => value,
    parse: (value) => value,
  };
  const sql = postgres({
    ...{ host, port, user, database, max: 1 },
    types: { bigint: postgres.BigInt, date: text },
  });
  return {
    name: "postgres.js",
    // Not built on pg: shown, and no gate.
    isApart: true,
    find: async (id) =>
      (
        await sql`select id, customer_id, total, note, placed_at, is_paid from orders where id = ${id}`
      )[0],
    close: () => sql.end(),
  };
};

/** Opens all of them on one server. */
export const openPeers = (server) =>
  Promise.all(
    [
      openPool,
      openKysely,
      openDrizzle,
      openDrizzlePrepared,
      openSlonik,
      openPostgresJs,
    ].map((open) => open(server)),
  );
