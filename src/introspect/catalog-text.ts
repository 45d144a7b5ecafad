/** Decodes the text forms of catalog values: arrays, vectors and booleans. */
import { parseArrayText } from "../runtime/array-text.js";

/** Elements of an array's text, such as `{a,"b c",NULL}`; null gives none. */
export const decodeTextArray = (
  text: string | null,
): readonly (string | null)[] =>
  text === null ? [] : (parseArrayText(text).flat() as (string | null)[]);

/** Attnums of a vector (`3 1`) or of an int2 array (`{3,1}`), as text, in key order, without the zeros. */
export const decodeAttnums = (text: string | null): readonly string[] =>
  (text?.match(/-?\d+/g) ?? []).filter((attnum) => attnum !== "0");

/** True for the text of SQL's true. */
export const isTrue = (text: string | null): boolean =>
  text === "t" || text === "true";
