/** Composite types and their attributes. */
import type { CompositeType } from "../model/model.js";
import { groupBy } from "./group-by.js";
import type { InSchema, ResolveType } from "./types.js";

/** A row of `composites.sql`: one attribute, or a type that has none. */
export interface CompositeRow {
  readonly oid: string;
  readonly nspname: string;
  readonly typname: string;
  readonly attname: string | null;
  readonly atttypid: string | null;
  readonly sql: string | null;
}

const readAttributes = (
  rows: readonly CompositeRow[],
  resolveType: ResolveType,
): CompositeType["attributes"] =>
  rows.flatMap(({ attname, atttypid, sql }) =>
    attname === null || atttypid === null
      ? []
      : [
          {
            name: attname,
            type: resolveType(atttypid, sql ?? undefined).type,
          },
        ],
  );

/** The composite types of the rows, each with its schema. */
export const readComposites = (
  rows: readonly CompositeRow[],
  resolveType: ResolveType,
): readonly InSchema<CompositeType>[] =>
  [...groupBy(rows, ({ oid }) => oid).values()].flatMap((attributes) =>
    attributes.slice(0, 1).map(({ nspname, typname }) => ({
      schema: nspname,
      name: typname,
      attributes: readAttributes(attributes, resolveType),
    })),
  );
