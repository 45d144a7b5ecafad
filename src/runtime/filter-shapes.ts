/** The types of whole conditions: columns, joined ones and SQL, each checked against the row. */
import type { Clause } from "./clause.js";
import type { Condition, OwnOperators } from "./condition-shapes.js";
import type { Refused } from "./shapes.js";
import type { Sql } from "./sql-fragment.js";

/** Columns that must all fit; an empty one fits every row. */
export type Where<Row> = {
  readonly [K in keyof Row]?: Condition<Row[K]>;
};

/** Anything that may stand where rows are chosen; the call checks its columns against the row. */
export type AnyWhere<Row> = Where<Row> | Clause<unknown> | Sql;

type Columns<Asked, Row> = {
  [K in keyof Asked]: K extends keyof Row
    ? Condition<Row[K]> & OwnOperators<Asked[K], Row[K]>
    : Refused<"there is no such column">;
};

/** A filter of SELECT: none of its columns may be unknown. */
export type Asked<W, Row> =
  W extends Clause<infer Parts>
    ? Clause<EachAsked<Parts, Row>>
    : W extends Sql
      ? Sql
      : Columns<W, Row>;

type EachAsked<Parts, Row> = { [I in keyof Parts]: Asked<Parts[I], Row> };

/** A filter of UPDATE or DELETE: at least one column, and none that does not exist. */
export type Filter<W, Row> =
  Partial<W> extends W
    ? Refused<"a filter needs at least one column; to reach every row say updateAll or deleteAll with { everyRow: true }">
    : Asked<W, Row>;
