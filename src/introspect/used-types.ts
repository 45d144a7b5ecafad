/** Which enum and composite types belong in the model: those of the chosen schemas, and those that something uses. */
import type {
  CompositeType,
  EnumType,
  Relation,
  Routine,
  TypeRef,
} from "../model/model.js";
import type { InSchema } from "./types.js";

interface Used {
  readonly enums: readonly InSchema<EnumType>[];
  readonly composites: readonly InSchema<CompositeType>[];
}

/** What may use a type. */
export interface TypeUsers {
  readonly relations: readonly Relation[];
  readonly routines: readonly Routine[];
}

const keyOf = ({ schema, name }: { schema: string; name: string }): string =>
  JSON.stringify([schema, name]);

/** The types in use that have something to bring along. */
const directlyUsed = ({
  relations,
  routines,
}: TypeUsers): readonly TypeRef[] => {
  const used = new Set<TypeRef>();
  const use = (type: TypeRef | null): void => {
    if (type?.kind === "enum" || type?.kind === "composite") used.add(type);
  };
  for (const { columns } of relations) {
    for (const { type } of columns) use(type);
  }
  for (const routine of routines) {
    for (const { type } of routine.arguments) use(type);
    use(routine.result);
  }
  return [...used];
};

/** The composites, of those given, that the types lead to; each may lead to more. */
const followComposites = (
  composites: ReadonlyMap<string, InSchema<CompositeType>>,
  start: readonly InSchema<CompositeType>[],
  types: readonly TypeRef[],
): readonly InSchema<CompositeType>[] => {
  const found = new Set(start);
  const follow = (used: readonly TypeRef[]): void => {
    for (const type of used) {
      const composite =
        type.kind === "composite" ? composites.get(keyOf(type)) : undefined;
      if (composite !== undefined) found.add(composite);
    }
  };
  follow(types);
  // A set that grows while it is walked gives its new members too.
  for (const { attributes } of found)
    follow(attributes.map(({ type }) => type));
  return [...found];
};

/** The enums and composites to keep. */
export const selectUsedTypes = (
  all: Used,
  schemas: ReadonlySet<string>,
  users: TypeUsers,
): Used => {
  const isChosen = ({ schema }: { schema: string }) => schemas.has(schema);
  const types = directlyUsed(users);
  const composites = followComposites(
    new Map(all.composites.map((composite) => [keyOf(composite), composite])),
    all.composites.filter(isChosen),
    types,
  );
  const attributes = composites.flatMap((composite) =>
    composite.attributes.map(({ type }) => type),
  );
  const usedEnums = new Set(
    [...types, ...attributes].filter(({ kind }) => kind === "enum").map(keyOf),
  );
  const enums = all.enums.filter(
    (type) => isChosen(type) || usedEnums.has(keyOf(type)),
  );
  return { enums, composites };
};
