/** What a project may say about types: by type or by column. */
import type { Column, TypeRef } from "../model/model.js";

/** A type of the project or of a package, and the codec that makes it; json needs none. */
export interface ImportedType {
  /** `./src/types.js`, relative to the project's folder, or the name of a package. */
  readonly import: string;
  /** The exported type: `Decimal`. */
  readonly name: string;
  /** The exported codec in the same module, a `Codec<Decimal>` of the runtime: `decimalCodec`. */
  readonly codec?: string;
}

/** One of the names that a type offers, or a type of one's own. */
export type TypeChoice = string | ImportedType;

/**
 * `types` of `.yo-rc.json`. Keys are columns (`sales.orders.payload`), types (`timestamptz`), or types outside
 * pg_catalog with their schema (`public.geometry`). A column wins over its type.
 */
export type TypesConfig = Readonly<Record<string, TypeChoice>>;

/** Anything that has columns, by its name. */
export interface Owner {
  readonly schema: string;
  readonly name: string;
}

/** The key of a type: `timestamptz`, `public.geometry`. */
export const typeKey = ({ schema, name }: TypeRef): string =>
  schema === "pg_catalog" ? name : `${schema}.${name}`;

/** The key of a column: `sales.orders.payload`. */
export const columnKey = ({ schema, name }: Owner, column: Column): string =>
  `${schema}.${name}.${column.name}`;
