/** `types` of `.yo-rc.json`: what a project chooses for types and columns. */
import * as v from "valibot";
import { CHOICE_NAMES, KNOWN_TYPES, SQL_NAMES } from "../types/choices.js";
import type { TypesConfig } from "../types/config.js";
import { explainChoice } from "../types/explain.js";
import { IDENTIFIER } from "./names-schema.js";
import { suggestion } from "./suggest.js";

const name = v.pipe(
  v.string(),
  v.regex(IDENTIFIER, "the name of something that a module exports"),
);

const importSchema = v.pipe(
  v.strictObject({
    import: v.pipe(
      v.string(),
      v.nonEmpty(),
      v.check(
        (from) => !from.startsWith("/") && !from.includes("\\"),
        'a path such as "./src/types.js", with slashes and relative to the project\'s folder, or the name of a package',
      ),
    ),
    name,
    codec: v.exactOptional(name),
  }),
  v.readonly(),
);

const choiceSchema = v.lazy((given) =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? importSchema
    : v.string('a choice such as "Date", or { import, name, codec }'),
);

/** Shape alone; {@link complainOfTypes} looks at the words. */
export const typesSchema = v.pipe(
  v.unknown(),
  // A record takes a list for one with the keys 0, 1, …
  v.check(
    (given) => !Array.isArray(given),
    'an object such as { "int8": "number" }',
  ),
  v.record(v.pipe(v.string(), v.nonEmpty()), choiceSchema),
  v.readonly(),
);

/** Keys of a choice that is imported. */
export const IMPORT_KEYS = Object.keys(importSchema.pipe[0].entries);

/** What is wrong, and what to do. */
export interface WrongChoice {
  readonly key: string;
  readonly message: string;
  readonly hint: string;
}

const wrongName = (key: string): WrongChoice | undefined => {
  const right = SQL_NAMES.get(key.toLowerCase());
  return right === undefined
    ? undefined
    : {
        key,
        message: `types.${key}: the catalog calls this type "${right}".`,
        hint: `Write "${right}".`,
      };
};

/** The first key that cannot be right, as far as that can be told without the schema. */
export const complainOfTypes = (
  config: TypesConfig,
): WrongChoice | undefined => {
  for (const [key, choice] of Object.entries(config)) {
    const known = KNOWN_TYPES.get(key);
    const wrong =
      known === undefined
        ? wrongName(key)
        : explainChoice(key, choice, key, known);
    if (wrong !== undefined) return wrong;
    if (typeof choice === "string" && !CHOICE_NAMES.includes(choice)) {
      return {
        key,
        message: `types.${key}: "${choice}" is no choice of any type.`,
        hint: suggestion(choice, CHOICE_NAMES),
      };
    }
  }
  return undefined;
};
