/** Queries written for DWS run unchanged: the stock catalogs have its columns, and no later ones. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws({
    schemaSql:
      "create table t (id bigint primary key, at date default now(), check (id > 0)) distribute by hash (id)",
  });
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

const columnsOf = async (catalog: string): Promise<string[]> => {
  const rows = await rowsOf<{ attname: string }>(
    client,
    `SELECT attname FROM pg_catalog.pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
    [`pg_catalog.${catalog}`],
  );
  return rows.map(({ attname }) => attname);
};

/** Columns of DWS (catalog.md 1.5, 1.6), and ones that came after PostgreSQL 9.2. */
const catalogs: readonly {
  readonly name: string;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}[] = [
  {
    name: "pg_class",
    has: "oid reloptions parttype relrowmovement relcmprs relhasclusterkey relhasoids relhaspkey".split(
      " ",
    ),
    lacks: ["relispartition", "relpartbound", "relreplident"],
  },
  {
    name: "pg_attribute",
    has: ["attcmprmode", "attkvtype"],
    lacks: ["attidentity", "attgenerated", "atthasmissing"],
  },
  {
    name: "pg_index",
    has: ["indisusable", "indnullstreatment"],
    lacks: ["indnkeyatts", "indislive"],
  },
  {
    name: "pg_constraint",
    has: ["consoft", "conopt", "consrc"],
    lacks: ["conparentid"],
  },
  { name: "pg_attrdef", has: ["adsrc", "adbin_on_update"], lacks: [] },
  { name: "pg_database", has: ["datcompatibility"], lacks: ["datlocprovider"] },
];

describe("stock catalogs", () => {
  it.each(catalogs)("$name", async ({ name, has, lacks }) => {
    const columns = await columnsOf(name);
    expect(columns).toEqual(expect.arrayContaining([...has]));
    expect(columns.filter((column) => lacks.includes(column))).toEqual([]);
    // What the probe says is what a query finds.
    const list = columns.map((column) => `x."${column}"`).join(", ");
    const sql = `select ${list} from pg_catalog.${name} x limit 1`;
    expect(await errorOf(client.query(sql))).toBe("no error");
    for (const column of lacks) {
      const query = client.query(`select ${column} from ${name}`);
      expect(await errorOf(query)).toMatch(/^42703 /);
    }
  });

  it("answer the queries of catalog.md 1.11", async () => {
    expect(
      await rowsOf(
        client,
        `SELECT d.datcompatibility, pg_encoding_to_char(d.encoding) AS enc
         FROM pg_catalog.pg_database d WHERE d.datname = current_database()`,
      ),
    ).toEqual([{ datcompatibility: "ORA", enc: "UTF8" }]);
    expect(
      await rowsOf(
        client,
        `SELECT n.nspname, c.relname, c.relkind, c.parttype, c.relrowmovement,
           c.reloptions, c.reltuples, x.pclocatortype, x.pgroup, x.pcattnum,
           obj_description(c.oid, 'pg_class') AS comment
         FROM pg_catalog.pg_class c
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         LEFT JOIN pg_catalog.pgxc_class x ON x.pcrelid = c.oid
         WHERE n.nspname = ANY($1) AND c.relkind IN ('r','v','f','m')`,
        [["public"]],
      ),
    ).toEqual([
      {
        nspname: "public",
        relname: "t",
        relkind: "r",
        parttype: "n",
        relrowmovement: false,
        reloptions: ["orientation=row", "compression=no"],
        reltuples: 0,
        pclocatortype: "H",
        pgroup: "group_version1",
        pcattnum: "1",
        comment: null,
      },
    ]);
    expect(
      await rowsOf(
        client,
        `SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type,
           pg_get_expr(d.adbin, d.adrelid) AS value, d.adsrc, k.consoft, i.indisusable
         FROM pg_catalog.pg_attribute a
         LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
         LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
         WHERE a.attrelid = ANY($1::regclass[]) AND a.attnum > 0 ORDER BY a.attnum`,
        [["t"]],
      ),
    ).toEqual([
      {
        attname: "id",
        type: "bigint",
        value: null,
        adsrc: null,
        consoft: false,
        indisusable: true,
      },
      {
        attname: "at",
        // DATE of an ORA database: catalog.md 3.2
        type: "timestamp(0) without time zone",
        value: "now()",
        adsrc: "now()",
        consoft: false,
        indisusable: true,
      },
    ]);
  });

  it("do not show the schema that holds all this", async () => {
    const sql =
      "select nspname from pg_catalog.pg_namespace where nspname !~ '^pg_' order by 1";
    expect(await rowsOf(client, sql)).toEqual([
      { nspname: "information_schema" },
      { nspname: "public" },
    ]);
  });

  it("reach the index of the real pg_attribute", async () => {
    const plan = await client.query({
      text: "explain select a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relname = 't'",
      rowMode: "array",
    });
    const text = plan.rows.flat().join("\n");
    expect(text).toMatch(/Index .*pg_attribute_relid_attn/);
    expect(text).not.toMatch(/Seq Scan on pg_attribute/);
  });

  it("list the nodes and the group", async () => {
    expect(
      await rowsOf(
        client,
        `select node_type, count(*)::int as n from pgxc_node group by 1 order by 1`,
      ),
    ).toEqual([
      { node_type: "C", n: 2 },
      { node_type: "D", n: 3 },
    ]);
    expect(
      await rowsOf(client, "select group_name, group_kind from pgxc_group"),
    ).toEqual([{ group_name: "group_version1", group_kind: "i" }]);
  });

  it("are readable, and no more than that, for any role", async () => {
    await client.query("create role guest login password 'guest'");
    const guest = await connectTo(dws, { user: "guest", password: "guest" });
    const read =
      "select count(*) from pg_class, pg_partition, pgxc_class, pgxc_node, pgxc_group limit 1";
    expect(await errorOf(guest.query(read))).toBe("no error");
    expect(await errorOf(guest.query("delete from pgxc_class"))).toMatch(
      /^42501 /,
    );
    expect(
      await errorOf(guest.query("select dws_catalog.forget('{1}')")),
    ).toMatch(/^42501 /);
    const make =
      "create temp table g (a int primary key) distribute by hash (a)";
    expect(await errorOf(guest.query(make))).toBe("no error");
    await guest.end();
  });
});
