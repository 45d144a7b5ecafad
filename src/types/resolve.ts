/** Decides for each column which type and which codec it gets: the project's choice for it, for its type, or ours. */
import { posix } from "node:path";
import type { Column, TypeRef } from "../model/model.js";
import {
  type Choice,
  ENUM,
  type Family,
  KNOWN_TYPES,
  type KnownType,
  UNKNOWN,
} from "./choices.js";
import {
  columnKey,
  type ImportedType,
  type Owner,
  typeKey,
  type TypesConfig,
} from "./config.js";
import { explainChoice, isDocument } from "./explain.js";

/** Where a name comes from that a module has to import. */
export type TypeImport =
  | { readonly from: "runtime"; readonly name: string }
  /** `path` is posix and relative to the project's folder, without `./`: `src/types.js`. */
  | {
      readonly from: "project";
      readonly path: string;
      readonly name: string;
    }
  | {
      readonly from: "package";
      readonly package: string;
      readonly name: string;
    };

/** How a column looks in TypeScript, and how its values travel. */
export interface ResolvedType {
  /** Type of one element: `number`, `Numeric`, `Decimal`. */
  readonly type: string;
  /** Expression that makes the column: `t.int4`, `t.text.array`, `t.of<Decimal>(decimalCodec, "number")`. */
  readonly maker: string;
  readonly isArray: boolean;
  /** What the database can do with the values. */
  readonly family: Family;
  /** The project chose it, so that an enum's own type does not stand in its place. */
  readonly isChosen: boolean;
  /** What `type` is imported from, as a type; undefined where it is TypeScript's own. */
  readonly typeImport?: TypeImport;
  /** What the codec in `maker` is imported from, as a value. */
  readonly codecImport?: TypeImport;
}

/** What is known of a type: by its name, and of an enum that it is one. */
export const knownType = ({ schema, name, kind }: TypeRef): KnownType => {
  if (kind === "enum") return ENUM;
  const known = schema === "pg_catalog" ? KNOWN_TYPES.get(name) : undefined;
  return known ?? UNKNOWN;
};

const importOf = (from: string, name: string): TypeImport =>
  /^\.\.?\//.test(from)
    ? { from: "project", path: posix.normalize(from), name }
    : { from: "package", package: from, name };

const array = (maker: string, isArray: boolean) =>
  isArray ? `${maker}.array` : maker;

const resolveChoice = (
  { name, type, maker, isBranded }: Choice,
  { family }: KnownType,
  isArray: boolean,
  isChosen: boolean,
): ResolvedType => ({
  type,
  maker: array(`t.${maker}`, isArray),
  isArray,
  family: name === "parsed" ? "json" : family,
  isChosen,
  ...(isBranded ? { typeImport: { from: "runtime", name: type } } : {}),
});

const makerOf = (type: string, codec: string, family: Family): string =>
  `t.of<${type}>(${codec}, "${family}")`;

const resolveImport = (
  { import: from, name, codec }: ImportedType,
  known: KnownType,
  isArray: boolean,
): ResolvedType => {
  // An object in a filter would be taken for operators, so that a document is not compared, whatever its codec.
  const family = isDocument(known) ? "json" : known.family;
  const maker =
    codec === undefined ? "t.jsonParsed" : makerOf(name, codec, family);
  return {
    type: name,
    maker: array(maker, isArray),
    isArray,
    family,
    isChosen: true,
    typeImport: importOf(from, name),
    ...(codec === undefined ? {} : { codecImport: importOf(from, codec) }),
  };
};

/** Answers once for each type: columns by the ten thousand share a few objects. */
const rememberTypes = <T>(make: (type: TypeRef) => T) => {
  const made = new Map<TypeRef, T>();
  return (type: TypeRef): T => {
    const known = made.get(type);
    if (known !== undefined) return known;
    const fresh = make(type);
    made.set(type, fresh);
    return fresh;
  };
};

/** The type of a column. */
export type ResolveType = (owner: Owner, column: Column) => ResolvedType;

/**
 * Prepares the choices of a project. Pure; what it gives throws at a choice that `checkTypes` complains about, which is
 * to be called first.
 */
export const createTypes = (config: TypesConfig = {}): ResolveType => {
  const choices = new Map(Object.entries(config));
  const plain = rememberTypes((type) => {
    const known = knownType(type);
    return resolveChoice(known.choices[0], known, type.isArray, false);
  });
  return (owner, column) => {
    if (choices.size === 0) return plain(column.type);
    const known = knownType(column.type);
    const { isArray } = column.type;
    const key = [columnKey(owner, column), typeKey(column.type)].find((one) =>
      choices.has(one),
    );
    const choice = key === undefined ? undefined : choices.get(key);
    if (key === undefined || choice === undefined) return plain(column.type);
    const complaint = explainChoice(key, choice, column.type.name, known);
    if (complaint !== undefined) throw new Error(complaint.message);
    if (typeof choice !== "string") {
      return resolveImport(choice, known, isArray);
    }
    const chosen = known.choices.find(({ name }) => name === choice);
    return resolveChoice(chosen ?? known.choices[0], known, isArray, true);
  };
};

/** The same type in a module where the imported names are called something else; `localName` says what. */
export const withLocalNames = (
  resolved: ResolvedType,
  localName: (imported: TypeImport) => string,
): ResolvedType => {
  const { typeImport, codecImport, isArray, family } = resolved;
  const type = typeImport === undefined ? resolved.type : localName(typeImport);
  if (codecImport === undefined) {
    return type === resolved.type ? resolved : { ...resolved, type };
  }
  const maker = makerOf(type, localName(codecImport), family);
  return { ...resolved, type, maker: array(maker, isArray) };
};
