/** The types of rows and patches that a call takes, and the sentences shown for what it does not. */

declare const refusal: unique symbol;

/** A parameter type that nothing fits; the compiler prints `Why`. */
export interface Refused<Why extends string> {
  readonly [refusal]: Why;
}

/** What may be given for a value of a column: itself, and an array that nobody will change. */
export type Given<Value> = Value extends readonly (infer Element)[]
  ? readonly Element[]
  : Value;

/**
 * A row to insert: what is nullable, or is in `Default` because it has a default, may be left out.
 * An undefined property means the column's default.
 */
// The names are chosen by `as`, which the compiler looks at only where such a row is used.
export type Insertable<Row, Default extends keyof Row = never> = {
  readonly [
    K in keyof Row as null extends Row[K] ? never : Exclude<K, Default>
  ]: Given<Row[K]>;
} & {
  readonly [K in keyof Row as null extends Row[K] ? K : Extract<K, Default>]?:
    Given<Row[K]> | undefined;
};

/** Columns to set; `Fixed` are those that DWS cannot update (the distribution key). */
export type Patchable<Row, Fixed extends keyof Row = never> = {
  readonly [K in keyof Row]?: K extends Fixed ? never : Given<Row[K]>;
};

/** A patch that sets at least one column, and none that does not exist. */
export type PatchOf<Asked, Patch> =
  Partial<Asked> extends Asked
    ? Refused<"a patch needs at least one column">
    : {
        [K in keyof Asked]: K extends keyof Patch
          ? Patch[K]
          : Refused<"there is no such column">;
      };

/** Said where every row is meant. */
export interface EveryRow {
  readonly everyRow: true;
}
