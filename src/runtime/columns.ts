/** Makes columns of a generated table, by how their values travel. */
import { chosenCodecs } from "./chosen-codecs.js";
import { arrayOf, type ArrayOptions, type Codec, codecs } from "./codecs.js";
import type { ColumnDefinition } from "./table.js";

/** Name, SQL type, and the rest of what CREATE TABLE says of the column. */
export type MakeColumn = (
  name: string,
  sqlType: string,
  constraint?: string,
) => ColumnDefinition;

/** Makes a column, or with `.array` one of arrays. */
export type ColumnMaker = MakeColumn & { readonly array: MakeColumn };

const maker = (codec: Codec, options?: ArrayOptions): ColumnMaker => {
  const make =
    (chosen: Codec): MakeColumn =>
    (name, sqlType, constraint) =>
      Object.freeze({ name, codec: chosen, sqlType, constraint });
  return Object.assign(make(codec), { array: make(arrayOf(codec, options)) });
};

/**
 * For a codec of your own; `family` is that of the column's type, or what the codec itself says. A NULL never reaches the codec, and as elements of
 * an array its values may be arrays themselves, so that such a column has one dimension.
 */
const of = <T>(codec: Codec<T>, family = codec.family): ColumnMaker => {
  const { isLossy = false } = codec;
  const own: Codec<T> = {
    decode: (text) => codec.decode(text),
    encode: (value) => codec.encode(value),
    ...(family === undefined ? {} : { family }),
    ...(isLossy ? { isLossy } : {}),
  };
  return maker(own, { isFlat: true });
};

/** Makes columns: `t.int4("id", "integer", "NOT NULL")`, `t.text.array("tags", "text[]")`, `t.of(myCodec)("total", "numeric")`. */
export const t = Object.freeze({
  uint1: maker(codecs.uint1),
  int2: maker(codecs.int2),
  int4: maker(codecs.int4),
  int8: maker(codecs.int8),
  int8AsNumber: maker(chosenCodecs.int8AsNumber),
  int8AsText: maker(chosenCodecs.int8AsText),
  oid: maker(codecs.oid),
  float: maker(codecs.float),
  numeric: maker(codecs.numeric),
  numericAsNumber: maker(chosenCodecs.numericAsNumber),
  bool: maker(codecs.bool),
  bytea: maker(codecs.bytea),
  text: maker(codecs.text),
  label: maker(codecs.label),
  temporal: maker(codecs.temporal),
  timestampAsDate: maker(chosenCodecs.timestampAsDate),
  timestamptzAsDate: maker(chosenCodecs.timestamptzAsDate),
  json: maker(codecs.json),
  jsonParsed: maker(chosenCodecs.jsonParsed, { isFlat: true }),
  /** Everything else that has `=` and `<`. */
  comparable: maker(codecs.comparable),
  /** What cannot be compared. */
  opaque: maker(codecs.opaque),
  /** Compared by its area (so not at all here), and an array of it is written with semicolons. */
  box: maker(codecs.opaque, { delimiter: ";" }),
  of,
});
