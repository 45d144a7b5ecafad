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
  // To assign __proto__ sets the prototype, unless the object already has a property of that name.
  const start = properties.includes("__proto__")
    ? Object.fromEntries(properties.map((one) => [one, null]))
    : undefined;
  return (values, label) => {
    // Every property is set, NULL too, so that all rows have one shape.
    const row: Record<string, unknown> =
      start === undefined ? {} : { ...start };
    for (let index = 0; index < codecs.length; index++) {
      const property = properties[index] as string;
      const value = values[index] ?? null;
      const codec = codecs[index];
      try {
        row[property] =
          value === null || codec === undefined ? value : codec.decode(value);
      } catch (error) {
        throw new UsageError(
          `${label}: ${property} ${(error as Error).message}`,
        );
      }
    }
    return row;
  };
};
