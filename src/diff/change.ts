/** What can change between two models; every change says where, and whether callers of the generated code must change too. */
import type {
  Check,
  Column,
  CompositeType,
  Database,
  Distribution,
  ForeignKey,
  ForeignTable,
  Index,
  Key,
  Partitioning,
  Routine,
  Sequence,
  Table,
  TypeRef,
  UniqueKey,
  View,
} from "../model/model.js";

interface ChangeBase {
  /** True when code that uses the generated repositories may no longer compile or work. */
  readonly breaks: boolean;
}

interface InSchema extends ChangeBase {
  readonly schema: string;
}

interface InTable extends InSchema {
  /** Name of the table, view or foreign table. */
  readonly table: string;
}

interface InColumn extends InTable {
  readonly column: string;
}

interface InRoutine extends InSchema {
  /** `add(integer, text)` */
  readonly routine: string;
}

interface Values<T> {
  readonly before: T;
  readonly after: T;
}

type Comment = Values<string | null>;

interface TableName {
  readonly schema: string;
  readonly table: string;
}

type Default = Pick<Column, "default" | "isSerial">;

/** A change of the database or of a schema. */
export type SchemaChange =
  | (ChangeBase & { readonly kind: "server-changed" } & Values<
        Database["server"]
      >)
  | (ChangeBase & { readonly kind: "compatibility-changed" } & Values<
        Database["compatibility"]
      >)
  | (InSchema & { readonly kind: "schema-added" })
  | (InSchema & { readonly kind: "schema-removed" })
  | (InSchema & { readonly kind: "schema-comment-changed" } & Comment);

/** A change of something in a schema that has no columns of its own. */
export type ObjectChange =
  | (InSchema & { readonly kind: "enum-added"; readonly enum: string })
  | (InSchema & { readonly kind: "enum-removed"; readonly enum: string })
  | (InSchema & {
      readonly kind: "enum-labels-changed";
      readonly enum: string;
    } & Values<readonly string[]>)
  | (InSchema & {
      readonly kind: "composite-added";
      readonly composite: string;
    })
  | (InSchema & {
      readonly kind: "composite-removed";
      readonly composite: string;
    })
  | (InSchema & {
      readonly kind: "composite-changed";
      readonly composite: string;
    } & Values<CompositeType>)
  | (InSchema & { readonly kind: "sequence-added"; readonly sequence: string })
  | (InSchema & {
      readonly kind: "sequence-removed";
      readonly sequence: string;
    })
  | (InSchema & {
      readonly kind: "sequence-changed";
      readonly sequence: string;
    } & Values<Sequence>)
  | (InRoutine & { readonly kind: "routine-added" })
  | (InRoutine & { readonly kind: "routine-removed" })
  | (InRoutine & { readonly kind: "routine-changed" } & Values<Routine>)
  | (InRoutine & { readonly kind: "routine-comment-changed" } & Comment);

/** A change of a table as a whole; views and foreign tables have some of them as well. */
export type TableChange =
  | (InTable & { readonly kind: "table-added" })
  | (InTable & { readonly kind: "table-removed" })
  /** A guess, beside the table that was removed (`before`) and the one that was added (`after`). */
  | (InTable & { readonly kind: "table-perhaps-renamed" } & Values<TableName>)
  | (InTable & { readonly kind: "table-comment-changed" } & Comment)
  | (InTable & { readonly kind: "persistence-changed" } & Values<
        Table["persistence"]
      >)
  | (InTable & { readonly kind: "columns-reordered" } & Values<
        readonly string[]
      >)
  | (InTable & { readonly kind: "primary-key-changed" } & Values<Key | null>)
  | (InTable & { readonly kind: "unique-keys-changed" } & Values<
        readonly UniqueKey[]
      >)
  | (InTable & { readonly kind: "checks-changed" } & Values<readonly Check[]>)
  | (InTable & { readonly kind: "cluster-key-changed" } & Values<Key | null>)
  | (InTable & { readonly kind: "foreign-keys-changed" } & Values<
        readonly ForeignKey[]
      >)
  | (InTable & { readonly kind: "indexes-changed" } & Values<readonly Index[]>)
  | (InTable & {
      readonly kind: "distribution-changed";
    } & Values<Distribution | null>)
  | (InTable & { readonly kind: "orientation-changed" } & Values<
        Table["orientation"]
      >)
  | (InTable & { readonly kind: "storage-changed" } & Values<Table["storage"]>)
  | (InTable & {
      readonly kind: "partitioning-changed";
    } & Values<Partitioning | null>)
  | (InTable & { readonly kind: "row-movement-changed" } & Values<
        Table["rowMovement"]
      >);

/** A change of a view or of a foreign table as a whole. */
export type ViewChange =
  | (InTable & { readonly kind: "view-added"; readonly after: View })
  | (InTable & { readonly kind: "view-removed"; readonly before: View })
  | (InTable & { readonly kind: "view-kind-changed" } & Values<View["kind"]>)
  | (InTable & { readonly kind: "view-comment-changed" } & Comment)
  | (InTable & { readonly kind: "foreign-table-added" })
  | (InTable & { readonly kind: "foreign-table-removed" })
  | (InTable & { readonly kind: "foreign-table-comment-changed" } & Comment)
  | (InTable & { readonly kind: "foreign-server-changed" } & Values<string>)
  | (InTable & { readonly kind: "access-changed" } & Values<
        ForeignTable["access"]
      >);

/** A change of one column. */
export type ColumnChange =
  | (InColumn & { readonly kind: "column-added"; readonly after: Column })
  | (InColumn & { readonly kind: "column-removed"; readonly before: Column })
  /** A guess, beside the column that was removed (`before`) and the one that was added (`after`). */
  | (InColumn & { readonly kind: "column-perhaps-renamed" } & Values<string>)
  | (InColumn & { readonly kind: "type-changed" } & Values<TypeRef>)
  | (InColumn & { readonly kind: "nullability-changed" } & Values<boolean>)
  | (InColumn & { readonly kind: "default-changed" } & Values<Default>)
  | (InColumn & { readonly kind: "on-update-changed" } & Values<string | null>)
  | (InColumn & { readonly kind: "collation-changed" } & Values<string | null>)
  | (InColumn & { readonly kind: "column-comment-changed" } & Comment);

/** One difference between two models. */
export type Change =
  SchemaChange | ObjectChange | TableChange | ViewChange | ColumnChange;
