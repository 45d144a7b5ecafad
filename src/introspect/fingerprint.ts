/** Tells cheaply whether a schema changed: one statement that answers with one digest of the catalogs. */
import { probe } from "./probe.js";
import type { Query } from "./query.js";
import { likePatterns } from "./selection.js";
import { buildStatement } from "./statement.js";

/** The row of `fingerprint.sql`. */
export interface FingerprintRow {
  readonly fingerprint: string;
}

/** Reads the digest of the schemas; another text means that something was made, changed or dropped. */
export type ReadFingerprint = (query: Query) => Promise<string>;

/**
 * Makes the reader of the digest, after one probe. The same digest means the same schema, but for the settings of a
 * sequence of DWS, which no catalog holds; another one may still mean the same schema, as after a comment on an index.
 * @param schemas names or globs
 */
export const prepareFingerprint = async (
  query: Query,
  schemas: readonly string[],
): Promise<ReadFingerprint> => {
  const { catalogColumns } = await probe(query);
  const text = buildStatement("fingerprint", catalogColumns);
  const [patterns] = likePatterns(schemas);
  return async (later) => {
    const [row] = await later<FingerprintRow>(text, [patterns]);
    if (row === undefined) throw new Error("The fingerprint has no row");
    return row.fingerprint;
  };
};
