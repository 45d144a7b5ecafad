/** Differences between what two versions of a schema hold besides relations: types, sequences and routines. */
import type { EnumType, Routine, Schema, Sequence } from "../model/model.js";
import { signatureOf } from "../model/signature.js";
import type { ObjectChange } from "./change.js";
import { isSame, matchBy, matchByName } from "./match.js";

const compareEnum = (
  schema: string,
  before: EnumType,
  after: EnumType,
): readonly ObjectChange[] => {
  if (isSame(before.labels, after.labels)) return [];
  // A new label breaks as well: a switch over all of them is no longer exhaustive.
  const breaks = !isSame(before.labels.toSorted(), after.labels.toSorted());
  const values = { before: before.labels, after: after.labels };
  const kind = "enum-labels-changed";
  return [{ kind, schema, enum: after.name, ...values, breaks }];
};

const compareEnums = (
  before: Schema,
  after: Schema,
): readonly ObjectChange[] => {
  const { name: schema } = after;
  const { removed, added, kept } = matchByName(before.enums, after.enums);
  return [
    ...removed.map(({ name }) => ({
      kind: "enum-removed" as const,
      schema,
      enum: name,
      breaks: true,
    })),
    ...added.map(({ name }) => ({
      kind: "enum-added" as const,
      schema,
      enum: name,
      breaks: false,
    })),
    ...kept.flatMap(([a, b]) => compareEnum(schema, a, b)),
  ];
};

const compareComposites = (
  before: Schema,
  after: Schema,
): readonly ObjectChange[] => {
  const at = (name: string) => ({ schema: after.name, composite: name });
  const { removed, added, kept } = matchByName(
    before.composites,
    after.composites,
  );
  return [
    ...removed.map(({ name }) => ({
      kind: "composite-removed" as const,
      ...at(name),
      breaks: true,
    })),
    ...added.map(({ name }) => ({
      kind: "composite-added" as const,
      ...at(name),
      breaks: false,
    })),
    ...kept
      .filter(([a, b]) => !isSame(a, b))
      .map(([a, b]) => ({
        kind: "composite-changed" as const,
        ...at(b.name),
        before: a,
        after: b,
        breaks: true,
      })),
  ];
};

/** Code reaches a sequence through the default of a column, whose own change says what breaks. */
const compareSequences = (
  before: Schema,
  after: Schema,
): readonly ObjectChange[] => {
  const at = ({ name }: Sequence) => ({
    schema: after.name,
    sequence: name,
    breaks: false,
  });
  const { removed, added, kept } = matchByName(
    before.sequences,
    after.sequences,
  );
  return [
    ...removed.map((sequence) => ({
      kind: "sequence-removed" as const,
      ...at(sequence),
    })),
    ...added.map((sequence) => ({
      kind: "sequence-added" as const,
      ...at(sequence),
    })),
    ...kept
      .filter(([a, b]) => !isSame(a, b))
      .map(([a, b]) => ({
        kind: "sequence-changed" as const,
        ...at(b),
        before: a,
        after: b,
      })),
  ];
};

const compareRoutine = (
  schema: string,
  before: Routine,
  after: Routine,
): readonly ObjectChange[] => {
  const at = { schema, routine: signatureOf(after) };
  const comments = { before: before.comment, after: after.comment };
  const isSameCall = isSame(
    { ...before, comment: null },
    { ...after, comment: null },
  );
  return [
    ...(isSameCall
      ? []
      : [
          {
            kind: "routine-changed" as const,
            ...at,
            before,
            after,
            breaks: true,
          },
        ]),
    ...(isSame(comments.before, comments.after)
      ? []
      : [
          {
            kind: "routine-comment-changed" as const,
            ...at,
            ...comments,
            breaks: false,
          },
        ]),
  ];
};

const compareRoutines = (
  before: Schema,
  after: Schema,
): readonly ObjectChange[] => {
  const at = (routine: Routine) => ({
    schema: after.name,
    routine: signatureOf(routine),
  });
  const { removed, added, kept } = matchBy(
    before.routines,
    after.routines,
    signatureOf,
  );
  return [
    ...removed.map((routine) => ({
      kind: "routine-removed" as const,
      ...at(routine),
      breaks: true,
    })),
    ...added.map((routine) => ({
      kind: "routine-added" as const,
      ...at(routine),
      breaks: false,
    })),
    ...kept.flatMap(([a, b]) => compareRoutine(after.name, a, b)),
  ];
};

/** Types, sequences and routines that came, went or changed. */
export const compareObjects = (
  before: Schema,
  after: Schema,
): readonly ObjectChange[] => [
  ...compareEnums(before, after),
  ...compareComposites(before, after),
  ...compareSequences(before, after),
  ...compareRoutines(before, after),
];
