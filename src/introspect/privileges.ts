/** Says what the reading role may not read: catalogs, and relations that the catalogs show. */
import { isTrue } from "./catalog-text.js";
import { groupBy } from "./group-by.js";
import type { Note } from "./notes.js";
import type { Server } from "./probe.js";
import type { RelationRow } from "./relations.js";

// What the catalogs give that statements join where they can.
const givenBy: ReadonlyMap<string, string> = new Map([
  ["pgxc_class", "distributions"],
  ["pg_partition", "partitions"],
  ["pg_foreign_table", "the servers of foreign tables"],
  ["pg_foreign_server", "the servers of foreign tables"],
  ["pg_sequence", "the settings of sequences"],
]);

/** Says, in words that name the catalog, what is missing for want of a right. */
export const noteRefused = (
  { role }: Pick<Server, "role">,
  catalog: string,
  missing: string,
  note: Note,
): void => {
  note(
    `The role ${role} may not read pg_catalog.${catalog}, so these are missing`,
    missing,
  );
};

/** One note for each catalog that is only ever joined. */
export const noteRefusedCatalogs = (server: Server, note: Note): void => {
  for (const [catalog, missing] of givenBy) {
    if (server.refusedCatalogs.has(catalog)) {
      noteRefused(server, catalog, missing, note);
    }
  }
};

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
