/** Decodes the text forms of catalog values: arrays, vectors and booleans. */

const unescape = (text: string): string => text.replace(/\\(.)/gsu, "$1");

// An element is quoted, where a backslash escapes, or bare up to a comma or brace; bare NULL is null.
const element = /"((?:[^"\\]|\\.)*)"|((?:[^",{}\\]|\\.)+)/gsu;

/** Elements of a one-dimensional array's text, such as `{a,"b c",NULL}`; null gives none. */
export const decodeTextArray = (
  text: string | null,
): readonly (string | null)[] => {
  if (text === null) return [];
  // Bounds other than 1 come as a prefix: [0:1]={a,b}.
  const body = text.slice(text.indexOf("{"));
  return Array.from(body.matchAll(element), ([, quoted, bare = ""]) => {
    if (quoted !== undefined) return unescape(quoted);
    return bare.toUpperCase() === "NULL" ? null : unescape(bare);
  });
};

/** Attnums of a vector (`3 1`) or of an int2 array (`{3,1}`), as text, in key order, without the zeros. */
export const decodeAttnums = (text: string | null): readonly string[] =>
  (text?.match(/-?\d+/g) ?? []).filter((attnum) => attnum !== "0");

/** True for the text of SQL's true. */
export const isTrue = (text: string | null): boolean =>
  text === "t" || text === "true";
