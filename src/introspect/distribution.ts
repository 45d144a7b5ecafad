/** Distribution of a table, out of `pgxc_class`. */
import type { Distribution } from "../model/model.js";
import type { Note } from "./notes.js";

/** What {@link readDistribution} needs of a table. */
export interface DistributedTable {
  /** `schema.table`, for notes. */
  readonly qualifiedName: string;
  /** Null for a table that is not distributed, and on a server that distributes nothing. */
  readonly pclocatortype: string | null;
  /** Names of the columns in `pcattnum`, in key order. */
  readonly columns: readonly string[];
}

/** How the table's rows are spread; an undocumented code is kept as found, with a note. */
export const readDistribution = (
  { qualifiedName, pclocatortype, columns }: DistributedTable,
  note: Note,
): Distribution | null => {
  switch (pclocatortype) {
    case null:
      return null;
    case "H":
      return { by: "hash", columns };
    case "M":
      return { by: "modulo", columns };
    case "R":
      return { by: "replication" };
    case "N":
      return { by: "roundrobin" };
    default:
      note(
        `Distribution code "${pclocatortype}" is not documented, so DISTRIBUTE BY is left out`,
        qualifiedName,
      );
      return { by: "unknown", code: pclocatortype };
  }
};
