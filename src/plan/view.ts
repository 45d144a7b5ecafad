/** What templates print: plain data, decided to the last word. */

/** One table's module. */
export interface TableView {
  readonly kind: "table";
  /** Posix path relative to the project. */
  readonly path: string;
  /** `table public.store_sales`, for the header. */
  readonly source: string;
  /** Names imported from the runtime, values first, each group sorted. */
  readonly imports: readonly string[];
  /** Module specifier of the runtime. */
  readonly runtime: string;
  /** Enum types imported from other modules. */
  readonly enumImports: readonly {
    readonly names: readonly string[];
    readonly from: string;
  }[];
  /** Lines of the row's doc comment: what the table is. */
  readonly about: readonly string[];
  readonly schema: string;
  readonly name: string;
  readonly types: {
    readonly row: string;
    readonly insert: string;
    readonly patch: string;
    readonly key: string;
    readonly reader: string;
    readonly repository: string;
  };
  readonly factory: string;
  readonly columns: readonly ColumnView[];
  /** Properties that are NOT NULL and have a default. */
  readonly defaulted: readonly string[];
  readonly key: readonly string[];
  readonly isKeyed: boolean;
  readonly fixed: readonly string[];
  readonly ddl: DdlView;
  /** Sentence on what the repository does. */
  readonly abilities: string;
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
  /** `t.int4`, `t.text.array` */
  readonly maker: string;
  /** Arguments of the maker: name, SQL type, constraint. */
  readonly arguments: readonly string[];
}

/** DDL beside the columns. */
export interface DdlView {
  /** Types and sequences that are made first, unless they are there. */
  readonly requires: readonly {
    readonly kind: "type" | "sequence";
    readonly schema: string;
    readonly name: string;
    /** Lines of one statement. */
    readonly create: readonly string[];
  }[];
  readonly isUnlogged: boolean;
  readonly constraints: readonly string[];
  readonly clauses: readonly string[];
  /** Statements that follow CREATE TABLE: owners of sequences, indexes. */
  readonly after: readonly string[];
  readonly comment: string | null;
  readonly columnComments: readonly {
    readonly property: string;
    readonly text: string;
  }[];
  readonly isEmpty: boolean;
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
