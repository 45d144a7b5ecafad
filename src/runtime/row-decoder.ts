/** Turns rows of text into objects, by the codecs of their columns. */
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
  const codecs = columns.map(({ codec }) => codec);
  // A copy of it has every property from the start, and all rows one shape. `fromEntries` makes a column that is called
  // __proto__ a property as well.
  const empty = Object.fromEntries(properties.map((one) => [one, null]));
  return (values, label) => {
    const row: Record<string, unknown> = { ...empty };
    for (let index = 0; index < codecs.length; index++) {
      const value = values[index] ?? null;
      if (value === null) continue;
      try {
        row[properties[index] as string] = codecs[index]?.decode(value);
      } catch (error) {
        throw new UsageError(
          `${label}: ${properties[index] ?? ""} ${(error as Error).message}`,
        );
      }
    }
    return row;
  };
};
