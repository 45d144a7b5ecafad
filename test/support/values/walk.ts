/** Takes rows through every method of a repository, and compares what is there with what should be, after each. */
import type { Client } from "pg";
import { assertContents, assertCount, assertSame } from "./contents.js";
import { readByEach } from "./reads.js";
import { keyOf, normalized } from "./same.js";
import type { Row, TestColumn, TestTable } from "./test-table.js";

/** Rows of a walk: so many are inserted, the others are there to be set. */
export const INSERTED = 6;
export const SPARE = 4;

/** One table on its walk. */
export interface Walk {
  readonly table: TestTable;
  /** Asks the server past the runtime. */
  readonly client: Client;
  /** ON CONFLICT can use the key. */
  readonly mayUpsert: boolean;
}

const insertEach = async (
  { table }: Walk,
  rows: readonly Row[],
): Promise<void> => {
  const { repository, columns } = table;
  const [one, two, ...rest] = rows;
  if (one === undefined || two === undefined) return;
  // What is null may as well be left out where that means NULL too.
  const bare = columns.filter(
    ({ property, name }) =>
      two[property] !== null ||
      table.model.columns.find((column) => column.name === name)?.default !==
        null,
  );
  await repository.insert(one);
  await repository.insert(
    Object.fromEntries(bare.map(({ property }) => [property, two[property]])),
  );
  assertSame("insert", table, await repository.select(), [one, two]);
  const half = Math.ceil(rest.length / 2);
  const many = await repository.insertMany(rest.slice(0, half));
  assertCount("insertMany", table, many, half);
  const copied = await repository.copy(rest.slice(half), { batchRows: 1 });
  assertCount("copy", table, copied, rest.length - half);
  await assertContents("inserted", table, rows);
};

const keyIn = ({ key = [] }: TestTable, row: Row): Row =>
  Object.fromEntries(key.map((property) => [property, row[property]]));

const findEach = async (
  { table }: Walk,
  rows: readonly Row[],
  absent: readonly Row[],
): Promise<void> => {
  if (table.key === undefined) return;
  const { repository } = table;
  for (const row of rows) {
    const key = keyIn(table, row);
    assertSame("get", table, [await repository.get(key)], [row]);
  }
  for (const row of absent) {
    const found = await repository.find(keyIn(table, row));
    assertSame("find", table, found === undefined ? [] : [found], []);
  }
};

/** A condition that finds this row, and what else it finds: its first value that can be compared. */
const locate = (
  { columns }: TestTable,
  rows: readonly Row[],
  row: Row,
): { readonly where: object; readonly found: readonly Row[] } | undefined => {
  for (const column of columns) {
    const { property, family, type } = column;
    // Two that print differently may be equal; in these types that takes no chance to speak of, but for zeros.
    const isPlain =
      ["number", "text", "bytes", "enum", "boolean"].includes(family ?? "") &&
      !type.isArray;
    const value = normalized(column, row[property]);
    if (!isPlain || value === null || value === 0) continue;
    const key = keyOf(value);
    const found = rows.filter(
      (one) => keyOf(normalized(column, one[property])) === key,
    );
    if (found.length > 1) continue;
    return { where: Object.fromEntries([[property, value]]), found };
  }
  return undefined;
};

const settable = ({ columns }: TestTable) =>
  columns.filter(({ isFixed }) => !isFixed);

const patchOf = (columns: readonly TestColumn[], spare: Row): Row =>
  Object.fromEntries(
    columns.map(({ property }) => [property, spare[property]]),
  );

const updateOne = async (
  { table }: Walk,
  rows: readonly Row[],
  spare: Row,
): Promise<readonly Row[]> => {
  const columns = settable(table);
  const [target] = rows;
  if (columns.length === 0 || target === undefined) return rows;
  const place = locate(table, rows, target);
  if (place === undefined) return rows;
  const patch = patchOf(columns, spare);
  const count = await table.repository.update(place.where, patch);
  assertCount("update", table, count, 1);
  const after = rows.map((row) =>
    row === target ? { ...row, ...patch } : row,
  );
  await assertContents("updated", table, after);
  return after;
};

const updateEvery = async (
  { table }: Walk,
  rows: readonly Row[],
  spare: Row,
): Promise<readonly Row[]> => {
  const columns = settable(table).filter(
    ({ isUnique, isTouched }) => !isUnique || isTouched,
  );
  if (columns.length === 0) return rows;
  const patch = patchOf(columns, spare);
  const count = await table.repository.updateAll({ everyRow: true }, patch);
  assertCount("updateAll", table, count, rows.length);
  const after = rows.map((row) => ({ ...row, ...patch }));
  await assertContents("updated all", table, after);
  return after;
};

const upsertSome = async (
  { table, mayUpsert }: Walk,
  rows: readonly Row[],
  [set, fresh]: readonly [Row, Row],
): Promise<readonly Row[]> => {
  const [target] = rows;
  if (table.key === undefined || !mayUpsert || target === undefined)
    return rows;
  const given = { ...set, ...keyIn(table, target) };
  const isSet = ({ property }: TestColumn) =>
    !table.key?.includes(property) && !table.fixed.includes(property);
  const setColumns = table.columns.filter(isSet);
  const count = await table.repository.upsert([given, fresh, given]);
  // Without anything to set the row that is there is left alone, and not counted.
  assertCount("upsert", table, count, setColumns.length === 0 ? 1 : 2);
  const after = [
    ...rows.map((row) =>
      row === target ? { ...row, ...patchOf(setColumns, set) } : row,
    ),
    fresh,
  ];
  await assertContents("upserted", table, after);
  return after;
};

const deleteSome = async (
  { table }: Walk,
  rows: readonly Row[],
): Promise<void> => {
  const { repository } = table;
  let left = rows;
  for (const row of [rows[1], rows[3]]) {
    const place = row === undefined ? undefined : locate(table, left, row);
    if (place === undefined) continue;
    const count = await repository.delete(place.where);
    assertCount("delete", table, count, 1);
    left = left.filter((one) => one !== row);
    assertSame("deleted", table, await repository.select(), left);
  }
  const count = await repository.deleteAll({ everyRow: true });
  assertCount("deleteAll", table, count, left.length);
  assertCount("deleted all", table, await repository.count(), 0);
};

/** What RETURNING gives, of a row store. */
const returnEach = async (
  { table }: Walk,
  row: Row,
  other: Row,
): Promise<void> => {
  const { returning, columns } = table;
  if (returning === undefined) return;
  const all = columns.map(({ property }) => property);
  assertSame(
    "returning insert",
    table,
    [await returning.insert(row, all)],
    [row],
  );
  const place = locate(table, [row], row);
  if (place === undefined) {
    await table.repository.truncate();
    return;
  }
  const set = settable(table);
  const patch = patchOf(set, other);
  const after = { ...row, ...patch };
  if (set.length > 0) {
    const updated = await returning.update(place.where, patch, all);
    assertSame("returning update", table, updated, [after]);
  }
  const now = locate(table, [after], after);
  if (now === undefined) await table.repository.truncate();
  else {
    const deleted = await returning.delete(now.where, all);
    assertSame("returning delete", table, deleted, [after]);
  }
  assertCount("returned", table, await table.repository.count(), 0);
};

/** Through all methods, from an empty table to an empty table. */
export const walkTable = async (
  walk: Walk,
  all: readonly Row[],
): Promise<void> => {
  const { table } = walk;
  await table.repository.truncate();
  const rows = all.slice(0, INSERTED);
  const [one, every, set, fresh] = all.slice(INSERTED) as [Row, Row, Row, Row];
  await insertEach(walk, rows);
  await findEach(walk, rows, [one, fresh]);
  await readByEach(walk.client, table, rows, [one, every]);
  const updated = await updateOne(walk, rows, one);
  const upserted = await upsertSome(walk, updated, [set, fresh]);
  await deleteSome(walk, await updateEvery(walk, upserted, every));
  await returnEach(walk, one, every);
};
