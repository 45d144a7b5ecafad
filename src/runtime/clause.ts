/** Conditions joined by AND, OR and NOT: functions, so that columns of these names stay columns. */
import { UsageError } from "./errors.js";
import type { Refused } from "./shapes.js";
import { Sql } from "./sql-fragment.js";

declare const given: unique symbol;

/** Conditions joined by {@link and}, {@link or} or {@link not}; the call that uses it checks its columns. */
export class Clause<Parts> {
  declare readonly [given]: Parts;
  readonly kind: "and" | "or" | "not";
  readonly parts: readonly object[];

  constructor(kind: "and" | "or" | "not", parts: readonly object[]) {
    if (parts.length === 0) {
      throw new UsageError(`${kind}() needs at least one condition`);
    }
    parts.forEach((part, index) => {
      assertPart(kind, part, index + 1);
    });
    this.kind = kind;
    this.parts = Object.freeze([...parts]);
  }

  /** SQL text of the whole, in parentheses; `write` gives that of one part. */
  write(write: (part: object) => string): string {
    const parts = this.parts.map(write);
    // `not` alone would lose the rows for which the condition is NULL.
    if (this.kind === "not") return `(${parts.join("")}) is not true`;
    return `(${parts.join(` ${this.kind} `)})`;
  }
}

const assertPart = (kind: string, part: unknown, place: number) => {
  if (typeof part !== "object" || part === null) {
    throw new UsageError(
      `${kind}(): condition ${place} is no object of columns`,
    );
  }
  const isColumns = !(part instanceof Clause || part instanceof Sql);
  if (isColumns && Object.keys(part).length === 0) {
    throw new UsageError(
      `${kind}(): condition ${place} has no column, and would fit every row`,
    );
  }
};

type Needed<Part> =
  Partial<Part> extends Part
    ? Refused<"a condition of and, or and not needs at least one column">
    : Part;

type EachNeeded<Parts> = { [I in keyof Parts]: Needed<Parts[I]> };

type AtLeastOne = readonly [object, ...object[]];

/** All of these must hold: `and({ total: { gt } }, or(…))`. */
export const and = <const Parts extends AtLeastOne>(
  ...parts: Parts & EachNeeded<Parts>
): Clause<Parts> => new Clause("and", parts);

/** At least one of these must hold: `or({ note: null }, { note: { like: "a%" } })`. */
export const or = <const Parts extends AtLeastOne>(
  ...parts: Parts & EachNeeded<Parts>
): Clause<Parts> => new Clause("or", parts);

/**
 * Every row that the condition leaves out. Those for which it is NULL are among them, unlike with SQL's own NOT, so that
 * a condition and its negation always make up the whole table.
 */
export const not = <const Part extends object>(
  part: Part & Needed<Part>,
): Clause<readonly [Part]> => new Clause("not", [part]);
