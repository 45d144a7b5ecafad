/** A table with a column of each kind that filters and orders treat differently, for tests of what is read. */
import {
  type Insertable,
  type JsonbText,
  type JsonText,
  KeyedRepository,
  type Numeric,
  type ParsedJson,
  type Session,
  t,
  defineTable,
} from "../../src/runtime/index.js";

export interface SamplesRow {
  id: number;
  part: string;
  size: number | null;
  name: string | null;
  ratio: number | null;
  price: Numeric;
  tags: (string | null)[] | null;
  body: JsonText | null;
  indexed: JsonbText | null;
  parsed: ParsedJson | null;
  shape: string | null;
  /** A column of such a name is a column. */
  or: boolean | null;
}

export type SamplesKey = Pick<SamplesRow, "id" | "part">;

/** How PostgreSQL calls the columns, for tests that make the table themselves. */
export const SAMPLES = `create table samples (
  id int not null, part text not null, size int, name text, ratio float8, price numeric(12,2) not null default 0,
  tags text[], body json, indexed jsonb, parsed json, shape point, "or" boolean,
  primary key (id, part))`;

const define = (emptyTextIsNull: boolean) =>
  defineTable<SamplesRow>({
    schema: "public",
    name: "samples",
    columns: {
      id: t.int4("id", "integer", "NOT NULL"),
      part: t.text("part", "text", "NOT NULL"),
      size: t.int4("size", "integer"),
      name: t.text("name", "text"),
      ratio: t.float("ratio", "double precision"),
      price: t.numeric("price", "numeric(12,2)", "DEFAULT 0 NOT NULL"),
      tags: t.text.array("tags", "text[]"),
      body: t.json("body", "json"),
      indexed: t.comparable("indexed", "jsonb"),
      parsed: t.jsonParsed("parsed", "json"),
      shape: t.opaque("shape", "point"),
      or: t.bool("or", "boolean"),
    },
    key: ["id", "part"],
    ...(emptyTextIsNull ? { emptyTextIsNull } : {}),
  });

export const samplesTable = define(false);
export const samplesInOra = define(true);

export class SamplesRepository extends KeyedRepository<
  SamplesRow,
  Insertable<SamplesRow, "price">,
  Partial<SamplesRow>,
  SamplesKey
> {}

export const samples = (session: Session) =>
  new SamplesRepository(samplesTable, session);
