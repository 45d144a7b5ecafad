/** What a repository knows of its table: names, codecs, keys and the DDL as introspected. */
import type { Codec } from "./codecs.js";
import { quoteIdentifier, quoteQualified } from "./identifiers.js";
import { textItems } from "./text-items.js";

/** One column: its SQL name, how its values travel, and what CREATE TABLE says of it. */
export interface ColumnDefinition {
  readonly name: string;
  readonly codec: Codec;
  /** `character varying(50)` */
  readonly sqlType: string;
  /** `DEFAULT 0 NOT NULL`, or nothing. */
  readonly constraint: string | undefined;
}

/** The generated description of a table whose rows are `Row`. */
export interface TableDefinition<Row> {
  readonly schema: string;
  readonly name: string;
  readonly columns: { readonly [K in keyof Row]-?: ColumnDefinition };
  /** Properties of the primary key, or of a unique key without nullable columns. */
  readonly key?: readonly (keyof Row & string)[];
  /** Properties that UPDATE may not name: the distribution key (42P10, dws_06_0240). */
  readonly fixed?: readonly (keyof Row & string)[];
  /** The table is in an ORA database, where an empty text is NULL (dws_04_0042). */
  readonly emptyTextIsNull?: true;
  /**
   * What CREATE TABLE needs beside the columns, one item a line, in the order in which they are made:
   * - `CREATE TYPE …`, `CREATE SEQUENCE …` made when the catalog does not have it; it outlives the table, since others
   *   may use it too
   * - `UNLOGGED`
   * - `CONSTRAINT "pk" PRIMARY KEY ("id")`
   * - `WITH (…)`, `DISTRIBUTE BY …`, `PARTITION BY …`, in the order that DWS's grammar fixes
   * - `ALTER SEQUENCE … OWNED BY …`, `CREATE INDEX …`, statements that follow
   */
  readonly ddl?: string;
  readonly comment?: string;
  /** `property: comment`, one column a line. */
  readonly columnComments?: string;
}

/** A column, ready for use. */
export interface Field extends ColumnDefinition {
  readonly property: string;
  readonly quoted: string;
  readonly isNullable: boolean;
  /** `''` is NULL to the server, which a column that is NOT NULL refuses and `=` never finds. */
  readonly isEmptyNull: boolean;
  /** Its values are rows themselves (a composite type), whose `is null` asks for what is inside. */
  readonly isRow: boolean;
  /** What follows a placeholder that it is compared with: `::regclass`, and nothing for most types. */
  readonly comparedAs: string;
}

/** A table, ready for use, whatever its rows are. */
export interface AnyTable {
  readonly definition: Omit<
    TableDefinition<Record<string, unknown>>,
    "columns"
  >;
  /** `schema.table`, for messages. */
  readonly label: string;
  readonly quoted: string;
  readonly fields: readonly Field[];
  readonly byProperty: ReadonlyMap<string, Field>;
  /** Its rows are kept by column, in units that few rows at a time leave nearly empty (dws_04_0116). */
  readonly isColumnStore: boolean;
}

/** A table whose rows are `Row`; made once per module. */
export interface Table<Row> extends AnyTable {
  readonly definition: TableDefinition<Row>;
}

// NOT NULL comes last in a column's constraint; a serial column is NOT NULL without saying so (dws_06_0009).
const isNullable = ({ sqlType, constraint = "" }: ColumnDefinition): boolean =>
  !/(?:^| )NOT NULL$/.test(constraint) &&
  !/^(?:small|big)?serial$/.test(sqlType);

/** A type outside pg_catalog is written with its schema; of those that are no enum it is composite, for all we know. */
const isRow = ({ sqlType, codec }: ColumnDefinition): boolean =>
  sqlType.includes(".") &&
  !/^pg_catalog\.|\]$/.test(sqlType) &&
  codec.family !== "enum";

// The server takes an untyped value for what the operator is made for: `record`, which has no text form, and `oid`.
const comparedAs = (column: ColumnDefinition): string =>
  isRow(column) || /^reg[a-z]+$/.test(column.sqlType)
    ? `::${column.sqlType}`
    : "";

const isColumnStore = ({ ddl }: { readonly ddl?: string }): boolean =>
  textItems(ddl).some((item) =>
    /^WITH \(.*\borientation ?= ?column\b/i.test(item),
  );

/** Prepares a generated description. */
export const defineTable = <Row>(
  definition: TableDefinition<Row>,
): Table<Row> => {
  const { schema, name, emptyTextIsNull = false } = definition;
  const fields = Object.entries<ColumnDefinition>(definition.columns).map(
    ([property, column]) =>
      Object.freeze({
        ...column,
        property,
        quoted: quoteIdentifier(column.name),
        isNullable: isNullable(column),
        isEmptyNull: emptyTextIsNull && column.codec.family === "text",
        isRow: isRow(column),
        comparedAs: comparedAs(column),
      }),
  );
  return Object.freeze({
    definition,
    label: `${schema}.${name}`,
    quoted: quoteQualified(schema, name),
    fields,
    byProperty: new Map(fields.map((field) => [field.property, field])),
    isColumnStore: isColumnStore(definition),
  });
};
