/** Which columns the rows of one bulk write give: those of its first row, and the same in every other. */
import { UsageError } from "./errors.js";
import { fieldOf } from "./parameters.js";
import type { AnyTable, Field } from "./table.js";

/** A row's values in their text form, one per field. */
export type Texts = (string | null)[];

type Read = (row: object) => unknown;

/** A column may be called `constructor`: what a row merely inherits is not given. */
const reader = (property: string): Read =>
  property in Object.prototype
    ? (row) => Object.getOwnPropertyDescriptor(row, property)?.value as unknown
    : (row) => (row as Record<string, unknown>)[property];

const given = (row: object): string[] =>
  Object.keys(row).filter((property) => reader(property)(row) !== undefined);

const EMPTY =
  "is '', which an ORA database takes for NULL (dws_04_0042), and the column is NOT NULL; give it some text";
const RULE = "give a column in every row or in none";

/** The columns that every row gives. Rows are counted from 1. */
export class RowShape {
  readonly fields: readonly Field[];
  readonly #table: AnyTable;
  readonly #label: string;
  readonly #readers: readonly Read[];

  /** Takes the columns from the first row; an undefined property is not given. */
  constructor(table: AnyTable, label: string, first: unknown) {
    this.#table = table;
    this.#label = label;
    this.fields = given(this.#asRow(first, 1)).map((property) =>
      fieldOf(table, property, label),
    );
    this.#readers = this.fields.map(({ property }) => reader(property));
  }

  /** @throws {UsageError} when the row gives other columns */
  assertFits(row: unknown, number: number): void {
    const checked = this.#asRow(row, number);
    this.#readers.forEach((read, index) => {
      if (read(checked) === undefined) this.#refuseMissing(index, number);
    });
    this.#assertNoMore(checked, number);
  }

  /** The row's values as text. @throws {UsageError} as above, and for a value that its column cannot hold */
  encode(row: unknown, number: number): Texts {
    const checked = this.#asRow(row, number);
    const texts = new Array<string | null>(this.fields.length);
    let at = 0;
    try {
      for (; at < texts.length; at++) {
        const field = this.fields[at] as Field;
        const value = (this.#readers[at] as Read)(checked);
        if (value === undefined) this.#refuseMissing(at, number);
        const text = value === null ? null : field.codec.encode(value);
        const isNull = text === "" && field.isEmptyNull;
        if (isNull && !field.isNullable) throw new Error(EMPTY);
        // Said, since an element of an array and a field of COPY may stay '' where a parameter does not.
        texts[at] = isNull ? null : text;
      }
    } catch (error) {
      if (error instanceof UsageError) throw error;
      const { property } = this.fields[at] as Field;
      throw new UsageError(
        `${this.#label}: row ${number}, ${property} ${(error as Error).message}`,
      );
    }
    this.#assertNoMore(checked, number);
    return texts;
  }

  #asRow(row: unknown, number: number): object {
    if (typeof row === "object" && row !== null) return row;
    throw new UsageError(`${this.#label}: row ${number} is no object`);
  }

  #refuseMissing(index: number, number: number): never {
    throw new UsageError(
      `${this.#label}: row ${number} gives no ${this.fields[index]?.property ?? ""}, which row 1 gives; ${RULE}`,
    );
  }

  #assertNoMore(row: object, number: number): void {
    // Every column is known to be there: as many properties are those columns.
    if (Object.keys(row).length === this.fields.length) return;
    const label = `${this.#label}: row ${number}`;
    for (const property of given(row)) {
      const field = fieldOf(this.#table, property, label);
      if (this.fields.includes(field)) continue;
      throw new UsageError(
        `${label} gives ${property}, which row 1 does not; ${RULE}`,
      );
    }
  }
}
