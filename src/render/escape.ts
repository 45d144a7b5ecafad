/** The one way in which names and texts of a database reach TypeScript source. */

const CONTROL: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

const escapeCharacter = (character: string): string =>
  CONTROL[character] ??
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A string literal, quoted as prettier quotes: double, unless that takes more escapes than single. */
export const stringLiteral = (text: string): string => {
  // Nearly all names and types: plain letters, no quote, no backslash.
  if (/^[ !#-&(-[\]-~]*$/.test(text)) return `"${text}"`;
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const body = text
    // Controls, lone surrogates and the two line separators would end the literal or be lost in UTF-8.
    .replaceAll(
      /[\\\u0000-\u001f\u007f\u2028\u2029]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g,
      escapeCharacter,
    )
    .replaceAll(quote, `\\${quote}`);
  return quote + body + quote;
};

/** One line of a doc comment: it cannot end the comment, nor the line. */
export const commentText = (line: string): string =>
  /^[ -)+-~]*$/.test(line) ? line.trim() : escapeComment(line);

const escapeComment = (line: string): string =>
  line
    .replaceAll("*/", "*\\/")
    .replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]/g, " ")
    .trim();
