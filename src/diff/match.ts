/** Pairs what two versions of a list have in common. */

interface Named {
  readonly name: string;
}

/** What went, what came, and the pairs that stayed but are not the very same, each in the order of its list. */
export interface Matching<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

/** Matches by a text that tells the items of a list apart. */
export const matchBy = <T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): Matching<T> => {
  // Of thousands of tables nearly all are one object in both.
  const [first, second] = [new Set(before), new Set(after)];
  const gone = before.filter((item) => !second.has(item));
  const come = after.filter((item) => !first.has(item));
  const old = new Map(gone.map((item) => [keyOf(item), item]));
  const keys = new Set(come.map(keyOf));
  return {
    removed: gone.filter((item) => !keys.has(keyOf(item))),
    added: come.filter((item) => !old.has(keyOf(item))),
    kept: come.flatMap((item) => {
      const match = old.get(keyOf(item));
      return match === undefined ? [] : [[match, item] as const];
    }),
  };
};

/** Matches by name. */
export const matchByName = <T extends Named>(
  before: readonly T[],
  after: readonly T[],
): Matching<T> => matchBy(before, after, ({ name }) => name);

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
