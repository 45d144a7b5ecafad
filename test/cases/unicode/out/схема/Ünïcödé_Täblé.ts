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
export interface ÜnïcödéTäbléRow {
  straße: number | null;
  strasse: number | null;
  ﬁ: number | null;
  fi: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ÜnïcödéTäbléInsert = Insertable<ÜnïcödéTäbléRow>;

/** Columns to set. */
export type ÜnïcödéTäbléPatch = Patchable<ÜnïcödéTäbléRow>;

export type ÜnïcödéTäbléReader = TableReader<ÜnïcödéTäbléRow>;

/** Rows of схема.Ünïcödé_Täblé: select, insert, update, delete, returning. */
export class ÜnïcödéTäbléRepository extends RowStoreRepository<
  ÜnïcödéTäbléRow,
  ÜnïcödéTäbléInsert,
  ÜnïcödéTäbléPatch
> {}

const table = defineTable<ÜnïcödéTäbléRow>({
  schema: "схема",
  name: "Ünïcödé_Täblé",
  columns: {
    straße: t.int4("straße", "integer"),
    strasse: t.int4("STRASSE", "integer"),
    ﬁ: t.int4("ﬁ", "integer"),
    fi: t.int4("fi", "integer"),
  },
  ddl: `
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const ünïcödéTäblé = repositoryFactory(table, ÜnïcödéTäbléRepository);
