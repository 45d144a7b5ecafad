/** Turns rows of text into objects, by the codecs of their columns. */
import { asItIs } from "./codecs.js";
import { UsageError } from "./errors.js";

/** What a column of a result is called, and how its values are read. */
export interface Decoded {
  readonly property: string;
  readonly codec: { decode(text: string): unknown };
}

/** Turns one row into an object. @throws {UsageError} when the codec of a column cannot read its value */
export type DecodeRow = (
  values: readonly (string | null)[],
  label: string,
) => object;

/** Prepares the reading of rows with these columns. */
export const rowDecoder = (columns: readonly Decoded[]): DecodeRow => {
  const properties = columns.map(({ property }) => property);
  // Half of the columns of a warehouse are read as they come.
  const codecs = columns.map(({ codec }) =>
    codec.decode === asItIs ? undefined : codec,
  );
  // Copied for each row: all rows have one shape, and to assign __proto__ sets no prototype where that is a property.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(
    properties.map((property) => [property, null]),
  );
  return (values, label) => {
    const row = { ...blank };
    let index = 0;
    try {
      for (; index < codecs.length; index++) {
        const value = values[index] ?? null;
        if (value === null) continue;
        const codec = codecs[index];
        row[properties[index] as string] =
          codec === undefined ? value : codec.decode(value);
      }
    } catch (error) {
      throw new UsageError(
        `${label}: ${properties[index] ?? ""} ${(error as Error).message}`,
      );
    }
    return row;
  };
};
