/** Sequences: who owns them, and how they count. */
import type { Sequence } from "../model/model.js";
import { isTrue } from "./catalog-text.js";
import type { Note } from "./notes.js";
import type { InSchema } from "./types.js";

/** How a sequence counts, under the names that the columns of a sequence have on DWS. */
export interface SettingsRow {
  readonly start_value: string;
  readonly increment_by: string;
  readonly min_value: string;
  readonly max_value: string;
  readonly cache_value: string;
  readonly is_cycled: string;
}

/** A row of `sequences.sql`; the settings are null where each sequence keeps its own. */
export interface SequenceRow extends Readonly<
  Record<keyof SettingsRow, string | null>
> {
  readonly oid: string;
  readonly nspname: string;
  readonly relname: string;
  /** As `regclass` prints it: quoted where needed, and qualified. */
  readonly sequence: string;
  readonly attrelid: string | null;
  readonly attnum: string | null;
  /** True when the sequence can be asked for its settings. */
  readonly holds_settings: string;
}

/** The column that owns a sequence. */
export interface Owner {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/** One text for a column of any relation. */
export const columnKey = (row: {
  readonly attrelid: string | null;
  readonly attnum: string | null;
}): string => `${row.attrelid ?? ""} ${row.attnum ?? ""}`;

/** The default expression that makes an owner of a sequence a serial column, by {@link columnKey}. */
export const readNextvals = (
  rows: readonly SequenceRow[],
): ReadonlyMap<string, string> =>
  new Map(
    rows
      .filter(({ attrelid }) => attrelid !== null)
      .map((row) => [
        columnKey(row),
        `nextval('${row.sequence.replaceAll("'", "''")}'::regclass)`,
      ]),
  );

const hasSettings = (
  row: SequenceRow | SettingsRow | undefined,
): row is SettingsRow => typeof row?.start_value === "string";

/** What reading sequences needs besides their rows. */
export interface SequenceContext {
  /** Settings by oid, where `sequences.sql` does not give them. */
  readonly settings: ReadonlyMap<string, SettingsRow>;
  /** Columns of the tables that were read, by {@link columnKey}. */
  readonly owners: ReadonlyMap<string, Owner>;
  readonly note: Note;
}

const readSequence = (
  row: SequenceRow,
  settings: SettingsRow,
  owner: Owner | undefined,
): InSchema<Sequence> => ({
  schema: row.nspname,
  name: row.relname,
  start: settings.start_value,
  increment: settings.increment_by,
  minimum: settings.min_value,
  maximum: settings.max_value,
  cache: settings.cache_value,
  isCycled: isTrue(settings.is_cycled),
  ownedBy:
    owner?.schema === row.nspname
      ? { table: owner.table, column: owner.column }
      : null,
});

/** What CREATE SEQUENCE takes when nothing is said, for a sequence that counts up. */
const DEFAULT_SETTINGS: SettingsRow = {
  start_value: "1",
  increment_by: "1",
  min_value: "1",
  max_value: "9223372036854775807",
  cache_value: "1",
  is_cycled: "f",
};

/** The sequences, each with its schema; a note names those whose settings could not be read. */
export const readSequences = (
  rows: readonly SequenceRow[],
  { settings, owners, note }: SequenceContext,
): readonly InSchema<Sequence>[] =>
  rows.map((row) => {
    const own = settings.get(row.oid);
    const found = hasSettings(row) ? row : own;
    const owner = owners.get(columnKey(row));
    if (hasSettings(found)) return readSequence(row, found, owner);
    // A table whose default needs the sequence can still be created with one that counts from 1.
    note(
      "The settings of these sequences could not be read, the usual ones are assumed",
      `${row.nspname}.${row.relname}`,
    );
    return readSequence(row, DEFAULT_SETTINGS, owner);
  });
