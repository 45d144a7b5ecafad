/** The marker table that proves what became of a COMMIT whose answer was lost. */
import { readFailure } from "./classify.js";
import { UsageError } from "./errors.js";
import { quoteQualified } from "./identifiers.js";
import type { Lease } from "./lease.js";

/** Where the markers are. */
export interface FenceOptions {
  /** @default "public" */
  readonly schema?: string;
  /** @default "dws_fence" */
  readonly table?: string;
}

/** The marker table. */
export interface Fence {
  /** Quoted and qualified. */
  readonly quoted: string;
  /** `schema.table`, for messages. */
  readonly label: string;
}

/** What a marker proves. */
export type Verdict = "applied" | "not-applied";

/** Markers are kept this long at least, and no fenced transaction may take longer. */
export const MARKER_MS = 24 * 60 * 60 * 1_000;

/** The marker table with these options. */
export const createFence = ({
  schema = "public",
  table = "dws_fence",
}: FenceOptions = {}): Fence => ({
  quoted: quoteQualified(schema, table),
  label: `${schema}.${table}`,
});

/** The first statement of a fenced transaction. The id is our own UUID, so that it may stand in the text. */
export const markText = ({ quoted }: Fence, id: string): string =>
  `insert into ${quoted} (id, writer, at) values ('${id}', 'work', now())`;

/** 42P01 no table, 3F000 no schema, 42703 no such column. */
const isNoFence = (error: unknown) =>
  ["42P01", "3F000", "42703"].includes(readFailure(error).code ?? "");

/** What a missing marker table is told as; every other error stays as it is. */
export const asFenceError = (
  { label: table }: Fence,
  label: string,
  error: unknown,
): unknown =>
  isNoFence(error)
    ? new UsageError(
        `${label}: the marker table ${table} is missing or is none; run db.createFence() once, or do without onUnknownCommit: "probe"`,
      )
    : error;

// A `read`, since it may be repeated freely: a marker that an earlier probe left says the same.
const ASKED = { phase: "read" } as const;

/** Whether the place of the marker was free. */
const takePlace = async (
  lease: Lease,
  { quoted }: Fence,
  id: string,
  writer: "fence" | "check",
): Promise<boolean> => {
  const text = `insert into ${quoted} (id, writer, at) values ($1, '${writer}', now())`;
  try {
    await lease.query({ text, values: [id] }, ASKED);
    return true;
  } catch (error) {
    if (readFailure(error).code !== "23505") throw error;
    return false;
  }
};

/**
 * Takes the place of a marker, so that its transaction can never commit any more, or learns that it did. While that
 * transaction is still committing, the unique index makes this wait for it. The index itself is put to the proof each
 * time: a table without it would believe that nothing was ever applied.
 */
export const probeMarker = async (
  lease: Lease,
  fence: Fence,
  id: string,
): Promise<Verdict> => {
  const isTaken = await takePlace(lease, fence, id, "fence");
  // Another writer and moment, so that nothing but a unique id refuses it.
  if (await takePlace(lease, fence, id, "check")) {
    throw new UsageError(
      `the marker table ${fence.label} has no unique index on id alone, and proves nothing`,
    );
  }
  if (isTaken) return "not-applied";
  const { quoted } = fence;
  const look = `select writer from ${quoted} where id = $1`;
  const { rows } = await lease.query({ text: look, values: [id] }, ASKED);
  const writer = rows[0]?.[0];
  if (writer === "work") return "applied";
  if (writer === "fence") return "not-applied";
  // Committed on its datanode, and not yet visible to this snapshot.
  throw new MarkerNotVisible();
};

/** The index knows the marker and the snapshot does not: to be asked again. */
export class MarkerNotVisible extends Error {}
