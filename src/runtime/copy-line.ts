/** Writes rows as lines of COPY text: quickly for a row as most are, and by way of its shape for any other. */
import { encodeChecked, isNullWhenEmpty, isPlain, isText } from "./care.js";
import { COPY_NULL, escapeCopyText, formatCopyLine } from "./copy-text.js";
import type { RowShape } from "./row-shape.js";
import type { Field } from "./table.js";

/** Text that a row's own value has in its line. May throw: the shape says why then. */
type Write = (value: unknown) => string;

/** What has to be escaped, and what a codec of texts looks for. */
const NOTABLE = /[\0\\\b\f\n\r\t\v\ud800-\udfff]/;

const writerOf = (field: Field): Write => {
  const { codec } = field;
  return isPlain(field)
    ? (value) => codec.encode(value)
    : (value) => {
        const text = encodeChecked(field, value);
        return text === null ? COPY_NULL : escapeCopyText(text);
      };
};

/** Gives the text with the line of a row added. @throws {UsageError} when the row does not fit its shape or a column */
export type AddLine = (text: string, row: unknown, number: number) => string;

/** Prepares the writing of rows of this shape, which are counted from 1. */
export const copyLines = (shape: RowShape): AddLine => {
  const names = shape.fields.map(({ property }) => property);
  const writers = shape.fields.map(writerOf);
  const texts = shape.fields.map(isText);
  const nullsWhenEmpty = shape.fields.map(isNullWhenEmpty);

  // The row must have the columns in the order of the first row, and nothing else. All is added to one string, piece by
  // piece: a string for each line costs a tenth of the whole COPY.
  const addQuickly = (
    before: string,
    row: Readonly<Record<string, unknown>>,
  ): string | undefined => {
    let text = before;
    let at = 0;
    for (const property in row) {
      if (property !== names[at]) return undefined;
      const value = row[property];
      if (value === undefined) return undefined;
      if (at > 0) text += "\t";
      const isQuick = texts[at] === true && typeof value === "string";
      const isNull = value === "" && nullsWhenEmpty[at] === true;
      if (value === null || isNull) text += COPY_NULL;
      else if (isQuick && !NOTABLE.test(value)) text += value;
      else text += (writers[at] as Write)(value);
      at++;
    }
    return at === names.length ? `${text}\n` : undefined;
  };

  return (text, row, number) => {
    let added: string | undefined;
    try {
      added = addQuickly(text, row as Readonly<Record<string, unknown>>);
    } catch {
      // Said below, with the row and the column.
    }
    return added ?? text + formatCopyLine(shape.encode(row, number));
  };
};
