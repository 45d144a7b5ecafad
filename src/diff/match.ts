/** Pairs what two versions of a list have in common. */

interface Named {
  readonly name: string;
}

/** What went, what came, and the pairs that stayed, each in the order of its list. */
export interface Matching<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

/** Matches by name. */
export const matchByName = <T extends Named>(
  before: readonly T[],
  after: readonly T[],
): Matching<T> => {
  const old = new Map(before.map((item) => [item.name, item]));
  const names = new Set(after.map(({ name }) => name));
  return {
    removed: before.filter(({ name }) => !names.has(name)),
    added: after.filter(({ name }) => !old.has(name)),
    kept: after.flatMap((item) => {
      const match = old.get(item.name);
      return match === undefined ? [] : [[match, item] as const];
    }),
  };
};

const entriesAreSame = (a: object, b: object): boolean => {
  const keys = Object.keys(a);
  const [left, right] = [a, b] as readonly Record<string, unknown>[];
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && isSame(left?.[key], right?.[key]),
    )
  );
};

/** Equality of two parts of a model, by value. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  return a !== null && b !== null && entriesAreSame(a, b);
};
