/** Texts that break careless quoting, and random ones, for values of character types. */
import fc from "fast-check";

/** Each has broken some program: quotes, escapes, comments, placeholders, COPY's and arrays' own syntax, wildcards. */
export const HOSTILE_TEXTS: readonly string[] = [
  `'; drop table x; --`,
  `"; drop table x; --`,
  `'); delete from corpus.plain; select ('`,
  `' or '1'='1`,
  `\\'; drop table x; --`,
  `\\`,
  `\\\\`,
  `a\\`,
  `\\x41`,
  `\\N`,
  `\\.`,
  `\\\\N`,
  `\\0`,
  `\\u0000`,
  `E'\\''`,
  `$1`,
  `$$; drop table x; $$`,
  `\${x}`,
  `:name ?`,
  `-- `,
  `/* `,
  `*/`,
  `%`,
  `_`,
  `%_\\%`,
  `NULL`,
  `null`,
  `{}`,
  `{a,"b",NULL}`,
  `(1,"2")`,
  `"`,
  `""`,
  `''`,
  `,`,
  `;`,
  ` `,
  ` a `,
  `\t`,
  `\n`,
  `\r`,
  `\r\n`,
  `a\tb\nc`,
  `\b\f\v`,
  `\u0001\u007f`,
  `__proto__`,
  `constructor`,
  `\u00a0\ufeff\u2028`,
  `表客户🚀é`,
  `e\u0301`,
  `İı`,
  `it's "b"`,
];

/** Any code point but U+0000, which no text can hold. */
const codePoint = fc
  .string({ unit: "binary", minLength: 1, maxLength: 1 })
  .filter((one) => one !== "\0");

/** Random texts, `''` among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS, "") },
  { weight: 1, arbitrary: fc.string({ unit: codePoint, maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

/** As many whole code points as fit into so many bytes of UTF-8: DWS counts bytes where PostgreSQL counts characters (dws_06_0012). */
export const cutToBytes = (text: string, bytes: number): string => {
  let length = 0;
  let cut = "";
  for (const one of text) {
    length += Buffer.byteLength(one);
    if (length > bytes) break;
    cut += one;
  }
  return cut;
};

/** Random texts of at most so many bytes. */
export const textOfBytes = (bytes: number): fc.Arbitrary<string> =>
  anyText.map((text) => cutToBytes(text, bytes));

/** Random values of `character(n)`: of ASCII alone, so that bytes and characters are one, and padded as they are stored. */
export const paddedText = (length: number): fc.Arbitrary<string> =>
  anyText.map((text) =>
    text
      .replaceAll(/[^\x01-\x7f]/g, "?")
      .slice(0, length)
      .padEnd(length, " "),
  );
