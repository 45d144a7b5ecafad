/** Says which relations the reading role sees in the catalogs but may not read. */
import { isTrue } from "./catalog-text.js";
import { groupBy } from "./group-by.js";
import type { Note } from "./notes.js";
import type { RelationRow } from "./relations.js";

/** One note for each schema that holds any. */
export const notePrivileges = (
  relations: readonly RelationRow[],
  role: string,
  note: Note,
): void => {
  // One writes to a WRITE ONLY table, so that SELECT on it is not missed.
  const closed = relations.filter(
    ({ selectable, ftwriteonly }) =>
      !isTrue(selectable) && !isTrue(ftwriteonly),
  );
  for (const [schema, rows] of groupBy(closed, ({ nspname }) => nspname)) {
    for (const { relname } of rows) {
      note(
        `The role ${role} may not SELECT from ${rows.length} of the relations of schema ${schema}`,
        relname,
      );
    }
  }
};
