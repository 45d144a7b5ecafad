/** A piece of SQL: text that stands in the program, and values that are parameters whatever they are. */
import type { Parameters } from "./parameters.js";
import { assertWhole, blankOut } from "./sql-text.js";

/** SQL made by the `sql` tag. Its values never become text; they do not show when it is printed either. */
export class Sql {
  // One more piece than values: a value stands between two pieces.
  readonly #pieces: readonly string[];
  readonly #values: readonly (string | null)[];

  constructor(pieces: readonly string[], values: readonly (string | null)[]) {
    this.#pieces = Object.freeze([...pieces]);
    this.#values = Object.freeze([...values]);
  }

  /** Appends this to pieces and values under way. */
  appendTo(pieces: string[], values: (string | null)[]): void {
    const [first = "", ...rest] = this.#pieces;
    pieces.push((pieces.pop() ?? "") + first, ...rest);
    values.push(...this.#values);
  }

  /**
   * The text with its placeholders, and the same with strings, quoted names and comments blanked out.
   * @throws {UsageError} when a value stands inside a string or a comment, or the text has placeholders of its own
   */
  write(parameters: Parameters, label: string): SqlText {
    // Read with placeholders of its own: what stands in their place in the end may be literals (COPY takes nothing else).
    const numbers = this.#values.map((_, index) => `$${index + 1}`);
    const code = blankOut(this.#join(numbers));
    assertWhole(code, numbers, label);
    const places = this.#values.map((value) => parameters.push(label, value));
    return { text: this.#join(places), code };
  }

  #join(places: readonly string[]): string {
    return this.#pieces
      .map((piece, index) => {
        const place = places[index] ?? "";
        // What is `u & $1` must not become the string `u&'5'` where a literal stands in its place.
        return piece.endsWith("&") ? `${piece} ${place}` : piece + place;
      })
      .join("");
  }
}

/** What a fragment is written as. */
export interface SqlText {
  readonly text: string;
  /** The text without what only looks like SQL. */
  readonly code: string;
}
