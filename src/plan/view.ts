/** What templates print: plain data, decided to the last word. */

/** The module of a table, a view or a foreign table. */
export interface TableView {
  readonly kind: "table";
  /** Posix path relative to the project. */
  readonly path: string;
  /** `table public.store_sales`, for the header. */
  readonly source: string;
  /** The runtime's first, one per module. */
  readonly imports: readonly ImportView[];
  /** Lines of the row's doc comment: what the table is. */
  readonly about: readonly string[];
  readonly schema: string;
  readonly name: string;
  /** Names of the types that the module exports, by what they are for. */
  readonly types: TypeNames;
  readonly factory: string;
  readonly columns: readonly ColumnView[];
  /** Makers of columns that travel through a codec of the project. */
  readonly makers: readonly MakerView[];
  /** The type of the key, where keys have types of their own. */
  readonly id: IdView | null;
  /** What follows from the row: types of inserts, patches and keys, and perhaps of the reader. */
  readonly aliases: readonly AliasView[];
  /** The class with room for methods of one's own. */
  readonly heading: HeadingView;
  readonly key: readonly string[];
  readonly fixed: readonly string[];
  readonly emptyTextIsNull: boolean;
  readonly ddl: DdlView;
  /** How the factory is made, and what is said of it. */
  readonly make: { readonly name: string; readonly doc: readonly string[] };
}

/** Which types there are depends on what can be done. */
export interface TypeNames {
  readonly row: string;
  readonly insert?: string;
  readonly patch?: string;
  readonly key?: string;
  readonly id?: string;
  readonly reader?: string;
  readonly repository?: string;
  readonly writer?: string;
}

/** One import statement. */
export interface ImportView {
  /** Module specifier. */
  readonly from: string;
  /** As they are written: `t`, `type Numeric`, `Mood as PublicMood`. */
  readonly names: readonly string[];
  /** Written `import type`. */
  readonly isTypeOnly: boolean;
}

/** `export type Name = Generic<First, "a" | "b">;` */
export interface AliasView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly generic: string;
  readonly types: readonly string[];
  /** A last argument: properties, as a union. */
  readonly properties: readonly string[];
}

/** `export class Name extends Base<A, B>` */
export interface HeadingView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly types: readonly string[];
}

/** `export type OrdersId = KeyOf<bigint, "public.orders">;` and the function that makes one. */
export interface IdView {
  readonly type: string;
  readonly factory: string;
  /** `bigint` */
  readonly value: string;
  /** `public.orders` */
  readonly table: string;
}

/** `const decimalColumn = t.of<Decimal>(decimalCodec, "number");` */
export interface MakerView {
  readonly name: string;
  readonly expression: string;
}

/** One column. */
export interface ColumnView {
  readonly property: string;
  /** Type of the property: an element, perhaps an array of it, perhaps null. */
  readonly type: {
    readonly element: string;
    readonly isArray: boolean;
    readonly isNullable: boolean;
  };
  /** Lines of its doc comment, none when there is no comment. */
  readonly doc: readonly string[];
  /** `t.int4`, `t.text.array`, `decimalColumn` */
  readonly maker: string;
  /** Arguments of the maker: name, SQL type, constraint. */
  readonly arguments: readonly string[];
}

/** DDL beside the columns. */
export interface DdlView {
  /** Items as the runtime's TableDefinition lists them; each may have several lines. */
  readonly items: readonly string[];
  readonly comment: string | null;
  readonly columnComments: readonly {
    readonly property: string;
    readonly text: string;
  }[];
}

/** The module of a schema's enum types. */
export interface EnumsView {
  readonly kind: "enums";
  readonly path: string;
  readonly source: string;
  readonly enums: readonly {
    readonly name: string;
    readonly doc: readonly string[];
    readonly labels: readonly string[];
  }[];
}
