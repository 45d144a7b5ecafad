/** Canonical order: the comparisons that make the same schema give the same bytes on every machine. */
import type { Partition, Partitioning, Routine } from "./model.js";
import { signatureOf } from "./signature.js";

/** Compares by UTF-16 code units; a locale must never decide an order. */
export const compareText = (a: string, b: string): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** A copy in the order of the names. */
export const sortByName = <T extends { readonly name: string }>(
  items: readonly T[],
): T[] => items.toSorted((a, b) => compareText(a.name, b.name));

/** A copy in the order of the names, overloads by their signatures. */
export const sortRoutines = (routines: readonly Routine[]): Routine[] =>
  routines.toSorted(
    (a, b) =>
      compareText(a.name, b.name) ||
      compareText(signatureOf(a), signatureOf(b)),
  );

// DWS prints fractions without the leading zero (`.25`) in two of its three compatibility modes.
const numeric = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;
const integer = /^-?\d+$/;

const compareNumbers = (a: string, b: string): number => {
  if (!integer.test(a) || !integer.test(b)) return Number(a) - Number(b);
  const [left, right] = [BigInt(a), BigInt(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

type CompareBounds = (a: string, b: string) => number;

/** One comparison per key column, numeric only when every bound of that column is a number. */
const chooseComparisons = (
  partitions: readonly Partition[],
): readonly CompareBounds[] => {
  const width = Math.max(0, ...partitions.map(({ bound }) => bound.length));
  return Array.from({ length: width }, (_, key) =>
    partitions.every(({ bound }) => numeric.test(bound[key] ?? "0"))
      ? compareNumbers
      : compareText,
  );
};

const compareRanges = (
  comparisons: readonly CompareBounds[],
  a: Partition,
  b: Partition,
): number => {
  for (const [key, compare] of comparisons.entries()) {
    const [left, right] = [a.bound[key] ?? null, b.bound[key] ?? null];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    const order = compare(left, right);
    if (order !== 0) return order;
  }
  return compareText(a.name, b.name);
};

/** Range partitions by their bounds, MAXVALUE (null) last; the others by name. */
export const sortPartitions = (
  by: Partitioning["by"],
  partitions: readonly Partition[],
): Partition[] => {
  if (by !== "range") return sortByName(partitions);
  const comparisons = chooseComparisons(partitions);
  return partitions.toSorted((a, b) => compareRanges(comparisons, a, b));
};
