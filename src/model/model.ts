/** The model: what a schema is, as frozen data in canonical order. Nothing here knows SQL or TypeScript output. */

/** Which family of servers the schema was read from; decides which clauses exist at all. */
export type ServerKind = "dws" | "postgres-xc" | "postgres";

/** Oracle, Teradata or MySQL behaviour of a DWS database (`pg_database.datcompatibility`). */
export type Compatibility = "ORA" | "TD" | "MySQL";

/** Everything that was read, in canonical order: schemas by name, tables by name, columns by position. */
export interface Database {
  /** Which server family; the version is left out, since a server upgrade must not churn the snapshot. */
  readonly server: ServerKind;
  /** Null where the server does not say (plain PostgreSQL). */
  readonly compatibility: Compatibility | null;
  readonly schemas: readonly Schema[];
}

/** One namespace with what it holds. */
export interface Schema {
  readonly name: string;
  readonly comment: string | null;
  readonly enums: readonly EnumType[];
  readonly tables: readonly Table[];
}

/** An enum type with its labels in their declared order. */
export interface EnumType {
  readonly name: string;
  readonly labels: readonly string[];
}

/** An ordinary table; a partitioned table is one table, its partitions are metadata. */
export interface Table {
  readonly kind: "table";
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly persistence: "permanent" | "unlogged";
  /** In attnum order. */
  readonly columns: readonly Column[];
  readonly primaryKey: Key | null;
  /** Unique constraints, by name. */
  readonly uniqueKeys: readonly Key[];
  /** Null where the server has no distribution (plain PostgreSQL). */
  readonly distribution: Distribution | null;
  /** Null where the server has no orientation (plain PostgreSQL). */
  readonly orientation: "row" | "column" | null;
  /** Allow-listed storage options other than orientation, by name, lower case: `compression`, `fillfactor`, … */
  readonly storage: Readonly<Record<string, string>>;
  readonly partitioning: Partitioning | null;
}

/** A column as the catalog describes it. */
export interface Column {
  readonly name: string;
  readonly type: TypeRef;
  readonly nullable: boolean;
  /** SQL expression text of the default, as `pg_get_expr` prints it; null when there is none. */
  readonly default: string | null;
  /** True when the default is `nextval` of a sequence that the column owns (serial). */
  readonly isSerial: boolean;
  readonly comment: string | null;
}

/** A type as a column uses it. */
export interface TypeRef {
  /** What DDL says: `format_type(atttypid, atttypmod)` under a pinned search_path, e.g. `character varying(50)`. */
  readonly sql: string;
  /** Schema of the element's type, `pg_catalog` for built-in ones. */
  readonly schema: string;
  /** `pg_type.typname` of the element: `int4`, `varchar`, `mpaa_rating`; a domain is resolved to its base type. */
  readonly name: string;
  readonly kind: "base" | "enum" | "composite" | "range" | "pseudo";
  /** True for any array of the element type (PostgreSQL does not keep the number of dimensions). */
  readonly isArray: boolean;
}

/** A primary or unique key: constraint name and column names in key order. */
export interface Key {
  readonly name: string;
  readonly columns: readonly string[];
}

/** How rows are spread over the datanodes (`pgxc_class.pclocatortype`). */
export type Distribution =
  | { readonly by: "hash"; readonly columns: readonly string[] }
  | { readonly by: "modulo"; readonly columns: readonly string[] }
  | { readonly by: "replication" }
  | { readonly by: "roundrobin" }
  /** A locator code that DWS does not document: kept as found, never emitted as DDL. */
  | { readonly by: "unknown"; readonly code: string };

/** Partition key and partitions in bound order (`pg_partition`). */
export interface Partitioning {
  readonly by: "range" | "list" | "hash";
  readonly columns: readonly string[];
  readonly partitions: readonly Partition[];
}

/** One partition. `bound` holds one text per key column for range (null = MAXVALUE), SQL text for list. */
export interface Partition {
  readonly name: string;
  readonly bound: readonly (string | null)[];
}
