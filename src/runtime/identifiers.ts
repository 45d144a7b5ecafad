/** The one way in which names and literals reach SQL text. */

/** `"name"`, with quotes doubled; a NUL cannot be part of a name. */
export const quoteIdentifier = (name: string): string =>
  `"${name.replaceAll("\0", "").replaceAll('"', '""')}"`;

/** `"schema"."name"`. */
export const quoteQualified = (schema: string, name: string): string =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

/** `'text'`; a backslash takes the `E'…'` form, so that it means itself whatever standard_conforming_strings says. */
export const quoteLiteral = (text: string): string => {
  const body = text.replaceAll("\0", "").replaceAll("'", "''");
  return body.includes("\\")
    ? `E'${body.replaceAll("\\", "\\\\")}'`
    : `'${body}'`;
};
