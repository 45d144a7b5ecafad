/** What must be there before the table: the enum and composite types of its columns, and its sequences. */
import type { Table, TypeRef } from "../model/model.js";
import {
  quoteIdentifier,
  quoteLiteral,
  quoteQualified,
} from "../runtime/identifiers.js";
import { typeText } from "./ddl-columns.js";
import { sequenceStatement } from "./ddl-sequences.js";
import { listLines } from "./ddl-text.js";
import type { PlacedSequence, Surroundings, UserType } from "./surroundings.js";
import type { DdlView } from "./view.js";

type Requirement = DdlView["requires"][number];

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

const typeLines = (type: UserType, around: Surroundings) => {
  const head = `CREATE TYPE ${quoteQualified(type.schema, type.name)} AS`;
  return type.kind === "enum"
    ? listLines(`${head} ENUM`, type.labels.map(quoteLiteral))
    : listLines(
        head,
        type.attributes.map(
          (attribute) =>
            `${quoteIdentifier(attribute.name)} ${typeText(attribute.type, around)}`,
        ),
      );
};

/** The requirements of a table, in the order in which they are to be made. */
export const planRequirements = (
  table: Table,
  sequences: readonly PlacedSequence[],
  around: Surroundings,
): readonly Requirement[] => {
  const types = collectTypes(
    table.columns.map(({ type }) => type),
    around,
  );
  return [
    ...types.map((type): Requirement => ({
      kind: "type",
      schema: type.schema,
      name: type.name,
      create: typeLines(type, around),
    })),
    ...sequences.map((sequence): Requirement => ({
      kind: "sequence",
      schema: sequence.schema,
      name: sequence.name,
      create: [sequenceStatement(sequence)],
    })),
  ];
};
