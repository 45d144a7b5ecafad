import {
  KeyedRowStoreRepository,
  defineTable,
  repositoryFactory,
  t,
  type Insertable,
  type KeyedReader,
  type Patchable,
} from "../../dws/index.js";
import type { MoOd } from "./enums.js";

/** Row store, distributed by hash of ". Key: ". */
export interface ABCDERow {
  unnamed: number;
  unnamed2: number | null;
  unnamed3: number | null;
  /** it's "so" `so` \ ${x} */
  unnamed4: number | null;
  aB: number | null;
  aB2: number | null;
  aB3: number | null;
  aB4: number | null;
  x: number | null;
  n: number | null;
  u0041: number | null;
  end: number | null;
  say: string | null;
  mood: MoOd | null;
}

/** A row to insert: what is nullable or has a default may be left out. */
export type ABCDEInsert = Insertable<ABCDERow>;

/** Columns to set; the distribution key cannot be updated. */
export type ABCDEPatch = Patchable<ABCDERow, "unnamed">;

export type ABCDEKey = Pick<ABCDERow, "unnamed">;

export type ABCDEReader = KeyedReader<ABCDERow, ABCDEKey>;

/** Rows of quo"te's.a"b'c`d\e: find, select, insert, upsert, update, delete, returning. */
export class ABCDERepository extends KeyedRowStoreRepository<
  ABCDERow,
  ABCDEInsert,
  ABCDEPatch,
  ABCDEKey
> {}

const table = defineTable<ABCDERow>({
  schema: "quo\"te's",
  name: "a\"b'c`d\\e",
  columns: {
    unnamed: t.int4('"', "integer", "NOT NULL"),
    unnamed2: t.int4("''", "integer"),
    unnamed3: t.int4("`", "integer"),
    unnamed4: t.int4("\\", "integer"),
    aB: t.int4('a"b', "integer"),
    aB2: t.int4("a'b", "integer"),
    aB3: t.int4("a`b", "integer"),
    aB4: t.int4("a\\b", "integer"),
    x: t.int4("${x}", "integer"),
    n: t.int4("\\n", "integer"),
    u0041: t.int4("\\u0041", "integer"),
    end: t.int4("end\\", "integer"),
    say: t.text("say", "text", "DEFAULT 'it''s \"so\" `so` \\ ${x}'::text"),
    mood: t.label(
      "mood",
      '"quo""te\'s"."mo""od"',
      'DEFAULT \'\'\'\'::"quo""te\'s"."mo""od"',
    ),
  },
  key: ["unnamed"],
  fixed: ["unnamed"],
  emptyTextIsNull: true,
  ddl: `
    CREATE TYPE "quo""te's"."mo""od" AS ENUM (
      'it''s',
      '"',
      '\`',
      E'back\\\\slash',
      '''',
      '\${x}',
      '')
    CONSTRAINT "p""k" PRIMARY KEY ("""")
    CONSTRAINT "check's" CHECK ((("a'b" > 0) AND (say <> ''''::text)))
    WITH (orientation = row, compression = no)
    DISTRIBUTE BY HASH ("""")
    CREATE INDEX "in""dex's" ON "quo""te's"."a""b'c\`d\\e" USING btree ("a""b", lower((say || '"'::text)))
  `,
  columnComments: 'unnamed4: it\'s "so" `so` \\ ${x}',
});

/** The repository, or in a read-only session the reader. */
export const aBCDE = repositoryFactory(table, ABCDERepository);
