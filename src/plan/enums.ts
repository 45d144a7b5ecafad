/** Which enum types a module may import, and from where. */
import { posix } from "node:path";
import type { Column, Relation, TypeRef } from "../model/model.js";
import type { Names } from "../naming/naming.js";
import { type Layout, schemaFolder } from "./layout.js";

/** An enum type that a module may import. */
export interface NamedEnum {
  readonly schema: string;
  readonly type: string;
  /** Posix path of its module, relative to the project. */
  readonly module: string;
}

/** The enums that a module may import, by {@link enumKey}. */
export type NamedEnums = ReadonlyMap<string, NamedEnum>;

/** One text for a type of any schema. */
export const enumKey = ({ schema, name }: TypeRef): string =>
  JSON.stringify([schema, name]);

const NONE: NamedEnums = new Map();

const isEnum = ({ type }: Column) => type.kind === "enum";

/** The enums among the types of the columns, as far as they were read. */
export const namedEnums = (
  { columns }: Relation,
  names: Names,
  layout: Layout,
): NamedEnums => {
  if (!columns.some(isEnum)) return NONE;
  const found = new Map<string, NamedEnum>();
  for (const { type } of columns.filter(isEnum)) {
    const { schema } = type;
    const owner = names.schemas.get(schema);
    const name = owner?.enums.get(type.name);
    if (owner === undefined || name === undefined) continue;
    const module = posix.join(schemaFolder(layout, owner), "enums.js");
    found.set(enumKey(type), { schema, type: name, module });
  }
  return found;
};
