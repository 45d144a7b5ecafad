/** The one way in which names and texts of a database reach TypeScript source. */

const CONTROL: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\\": "\\\\",
};

// Controls, lone surrogates and the two line separators would end a literal or be lost in UTF-8.
const SPECIAL =
  /[\\\u0000-\u001f\u007f\u2028\u2029]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g;

const escapeCharacter = (character: string): string =>
  CONTROL[character] ??
  `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

const PLAIN = /^[ !#-&(-[\]-~]*$/;
const PLAIN_IN_SINGLES = /^[ -&(-[\]-~]*$/;

/** A string literal, quoted as prettier quotes: double, unless that takes more escapes than single. */
export const stringLiteral = (text: string): string => {
  // Nearly all names and types: plain letters, no quote, no backslash.
  if (PLAIN.test(text)) return `"${text}"`;
  // Nearly all DDL beside them: quoted names in plain letters.
  if (PLAIN_IN_SINGLES.test(text)) return `'${text}'`;
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const body = text
    .replaceAll(SPECIAL, escapeCharacter)
    .replaceAll(quote, `\\${quote}`);
  return quote + body + quote;
};

const PLAIN_LINE = /^[ -#%-[\]-_a-~]*[!-#%-[\]-_a-~]$/;

/** One line of a template literal; a blank at its end would be lost to an editor that trims. */
export const templateLine = (line: string): string =>
  PLAIN_LINE.test(line)
    ? line
    : line
        .replaceAll(SPECIAL, escapeCharacter)
        .replaceAll(/`|\$(?=\{)/g, "\\$&")
        .replace(/ $/, "\\u0020");

const PLAIN_COMMENT = /^[ -)+-~]*$/;

/** One line of a doc comment: it cannot end the comment, nor the line. */
export const commentText = (line: string): string =>
  PLAIN_COMMENT.test(line) ? line.trim() : escapeComment(line);

const escapeComment = (line: string): string =>
  line
    .replaceAll("*/", "*\\/")
    .replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]/g, " ")
    .trim();
