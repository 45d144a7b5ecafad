/** Makes the marker table, and keeps it small. */
import { ConstraintError, UsageError } from "./errors.js";
import { type Fence, MARKER_MS } from "./fence.js";
import { type CallOptions, execute, type Session } from "./session.js";

/** Present in every database of the Postgres-XC family, and in no other. */
const IS_CLUSTER =
  "select 1 from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = 'pg_catalog' and c.relname = 'pgxc_class'";

// Row store, since markers come one by one, spread by the key that is looked for; plain PostgreSQL knows neither.
const DWS_CLAUSES = " with (orientation = row) distribute by hash (id)";

/** Makes the marker table unless it is there. */
export const createFenceTable = async (
  session: Session,
  { quoted }: Fence,
  options: CallOptions,
): Promise<void> => {
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
