/** The type that the text of a value is cast to on its way into a column. */

// What CREATE TABLE calls a column with a sequence behind it (dws_06_0009).
const SERIAL: Readonly<Record<string, string>> = {
  smallserial: "smallint",
  serial: "integer",
  bigserial: "bigint",
};

/**
 * An explicit cast to a type of limited length cuts what is too long without a word, where a plain insert refuses it:
 * the cast goes to the unlimited type, and the assignment to the column checks. `character` and `bit` alone mean a
 * length of 1.
 */
const UNLIMITED: readonly (readonly [RegExp, string])[] = [
  [/^(?:character varying|varchar2?)\b(?: ?\(\d+\))?/i, "character varying"],
  [/^nvarchar2\b(?: ?\(\d+\))?/i, "nvarchar2"],
  [/^(?:character|char|nchar|bpchar)\b(?: ?\(\d+\))?/i, "bpchar"],
  [/^(?:bit varying|varbit|bit)\b(?: ?\(\d+\))?/i, "bit varying"],
];

/** `bigserial` → `bigint`, `character(3)[]` → `bpchar[]`, `numeric(5,2)` as it is: its cast rounds as the column does. */
export const castTypeOf = (sqlType: string): string => {
  const whole = SERIAL[sqlType.toLowerCase()];
  if (whole !== undefined) return whole;
  const limited = UNLIMITED.find(([pattern]) => pattern.test(sqlType));
  return limited === undefined
    ? sqlType
    : sqlType.replace(limited[0], limited[1]);
};
