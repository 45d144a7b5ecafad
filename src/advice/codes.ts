/** Every piece of advice, once: its code, its sentence, and the page of the manual that gives it. */

/** What a code stands for. */
export interface AdviceKind {
  /** One sentence without a full stop, true of each place that it is said of. */
  readonly sentence: string;
  /** Page of the DWS documentation, or `inferred`. */
  readonly source: string;
}

/** In the order in which advice is given: what decides the design first, then speed, then taste. */
export const ADVICE = Object.freeze({
  "no-primary-key": {
    sentence:
      "There is neither a primary nor a unique key, so that rows are reached by filter alone and cannot be upserted",
    source: "dws_06_0237",
  },
  roundrobin: {
    sentence:
      "Rows are spread round robin: no key is possible, and every join redistributes",
    source: "dws_04_0112",
  },
  "replicated-large": {
    sentence:
      "More than a million rows are kept on every datanode; distribute them by hash",
    source: "dws_06_0177",
  },
  "weak-distribution-key": {
    sentence:
      "The column spreads the rows and may be null: all rows with null lie on one datanode",
    source: "inferred",
  },
  "big-unpartitioned": {
    sentence:
      "More than 50 million rows with a date are not partitioned; partition them by range",
    source: "dws_06_0177",
  },
  "too-many-partitions": {
    sentence: "More than 1,000 partitions slow planning down",
    source: "dws_06_0179",
  },
  "no-maxvalue": {
    sentence:
      "No partition takes what lies above the last bound, so that such rows are refused; add one up to MAXVALUE",
    source: "dws_04_0079",
  },
  "column-store-single-row": {
    sentence:
      "A column store takes single rows badly: insert, update and delete in batches, or copy",
    source: "dws_04_0112",
  },
  "delta-table": {
    sentence: "Delta tables (enable_delta) are not recommended",
    source: "dws_06_0177",
  },
  "row-compress": {
    sentence: "Compression of a row store must not be used",
    source: "dws_06_0177",
  },
  "psort-index": {
    sentence:
      "It has an index by psort, the default of column tables; say USING btree",
    source: "dws_04_0113",
  },
  "many-indexes": {
    sentence:
      "It has more than three indexes, those of keys included, and each write pays for all; five are the limit advised",
    source: "dws_06_0177",
  },
  unlogged: {
    sentence: "The table is unlogged: a crash empties it",
    source: "dws_06_0177",
  },
  "serial-cache": {
    sentence:
      "Each number of its sequence is fetched from the GTM (CACHE 1); take a cache, or a UUID",
    source: "dws_04_0112",
  },
  "never-analyzed": {
    sentence:
      "The server counts no rows: run ANALYZE, or its plans and this advice rest on nothing",
    source: "inferred",
  },
  "fixed-char": {
    sentence:
      "CHAR(n) is padded with blanks and counted in bytes; prefer VARCHAR(n)",
    source: "dws_04_0080",
  },
  "numeric-unbounded": {
    sentence: "NUMERIC without a precision is slower than with one",
    source: "dws_06_0177",
  },
  "ora-empty-string": {
    sentence:
      "The column is NOT NULL, and in an ORA database an empty text is NULL: it cannot be stored there",
    source: "dws_04_0042",
  },
  "fk-not-enforced": {
    sentence:
      "DWS never checks its foreign keys, and create() leaves them out; see to it in transactions",
    source: "dws_06_0177",
  },
  "colversion-3": {
    sentence:
      "Column version 3.0 needs a cluster with storage and compute apart; create() fails on others",
    source: "inferred",
  },
  tablespace: {
    sentence:
      "Its storage options name a tablespace, which another cluster may not have",
    source: "inferred",
  },
  "default-database": {
    sentence: "This is the server's own database; create one of your own",
    source: "dws_04_0108",
  },
} as const satisfies Readonly<Record<string, AdviceKind>>);

/** `no-primary-key`, … */
export type AdviceCode = keyof typeof ADVICE;

/** All codes, in the order in which advice is given. */
export const ADVICE_CODES = Object.freeze(Object.keys(ADVICE) as AdviceCode[]);
