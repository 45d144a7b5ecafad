/** What the DDL of one table looks up in the rest of the database: types, sequences, and which server it is. */
import type {
  CompositeType,
  Database,
  EnumType,
  Sequence,
  ServerKind,
} from "../model/model.js";
import { quoteQualified } from "../runtime/identifiers.js";

/** A user-defined type, with the schema that it lies in. */
export type UserType =
  | (EnumType & { readonly kind: "enum"; readonly schema: string })
  | (CompositeType & { readonly kind: "composite"; readonly schema: string });

/** A sequence, with the schema that it lies in. */
export interface PlacedSequence extends Sequence {
  readonly schema: string;
}

/** The lookups; both maps are keyed by `"schema"."name"`. */
export interface Surroundings {
  readonly server: ServerKind;
  readonly types: ReadonlyMap<string, UserType>;
  readonly sequences: ReadonlyMap<string, PlacedSequence>;
  /** Sequences that a table's columns own, by the table's `"schema"."name"`. */
  readonly owned: ReadonlyMap<string, readonly PlacedSequence[]>;
}

const groupByOwner = (
  sequences: readonly PlacedSequence[],
): Surroundings["owned"] => {
  const owned = new Map<string, PlacedSequence[]>();
  for (const sequence of sequences) {
    if (sequence.ownedBy === null) continue;
    const table = quoteQualified(sequence.schema, sequence.ownedBy.table);
    owned.set(table, [...(owned.get(table) ?? []), sequence]);
  }
  return owned;
};

/** Prepares the lookups once per database. */
export const surroundingsOf = (database: Database): Surroundings => {
  const types = database.schemas.flatMap(({ name: schema, ...held }) => [
    ...held.enums.map((type): UserType => ({ kind: "enum", schema, ...type })),
    ...held.composites.map((type): UserType => ({
      kind: "composite",
      schema,
      ...type,
    })),
  ]);
  const sequences = database.schemas.flatMap(
    ({ name: schema, sequences: all }) =>
      all.map((sequence): PlacedSequence => ({ schema, ...sequence })),
  );
  const keyed = <T extends { readonly schema: string; readonly name: string }>(
    items: readonly T[],
  ) =>
    new Map(
      items.map((item) => [quoteQualified(item.schema, item.name), item]),
    );
  return {
    server: database.server,
    types: keyed(types),
    sequences: keyed(sequences),
    owned: groupByOwner(sequences),
  };
};
