/** Guesses what was renamed: a catalog has no memory, so a rename looks like something removed and something added. */
import type { Column, Database, Relation, Table } from "../model/model.js";
import type { ColumnChange, TableChange } from "./change.js";
import { isSame, matchByName } from "./match.js";

/** The columns that came or went, each with the number of kept columns in front of it. */
const placesOf = (
  { columns }: Relation,
  other: Relation,
): readonly { readonly column: Column; readonly place: number }[] => {
  const kept = new Set(other.columns.map(({ name }) => name));
  let place = 0;
  return columns.flatMap((column) => {
    if (!kept.has(column.name)) return [{ column, place }];
    place += 1;
    return [];
  });
};

/** Pairs each item with the first that nobody took and that fits it. */
const pair = <T>(
  removed: readonly T[],
  added: readonly T[],
  fits: (before: T, after: T) => boolean,
): readonly (readonly [T, T])[] => {
  const free = new Set(added);
  return removed.flatMap((before) => {
    const after = [...free].find((one) => fits(before, one));
    if (after === undefined) return [];
    free.delete(after);
    return [[before, after] as const];
  });
};

/** Columns that went where one of the same type came, in the same place. */
export const guessColumns = (
  before: Relation,
  after: Relation,
): readonly ColumnChange[] =>
  pair(
    placesOf(before, after),
    placesOf(after, before),
    (a, b) =>
      a.place === b.place &&
      a.column.nullable === b.column.nullable &&
      isSame(a.column.type, b.column.type),
  ).map(([{ column: old }, { column }]) => ({
    kind: "column-perhaps-renamed",
    schema: after.schema,
    table: after.name,
    column: old.name,
    before: old.name,
    after: column.name,
    breaks: false,
  }));

/** A varchar may have become longer meanwhile; another type makes another table. */
const shapeOf = ({ columns }: Table): string =>
  JSON.stringify(
    columns.map(({ name, type: { schema, name: type, isArray } }) => [
      name,
      schema,
      type,
      isArray,
    ]),
  );

/** The tables that one version has and the other has not. */
const onlyIn = (one: Database, other: Database): readonly Table[] => {
  const schemas = new Map(other.schemas.map((schema) => [schema.name, schema]));
  return one.schemas.flatMap(({ name, tables }) => {
    const twins = schemas.get(name)?.tables ?? [];
    return matchByName(tables, twins).removed;
  });
};

const nameOf = ({ schema, name }: Table) => ({ schema, table: name });

/** Tables that went while one with the same columns came: first of the same name, then in the same schema, then anywhere. */
export const guessTables = (
  before: Database,
  after: Database,
): readonly TableChange[] => {
  const added = onlyIn(after, before);
  const free = new Set(added);
  const byShape = new Map<string, Table[]>();
  for (const table of added) {
    const shape = shapeOf(table);
    const twins = byShape.get(shape);
    if (twins === undefined) byShape.set(shape, [table]);
    else twins.push(table);
  }
  return onlyIn(before, after).flatMap((table): readonly TableChange[] => {
    if (table.columns.length === 0) return [];
    const all = byShape.get(shapeOf(table)) ?? [];
    const left = all.filter((one) => free.has(one));
    const found =
      left.find(({ name }) => name === table.name) ??
      left.find(({ schema }) => schema === table.schema) ??
      left[0];
    if (found === undefined) return [];
    free.delete(found);
    const values = { before: nameOf(table), after: nameOf(found) };
    const kind = "table-perhaps-renamed";
    return [{ kind, ...nameOf(table), ...values, breaks: false }];
  });
};
