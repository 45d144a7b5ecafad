/** The types of calls: what may be inserted, patched and asked for, and the sentences shown for what may not. */

declare const refusal: unique symbol;

/** A parameter type that nothing fits; the compiler prints `Why`. */
export interface Refused<Why extends string> {
  readonly [refusal]: Why;
}

type OptionalColumn<Row, Default extends keyof Row> = {
  [K in keyof Row]: null extends Row[K] ? K : K extends Default ? K : never;
}[keyof Row];

/**
 * A row to insert: what is nullable, or is in `Default` because it has a default, may be left out.
 * An undefined property means the column's default.
 */
export type Insertable<Row, Default extends keyof Row = never> = {
  readonly [K in Exclude<keyof Row, OptionalColumn<Row, Default>>]: Row[K];
} & {
  readonly [K in OptionalColumn<Row, Default>]?: Row[K] | undefined;
};

/** Columns to set; `Fixed` are those that DWS cannot update (the distribution key). */
export type Patchable<Row, Fixed extends keyof Row = never> = {
  readonly [K in Exclude<keyof Row, Fixed>]?: Row[K];
} & { readonly [K in Fixed]?: never };

/** What a column may be compared with. */
export type Condition<Value> =
  | Value
  | { readonly not: Value }
  | { readonly in: readonly NonNullable<Value>[] }
  | Comparison<NonNullable<Value>>
  // Plain text only: numbers, dates and enums travel as text too, but have no LIKE.
  | (string extends NonNullable<Value> ? { readonly like: string } : never);

/** Bounds; several of them must all hold. */
export interface Comparison<Value> {
  readonly gt?: Value;
  readonly gte?: Value;
  readonly lt?: Value;
  readonly lte?: Value;
}

/** Columns that must all fit; an empty one fits every row. */
export type Where<Row> = {
  readonly [K in keyof Row]?: Condition<Row[K]>;
};

type Known<Given, Allowed> = {
  [K in keyof Given]: K extends keyof Allowed
    ? Allowed[K]
    : Refused<"there is no such column">;
};

/** A filter of UPDATE or DELETE: at least one column, and none that does not exist. */
export type Filter<Given, Row> =
  Partial<Given> extends Given
    ? Refused<"a filter needs at least one column; to reach every row say updateAll or deleteAll with { everyRow: true }">
    : Known<Given, Where<Row>>;

/** A patch that sets at least one column. */
export type PatchOf<Given, Patch> =
  Partial<Given> extends Given
    ? Refused<"a patch needs at least one column">
    : Known<Given, Patch>;

/** A filter of SELECT: none of its columns may be unknown. */
export type Asked<Given, Row> = Known<Given, Where<Row>>;

/** Said where every row is meant. */
export interface EveryRow {
  readonly everyRow: true;
}

/** A column to order by, ascending unless said otherwise. NULLs come last ascending, first descending. */
export type Order<Row> =
  | (keyof Row & string)
  | {
      readonly column: keyof Row & string;
      readonly direction: "asc" | "desc";
    };
