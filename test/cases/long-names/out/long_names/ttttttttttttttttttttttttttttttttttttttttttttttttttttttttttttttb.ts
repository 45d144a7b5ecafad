import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow {
  äääääääääääääääääääääääääääääääc: number | null;
  表表表表表表表表表表表表表表表表表表表表表: number | null;
  abc: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbInsert =
  Insertable<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow>;

/** Columns to set. */
export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbPatch =
  Patchable<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow>;

export type TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbReader =
  TableReader<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow>;

/** Rows of long_names.ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb: select, insert, update, delete, returning. */
export class TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRepository extends RowStoreRepository<
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow,
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbInsert,
  TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbPatch
> {}

const table =
  defineTable<TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRow>(
    {
      schema: "long_names",
      name: "ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb",
      columns: {
        äääääääääääääääääääääääääääääääc: t.int4(
          "äääääääääääääääääääääääääääääääc",
          "integer",
        ),
        表表表表表表表表表表表表表表表表表表表表表: t.int4(
          "表表表表表表表表表表表表表表表表表表表表表",
          "integer",
        ),
        abc: t.int4("🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀abc", "integer"),
      },
      ddl: `
        WITH (orientation = row, compression = no)
        DISTRIBUTE BY ROUNDROBIN
        CREATE INDEX "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii" ON "long_names"."ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb" USING btree ("äääääääääääääääääääääääääääääääc")
      `,
    },
  );

/** The repository, or in a read-only session the reader. */
export const ttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttb =
  repositoryFactory(
    table,
    TtttttttttttttttttttttttttttttttttttttttttttttttttttttttttttttbRepository,
  );
