/** How much care the text of a column's values needs where it becomes part of a larger one: a COPY line, an array. */
import { type Codec, codecs, encodeWith } from "./codecs.js";
import type { Field } from "./table.js";

// What they write is digits, letters and signs, with a meaning in no larger text.
const PLAIN: ReadonlySet<Codec> = new Set<Codec>([
  codecs.uint1,
  codecs.int2,
  codecs.int4,
  codecs.int8,
  codecs.oid,
  codecs.float,
  codecs.bool,
]);

// They write what they are given, if it can be sent at all.
const TEXTS: ReadonlySet<Codec> = new Set<Codec>([
  codecs.text,
  codecs.numeric,
  codecs.temporal,
  codecs.label,
  codecs.comparable,
  codecs.json,
  codecs.opaque,
]);

/** Whether nothing that the column's codec writes has to be escaped. */
export const isPlain = ({ codec }: Field): boolean => PLAIN.has(codec);

/**
 * Whether a string without U+0000, and without surrogates, of which half a pair is refused, is written as it is: the
 * codec need not be asked.
 */
export const isText = ({ codec, isEmptyNull, isNullable }: Field): boolean =>
  TEXTS.has(codec) && (isNullable || !isEmptyNull);

/** Whether an empty text of the column is written as NULL, which a parameter of the same text would be. */
export const isNullWhenEmpty = ({ isEmptyNull, isNullable }: Field): boolean =>
  isEmptyNull && isNullable;

/**
 * The text of a value whose column is not plain, or null for NULL. Throws what the codec throws, and for '' where that is
 * refused.
 */
export const encodeChecked = (field: Field, value: unknown): string | null => {
  const text = encodeWith(field.codec, value);
  if (text !== "" || !field.isEmptyNull) return text;
  if (!field.isNullable) throw new Error("is empty");
  return null;
};
