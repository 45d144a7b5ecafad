/** What a repository knows of its table: names, codecs, keys and the DDL as introspected. */
import type { Codec } from "./codecs.js";
import { quoteIdentifier, quoteQualified } from "./identifiers.js";

/** One column: its SQL name, how its values travel, and what CREATE TABLE says of it. */
export interface ColumnDefinition {
  readonly name: string;
  readonly codec: Codec;
  /** `character varying(50)` */
  readonly sqlType: string;
  /** `DEFAULT 0 NOT NULL`, or nothing. */
  readonly constraint: string | undefined;
}

/** A type or a sequence that the table needs; it is made when the catalog does not have it. */
export interface Requirement {
  readonly kind: "type" | "sequence";
  readonly schema: string;
  readonly name: string;
  /** One statement, in lines. */
  readonly create: readonly string[];
}

/** What CREATE TABLE and COMMENT need beside the columns. */
export interface TableDdl {
  /** In the order in which they are made; they outlive the table, since others may use them too. */
  readonly requires?: readonly Requirement[];
  /** `CONSTRAINT "pk" PRIMARY KEY ("id")`, … */
  readonly constraints?: readonly string[];
  /** `WITH (…)`, `DISTRIBUTE BY …`, `PARTITION BY …`, in the order that DWS's grammar fixes. */
  readonly clauses?: readonly string[];
  readonly isUnlogged?: boolean;
  /** Statements that follow CREATE TABLE: `ALTER SEQUENCE … OWNED BY …`, `CREATE INDEX …`. */
  readonly after?: readonly string[];
  readonly comment?: string;
  /** By property. */
  readonly columnComments?: Readonly<Record<string, string>>;
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
  readonly ddl: TableDdl;
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

const isColumnStore = ({ clauses = [] }: TableDdl): boolean =>
  clauses.some((clause) =>
    /^WITH \(.*\borientation ?= ?column\b/i.test(clause),
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
    isColumnStore: isColumnStore(definition.ddl),
  });
};
