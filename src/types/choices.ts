/** The built-in types, what each is by default, and what a project may choose instead. Data only. */

/** How the values of a type look in TypeScript and how they travel. */
export interface Choice {
  /** What `.yo-rc.json` calls it; the first of a type is its default. */
  readonly name: string;
  /** Type of one value: `number`, `Numeric`. */
  readonly type: string;
  /** Column maker of the runtime's `t`: `int4`. */
  readonly maker: string;
  /** Whether `type` is a name that the runtime exports. */
  readonly isBranded: boolean;
}

/** What the database can do with a type; the runtime's `Family`, for codecs that a project brings along. */
export type Family =
  | "text"
  | "number"
  | "boolean"
  | "bytes"
  | "temporal"
  | "enum"
  | "comparable"
  | "json"
  | "opaque";

/** What is known of a type by its name. */
export interface KnownType {
  readonly family: Family;
  readonly choices: readonly [Choice, ...(readonly Choice[])];
}

const plain = (type: string, maker: string, name = type): Choice =>
  Object.freeze({ name, type, maker, isBranded: false });
const branded = (type: string, maker: string, name = type): Choice =>
  Object.freeze({ name, type, maker, isBranded: true });

const known = (
  family: Family,
  first: Choice,
  ...others: readonly Choice[]
): KnownType => ({ family, choices: [first, ...others] });

const text = (family: Family, maker: string = family) =>
  known(family, plain("string", maker));

const small = (maker: string) => known("number", plain("number", maker));
const TEXT = text("text");
const COMPARABLE = text("comparable");
const OPAQUE = text("opaque");
const TEMPORAL = text("temporal");
const AS_TEXT = plain("string", "temporal");
const TIMESTAMP = known(
  "temporal",
  branded("Timestamp", "temporal"),
  AS_TEXT,
  plain("Date", "timestampAsDate"),
);
const PARSED = branded("ParsedJson", "jsonParsed", "parsed");

const named = (
  names: string,
  type: KnownType,
): readonly (readonly [string, KnownType])[] =>
  names.split(" ").map((name) => [name, type]);

/**
 * By `pg_type.typname`, never by OID: those of DWS's own types differ between products (catalog facts, §3.2).
 * An enum, a composite type or one that is not here is text, see {@link UNKNOWN}.
 */
export const KNOWN_TYPES: ReadonlyMap<string, KnownType> = new Map([
  ["int1", small("uint1")],
  ["int2", small("int2")],
  ["int4", small("int4")],
  [
    "int8",
    known(
      "number",
      plain("bigint", "int8"),
      plain("number", "int8AsNumber"),
      plain("string", "int8AsText"),
    ),
  ],
  ["oid", small("oid")],
  ["float4", small("float")],
  ["float8", small("float")],
  [
    "numeric",
    known(
      "number",
      branded("Numeric", "numeric"),
      plain("string", "numeric"),
      plain("number", "numericAsNumber"),
    ),
  ],
  ["bool", known("boolean", plain("boolean", "bool"))],
  ["bytea", known("bytes", plain("Buffer", "bytea"))],
  ...named("bpchar varchar nvarchar2 text clob char name", TEXT),
  ["date", known("temporal", branded("DateText", "temporal"), AS_TEXT)],
  ["timestamp", TIMESTAMP],
  ["smalldatetime", TIMESTAMP],
  [
    "timestamptz",
    known(
      "temporal",
      branded("TimestampTz", "temporal"),
      AS_TEXT,
      plain("Date", "timestamptzAsDate"),
    ),
  ],
  ...named("time timetz interval abstime reltime", TEMPORAL),
  // Any text may be given for these two; their names tell a filter which operators there are.
  [
    "json",
    known("json", branded("JsonText", "json"), plain("string", "json"), PARSED),
  ],
  [
    "jsonb",
    known(
      "comparable",
      branded("JsonbText", "comparable"),
      plain("string", "comparable"),
      PARSED,
    ),
  ],
  ...named(
    "money uuid inet cidr macaddr bit varbit tsvector tsquery raw blob",
    COMPARABLE,
  ),
  ...named(
    "int4range int8range numrange tsrange tstzrange daterange",
    COMPARABLE,
  ),
  ...named(
    "regclass regconfig regdictionary regoper regoperator regproc regprocedure regtype",
    COMPARABLE,
  ),
  ...named("xml point lseg path polygon line circle tinterval", OPAQUE),
  ...named("hll roaringbitmap roaringbitmap64 txid_snapshot refcursor", OPAQUE),
  ["box", text("opaque", "box")],
]);

/** A built-in type that is not in the list, a composite type, one of an extension or of the project. */
export const UNKNOWN: KnownType = COMPARABLE;

/** An enum; what its labels are called in TypeScript is for naming to say. */
export const ENUM: KnownType = text("enum", "label");

/** SQL's own names of types, for those who look for them in vain. */
export const SQL_NAMES: ReadonlyMap<string, string> = new Map([
  ["tinyint", "int1"],
  ["smallint", "int2"],
  ["integer", "int4"],
  ["int", "int4"],
  ["bigint", "int8"],
  ["decimal", "numeric"],
  ["number", "numeric"],
  ["real", "float4"],
  ["double precision", "float8"],
  ["boolean", "bool"],
  ["character", "bpchar"],
  ["character varying", "varchar"],
  ["varchar2", "varchar"],
  ["bit varying", "varbit"],
  ["time without time zone", "time"],
  ["time with time zone", "timetz"],
  ["timestamp without time zone", "timestamp"],
  ["timestamp with time zone", "timestamptz"],
]);

/** Every name that a choice may have. */
export const CHOICE_NAMES: readonly string[] = [
  ...new Set(
    [...KNOWN_TYPES.values()].flatMap(({ choices }) =>
      choices.map(({ name }) => name),
    ),
  ),
].sort();
