/** `names` of `.yo-rc.json`: what a project calls its tables and columns itself. */
import * as v from "valibot";

/** What TypeScript takes for a name. */
export const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

const name = v.pipe(
  v.string(),
  v.regex(IDENTIFIER, 'a TypeScript name such as "customerNumber"'),
);

const keySchema = v.pipe(
  v.string(),
  v.regex(
    /^.+\..+$/s,
    'a table "schema.table" or a column "schema.table.column"',
  ),
);

const bothSchema = v.pipe(
  v.strictObject({
    name: v.exactOptional(name),
    type: v.exactOptional(name),
  }),
  v.readonly(),
);

/** A name, or for a table one and another for its types. */
export const namesSchema = v.pipe(
  v.record(
    keySchema,
    v.lazy((given) =>
      typeof given === "object" && given !== null && !Array.isArray(given)
        ? bothSchema
        : name,
    ),
  ),
  v.readonly(),
);

/** Keys of a table's names. */
export const NAME_KEYS = Object.keys(bothSchema.pipe[0].entries);
