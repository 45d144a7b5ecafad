import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { Настроение } from "./enums.js";

/**
 * 客户 — клиенты 🚀‮
 *
 *
 * Row store, distributed by hash of 编号. Key: 编号.
 */
export interface 客户Row {
  编号: bigint;
  é: number | null;
  é2: number | null;
  ß: number | null;
  ß2: number | null;
  i̇: number | null;
  ı: number | null;
  ñandú: number | null;
  שלום: number | null;
  مرحبا: number | null;
  हिन्दी: number | null;
  unnamed: number | null;
  _‍: number | null;
  aB: number | null;
  zero‌width: number | null;
  mark: number | null;
  ａ: number | null;
  а: number | null;
  a: number | null;
  настроение: Настроение | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type 客户Insert = Insertable<客户Row, "编号">;

/** Columns to set; the distribution key cannot be updated. */
export type 客户Patch = Patchable<客户Row, "编号">;

export type 客户Key = Pick<客户Row, "编号">;

export type 客户Reader = KeyedReader<客户Row, 客户Key>;

/** Rows of схема.客户: find, select, insert, upsert, update, delete, returning. */
export class 客户Repository extends KeyedRowStoreRepository<
  客户Row,
  客户Insert,
  客户Patch,
  客户Key
> {}

const table = defineTable<客户Row>({
  schema: "схема",
  name: "客户",
  columns: {
    编号: t.int8("编号", "bigserial"),
    é: t.int4("é", "integer"),
    é2: t.int4("é", "integer"),
    ß: t.int4("ß", "integer"),
    ß2: t.int4("ẞ", "integer"),
    i̇: t.int4("İ", "integer"),
    ı: t.int4("ı", "integer"),
    ñandú: t.int4("ñandú", "integer"),
    שלום: t.int4("שלום", "integer"),
    مرحبا: t.int4("مرحبا", "integer"),
    हिन्दी: t.int4("हिन्दी", "integer"),
    unnamed: t.int4("🚀", "integer"),
    _‍: t.int4("👩‍👧", "integer"),
    aB: t.int4("a‮b", "integer"),
    zero‌width: t.int4("zero‌width", "integer"),
    mark: t.int4("﻿mark", "integer"),
    ａ: t.int4("Ａ", "integer"),
    а: t.int4("а", "integer"),
    a: t.int4("a", "integer"),
    настроение: t.label(
      "настроение",
      '"схема"."настроение"',
      'DEFAULT \'🙂\'::"схема"."настроение"',
    ),
  },
  key: ["编号"],
  fixed: ["编号"],
  ddl: `
    CREATE TYPE "схема"."настроение" AS ENUM (
      'грустно',
      '幸せ',
      '🙂',
      '👩‍👧',
      'é',
      'é')
    CONSTRAINT "客户_pkey" PRIMARY KEY ("编号")
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("编号")
    CREATE INDEX "индекс" ON "схема"."客户" USING btree ("é", "🚀")
  `,
  comment: "客户 — клиенты 🚀‮\u2028",
});

/** The repository, or in a read-only session the reader. */
export const 客户 = repositoryFactory(table, 客户Repository);
