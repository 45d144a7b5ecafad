/** The types of one column's condition: what it may be compared with, by what kind of column it is. */
import type { Given, Refused } from "./shapes.js";
import type { ParsedJson } from "./values.js";

declare const flavor: unique symbol;

/** Text that is also known to be of this SQL type. Any text may be given for it. */
export type Flavored<Name extends string> = string & {
  readonly [flavor]?: Name;
};

/** A document of a json column, as text. Type json has no `=`. */
export type JsonText = Flavored<"json">;
/** A document of a jsonb column, as text. */
export type JsonbText = Flavored<"jsonb">;

type HasFlavor<Value, Name> = typeof flavor extends keyof Value
  ? [Value[typeof flavor]] extends [Name | undefined]
    ? true
    : false
  : false;

/** What every column that has `=` and `<` can be asked. All of those given must hold. */
export interface Comparisons<Value> {
  /**
   * Every row that `column: value` leaves out, those with NULL included (SQL's own `<>` would lose them).
   * `not: null` asks for any value.
   */
  readonly not?: Given<Value>;
  /** One of these. Nothing is in an empty list. */
  readonly in?: readonly Given<NonNullable<Value>>[];
  /** Every row that `in` leaves out, those with NULL included: all of them for an empty list. */
  readonly notIn?: readonly Given<NonNullable<Value>>[];
  readonly gt?: Given<NonNullable<Value>>;
  readonly gte?: Given<NonNullable<Value>>;
  readonly lt?: Given<NonNullable<Value>>;
  readonly lte?: Given<NonNullable<Value>>;
  /** From the first to the second, both included. */
  readonly between?: readonly [
    Given<NonNullable<Value>>,
    Given<NonNullable<Value>>,
  ];
}

/** What text can be asked beside. `%` and `_` are wildcards: quote what is not meant so with `contains` and its kin. */
export interface TextOperators<Value> extends Comparisons<Value> {
  readonly like?: string;
  /** Every row that `like` leaves out, those with NULL included. */
  readonly notLike?: string;
  /** LIKE whatever the case of the letters. */
  readonly ilike?: string;
  /** Every row that `ilike` leaves out, those with NULL included. */
  readonly notIlike?: string;
}

/** What arrays can be asked beside (operators of dws_06_0332). */
export interface ArrayOperators<Value, Element> extends Comparisons<Value> {
  /** This element is in it. */
  readonly has?: NonNullable<Element>;
  /** All of these are in it. */
  readonly contains?: readonly NonNullable<Element>[];
  /** Nothing but these is in it. */
  readonly containedBy?: readonly NonNullable<Element>[];
  /** At least one of these is in it. */
  readonly overlaps?: readonly NonNullable<Element>[];
  /** Whether it has no elements; NULL is neither empty nor not. */
  readonly isEmpty?: boolean;
}

/** What a document can be asked (operators of dws_06_0355). Type json has no `=`, so that there is no `column: value`. */
export interface JsonOperators {
  /** `null` asks for any document. */
  readonly not?: null;
  /** Where in the document: keys, and positions from 0. Goes with `text`. */
  readonly path?: readonly (string | number)[];
  /** What is there, as text: `"12"`, `"true"`; null where there is nothing, or JSON's null. */
  readonly text?: Condition<string | null>;
}

/** What a document of type jsonb can be asked beside. */
export interface JsonbOperators<Value>
  extends Comparisons<Value>, Omit<JsonOperators, "not"> {
  /** This document is in it (`@>`). */
  readonly contains?: NonNullable<Value>;
  /** It is in this document (`<@`). */
  readonly containedBy?: NonNullable<Value>;
  /** It has this key at its top. */
  readonly hasKey?: string;
}

// Nor has jsonb where it is parsed: what would be sent is another text of the same document.
type HasNoEquality<Present> = [ParsedJson] extends [Present]
  ? true
  : HasFlavor<Present, "json">;

type OperatorsOf<Value, Present> =
  HasNoEquality<Present> extends true
    ? JsonOperators
    : HasFlavor<Present, "jsonb"> extends true
      ? JsonbOperators<Value>
      : Present extends readonly (infer Element)[]
        ? ArrayOperators<Value, Element>
        : // Plain text only: numbers, dates and enums travel as text too, but have no LIKE.
          string extends Present
          ? TextOperators<Value>
          : Comparisons<Value>;

/** The operators that a column has. */
export type Operators<Value> = OperatorsOf<Value, NonNullable<Value>>;

type Equal<Value> =
  HasNoEquality<NonNullable<Value>> extends true ? null : Given<Value>;

/** What a column may be compared with: a value or null, or operators that must all hold. */
export type Condition<Value> =
  | Equal<Value>
  // `object` keeps a value of the wrong type from passing as operators none of which is given.
  | (Operators<Value> & object);

/**
 * What refuses an operator that the column does not have: TypeScript sees it in a literal, but not behind a variable,
 * `and`, `or` or `not`.
 */
export type OwnOperators<Asked, Value> = Asked extends Equal<Value> | null
  ? unknown
  : Asked extends object
    ? {
        readonly [
          K in Exclude<keyof Asked, keyof Operators<Value>>
        ]: Refused<"this column has no such operator">;
      }
    : unknown;
