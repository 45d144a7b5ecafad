/** Updates and deletes by every operator: the rows that the condition means change, and no others. */
import type { Client } from "pg";
import { assertSame } from "./contents.js";
import { type Probe, probesOf } from "./probes.js";
import { normalized } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";

const fitting = (column: TestColumn, { fits }: Probe, rows: readonly Row[]) =>
  rows.filter((row) => fits(normalized(column, row[column.property])));

const assertChanged = (what: string, found: bigint, expected: number) => {
  if (found === BigInt(expected)) return;
  throw new Error(`${what}: ${found} rows changed, ${expected} expected`);
};

const named = (property: string, value: unknown) =>
  Object.fromEntries([[property, value]]);

/** Not in nothing: every row, which no update or delete takes for a filter. */
const reachesAll = ({ condition }: Probe): boolean => {
  const { notIn } = (condition ?? {}) as { readonly notIn?: unknown };
  return Array.isArray(notIn) && notIn.length === 0;
};

/** Sets `other` where each condition on `column` holds, to a text that no row has; gives the rows afterwards. */
const updateByEach = async (
  table: TestTable,
  [column, other]: readonly [TestColumn, TestColumn],
  probes: readonly Probe[],
  rows: readonly Row[],
): Promise<readonly Row[]> => {
  let now = rows;
  for (const [at, probe] of probes.entries()) {
    const patch = named(other.property, `'; ${at} -- "$1\\`);
    const where = named(column.property, probe.condition);
    if (reachesAll(probe)) continue;
    const hit = fitting(column, probe, now);
    const what = `${table.name} update ${column.property} ${at}`;
    const count = await table.repository.update(where, patch);
    assertChanged(what, count, hit.length);
    now = now.map((row) => (hit.includes(row) ? { ...row, ...patch } : row));
    assertSame(what, table, await table.repository.select(), now);
  }
  return now;
};

/** Deletes where each condition holds, and puts the rows back by the methods in turn. */
const deleteByEach = async (
  table: TestTable,
  column: TestColumn,
  probes: readonly Probe[],
  rows: readonly Row[],
): Promise<void> => {
  const { repository } = table;
  for (const [at, probe] of probes.entries()) {
    if (reachesAll(probe)) continue;
    const what = `${table.name} delete ${column.property} ${at}`;
    const gone = fitting(column, probe, rows);
    const where = named(column.property, probe.condition);
    assertChanged(what, await repository.delete(where), gone.length);
    const left = rows.filter((row) => !gone.includes(row));
    assertSame(what, table, await repository.select(), left);
    if (at % 2 === 0) await repository.copy(gone);
    else await repository.insertMany(gone);
  }
  assertSame("put back", table, await repository.select(), rows);
};

/** Every operator of the table's first text column; leaves the table empty. */
export const writeByFilter = async (
  client: Client,
  table: TestTable,
  rows: readonly Row[],
): Promise<void> => {
  const { repository, columns } = table;
  const [column, other] = columns.filter(({ family }) => family === "text");
  if (column === undefined || other === undefined) {
    throw new Error(`${table.name} has no two columns of text`);
  }
  await repository.deleteAll({ everyRow: true });
  await repository.insertMany(rows);
  const probes = await probesOf(client, column, rows);
  const now = await updateByEach(table, [column, other], probes, rows);
  await deleteByEach(table, column, probes, now);
  await repository.truncate();
};
