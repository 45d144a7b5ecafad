/** Which statements of one connection are prepared under a name: those that come again and again, up to a bound. */

/** How often a text is sent before it gets a name. */
export const DEFAULT_NAMING = 5;

// The server keeps every named statement for as long as the session lives, and `pg` never closes one.
const MOST_NAMES = 200;
const MOST_COUNTED = 1_000;
// Long texts are bulk writes, whose parsing is a small part of their cost.
const LONGEST_TEXT = 8_192;

/** The names of one connection. A name is never used again once it was forgotten: `pg` still takes it for prepared. */
export class StatementNames {
  readonly #firstNamed: number;
  readonly #uses = new Map<string, number>();
  readonly #names = new Map<string, string>();
  #made = 0;

  /** @param naming the use from which on a text is named; false for never */
  constructor(naming: number | false) {
    this.#firstNamed = naming === false ? Infinity : naming;
  }

  /** Counts one use of the text; gives its name, or undefined while it has none. */
  use(text: string): string | undefined {
    return this.#names.get(text) ?? this.#count(text);
  }

  /** The name is worth nothing any more; false when the text had none. */
  forget(text: string): boolean {
    return this.#names.delete(text);
  }

  #count(text: string): string | undefined {
    if (this.#firstNamed === Infinity || this.#made >= MOST_NAMES) return;
    if (text.length > LONGEST_TEXT) return;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses < this.#firstNamed) {
      if (this.#uses.size >= MOST_COUNTED) this.#uses.clear();
      this.#uses.set(text, uses);
      return;
    }
    this.#uses.delete(text);
    const name = `dws_${++this.#made}`;
    this.#names.set(text, name);
    return name;
  }
}
