/** What a project may say about names, and what each thing wants to be called because of it. */
import type { Database, Relation, Schema } from "../model/model.js";
import { type Inflector, singularName } from "./singular.js";
import {
  camelCase,
  capitaliseFirst,
  pascalCase,
  remember,
  snakeCase,
} from "./words.js";

/** A name of one's own, for a table perhaps with another one for the stem of its types. */
export type GivenName =
  string | { readonly name?: string; readonly type?: string };

/** How names are made. */
export interface NamingOptions {
  /** How properties are written; `snake` keeps the names of columns as they are. @default "camel" */
  readonly properties?: "camel" | "snake";
  /** By table (`sales.ord_hdr`) and column (`sales.orders.cust_no`). @default none */
  readonly names?: Readonly<Record<string, GivenName>>;
  /** Makes the types of rows singular: `OrderRow` of `orders`. @default they are called as the table is */
  readonly inflector?: Inflector;
  /** Names a type for each table's key. @default false */
  readonly brandedKeys?: boolean;
}

/** What the names of one kind should be, and which of them a person chose. */
export interface Wishes {
  readonly wanted: (source: string) => string;
  readonly isGiven?: (source: string) => boolean;
}

/** The wishes of one schema. */
export interface SchemaWishes {
  readonly files: Wishes;
  readonly factories: Wishes;
  readonly types: Wishes;
  columnsOf(table: Relation): Wishes;
  /** Whether types are made singular, so that two tables may want the same one. */
  readonly isSingular: boolean;
}

const wishesOf = (
  derive: (source: string) => string,
  given: ReadonlyMap<string, string>,
): Wishes =>
  given.size === 0
    ? { wanted: derive }
    : {
        wanted: (source) => given.get(source) ?? derive(source),
        isGiven: (source) => given.has(source),
      };

type Given = ReadonlyMap<string, GivenName>;

/** Everything in a schema that gets a module; tables first, so that their names do not move for others. */
export const relationsOf = ({
  tables,
  views,
  foreignTables,
}: Schema): readonly Relation[] => [...tables, ...views, ...foreignTables];

const nameIn = (given: GivenName): string | undefined =>
  typeof given === "string" ? given : given.name;

const tableWishes = (
  schema: Schema,
  given: Given,
  inflector: Inflector | undefined,
  fileName: (name: string) => string,
): Pick<SchemaWishes, "files" | "factories" | "types"> => {
  const singular = (name: string) =>
    inflector === undefined ? name : singularName(name, inflector);
  const names = new Map<string, string>();
  const types = new Map<string, string>();
  for (const { name: table } of relationsOf(schema)) {
    const own = given.get(`${schema.name}.${table}`);
    if (own === undefined) continue;
    const name = nameIn(own);
    if (name !== undefined) names.set(table, name);
    const type = typeof own === "string" ? undefined : own.type;
    const stem = type ?? (name && capitaliseFirst(singular(name)));
    if (stem !== undefined) types.set(table, stem);
  }
  const files = new Map([...names].map(([key, name]) => [key, fileName(name)]));
  return {
    files: wishesOf(fileName, files),
    factories: wishesOf(camelCase, names),
    types: wishesOf((table) => pascalCase(singular(table)), types),
  };
};

/** Prepares what is wanted, schema by schema. */
export const createWishes = (
  { properties, names = {}, inflector }: NamingOptions,
  fileName: (name: string) => string,
): ((schema: Schema) => SchemaWishes) => {
  const given = new Map(Object.entries(names));
  const derive = remember(properties === "snake" ? snakeCase : camelCase);
  const derived: Wishes = { wanted: derive };
  return (schema) => ({
    ...tableWishes(schema, given, inflector, fileName),
    isSingular: inflector !== undefined,
    columnsOf: (table) => {
      if (given.size === 0) return derived;
      const own = new Map<string, string>();
      for (const { name } of table.columns) {
        const found = given.get(`${schema.name}.${table.name}.${name}`);
        const wish = found === undefined ? undefined : nameIn(found);
        if (wish !== undefined) own.set(name, wish);
      }
      return wishesOf(derive, own);
    },
  });
};

/** Keys that name neither a table nor a column of the schema. */
export const unmatchedNames = (
  { schemas }: Database,
  { names = {} }: NamingOptions,
): readonly string[] => {
  const left = new Set(Object.keys(names));
  if (left.size === 0) return [];
  for (const held of schemas) {
    for (const { schema, name, columns } of relationsOf(held)) {
      left.delete(`${schema}.${name}`);
      for (const column of columns) {
        left.delete(`${schema}.${name}.${column.name}`);
      }
    }
  }
  return [...left];
};
