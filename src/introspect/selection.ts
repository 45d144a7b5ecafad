/** Which relations a person chose: schemas, and globs over names. */

/** What to read. */
export interface Selection {
  /** Names of schemas, or globs; `*` is every schema that is not the server's own. */
  readonly schemas: readonly string[];
  /** Globs on `schema.table` or on `table`, for views and foreign tables too; none means all. */
  readonly tables: readonly string[];
  /** Globs of what to leave out; they win over `tables`. */
  readonly exclude: readonly string[];
}

interface TableName {
  readonly schema: string;
  readonly table: string;
}

const toRegExp = (glob: string): RegExp => {
  const pattern = glob
    .replace(/[\\^$.|+()[\]{}/]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${pattern}$`, "su");
};

/** A test of one text. */
export const createPattern = (glob: string): ((text: string) => boolean) => {
  const pattern = toRegExp(glob);
  return (text) => pattern.test(text);
};

// Without a dot a glob is about the table alone: `p*` must not match every table of `public`.
const mayHoldSchema = (glob: string): boolean => glob.includes(".");

/** A test for one glob: `*` is any text, `?` one character, everything else itself. */
export const createGlob = (glob: string): ((name: TableName) => boolean) => {
  const matches = createPattern(glob);
  return ({ schema, table }) =>
    matches(table) || (mayHoldSchema(glob) && matches(`${schema}.${table}`));
};

const toLike = (glob: string): string =>
  glob
    .replace(/[\\%_]/g, "\\$&")
    .replace(/\*+/g, "%")
    .replace(/\?/g, "_");

/** The globs as patterns of LIKE, for the name alone and for `schema.name`. */
export const likePatterns = (
  globs: readonly string[],
): readonly [names: readonly string[], qualified: readonly string[]] => {
  if (globs.length === 0) return [["%"], []];
  // An empty text may come to mean NULL on the server, and matches nothing anyway.
  const patterns = globs.filter((glob) => glob !== "");
  return [patterns.map(toLike), patterns.filter(mayHoldSchema).map(toLike)];
};

/** The tables that the selection keeps, and its globs that match nothing. */
export const selectTables = <T extends TableName>(
  selection: Selection,
  tables: readonly T[],
): {
  readonly selected: readonly T[];
  readonly unmatched: readonly string[];
} => {
  const included = selection.tables.map((glob) => ({
    glob,
    matches: createGlob(glob),
  }));
  const excluded = selection.exclude.map(createGlob);
  return {
    selected: tables.filter(
      (table) =>
        (included.length === 0 ||
          included.some(({ matches }) => matches(table))) &&
        !excluded.some((matches) => matches(table)),
    ),
    unmatched: included
      .filter(({ matches }) => !tables.some(matches))
      .map(({ glob }) => glob),
  };
};
