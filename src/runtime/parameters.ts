/** The values of one statement on their way to the server: text, checked by column. */
import { encodeWith } from "./codecs.js";
import { UsageError } from "./errors.js";
import type { AnyTable, Field } from "./table.js";

// The vendor's own drivers count parameters in 15 bits (dws troubleshooting 0203); `pg` would wrap at 16 without a word.
const MOST_PARAMETERS = 32_767;

/** Collects parameters while SQL text is built. */
export class Parameters {
  readonly values: (string | null)[] = [];

  /** Encodes a value to be stored in its column and gives its placeholder. */
  add(label: string, field: Field, value: unknown): string {
    const text = encode(label, field, value);
    if (text !== "" || !field.isEmptyNull) return this.push(label, text);
    if (field.isNullable) return this.push(label, null);
    throw new UsageError(
      `${label}: ${field.property} is '', which an ORA database takes for NULL (dws_04_0042), and the column is NOT NULL; give it some text`,
    );
  }

  /** Encodes a value that the column is compared with and gives its placeholder, with a cast where the server needs one. */
  compare(label: string, field: Field, value: unknown): string {
    const text = encode(label, field, value);
    if (text === "" && field.isEmptyNull) {
      throw new UsageError(
        `${label}: ${field.property} is compared with '', which an ORA database takes for NULL (dws_04_0042), so that no row would fit; ask for null`,
      );
    }
    return this.push(label, text) + field.comparedAs;
  }

  /** Adds a value in its text form and gives its placeholder. */
  push(label: string, value: string | null): string {
    if (this.values.length >= MOST_PARAMETERS) {
      throw new UsageError(
        `${label}: more than ${MOST_PARAMETERS} values in one statement; split the list, or copy it into a table and join that`,
      );
    }
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const encode = (label: string, field: Field, value: unknown): string | null => {
  if (value === null) return null;
  try {
    return encodeWith(field.codec, value);
  } catch (error) {
    throw new UsageError(
      `${label}: ${field.property} ${(error as Error).message}`,
    );
  }
};

/** The column of a property. @throws {UsageError} when there is none */
export const fieldOf = (
  table: AnyTable,
  property: string,
  label: string,
): Field => {
  const field = table.byProperty.get(property);
  if (field === undefined) {
    throw new UsageError(`${label}: ${table.label} has no column ${property}`);
  }
  return field;
};
