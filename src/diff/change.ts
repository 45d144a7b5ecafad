/** What can change between two models; every change says where, and whether callers of the generated code must change too. */
import type {
  Column,
  Database,
  Distribution,
  Key,
  Partitioning,
  Table,
  TypeRef,
} from "../model/model.js";

interface ChangeBase {
  /** True when code that uses the generated repositories may no longer compile or work. */
  readonly breaks: boolean;
}

interface InSchema extends ChangeBase {
  readonly schema: string;
}

interface InTable extends InSchema {
  readonly table: string;
}

interface InColumn extends InTable {
  readonly column: string;
}

interface Values<T> {
  readonly before: T;
  readonly after: T;
}

type Default = Pick<Column, "default" | "isSerial">;

/** A change of the database or of a schema, or of something in it that is no table. */
export type SchemaChange =
  | (ChangeBase & { readonly kind: "server-changed" } & Values<
        Database["server"]
      >)
  | (ChangeBase & { readonly kind: "compatibility-changed" } & Values<
        Database["compatibility"]
      >)
  | (InSchema & { readonly kind: "schema-added" })
  | (InSchema & { readonly kind: "schema-removed" })
  | (InSchema & { readonly kind: "schema-comment-changed" } & Values<
        string | null
      >)
  | (InSchema & { readonly kind: "enum-added"; readonly enum: string })
  | (InSchema & { readonly kind: "enum-removed"; readonly enum: string })
  | (InSchema & {
      readonly kind: "enum-labels-changed";
      readonly enum: string;
    } & Values<readonly string[]>);

/** A change of a table as a whole. */
export type TableChange =
  | (InTable & { readonly kind: "table-added" })
  | (InTable & { readonly kind: "table-removed" })
  | (InTable & { readonly kind: "table-comment-changed" } & Values<
        string | null
      >)
  | (InTable & { readonly kind: "persistence-changed" } & Values<
        Table["persistence"]
      >)
  | (InTable & { readonly kind: "columns-reordered" } & Values<
        readonly string[]
      >)
  | (InTable & { readonly kind: "primary-key-changed" } & Values<Key | null>)
  | (InTable & { readonly kind: "unique-keys-changed" } & Values<
        readonly Key[]
      >)
  | (InTable & {
      readonly kind: "distribution-changed";
    } & Values<Distribution | null>)
  | (InTable & { readonly kind: "orientation-changed" } & Values<
        Table["orientation"]
      >)
  | (InTable & { readonly kind: "storage-changed" } & Values<Table["storage"]>)
  | (InTable & {
      readonly kind: "partitioning-changed";
    } & Values<Partitioning | null>);

/** A change of one column. */
export type ColumnChange =
  | (InColumn & { readonly kind: "column-added"; readonly after: Column })
  | (InColumn & { readonly kind: "column-removed"; readonly before: Column })
  | (InColumn & { readonly kind: "type-changed" } & Values<TypeRef>)
  | (InColumn & { readonly kind: "nullability-changed" } & Values<boolean>)
  | (InColumn & { readonly kind: "default-changed" } & Values<Default>)
  | (InColumn & { readonly kind: "column-comment-changed" } & Values<
        string | null
      >);

/** One difference between two models. */
export type Change = SchemaChange | TableChange | ColumnChange;
