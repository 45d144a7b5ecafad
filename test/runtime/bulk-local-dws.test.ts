/** Bulk writes and streams against the local DWS: its login, its types, its refusals, and faults at random places. */
import fc from "fast-check";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
} from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { systemClock } from "../../src/runtime/clock.js";
import {
  completeSettings,
  type Database,
  defineTable,
  DwsError,
  KeyedRepository,
  openDatabase,
  PartlyAppliedError,
  Returning,
  t,
} from "../../src/runtime/index.js";

interface FactsRow {
  id: bigint;
  kind: number | null;
  code: string | null;
  note: string | null;
}

const define = (name: string, orientation: "row" | "column") =>
  defineTable<FactsRow>({
    schema: "public",
    name,
    columns: {
      id: t.int8("id", "bigint", "NOT NULL"),
      kind: t.uint1("kind", "tinyint"),
      code: t.text("code", "nvarchar2(3)"),
      note: t.text("note", "text"),
    },
    key: ["id"],
    fixed: ["id"],
    ddl: `
      CONSTRAINT "${name}_pkey" PRIMARY KEY ("id")
      WITH (orientation=${orientation})
      DISTRIBUTE BY HASH ("id")
    `,
  });

const rowTable = define("row_facts", "row");
const columnTable = define("column_facts", "column");

let dws: LocalDws;
let db: Database;

const at = (table: typeof rowTable) =>
  new KeyedRepository<
    FactsRow,
    Partial<FactsRow>,
    Partial<FactsRow>,
    Pick<FactsRow, "id">
  >(table, db);

const rowsTo = (count: number): FactsRow[] =>
  Array.from({ length: count }, (_, index) => ({
    id: BigInt(index),
    kind: index % 256,
    code: index % 2 === 0 ? "abc" : null,
    note: `\\N\t${index}`,
  }));

beforeAll(async () => {
  dws = await startLocalDws();
});
afterAll(async () => dws.stop());
beforeEach(async () => {
  db = openDatabase(completeSettings({ ...dws, sslmode: "disable" }), {
    deadlineMs: 20_000,
    retryBudget: false,
    clock: {
      ...systemClock,
      sleep: async (ms, signal) => systemClock.sleep(ms / 200, signal),
    },
  });
  for (const table of [rowTable, columnTable]) {
    await at(table).drop({ ifExists: true });
    await at(table).create();
  }
});
afterEach(async () => {
  dws.faults.clear();
  await db.close();
});

const collect = async <Row>(rows: AsyncIterable<Row>): Promise<Row[]> => {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
};

describe.each([rowTable, columnTable])("the local DWS, $label", (table) => {
  it("takes every way of writing, and gives the rows in every way of reading", async () => {
    const rows = rowsTo(2_500);
    const writes = [
      async () => at(table).insertMany(rows),
      async () => at(table).insertMany(rows, { copyAbove: 100 }),
      async () => at(table).copy(rows, { batchRows: 1_000 }),
      async () =>
        at(table).copy(rows, { batchRows: 1_000, transaction: false }),
      async () => at(table).upsert(rows),
      async () => at(table).upsert(rows.map((one) => ({ ...one, kind: 1 }))),
    ];
    for (const [index, write] of writes.entries()) {
      expect(await write()).toBe(2_500n);
      if (index < 4) {
        expect(await collect(at(table).stream({ orderBy: ["id"] }))).toEqual(
          rows,
        );
        expect(await collect(at(table).copyOut({ orderBy: ["id"] }))).toEqual(
          rows,
        );
        await at(table).truncate();
      }
    }
    expect(await at(table).count({ kind: 1 })).toBe(2_500n);
  });

  it("refuses what is too long in every way of writing", async () => {
    const rows = [{ id: 1n, code: "abcd" }];
    for (const write of [
      async () => at(table).insertMany(rows),
      async () => at(table).insertMany(rows, { copyAbove: 0 }),
      async () => at(table).upsert(rows),
    ]) {
      await expect(write()).rejects.toMatchObject({ sqlState: "22001" });
    }
    expect(await at(table).count()).toBe(0n);
  });

  it("may be left in the middle of a stream", async () => {
    await at(table).insertMany(rowsTo(2_500));
    for (const read of ["stream", "copyOut"] as const) {
      for await (const row of at(table)[read]({ orderBy: ["id"] })) {
        expect(row.id).toBe(0n);
        break;
      }
    }
    expect(await at(table).count()).toBe(2_500n);
  });
});

describe("insertMany", () => {
  const kinds = async (table: typeof rowTable, rows: number) => {
    await at(table).count();
    dws.record.clear();
    dws.record.start();
    await at(table).insertMany(rowsTo(rows));
    dws.record.stop();
    return dws.record.statements().map(({ text }) => text.split(" ")[0]);
  };

  it("fills a column-store table by one COPY where others take several statements", async () => {
    expect(await kinds(columnTable, 1_000)).toEqual(["insert"]);
    expect(await kinds(rowTable, 1_001)).toEqual([
      "start",
      "insert",
      "insert",
      "commit",
    ]);
    await at(columnTable).truncate();
    expect(await kinds(columnTable, 1_001)).toEqual(["copy"]);
    expect(await at(columnTable).count()).toBe(1_001n);
  });
});

describe("an empty text in an ORA database", () => {
  it("is NULL in every way of writing", async () => {
    const { definition } = rowTable;
    const inOra = defineTable<FactsRow>({
      ...definition,
      emptyTextIsNull: true,
    });
    const rows: FactsRow[] = [
      { id: 1n, kind: 1, code: "", note: "" },
      { id: 2n, kind: 1, code: "a", note: "b" },
    ];
    // Not in the order of the first row: by way of the shape.
    const other = [
      ...rows,
      { note: "", code: "", kind: 1, id: 3n } satisfies FactsRow,
    ];
    const to = at(inOra);
    for (const write of [
      async () => {
        for (const row of other) await to.insert(row);
      },
      async () => to.insertMany(other),
      async () => to.insertMany(other, { copyAbove: 0 }),
      async () => to.copy(other),
      async () => to.upsert(other),
    ]) {
      await write();
      expect(await to.select({ orderBy: ["id"] })).toEqual([
        { id: 1n, kind: 1, code: null, note: null },
        { id: 2n, kind: 1, code: "a", note: "b" },
        { id: 3n, kind: 1, code: null, note: null },
      ]);
      await to.truncate();
    }
  });
});

describe("RETURNING", () => {
  it("is for row-store tables", async () => {
    const row = new Returning<FactsRow, Partial<FactsRow>, Partial<FactsRow>>(
      rowTable,
      db,
    );
    expect(await row.insert({ id: 1n }, ["id", "note"])).toEqual({
      id: 1n,
      note: null,
    });
    const column = new Returning<
      FactsRow,
      Partial<FactsRow>,
      Partial<FactsRow>
    >(columnTable, db);
    await expect(
      column.update({ id: 1n }, { note: "x" }, ["id"]),
    ).rejects.toMatchObject({ sqlState: "0A000" });
  });
});

describe("under faults at random", () => {
  const ROWS = 3_000;
  const BATCH = 1_000;

  const faults = fc.oneof(
    fc.record({
      at: fc.constantFrom(
        "execute",
        "parse",
        "reply",
        "commit-before",
        "commit-after",
      ),
      skip: fc.nat(4),
      times: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({
      at: fc.constant("copy"),
      after: fc.nat(4),
      skip: fc.nat(2),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  );
  const actions = fc.constantFrom(
    { kind: "cut" },
    { kind: "cut", reset: true },
    { kind: "error", sqlState: "40001", message: "serialize" },
    {
      kind: "error",
      sqlState: "57P01",
      message: "terminating",
      severity: "FATAL",
    },
    {
      kind: "error",
      sqlState: "XX000",
      message: "Failed to read response from Datanodes",
    },
    { kind: "error", sqlState: "08006", message: "connection failure" },
  );

  const source = function* () {
    yield* rowsTo(ROWS);
  };
  const ways: Readonly<Record<string, () => Promise<bigint>>> = {
    "one COPY": async () => at(rowTable).copy(source),
    "one COPY of what is read once": async () => at(rowTable).copy(source()),
    batches: async () => at(rowTable).copy(source, { batchRows: BATCH }),
    "batches of what is read once": async () =>
      at(rowTable).copy(source(), { batchRows: BATCH }),
    "batches that stand alone": async () =>
      at(rowTable).copy(source, { batchRows: BATCH, transaction: false }),
    insertMany: async () => at(rowTable).insertMany(rowsTo(ROWS)),
    upsert: async () => at(rowTable).upsert(rowsTo(ROWS)),
  };

  /** The numbers of rows that may be there after what the call said. */
  const possible = async (
    call: Promise<bigint>,
  ): Promise<readonly bigint[]> => {
    try {
      return [await call];
    } catch (error) {
      if (!(error instanceof DwsError)) throw error;
      const before =
        error instanceof PartlyAppliedError ? error.rowsApplied : 0n;
      if (error.outcome !== "unknown") return [before];
      return [before, before + BigInt(BATCH), BigInt(ROWS)];
    }
  };

  it.each(Object.keys(ways))("what is said of %s is true", async (name) => {
    await fc.assert(
      fc.asyncProperty(faults, actions, async (where, action) => {
        // A server that says 40001 has not committed.
        fc.pre(
          !/reply|-after/.test(where.at) ||
            !JSON.stringify(action).includes("40001"),
        );
        await at(rowTable).truncate();
        // Not the statements by which the test looks.
        const matching = /^(?:copy|insert|commit|start)/i;
        dws.faults.add({ ...where, matching, do: action });
        const rows = await possible((ways[name] as () => Promise<bigint>)());
        dws.faults.clear();
        expect(rows).toContain(await at(rowTable).count());
      }),
      { numRuns: 25 },
    );
  });
});
