/** Applies what the project chose for names and types, or says why it cannot be had, before anything is written. */
import type { NamingChoices } from "./config/resolve.js";
import { GeneratorError } from "./errors.js";
import type { Database } from "./model/model.js";
import type { NamingOptions } from "./naming/naming.js";
import { checkTypes } from "./types/check.js";
import type { TypesConfig } from "./types/config.js";

/** The options of naming; what knows English is loaded only when it is asked. */
export const namingOptions = async ({
  singularRows = false,
  ...options
}: NamingChoices): Promise<NamingOptions> =>
  singularRows
    ? { ...options, inflector: await import("inflection") }
    : options;

const andMore = (count: number): string =>
  count === 0 ? "" : ` There are ${count} more of this kind.`;

/**
 * Checks what was chosen for types; gives a note for each key that there was nothing to fit to.
 * @throws {GeneratorError} `config` at the first key that does not fit
 */
export const assertTypes = (
  types: TypesConfig,
  database: Database,
): readonly string[] => {
  const { complaints, unmatched } = checkTypes(types, database);
  const [first, ...others] = complaints;
  if (first !== undefined) {
    const { key, message, hint } = first;
    const at = `types.${key}`;
    throw new GeneratorError(
      "config",
      message,
      `${hint}${andMore(others.length)}`,
      { at },
    );
  }
  return unmatched.map(
    (key) =>
      `types holds "${key}", which is no type and no column that was read.`,
  );
};

/**
 * Makes sure that every name that a person chose can be had.
 * @throws {GeneratorError} `config` with the first one that cannot
 */
export const assertNames = (problems: readonly string[]): void => {
  const [first, ...others] = problems;
  if (first === undefined) return;
  throw new GeneratorError(
    "config",
    first,
    `Choose another name under "names" in .yo-rc.json.${andMore(others.length)}`,
    { at: "names" },
  );
};
