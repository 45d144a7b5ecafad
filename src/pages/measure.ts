/** Asks the server what the schema does not hold: sizes, and how rows lie on the datanodes. */
import type { Query } from "../introspect/query.js";
import type { Database, Table } from "../model/model.js";
import { quoteQualified } from "../runtime/identifiers.js";
import { qualifiedName } from "./describe.js";
import type { SpreadData } from "./page-data.js";
import { spreadOf } from "./spread.js";

// pg_table_size would ask every datanode about every table; an estimate of ANALYZE is in the catalog.
const SIZES = `
SELECT n.nspname AS schema, c.relname AS name, c.relpages AS pages,
       pg_catalog.current_setting('block_size') AS block,
       pg_catalog.has_table_privilege(c.oid, 'SELECT') AS selectable
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY($1::text[]) AND c.relkind IN ('r', 'm')`;

const NODES = `
SELECT n.oid AS oid, n.node_name AS name, n.node_id AS id
FROM pg_catalog.pgxc_node n
WHERE n.node_type = 'D'`;

const HOLDERS = `
SELECT n.nspname AS schema, c.relname AS name, x.nodeoids AS holders
FROM pg_catalog.pgxc_class x
JOIN pg_catalog.pg_class c ON c.oid = x.pcrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY($1::text[])`;

interface Named {
  readonly schema: string;
  readonly name: string;
}

interface SizeRow extends Named {
  readonly pages: string;
  readonly block: string;
  readonly selectable: string;
}

interface NodeRow {
  readonly oid: string;
  readonly name: string;
  readonly id: string;
}

interface HolderRow extends Named {
  readonly holders: string | null;
}

interface CountRow {
  readonly node: string;
  readonly rows: string;
}

/** What the catalog says of tables, by `schema.table`. */
export interface Sizes {
  /** Bytes by the last ANALYZE; of column stores and partitioned tables what the server makes of pages (inferred). */
  readonly bytes: ReadonlyMap<string, number>;
  /** The tables that the user may read. */
  readonly readable: ReadonlySet<string>;
}

const schemaNames = ({ schemas }: Database) => schemas.map(({ name }) => name);

/** Reads the estimated sizes in one statement. */
export const readSizes = async (
  query: Query,
  database: Database,
): Promise<Sizes> => {
  const rows = await query<SizeRow>(SIZES, [schemaNames(database)]);
  const sized = rows.filter(({ pages }) => Number(pages) > 0);
  return {
    bytes: new Map(
      sized.map((row) => [
        qualifiedName(row),
        Number(row.pages) * Number(row.block),
      ]),
    ),
    readable: new Set(
      rows.filter(({ selectable }) => selectable === "t").map(qualifiedName),
    ),
  };
};

/** Tables whose rows lie on one datanode each: of the others every node has all. */
const isSpread = ({ distribution }: Table): boolean =>
  distribution !== null && distribution.by !== "replication";

/** A full scan, which needs no right but SELECT (dws_04_0228). */
const countStatement = ({ schema, name }: Table): string =>
  `SELECT t.xc_node_id AS node, pg_catalog.count(*) AS rows FROM ${quoteQualified(schema, name)} t GROUP BY t.xc_node_id`;

/** The nodes that hold a table, all datanodes where the catalog does not say. */
const holdersOf = (
  nodes: readonly NodeRow[],
  holders: string | null | undefined,
): readonly NodeRow[] => {
  const oids = new Set((holders ?? "").split(/\s+/));
  const some = nodes.filter(({ oid }) => oids.has(oid));
  return some.length > 0 ? some : nodes;
};

const countTable = async (
  query: Query,
  table: Table,
  nodes: readonly NodeRow[],
): Promise<SpreadData | undefined> => {
  const rows = await query<CountRow>(countStatement(table), []);
  const counts = new Map(rows.map(({ node, rows: count }) => [node, count]));
  return spreadOf(
    new Map(nodes.map(({ name, id }) => [name, Number(counts.get(id) ?? 0)])),
  );
};

/** What happens while tables are counted. */
export interface Counting {
  readonly readable: ReadonlySet<string>;
  readonly advance: (done: number, total: number) => void;
  readonly note: (text: string) => void;
}

/** Counts the rows of each table by datanode, one statement and full scan per table; what cannot be counted is noted. */
export const readSpreads = async (
  query: Query,
  database: Database,
  { readable, advance, note }: Counting,
): Promise<ReadonlyMap<string, SpreadData>> => {
  const spreads = new Map<string, SpreadData>();
  const tables = database.schemas
    .flatMap((schema) => schema.tables)
    .filter(isSpread);
  if (tables.length === 0) return spreads;
  const nodes = await query<NodeRow>(NODES, []);
  const rows = await query<HolderRow>(HOLDERS, [schemaNames(database)]);
  const holders = new Map(rows.map((row) => [qualifiedName(row), row.holders]));
  for (const [done, table] of tables.entries()) {
    const at = qualifiedName(table);
    advance(done, tables.length);
    if (!readable.has(at)) {
      note(`The rows of ${at} were not counted: the user may not read it.`);
      continue;
    }
    try {
      const held = holdersOf(nodes, holders.get(at));
      const spread = await countTable(query, table, held);
      if (spread !== undefined) spreads.set(at, spread);
    } catch (error) {
      note(`The rows of ${at} were not counted: ${String(error)}`);
    }
  }
  advance(tables.length, tables.length);
  return spreads;
};
