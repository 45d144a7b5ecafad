/** Hostile names and hostile values through every method: nothing but the rows that are meant changes in the whole database. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { valuesOf } from "../support/values/by-type.js";
import { PROPERTY, propertyOf } from "../support/values/corpus-values.js";
import {
  createHostile,
  HOSTILE_NAMES,
  HOSTILE_SCHEMAS,
  readDatabase,
  refill,
} from "../support/values/hostile-schema.js";
import { collect } from "../support/values/contents.js";
import { openProject, type Project } from "../support/values/project.js";
import { randomRows } from "../support/values/random-rows.js";
import { readTable, type TestTable } from "../support/values/test-table.js";
import { anyText, HOSTILE_TEXTS } from "../support/values/texts.js";
import { INSERTED, SPARE, walkTable } from "../support/values/walk.js";
import { writeByFilter } from "../support/values/write-by-filter.js";

const OPTIONS = { ...PROPERTY, endOnFailure: true };
const INJECTION = `"; drop table "bystander"."rows" cascade; --`;

/** What a table itself is made and unmade by. */
interface Makeable {
  exists(): Promise<boolean>;
  drop(): Promise<void>;
  create(): Promise<void>;
}

describe("hostile names and values", () => {
  let local: LocalDws;
  let project: Project;

  beforeAll(async () => {
    local = await startLocalDws();
    project = await openProject(
      local,
      local.database,
      async ({ client }) => createHostile(client),
      ...HOSTILE_SCHEMAS,
    );
  });
  afterAll(async () => {
    await project.close();
    await local.stop();
  });

  /** The whole database is the same afterwards. */
  const untouched = async (work: () => Promise<void>): Promise<void> => {
    const { client } = project.trip;
    const before = await readDatabase(client);
    expect(before.size).toBeGreaterThan(HOSTILE_NAMES.length);
    await work();
    const after = await readDatabase(client);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
  };

  /** Random rows through each table, which gets its own rows back in the end. */
  const eachTable = async (
    count: number,
    work: (
      table: TestTable,
      rows: readonly Record<string, unknown>[],
    ) => Promise<void>,
  ): Promise<void> => {
    const values = valuesOf(project.model);
    for (const table of project.tables) {
      await untouched(async () => {
        const rows = randomRows(table, undefined, values, count);
        const property = fc.asyncProperty(rows, async (all) =>
          work(table, all),
        );
        await fc.assert(property, propertyOf(project, table));
        await refill(project.trip.client, table.model.schema, table.name);
      });
    }
  };

  it("are those of all tables", () => {
    const names = project.tables.map(({ name }) => name);
    expect(names.toSorted()).toEqual(HOSTILE_NAMES.toSorted());
  });

  it(
    "go through every method of every table",
    { timeout: 300_000 },
    async () => {
      const { client } = project.trip;
      await eachTable(INSERTED + SPARE, async (table, rows) =>
        walkTable({ table, client, mayUpsert: true }, rows),
      );
    },
  );

  it("are dropped and made again, and nothing else is", async () => {
    const { client } = project.trip;
    await untouched(async () => {
      for (const { repository, model } of project.tables) {
        const table = repository as typeof repository & Makeable;
        expect(await table.exists()).toBe(true);
        await table.drop();
        expect(await table.exists()).toBe(false);
        await table.create();
        expect(await table.count()).toBe(0n);
        await refill(client, model.schema, model.name);
      }
    });
  });

  it("choose what is updated and deleted", { timeout: 300_000 }, async () => {
    const { client } = project.trip;
    await eachTable(8, async (table, rows) =>
      writeByFilter(client, table, rows),
    );
  });

  it("find their own row alone, by every way of reading", async () => {
    const { contains, or } = project.runtime;
    const [table] = project.tables;
    if (table === undefined) throw new Error("no table");
    const { repository, columns } = table;
    const [key = "", text = "", other = ""] = columns.map(
      ({ property }) => property,
    );
    const rows = HOSTILE_TEXTS.map((one, at) => ({ [key]: at, [text]: one }));
    await repository.truncate();
    await repository.insertMany(rows);
    for (const [at, one] of HOSTILE_TEXTS.entries()) {
      const holding = rows.filter((row) => String(row[text]).includes(one));
      for (const [where, expected] of [
        [{ [text]: one }, [rows[at]]],
        [{ [text]: { in: [one, `no ${one}`] } }, [rows[at]]],
        [or({ [other]: one }, { [text]: { between: [one, one] } }), [rows[at]]],
        [{ [text]: { like: contains(one) } }, holding],
      ] as const) {
        const query = { where, columns: [key] };
        const found = [
          await repository.select(query),
          await collect(repository.copyOut(query)),
          await collect(repository.stream(query)),
        ];
        const keys = expected.map((row) => row?.[key]);
        for (const all of found) {
          expect(all.map((row) => row[key]).toSorted(), one).toEqual(
            keys.toSorted(),
          );
        }
      }
    }
    await refill(project.trip.client, table.model.schema, table.name);
  });

  it("stay what they are in SQL of one's own", async () => {
    const { runtime, db, tables } = project;
    const { as, query, run, sql } = runtime;
    await untouched(async () => {
      for (const text of HOSTILE_TEXTS) {
        const rows = await query(
          db,
          sql`select ${text}::text as "echo", ${[text]}::text[] as list`,
          { echo: as.text, list: as.text.array },
        );
        expect(rows).toEqual([{ echo: text, list: [text] }]);
      }
      const property = fc.asyncProperty(anyText, async (text) => {
        for (const { repository, columns, model } of tables.slice(0, 3)) {
          const table = readTable(repository) as Parameters<
            typeof sql.table
          >[0];
          const column = sql.identifier(columns[1]?.name ?? "");
          const where = sql`${column} = ${`${text} is in no row`}`;
          const name = sql.identifier(model.schema, model.name);
          expect(
            await run(db, sql`delete from ${sql.table(table)} where ${where}`),
          ).toBe(0n);
          expect(
            await run(
              db,
              sql`update ${name} set ${column} = ${text} where ${where}`,
            ),
          ).toBe(0n);
          expect(
            await repository.delete(
              runtime.and({ [columns[0]?.property ?? ""]: 1 }, where),
            ),
          ).toBe(0n);
        }
      });
      await fc.assert(property, { ...OPTIONS, numRuns: 20 * PROPERTY.numRuns });
    });
  });

  it("are refused where a name, a direction or a number is expected", async () => {
    const [table] = project.tables;
    if (table === undefined) throw new Error("no table");
    const { repository, columns } = table;
    const [key = "", text = ""] = columns.map(({ property }) => property);
    const row = { [key]: 1 };
    const parsed = (json: string) =>
      JSON.parse(json) as Record<string, unknown>;
    const anything: unknown = INJECTION;
    const calls: readonly (() => Promise<unknown>)[] = [
      async () => repository.insert({ ...row, [INJECTION]: 1 }),
      async () => repository.insert(parsed(`{"__proto__": 1}`)),
      async () => repository.insertMany([{ ...row, [INJECTION]: 1 }]),
      async () => repository.copy([{ ...row, [INJECTION]: 1 }]),
      async () => repository.copy([row], { batchRows: anything }),
      async () => repository.insertMany([row], { copyAbove: anything }),
      async () => repository.upsert([{ ...row, [INJECTION]: 1 }]),
      async () => repository.update(row, { [INJECTION]: 1 }),
      async () => repository.update({ [INJECTION]: 1 }, { [text]: "x" }),
      async () => repository.delete({ [INJECTION]: 1 }),
      async () => repository.delete({ toString: 1 }),
      async () => repository.delete({ [text]: { [INJECTION]: 1 } }),
      async () => repository.delete({ [text]: { constructor: 1 } }),
      async () => repository.delete(parsed(`{"${text}": {"__proto__": 1}}`)),
      async () => repository.delete({ [text]: ["x"] }),
      async () => repository.delete([anything] as object),
      async () => repository.delete(anything as object),
      async () => repository.deleteAll(anything as object),
      async () => repository.updateAll(anything as object, { [text]: "x" }),
      async () => repository.find({ [key]: { not: null } }),
      async () => repository.get({ [key]: INJECTION }),
      async () => repository.count({ [INJECTION]: 1 }),
      async () => repository.select({ columns: [INJECTION] }),
      async () => repository.select({ columns: ["toString"] }),
      async () => repository.select({ orderBy: [INJECTION] }),
      async () =>
        repository.select({ orderBy: [{ column: text, direction: anything }] }),
      async () =>
        repository.select({ orderBy: [{ column: text, nulls: anything }] }),
      async () => repository.select({ limit: anything as number }),
      async () => repository.select({ after: { [key]: INJECTION } }),
      async () => {
        for await (const one of repository.stream(
          {},
          { batchRows: anything },
        )) {
          expect(one).toBeUndefined();
        }
      },
      async () => {
        for await (const one of repository.copyOut({
          limit: anything as number,
        })) {
          expect(one).toBeUndefined();
        }
      },
    ];
    await untouched(async () => {
      for (const [at, call] of calls.entries()) {
        await expect(
          call(),
          `call ${at}: ${call.toString()}`,
        ).rejects.toMatchObject({
          code: "DWS_USAGE",
        });
      }
    });
  });
});
