/** Which TypeScript type and which codec a database type gets: lossless ones. */
import type { TypeRef } from "../model/model.js";

/** How the values of a type look in TypeScript and how they travel. */
export interface TypeScriptType {
  /** Type of one value: `number`, `Numeric`. */
  readonly type: string;
  /** Column maker of the runtime's `t`: `int4`. */
  readonly maker: string;
  /** Whether `type` is a name that the runtime exports. */
  readonly isBranded: boolean;
}

const plain = (type: string, maker: string): TypeScriptType =>
  Object.freeze({ type, maker, isBranded: false });
const branded = (type: string): TypeScriptType =>
  Object.freeze({ type, maker: "text", isBranded: true });

const TEXT = plain("string", "text");

/**
 * By `pg_type.typname`, never by OID: those of DWS's own types differ between products (facts on DWS types).
 * What is not here keeps its text form, which loses nothing: uuid, json, interval, ranges, geometry, network types, …
 */
const BY_NAME: ReadonlyMap<string, TypeScriptType> = new Map([
  ["int1", plain("number", "uint1")],
  ["int2", plain("number", "int2")],
  ["int4", plain("number", "int4")],
  ["int8", plain("bigint", "int8")],
  ["float4", plain("number", "float")],
  ["float8", plain("number", "float")],
  ["bool", plain("boolean", "bool")],
  ["bytea", plain("Buffer", "bytea")],
  ["numeric", branded("Numeric")],
  ["date", branded("DateText")],
  ["timestamp", branded("Timestamp")],
  ["smalldatetime", branded("Timestamp")],
  ["timestamptz", branded("TimestampTz")],
]);

/** The type of one element; enums are named elsewhere and travel as text. */
export const typeOf = (type: TypeRef): TypeScriptType =>
  type.kind === "base" && type.schema === "pg_catalog"
    ? (BY_NAME.get(type.name) ?? TEXT)
    : TEXT;

/** Arrays of boxes are written with semicolons, unlike any others (`pg_type.typdelim`): they stay text as a whole. */
export const isWholeText = ({ schema, name, isArray }: TypeRef): boolean =>
  isArray && schema === "pg_catalog" && name === "box";
