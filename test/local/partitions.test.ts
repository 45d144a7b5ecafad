/** Partitions: what START/END/EVERY and PERIOD stand for, which rows they take, and how ALTER TABLE changes them. */
import type { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf, runExtended } from "./client.js";

let dws: LocalDws;
let client: Client;

beforeAll(async () => {
  dws = await startLocalDws();
  client = await connectTo(dws);
});

afterAll(async () => {
  await client.end();
  await dws.stop();
});

interface PartitionRow {
  readonly relname: string;
  readonly boundaries: (string | null)[];
}

/** Each partition as `name: bounds`, in the order in which they were made. */
const partitionsOf = async (name: string): Promise<string[]> => {
  const rows = await rowsOf<PartitionRow>(
    client,
    `select relname, boundaries from pg_partition
     where parentid = $1::regclass and parttype = 'p' order by oid`,
    [name],
  );
  return rows.map(
    ({ relname, boundaries }) => `${relname}: ${boundaries.join(" ")}`,
  );
};

const make = (column: string, items: string): string =>
  `create table t (id int, k ${column}) distribute by hash (id) partition by range (k) (${items})`;

/** Names and bounds as S0179 and the source's transformRangePartStartEndStmt give them. */
const expansions: readonly {
  readonly column: string;
  readonly items: string;
  readonly want: readonly string[];
}[] = [
  {
    // S0179 example 2, row by row
    column: "int",
    items:
      "PARTITION p1 START(1) END(1000) EVERY(200), PARTITION p2 END(2000), PARTITION p3 START(2000) END(5000)",
    want: "p1_0: 1|p1_1: 201|p1_2: 401|p1_3: 601|p1_4: 801|p1_5: 1000|p2: 2000|p3: 5000".split(
      "|",
    ),
  },
  {
    // S0179: "PARTITION p1 START(1), PARTITION p2 START(2)"
    column: "int",
    items: "partition p1 start(1), partition p2 start(2)",
    want: ["p1_0: 1", "p1_1: 2", "p2: "],
  },
  {
    // S0179: "PARTITION p1 START(1) END(4) EVERY(1)"
    column: "bigint",
    items: "partition p1 start(1) end(4) every(1)",
    want: ["p1_0: 1", "p1_1: 2", "p1_2: 3", "p1_3: 4"],
  },
  {
    column: "numeric(8,2)",
    items: "partition a end(1.5), partition b start(1.5) end(2) every(0.2)",
    want: ["a: 1.50", "b_1: 1.70", "b_2: 1.90", "b_3: 2.00"],
  },
  {
    column: "int",
    items:
      "partition a start(-5) end(0), partition b start(0), partition c start(9) end(maxvalue)",
    want: ["a_0: -5", "a_1: 0", "b: 9", "c: "],
  },
  {
    // S0179 example 8, in an ORA database, where DATE is a timestamp(0)
    column: "date",
    items:
      "PARTITION p1 START('2021-01-01') END('2021-04-01') EVERY(interval '1 month')",
    want: [
      "p1_0: 2021-01-01 00:00:00",
      "p1_1: 2021-02-01 00:00:00",
      "p1_2: 2021-03-01 00:00:00",
      "p1_3: 2021-04-01 00:00:00",
    ],
  },
  {
    column: "pg_catalog.date",
    items:
      "partition p start(date '2022-01-01') end('2022-01-16') every('7 day')",
    want: ["p_0: 2022-01-01", "p_1: 2022-01-08", "p_2: 2022-01-15"].concat(
      "p_3: 2022-01-16",
    ),
  },
];

/** SQLSTATEs and texts of parse_utilcmd.cpp, tablecmds.cpp. */
const badPartitions: readonly (readonly [items: string, want: string])[] = [
  [
    "partition p start(5) end(5)",
    '42P16 start value must be less than end value for partition "p".',
  ],
  [
    "partition p start(1) end(5), partition q start(6) end(7)",
    '42P16 start value of partition "q" is too high.',
  ],
  [
    "partition p start(1) end(5), partition q start(4) end(7)",
    '42P16 start value of partition "q" is too low.',
  ],
  [
    "partition p end(5), partition q end(5)",
    '42P16 end value of partition "q" is too low.',
  ],
  [
    "partition p start(1), partition q end(5)",
    '42P16 partition "q" is an invalid definition clause.',
  ],
  [
    "partition p end(maxvalue), partition q start(5)",
    '42P16 partition "q" is not allowed behind MAXVALUE.',
  ],
  [
    "partition p start(1) end(5) every(0)",
    '22023 partition step is too small for partition "p".',
  ],
  [
    "partition p start(1) end(5) every(9)",
    '22023 partition step is too big for partition "p".',
  ],
  [
    "partition p start(1) end(3) every(1), partition p_1 start(3)",
    '42710 duplicate partition name: "p_1"',
  ],
  [
    "partition p values less than (5), partition q values less than (5)",
    'D0011 partition bound of partition "q" is too low',
  ],
  [
    "partition p values less than (maxvalue), partition q values less than (maxvalue)",
    'D0011 partition bound of partition "q" is too low',
  ],
  [
    "partition p values less than (5, 6)",
    "D0011 partition bound list contains too many elements",
  ],
];

describe("what is written in short", () => {
  it.each(expansions)("$column: $items", async ({ column, items, want }) => {
    await runExtended(client, make(column, items));
    expect(await partitionsOf("t")).toEqual(want);
    await client.query("drop table t");
  });

  it.each(badPartitions)("refuses %s", async (items, want) => {
    expect(await errorOf(client.query(make("int", items)))).toBe(want);
  });

  // S0179 example 5
  it("is made of a PERIOD when nothing else is written", async () => {
    await client.query(
      "create table time_part (id integer, time timestamp) with (PERIOD='1 day') partition by range(time)",
    );
    const rows = await rowsOf(
      client,
      `select relname, boundaries[1]::timestamp - date_trunc('day', localtimestamp) as ahead
       from pg_partition where parentid = 'time_part'::regclass and parttype = 'p' order by 1`,
    );
    expect(rows).toMatchObject([
      { relname: "default_part_1", ahead: { days: 1 } },
      { relname: "default_part_2", ahead: { days: 2 } },
    ]);
  });
});

const noPartition =
  "inserted partition key does not map to any table partition";

describe("rows", () => {
  beforeAll(async () => {
    await client.query(`
      create table r (id int, a int, b int) distribute by hash (id)
        partition by range (a, b) (partition p1 values less than (4, 4), partition p2 values less than (7, 7));
      create table m (id int, a int) distribute by hash (id)
        partition by range (a) (partition p1 values less than (4), partition rest values less than (maxvalue));
      create table l (id int, a int, b text) distribute by hash (id)
        partition by list (a, b) (partition p values ((1, 'x'), (2, 'it''s'))) enable row movement;
      create table c (id int, a int) with (orientation = column) distribute by hash (id)
        partition by list (a) (partition p values (1, 2), partition q values (3))`);
  });

  // catalog.md 4.2: row tables as heap.cpp:5161 says, column tables as cstore_insert.cpp:2529
  it.each([
    ["insert into r values (1, 7, 7)", `P0002 ${noPartition}`],
    ["insert into r values (1, null, 0)", `P0002 ${noPartition}`],
    ["insert into r values (1, 0, 0), (1, 8, 0)", `P0002 ${noPartition}`],
    ["insert into l values (1, 1, 'y')", `P0002 ${noPartition}`],
    ["insert into l values (1, 1, null)", `P0002 ${noPartition}`],
    ["insert into c values (1, 4)", `22023 ${noPartition}`],
    ["insert into r values (1, 7, 6), (1, 0, null)", "no error"],
    ["insert into m values (1, 3), (2, null)", "no error"],
    ["insert into l values (1, 2, 'it''s')", "no error"],
    ["insert into c values (1, 2), (1, 3)", "no error"],
  ])("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
    if (want !== "no error") {
      expect(await errorOf(runExtended(client, sql))).toBe(want);
    }
  });

  // catalog.md 4.2 (X0262); SQLSTATEs of nodeModifyTable.cpp:1238-1267
  it.each([
    ["update r set a = 5", '2F002 fail to update partitioned table "r"'],
    ["update r set a = 9", '42P23 fail to update partitioned table "r"'],
    ["update m set a = 9", '2F002 fail to update partitioned table "m"'],
    ["update m set a = 1 where a = 3", "no error"],
    ["update r set a = a, b = b", "no error"],
    ["update l set a = 1, b = 'x'", "no error"],
    ["update l set a = 3", '42P23 fail to update partitioned table "l"'],
    ["update c set a = 1", "no error"],
    ["update c set a = 9", `22023 ${noPartition}`],
  ])("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
  });

  it("may move once row movement is on", async () => {
    await client.query("alter table m enable row movement");
    expect(await errorOf(client.query("update m set a = 9"))).toBe("no error");
    await client.query("alter table m disable row movement");
    const move = client.query("update m set a = 1");
    expect(await errorOf(move)).toMatch(/^2F002 /);
  });

  it("are checked in COPY too, 100,000 of them in good time", async () => {
    await client.query(
      "create table big (id int, a int) distribute by hash (id) partition by range (a) (partition p start (0) end (100000) every (1000))",
    );
    const copy = "insert into big select g, g from generate_series(0, 99999) g";
    const start = performance.now();
    expect(await errorOf(client.query(copy))).toBe("no error");
    expect(performance.now() - start).toBeLessThan(5000);
    const program = client.query("copy big from program 'echo 1,100000' csv");
    expect(await errorOf(program)).toBe(`P0002 ${noPartition}`);
  });

  it("know nothing of the triggers that do this", async () => {
    expect(
      await rowsOf(
        client,
        "select tgname from pg_trigger where not tgisinternal",
      ),
    ).toEqual([]);
  });
});

describe("ALTER TABLE", () => {
  beforeAll(async () => {
    await client.query(`
      create table a (id int, k int) distribute by hash (id)
        partition by range (k) (partition p1 values less than (10), partition p2 values less than (20));
      create table d (id int, k int) distribute by hash (id)
        partition by list (k) (partition p1 values (1), partition rest values (default));
      create table plain (id int) distribute by hash (id)`);
  });

  // S0143
  it("adds, renames, empties and drops partitions, and the rows in them", async () => {
    await client.query("insert into a values (1, 5), (2, 15)");
    await client.query(
      "alter table a add partition p3 values less than (30), add column note text",
    );
    await client.query("alter table a add partition p4 start (30) end (40)");
    await client.query("alter table a rename partition p2 to second");
    expect(await partitionsOf("a")).toEqual(
      "p1: 10|second: 20|p3: 30|p4: 40".split("|"),
    );
    await client.query("insert into a values (3, 25), (4, 35)");
    await client.query("alter table a truncate partition for (27)");
    await client.query("alter table a drop partition p1, p4");
    const rows = await rowsOf(client, "select id, note from a order by id");
    expect(rows).toEqual([{ id: 2, note: null }]);
    expect(await partitionsOf("a")).toEqual(["second: 20", "p3: 30"]);
    const insert = client.query("insert into a values (9, 35)");
    expect(await errorOf(insert)).toBe(`P0002 ${noPartition}`);
  });

  it.each([
    [
      "alter table a add partition low values less than (5)",
      "22023 upper boundary of adding partition MUST overtop last existing partition",
    ],
    [
      "alter table plain add partition p values less than (5)",
      "42809 can not add partition against NON-PARTITIONED table",
    ],
    ["alter table a drop partition zz", '42704 partition "zz" does not exist'],
    [
      "alter table a drop partition p3, second",
      "D0011 Cannot drop the only partition of a partitioned table",
    ],
    [
      "alter table d add partition p9 values (9)",
      "0A000 can not add partition because a DEFAULT partition exists",
    ],
    [
      "alter table a exchange partition (p3) with table plain",
      "0A000 the local DWS does not imitate ALTER TABLE ... EXCHANGE PARTITION",
    ],
    [
      "create table t (a int) partition by list (a) (partition p values (1, 2), partition q values (2))",
      "42P16 list partition values must be unique",
    ],
    [
      "create table t (a int, b int, c int, d int, e int) partition by range (a, b, c, d, e) (partition p values less than (1, 1, 1, 1, 1))",
      "42601 too many partition keys for partitioned table",
    ],
  ])("%s", async (sql, want) => {
    expect(await errorOf(client.query(sql))).toBe(want);
  });

  // S0165, X0142 (GAUSS-01273)
  it("and CREATE INDEX knows local indexes alone", async () => {
    const index = client.query("create index on a (k)");
    expect(await errorOf(index)).toBe(
      "0A000 partitioned table does not support global index",
    );
    await client.query(
      "create index a_k on a (k) local; create index on plain (id)",
    );
  });
});
