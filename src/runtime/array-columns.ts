/** Collects rows as one array text per column: quickly for a row as most are, and by way of its shape for any other. */
import { encodeChecked, isNullWhenEmpty, isPlain, isText } from "./care.js";
import type { RowShape, Texts } from "./row-shape.js";
import type { Field } from "./table.js";

/** The element that a row's own value is, after its comma. May throw: the shape says why then. */
type Write = (value: unknown) => string;

const NULL = ",NULL";

/** What has to be escaped, and what a codec of texts looks for. */
const NOTABLE = /[\0"\\\ud800-\udfff]/;

/** In quotes, so that it cannot be taken for syntax or NULL. */
const quoted = (text: string): string =>
  /["\\]/.test(text) ? `,"${text.replace(/["\\]/g, "\\$&")}"` : `,"${text}"`;

const writerOf = (field: Field): Write => {
  const { codec } = field;
  return isPlain(field)
    ? (value) => `,${codec.encode(value)}`
    : (value) => {
        const text = encodeChecked(field, value);
        return text === null ? NULL : quoted(text);
      };
};

/** The columns of some rows. */
export class ArrayColumns {
  readonly #shape: RowShape;
  readonly #names: readonly string[];
  readonly #writers: readonly Write[];
  readonly #isText: readonly boolean[];
  readonly #isNullWhenEmpty: readonly boolean[];
  /** One text per column; each element begins with a comma. */
  #columns: string[];
  /** As they will be with the row that is being added. */
  #next: string[];

  constructor(shape: RowShape) {
    const { fields } = shape;
    this.#shape = shape;
    this.#names = fields.map(({ property }) => property);
    this.#writers = fields.map(writerOf);
    this.#isText = fields.map(isText);
    this.#isNullWhenEmpty = fields.map(isNullWhenEmpty);
    this.#columns = fields.map(() => "");
    this.#next = fields.map(() => "");
  }

  /** Adds a row, counted from 1; gives the length of all texts. @throws {UsageError} when it does not fit */
  add(row: unknown, number: number): number {
    let length: number | undefined;
    try {
      length = this.#addQuickly(row as Readonly<Record<string, unknown>>);
    } catch {
      // Said below, with the row and the column.
    }
    length ??= this.#addTexts(this.#shape.encode(row, number));
    const before = this.#columns;
    this.#columns = this.#next;
    this.#next = before;
    return length;
  }

  /** The arrays, one per column; begins anew. */
  take(): string[] {
    const texts = this.#columns.map((text) => `{${text.slice(1)}}`);
    this.#columns.fill("");
    return texts;
  }

  /** The row must have the columns in the order of the first row, and nothing else. */
  #addQuickly(row: Readonly<Record<string, unknown>>): number | undefined {
    const names = this.#names;
    let length = 0;
    let at = 0;
    for (const property in row) {
      if (property !== names[at]) return undefined;
      const value = row[property];
      if (value === undefined) return undefined;
      let text = this.#columns[at] as string;
      const isQuick = this.#isText[at] === true && typeof value === "string";
      const isNull = value === "" && this.#isNullWhenEmpty[at] === true;
      if (value === null || isNull) text += NULL;
      else if (isQuick && !NOTABLE.test(value)) text += `,"${value}"`;
      else text += (this.#writers[at] as Write)(value);
      this.#next[at] = text;
      length += text.length;
      at++;
    }
    return at === names.length ? length : undefined;
  }

  #addTexts(texts: Texts): number {
    let length = 0;
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] ?? null;
      const element = text === null ? NULL : quoted(text);
      const column = (this.#columns[at] as string) + element;
      this.#next[at] = column;
      length += column.length;
    }
    return length;
  }
}
