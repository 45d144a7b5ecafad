/** How the columns of raw SQL are read: `{ id: as.int8.notNull, total: as.numeric, tags: as.text.array }`. */
import { arrayOf, type Codec, codecs } from "./codecs.js";
import type { DateText, Numeric, Timestamp, TimestampTz } from "./values.js";

declare const type: unique symbol;

/** One column of a result, whose values are `T`. */
export interface ResultColumn<T> {
  /** For the compiler alone. */
  readonly [type]?: T;
  readonly codec: Codec;
  readonly isNullable: boolean;
}

/** A column that may be NULL, as every column of raw SQL may for all that is known. */
export interface NullableColumn<T> extends ResultColumn<T | null> {
  /** The same, where NULL is an error. */
  readonly notNull: ResultColumn<T>;
}

/** How values of one type are read. */
export interface As<T> extends NullableColumn<T> {
  /** An array of them. */
  readonly array: NullableColumn<(T | null)[]>;
}

const nullable = <T>(codec: Codec): NullableColumn<T> => ({
  codec,
  isNullable: true,
  notNull: Object.freeze({ codec, isNullable: false }),
});

const reading = <T>(codec: Codec): As<T> =>
  Object.freeze({
    ...nullable<T>(codec),
    array: Object.freeze(nullable<(T | null)[]>(arrayOf(codec))),
  });

/** Columns by SQL type; what has no type of its own here is read as text. */
export const as = Object.freeze({
  int2: reading<number>(codecs.int2),
  int4: reading<number>(codecs.int4),
  int8: reading<bigint>(codecs.int8),
  float: reading<number>(codecs.float),
  bool: reading<boolean>(codecs.bool),
  bytea: reading<Buffer>(codecs.bytea),
  text: reading<string>(codecs.text),
  numeric: reading<Numeric>(codecs.numeric),
  date: reading<DateText>(codecs.temporal),
  timestamp: reading<Timestamp>(codecs.temporal),
  timestamptz: reading<TimestampTz>(codecs.temporal),
  /** With a codec of one's own. */
  of: <T>(codec: Codec<T>): As<T> => reading<T>(codec as Codec),
});
