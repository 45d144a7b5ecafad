/** Makes the marker table, and keeps it small. */
import { ConstraintError, UsageError } from "./errors.js";
import { type Fence, MARKER_MS } from "./fence.js";
import { type CallOptions, execute, type Session } from "./session.js";

/** Present in every database of the Postgres-XC family, and in no other. */
const IS_CLUSTER =
  "select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pg_catalog' and c.relname = 'pgxc_class'";

// Row store, since markers come one by one, spread by the key that is looked for; plain PostgreSQL knows neither.
const DWS_CLAUSES = " with (orientation = row) distribute by hash (id)";

/** Makes the marker table unless it is there. @throws {UsageError} when what is there cannot hold markers */
export const createFenceTable = async (
  session: Session,
  fence: Fence,
  options: CallOptions,
): Promise<void> => {
  const { quoted } = fence;
  const told = { ...options, label: options.label ?? "createFence" };
  const look = { text: IS_CLUSTER, values: [] };
  const { rowCount } = await session[execute](look, "read", told);
  const text =
    `create table if not exists ${quoted} (id text primary key, writer text not null, at timestamp with time zone not null)` +
    (rowCount > 0 ? DWS_CLAUSES : "");
  try {
    const again = { ...told, onLostAnswer: {} };
    await session[execute]({ text, values: [] }, "write", again);
  } catch (error) {
    // Two creators meet on the catalog's own unique index, IF NOT EXISTS or not.
    if (!(error instanceof ConstraintError)) throw error;
  }
  await assertFence(session, fence, told);
};

/** Types of the columns, what becomes of the rows, and whether a valid unique index is on the column alone, at once. */
const COLUMNS = `select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), c.relkind, c.relpersistence,
  exists (select 1 from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid
    and i.indimmediate and i.indpred is null and i.indexprs is null and i.indnatts = 1 and i.indkey[0] = a.attnum)
  from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
  where c.oid = $1::regclass and a.attnum > 0 and not a.attisdropped`;

const TYPES: Readonly<Record<string, string>> = {
  id: "text",
  writer: "text",
  at: "timestamp with time zone",
};

/** A table of that name may have been there before. */
const assertFence = async (
  session: Session,
  { quoted, label }: Fence,
  options: CallOptions & { readonly label: string },
): Promise<void> => {
  const look = { text: COLUMNS, values: [quoted] };
  const { rows } = await session[execute](look, "read", options);
  const isColumn = ([name, type]: readonly [string, string]) =>
    rows.some((row) => row[0] === name && row[1] === type);
  // An unlogged table is empty after a crash.
  const isKept = rows.every((row) => row[2] === "r" && row[3] === "p");
  const isUnique = rows.some((row) => row[0] === "id" && row[4] === "t");
  if (Object.entries(TYPES).every(isColumn) && isKept && isUnique) return;
  throw new UsageError(
    `${options.label}: ${label} is there and cannot hold markers: it needs to be a logged table with id text, unique by itself, writer text and at timestamp with time zone; drop it, or name another in the option fence`,
  );
};

/** Deletes the markers of that age; gives their number. */
export const pruneFenceTable = async (
  session: Session,
  { quoted }: Fence,
  { olderThanMs, ...options }: CallOptions & { readonly olderThanMs: number },
): Promise<bigint> => {
  const label = options.label ?? "pruneFence";
  if (!Number.isFinite(olderThanMs) || olderThanMs < MARKER_MS) {
    throw new UsageError(
      `${label}: olderThanMs must be at least ${MARKER_MS} (24 h), since a younger marker may still be needed`,
    );
  }
  const text = `delete from ${quoted} where at < now() - ($1 || ' milliseconds')::interval`;
  const values = [String(olderThanMs)];
  const again = { ...options, label, onLostAnswer: {} };
  const { rowCount } = await session[execute]({ text, values }, "write", again);
  return BigInt(rowCount);
};
