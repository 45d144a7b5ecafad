/** Writes rows as lines of COPY text: quickly for a row as most are, and by way of its shape for any other. */
import { type Codec, codecs } from "./codecs.js";
import { COPY_NULL, escapeCopyText, formatCopyLine } from "./copy-text.js";
import type { RowShape } from "./row-shape.js";
import type { Field } from "./table.js";

/** Text that a row's own value has in its line. May throw: the shape says why then. */
type Write = (value: unknown) => string;

// Nothing that they write has a meaning in a line.
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

/** What has to be escaped, and what those codecs look for: U+0000, and surrogates, of which half a pair is refused. */
const NOTABLE = /[\0\\\b\f\n\r\t\v\ud800-\udfff]/;

const writerOf = ({ codec, isEmptyNull, isNullable }: Field): Write => {
  if (PLAIN.has(codec)) return (value) => codec.encode(value);
  const orNull = (text: string): string => {
    if (text !== "" || !isEmptyNull) return text;
    if (isNullable) return COPY_NULL;
    throw new Error("is empty");
  };
  const escaped: Write = (value) => orNull(escapeCopyText(codec.encode(value)));
  if (!TEXTS.has(codec)) return escaped;
  return (value) =>
    typeof value !== "string" || NOTABLE.test(value)
      ? escaped(value)
      : orNull(value);
};

/** Gives the line of a row, counted from 1. @throws {UsageError} when it does not fit its shape or a column */
export const copyLines = (
  shape: RowShape,
): ((row: unknown, number: number) => string) => {
  const names = shape.fields.map(({ property }) => property);
  const writers = shape.fields.map(writerOf);

  /** The row must have the columns in the order of the first row, and nothing else. */
  const writeQuickly = (row: Readonly<Record<string, unknown>>) => {
    let line = "";
    let at = 0;
    for (const property in row) {
      if (property !== names[at]) return undefined;
      const value = row[property];
      if (value === undefined) return undefined;
      if (at > 0) line += "\t";
      line += value === null ? COPY_NULL : (writers[at] as Write)(value);
      at++;
    }
    return at === names.length ? `${line}\n` : undefined;
  };

  return (row, number) => {
    let line: string | undefined;
    try {
      line = writeQuickly(row as Readonly<Record<string, unknown>>);
    } catch {
      // Said below, with the row and the column.
    }
    return line ?? formatCopyLine(shape.encode(row, number));
  };
};
