/** The model: what a schema is, as frozen data in canonical order. Nothing here knows SQL or TypeScript output. */

/** Which family of servers the schema was read from; decides which clauses exist at all. */
export type ServerKind = "dws" | "postgres-xc" | "postgres";

/** Oracle, Teradata or MySQL behaviour of a DWS database (`pg_database.datcompatibility`). */
export type Compatibility = "ORA" | "TD" | "MySQL";

/** Everything that was read, in canonical order: schemas by name, what they hold by name, columns by position. */
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
  readonly composites: readonly CompositeType[];
  readonly sequences: readonly Sequence[];
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly foreignTables: readonly ForeignTable[];
  readonly routines: readonly Routine[];
}

/** An enum type with its labels in their declared order. */
export interface EnumType {
  readonly name: string;
  readonly labels: readonly string[];
}

/** A composite type made by CREATE TYPE … AS (…). */
export interface CompositeType {
  readonly name: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly type: TypeRef;
  }[];
}

/** A sequence; settings are texts, since they may exceed what a number holds. */
export interface Sequence {
  readonly name: string;
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly isCycled: boolean;
  /** The column that owns it (serial), in the same schema; null for a free-standing one. */
  readonly ownedBy: { readonly table: string; readonly column: string } | null;
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
  readonly uniqueKeys: readonly UniqueKey[];
  /** CHECK constraints, by name; the expression as `pg_get_constraintdef` prints it inside CHECK (…). */
  readonly checks: readonly Check[];
  /** PARTIAL CLUSTER KEY of a column-store table (contype `s`). */
  readonly clusterKey: Key | null;
  /** Never enforced by DWS; by name. */
  readonly foreignKeys: readonly ForeignKey[];
  /** Indexes that no constraint stands for, by name. */
  readonly indexes: readonly Index[];
  /** Null where the server has no distribution (plain PostgreSQL). */
  readonly distribution: Distribution | null;
  /** Null where the server has no orientation (plain PostgreSQL). */
  readonly orientation: "row" | "column" | null;
  /** Allow-listed storage options other than orientation, by name, lower case: `compression`, `fillfactor`, … */
  readonly storage: Readonly<Record<string, string>>;
  readonly partitioning: Partitioning | null;
  /** ENABLE ROW MOVEMENT; null where the server has no such thing or the table no partitions. */
  readonly rowMovement: boolean | null;
}

/** A view or a materialized view: read only. */
export interface View {
  readonly kind: "view" | "materialized-view";
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
}

/** A foreign table (GDS, OBS, HDFS). */
export interface ForeignTable {
  readonly kind: "foreign-table";
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly server: string;
  /** `pg_foreign_table.ftwriteonly` */
  readonly access: "read" | "write";
  /** Informational (NOT ENFORCED). */
  readonly primaryKey: Key | null;
  readonly uniqueKeys: readonly UniqueKey[];
}

/** A function or procedure, for calls from the runtime. */
export interface Routine {
  readonly name: string;
  readonly kind: "function" | "procedure";
  readonly arguments: readonly Argument[];
  /** Null for a procedure or a function that gives nothing. */
  readonly result: TypeRef | null;
  readonly isSet: boolean;
  readonly comment: string | null;
}

/** One argument of a routine. */
export interface Argument {
  /** Null when it has no name. */
  readonly name: string | null;
  readonly mode: "in" | "out" | "inout" | "variadic" | "table";
  readonly type: TypeRef;
  readonly hasDefault: boolean;
}

/** A column as the catalog describes it. */
export interface Column {
  readonly name: string;
  readonly type: TypeRef;
  readonly nullable: boolean;
  /** SQL expression text of the default, as `pg_get_expr` prints it; null when there is none. */
  readonly default: string | null;
  /** SQL expression text of ON UPDATE (`pg_attrdef.adbin_on_update`); null when there is none. */
  readonly onUpdate: string | null;
  /** True when the default is `nextval` of a sequence that the column owns (serial). */
  readonly isSerial: boolean;
  /** Quoted and qualified name of a collation other than the type's own; null for the usual case. */
  readonly collation: string | null;
  readonly comment: string | null;
}

/** A type as a column uses it. */
export interface TypeRef {
  /** What DDL says: `format_type(atttypid, atttypmod)` under a pinned search_path, e.g. `character varying(50)`; a domain's base. */
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
  /** DEFERRABLE: checked at COMMIT where a session asks for it; such a key cannot serve an upsert (dws_06_0237). */
  readonly isDeferrable?: boolean;
  /** INITIALLY DEFERRED: checked at COMMIT unless a session asks otherwise. */
  readonly isDeferred?: boolean;
}

/** A unique key and how it treats NULLs (`pg_index.indnullstreatment`, DWS ≥ 8.2.0.100). */
export interface UniqueKey extends Key {
  readonly nulls: "distinct" | "not-distinct" | "ignore";
  readonly isDeferrable: boolean;
}

/** A CHECK constraint. */
export interface Check {
  readonly name: string;
  readonly expression: string;
}

/** A foreign key. */
export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: {
    readonly schema: string;
    readonly table: string;
    readonly columns: readonly string[];
  };
}

/** An index; `definition` is what follows USING in `pg_get_indexdef`: `btree (a, lower(b)) WHERE (c > 0)`. */
export interface Index {
  readonly name: string;
  readonly isUnique: boolean;
  /** `btree`, `psort`, `gin`, … */
  readonly method: string;
  readonly definition: string;
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

/** One partition. `bound` holds one text per key column for range (null = MAXVALUE), SQL texts for list (`DEFAULT` alone for the rest). */
export interface Partition {
  readonly name: string;
  readonly bound: readonly (string | null)[];
}

/** Anything that has columns. */
export type Relation = Table | View | ForeignTable;
