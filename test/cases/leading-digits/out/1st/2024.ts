import {
  RowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type Patchable,
  type TableReader,
} from "../../dws/index.js";
import type { _3dKind } from "./enums.js";

/** Row store, distributed round robin. No key: rows are reached by filter alone. */
export interface _2024Row {
  _8: _3dKind | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type _2024Insert = Insertable<_2024Row>;

/** Columns to set. */
export type _2024Patch = Patchable<_2024Row>;

export type _2024Reader = TableReader<_2024Row>;

/** Rows of 1st.2024: select, insert, update, delete, returning. */
export class _2024Repository extends RowStoreRepository<
  _2024Row,
  _2024Insert,
  _2024Patch
> {}

const table = defineTable<_2024Row>({
  schema: "1st",
  name: "2024",
  columns: {
    _8: t.label("8", '"1st"."3d_kind"', 'DEFAULT \'01\'::"1st"."3d_kind"'),
  },
  ddl: `
    CREATE TYPE "1st"."3d_kind" AS ENUM ('1', '01', '2nd', '3.5')
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY ROUNDROBIN
  `,
});

/** The repository, or in a read-only session the reader. */
export const _2024 = repositoryFactory(table, _2024Repository);
