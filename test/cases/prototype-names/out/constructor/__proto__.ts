import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";

/** Row store, distributed by hash of __proto__. Key: __proto__. */
export interface ProtoRow {
  constructor: number | null;
  /** __proto__ */
  proto: number;
  then: number | null;
  toString: number | null;
  hasOwnProperty: number | null;
  valueOf: number | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ProtoInsert = Insertable<ProtoRow>;

/** Columns to set; the distribution key cannot be updated. */
export type ProtoPatch = Patchable<ProtoRow, "proto">;

export type ProtoKey = Pick<ProtoRow, "proto">;

export type ProtoReader = KeyedReader<ProtoRow, ProtoKey>;

/** Rows of constructor.__proto__: find, select, insert, upsert, update, delete, returning. */
export class ProtoRepository extends KeyedRowStoreRepository<
  ProtoRow,
  ProtoInsert,
  ProtoPatch,
  ProtoKey
> {}

const table = defineTable<ProtoRow>({
  schema: "constructor",
  name: "__proto__",
  columns: {
    constructor: t.int4("constructor", "integer"),
    proto: t.int4("__proto__", "integer", "NOT NULL"),
    then: t.int4("then", "integer"),
    toString: t.int4("toString", "integer"),
    hasOwnProperty: t.int4("hasOwnProperty", "integer"),
    valueOf: t.int4("valueOf", "integer"),
  },
  key: ["proto"],
  fixed: ["proto"],
  ddl: `
    CONSTRAINT "__proto___pkey" PRIMARY KEY ("__proto__")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("__proto__")
  `,
  columnComments: "proto: __proto__",
});

/** The repository, or in a read-only session the reader. */
export const proto = repositoryFactory(table, ProtoRepository);
