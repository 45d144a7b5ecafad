/** Decodes the text forms of catalog values: arrays, vectors and booleans. */
import { parseArrayText } from "../runtime/array-text.js";

/** Elements of an array's text, such as `{a,"b c",NULL}`; null gives none. */
export const decodeTextArray = (
  text: string | null,
): readonly (string | null)[] =>
  text === null ? [] : (parseArrayText(text).flat() as (string | null)[]);

/** Numbers of a vector (`3 1`) or of an array (`{3,1}`), as text, in their order. */
export const decodeNumbers = (text: string | null): readonly string[] =>
  text?.match(/-?\d+/g) ?? [];

/** Attnums of a vector or array, in key order, without the zeros that stand for none. */
export const decodeAttnums = (text: string | null): readonly string[] =>
  decodeNumbers(text).filter((attnum) => attnum !== "0");

/** True for the text of SQL's true. */
export const isTrue = (text: string | null): boolean =>
  text === "t" || text === "true";
