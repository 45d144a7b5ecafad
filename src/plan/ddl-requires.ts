/** What must be there before the table: the enum and composite types of its columns, and its sequences. */
import type { Table, TypeRef } from "../model/model.js";
import {
  quoteIdentifier,
  quoteLiteral,
  quoteQualified,
} from "../runtime/identifiers.js";
import { typeText } from "./ddl-columns.js";
import { sequenceStatement } from "./ddl-sequences.js";
import { listText } from "./ddl-text.js";
import type { PlacedSequence, Surroundings, UserType } from "./surroundings.js";

/** Enums and composites in the order of their creation: what a composite is made of comes before it. */
export const collectTypes = (
  refs: readonly TypeRef[],
  around: Surroundings,
  found = new Map<string, UserType>(),
): readonly UserType[] => {
  for (const { kind, schema, name } of refs) {
    // Nearly all: nothing to look for.
    if (kind !== "enum" && kind !== "composite") continue;
    const key = quoteQualified(schema, name);
    const type = around.types.get(key);
    if (type === undefined || type.kind !== kind || found.has(key)) continue;
    if (type.kind === "composite") {
      const parts = type.attributes.map((attribute) => attribute.type);
      collectTypes(parts, around, found);
    }
    found.set(key, type);
  }
  return [...found.values()];
};

const typeStatement = (type: UserType, around: Surroundings): string => {
  const head = `CREATE TYPE ${quoteQualified(type.schema, type.name)} AS`;
  return type.kind === "enum"
    ? listText(`${head} ENUM`, type.labels.map(quoteLiteral))
    : listText(
        head,
        type.attributes.map(
          (attribute) =>
            `${quoteIdentifier(attribute.name)} ${typeText(attribute.type, around)}`,
        ),
      );
};

/** The statements that make what a table requires, in the order in which they are to be run. */
export const planRequirements = (
  table: Table,
  sequences: readonly PlacedSequence[],
  around: Surroundings,
): readonly string[] => {
  // Most tables have neither.
  if (around.types.size === 0 && sequences.length === 0) return [];
  const refs = table.columns.map(({ type }) => type);
  const types = collectTypes(refs, around);
  return [
    ...types.map((type) => typeStatement(type, around)),
    ...sequences.map(sequenceStatement),
  ];
};
