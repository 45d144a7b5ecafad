/** Conditions on one column, each with what it means in memory. */
import type { Client } from "pg";
import { contains, endsWith, startsWith } from "../../../src/runtime/index.js";
import { documentProbes } from "./document-probes.js";
import { keyOf, normalized } from "./same.js";
import type { Row, TestColumn } from "./test-table.js";

/** A condition and the values that fit it. */
export interface Probe {
  readonly condition: unknown;
  readonly fits: (value: unknown) => boolean;
}

/** Places of values in the order of the server; the same place means equal. */
export type Rank = (value: unknown) => number;

/** Asks the server itself, over a connection that knows nothing of the runtime. */
export const readRanks = async (
  client: Client,
  column: TestColumn,
  values: readonly unknown[],
): Promise<Rank> => {
  const texts = values.map((value) => column.encode(value));
  const { rows } = await client.query<{ rank: string }>(
    `select dense_rank() over (order by s.v) as rank
     from (select n, (($1::text[])[n])::${column.castType} as v from generate_series(1, $2::int) n) s
     order by s.n`,
    [texts, texts.length],
  );
  const ranks = new Map(
    values.map((value, at) => [
      keyOf(normalized(column, value)),
      Number(rows[at]?.rank),
    ]),
  );
  return (value) => {
    const rank = ranks.get(keyOf(normalized(column, value)));
    if (rank === undefined) throw new Error(`${column.name}: not ranked`);
    return rank;
  };
};

const isNull: Probe = { condition: null, fits: (value) => value === null };
const isNotNull: Probe = {
  condition: { not: null },
  fits: (value) => value !== null,
};

const comparisons = (
  rank: Rank,
  [x, y]: readonly [unknown, unknown],
): readonly Probe[] => {
  const [low, high] = rank(x) <= rank(y) ? [x, y] : [y, x];
  const same = (a: unknown, b: unknown) => a !== null && rank(a) === rank(b);
  const by =
    (holds: (place: number, other: number) => boolean) => (value: unknown) =>
      value !== null && holds(rank(value), rank(x));
  return [
    { condition: x, fits: (value) => same(value, x) },
    { condition: { not: x }, fits: (value) => !same(value, x) },
    {
      condition: { in: [x, y] },
      fits: (value) => same(value, x) || same(value, y),
    },
    { condition: { in: [] }, fits: () => false },
    { condition: { notIn: [x] }, fits: (value) => !same(value, x) },
    { condition: { notIn: [] }, fits: () => true },
    { condition: { gt: x }, fits: by((a, b) => a > b) },
    { condition: { gte: x }, fits: by((a, b) => a >= b) },
    { condition: { lt: x }, fits: by((a, b) => a < b) },
    { condition: { lte: x }, fits: by((a, b) => a <= b) },
    {
      condition: { between: [low, high] },
      fits: (value) =>
        value !== null && rank(low) <= rank(value) && rank(value) <= rank(high),
    },
    {
      condition: { gte: low, lt: high, not: null },
      fits: (value) =>
        value !== null && rank(low) <= rank(value) && rank(value) < rank(high),
    },
  ];
};

/** Letters of ASCII in the other case, as the C locale knows them alone. */
const swapCase = (text: string) =>
  text.replaceAll(/[A-Za-z]/g, (one) =>
    one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase(),
  );
const lower = (text: string) =>
  text.replaceAll(/[A-Z]/g, (one) => one.toLowerCase());

const textProbes = (x: string): readonly Probe[] => {
  const letters = Array.from(x);
  const head = letters.slice(0, Math.ceil(letters.length / 2)).join("");
  const tail = letters.slice(-2).join("");
  const on = (holds: (text: string) => boolean) => (value: unknown) =>
    typeof value === "string" && holds(value);
  const swapped = lower(swapCase(head));
  const begins = on((text) => lower(text).startsWith(swapped));
  return [
    {
      condition: { like: contains(tail) },
      fits: on((text) => text.includes(tail)),
    },
    {
      condition: { like: startsWith(head) },
      fits: on((text) => text.startsWith(head)),
    },
    {
      condition: { like: endsWith(tail) },
      fits: on((text) => text.endsWith(tail)),
    },
    {
      condition: { notLike: contains(tail) },
      fits: (value) => !on((text) => text.includes(tail))(value),
    },
    { condition: { like: "_%" }, fits: on((text) => text !== "") },
    { condition: { ilike: startsWith(swapCase(head)) }, fits: begins },
    {
      condition: { notIlike: startsWith(swapCase(head)) },
      fits: (value) => !begins(value),
    },
  ];
};

const flat = (value: unknown): readonly unknown[] =>
  (value as readonly unknown[]).flat(Infinity);

const arrayProbes = (
  column: TestColumn,
  [x, y]: readonly [unknown, unknown],
): readonly Probe[] => {
  const keys = (value: unknown): ReadonlySet<string> =>
    new Set(flat(value).map((one) => keyOf(normalized(column, one))));
  const given = flat(x).filter((one) => one !== null);
  const more = [...given, ...flat(y).filter((one) => one !== null)];
  const on =
    (holds: (held: ReadonlySet<string>) => boolean) => (value: unknown) =>
      value !== null && holds(keys(value));
  const [first] = more;
  const holdsAll = on((held) => [...keys(given)].every((one) => held.has(one)));
  return [
    { condition: { contains: given }, fits: holdsAll },
    {
      condition: { containedBy: more },
      fits: on((held) => [...held].every((one) => keys(more).has(one))),
    },
    {
      condition: { overlaps: given },
      fits: on((held) => [...keys(given)].some((one) => held.has(one))),
    },
    ...(first === undefined
      ? []
      : [
          {
            condition: { has: first },
            fits: on((held) => held.has(keyOf(normalized(column, first)))),
          },
        ]),
    {
      condition: { isEmpty: true },
      fits: (value) => value !== null && flat(value).length === 0,
    },
    {
      condition: { isEmpty: false },
      fits: (value) => value !== null && flat(value).length > 0,
    },
  ];
};

/** Families without `=` and `<`. */
export const UNCOMPARED: readonly string[] = ["json", "opaque"];

/** Every operator of the column, with values of these rows. */
export const probesOf = async (
  client: Client,
  column: TestColumn,
  rows: readonly Row[],
): Promise<readonly Probe[]> => {
  const values = rows
    .map((row) => normalized(column, row[column.property]))
    .filter((value) => value !== null);
  const [x, y = x] = values;
  const nulls = [isNull, isNotNull];
  if (x === undefined) return nulls;
  const { family = "" } = column;
  if (UNCOMPARED.includes(family)) {
    return [...nulls, ...documentProbes(column, values)];
  }
  const rank = await readRanks(client, column, values);
  return [
    ...nulls,
    ...comparisons(rank, [x, y]),
    ...(family === "text" ? textProbes(x as string) : []),
    ...(family === "array" ? arrayProbes(column, [x, y]) : []),
    ...documentProbes(column, values),
  ];
};
