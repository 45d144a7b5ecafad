/** Which tables a person chose: schemas, and globs over table names. */

/** What to read. */
export interface Selection {
  /** Names of schemas, exact. */
  readonly schemas: readonly string[];
  /** Globs on `schema.table` or on `table`; none means all. */
  readonly tables: readonly string[];
  /** Globs of tables to leave out; they win over `tables`. */
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

/** A test for one glob: `*` is any text, `?` one character, everything else itself. */
export const createGlob = (glob: string): ((name: TableName) => boolean) => {
  const pattern = toRegExp(glob);
  // Without a dot a glob is about the table alone: `p*` must not match every table of `public`.
  const mayHoldSchema = glob.includes(".");
  return ({ schema, table }) =>
    pattern.test(table) ||
    (mayHoldSchema && pattern.test(`${schema}.${table}`));
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
