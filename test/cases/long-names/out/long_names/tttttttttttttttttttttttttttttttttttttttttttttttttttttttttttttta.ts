import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/**
 * Row store, distributed by hash of cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca.
 * Key: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca.
 */
export interface TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow {
  cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca: number;
  ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccb:
    number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaInsert =
  Insertable<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow>;

/** Columns to set; the distribution key cannot be updated. */
export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaPatch =
  Patchable<
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow,
    "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca"
  >;

export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaKey =
  Pick<
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow,
    "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca"
  >;

export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaReader =
  KeyedReader<
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow,
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaKey
  >;

/** Rows of long_names.tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttta: find, select, insert, upsert, update, delete, returning. */
export class TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRepository extends KeyedRowStoreRepository<
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow,
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaInsert,
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaPatch,
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaKey
> {}

const table =
  defineTable<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRow>(
    {
      schema: "long_names",
      name: "tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttta",
      columns: {
        cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca: t.int4(
          "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca",
          "integer",
          "NOT NULL",
        ),
        ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccb: t.int4(
          "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccb",
          "integer",
        ),
      },
      key: ["cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca"],
      fixed: [
        "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca",
      ],
      ddl: `
        CONSTRAINT "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" PRIMARY KEY ("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca")
        WITH (orientation = row, compression = no)
        DISTRIBUTE BY HASH ("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccca")
      `,
    },
  );

/** The repository, or in a read-only session the reader. */
export const tttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttta =
  repositoryFactory(
    table,
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttaRepository,
  );
