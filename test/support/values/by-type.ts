/** Random values by column type, each in the form in which it comes back. */
import fc from "fast-check";
import type {
  CompositeType,
  Database,
  TypeRef,
} from "../../../src/model/model.js";
import {
  date,
  numeric,
  timestamp,
  timestamptz,
} from "../../../src/runtime/index.js";
import * as documents from "./documents.js";
import * as numbers from "./numbers.js";
import { anyText, cutToBytes, paddedText, textOfBytes } from "./texts.js";
import * as times from "./times.js";

/** The numbers in the type's brackets: `[12, 4]`. */
type Modifiers = readonly number[];
type Values = fc.Arbitrary<unknown>;
type Maker = (modifiers: Modifiers, sql: string) => Values;

const always =
  (values: Values): Maker =>
  () =>
    values;

const digitsOf = ([digits = 6]: Modifiers) => digits;
const LONGEST = 200;
/** Not `''`: it is NULL to some types in some modes, of which the facts do not tell. */
const some = (texts: fc.Arbitrary<string>) =>
  texts.filter((text) => text !== "");

const limitedText: Maker = ([length = LONGEST]) => textOfBytes(length);
const days = ["2020-01-01", "2020-02-01", "2021-06-30"];
const moments = days.map((day) => `"${day} 10:20:30"`);
const zoned = days.map((day) => `"${day} 10:20:30+00"`);

/** By `pg_type.typname`. */
const MAKERS: Readonly<Record<string, Maker>> = {
  int1: always(numbers.integers(0, 255)),
  int2: always(numbers.integers(-(2 ** 15), 2 ** 15 - 1)),
  int4: always(numbers.integers(-(2 ** 31), 2 ** 31 - 1)),
  int8: always(numbers.bigints),
  oid: always(numbers.integers(0, 2 ** 32 - 1)),
  float4: always(numbers.floats),
  float8: always(numbers.doubles),
  numeric: ([precision, scale]) =>
    numbers.numerics(precision, scale).map(numeric),
  money: always(numbers.moneys),
  bool: always(fc.boolean()),
  text: always(anyText),
  varchar: limitedText,
  nvarchar2: limitedText,
  bpchar: ([length]) =>
    length === undefined ? some(anyText) : paddedText(length),
  char: always(fc.constantFrom("a", "'", '"', "\\", " ", "%", "\t", "\x7f")),
  name: always(some(anyText).map((text) => cutToBytes(text, 63))),
  bytea: always(numbers.bytes),
  bit: ([length = 1]) => numbers.bits(length, length),
  varbit: ([length = 40]) => numbers.bits(1, length),
  raw: always(numbers.hex),
  blob: always(numbers.hex),
  date: always(times.dates.map(date)),
  timestamp: (modifiers) =>
    times.timestamps(digitsOf(modifiers)).map(timestamp),
  timestamptz: (modifiers) =>
    times.timestamptzs(digitsOf(modifiers)).map((text) => timestamptz(text)),
  smalldatetime: always(times.minutes.map(timestamp)),
  time: (modifiers) => times.times(digitsOf(modifiers)),
  timetz: (modifiers) => times.timetzs(digitsOf(modifiers)),
  interval: (modifiers, sql) =>
    times.intervals({
      digits: digitsOf(modifiers),
      hasMonths: !sql.includes("day to second"),
      hasTime: !sql.includes("year to month"),
    }),
  abstime: always(times.abstimes),
  reltime: always(fc.constantFrom("29 days", "1 year", "3 mons", "02:00:00")),
  tinterval: always(
    fc.constantFrom(
      '["2020-01-01 00:00:00+00" "2021-01-01 00:00:00+00"]',
      '["1999-12-31 23:59:59+00" "2000-01-01 00:00:00+00"]',
    ),
  ),
  json: always(documents.jsons),
  jsonb: always(documents.jsonbs),
  xml: always(documents.xmls),
  tsvector: always(documents.tsvectors),
  tsquery: always(documents.tsqueries),
  uuid: always(fc.uuid()),
  inet: always(documents.inets),
  cidr: always(documents.cidrs),
  macaddr: always(documents.macaddrs),
  point: always(documents.points),
  circle: always(documents.circles),
  lseg: always(documents.lsegs),
  box: always(documents.boxes),
  path: always(documents.paths),
  polygon: always(documents.polygons),
  line: always(documents.lines),
  int4range: always(documents.ranges(["-2147483648", "-7", "0", "2147483647"])),
  int8range: always(documents.ranges(["-9223372036854775808", "0", "10"])),
  numrange: always(
    documents.ranges(["-1.50", "0", "0.001", "1e3"].slice(0, 3)),
  ),
  tsrange: always(documents.ranges(moments)),
  tstzrange: always(documents.ranges(zoned)),
  daterange: always(documents.ranges(days)),
  regclass: always(fc.constantFrom("pg_class", "pg_type")),
  regproc: always(fc.constantFrom("version", "pg_backend_pid")),
  regtype: always(
    fc.constantFrom("integer", "text", "timestamp with time zone"),
  ),
  hll: always(fc.constantFrom("\\x484c4c00", "\\x00ff")),
  roaringbitmap: always(fc.constantFrom("\\x3a300000", "\\x00")),
};

/** Composite and enum types, by schema and name. */
interface Known {
  readonly composites: ReadonlyMap<string, CompositeType>;
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

const knownTypes = ({ schemas }: Database): Known => ({
  composites: new Map(
    schemas.flatMap(({ name, composites }) =>
      composites.map((one) => [`${name}.${one.name}`, one] as const),
    ),
  ),
  labels: new Map(
    schemas.flatMap(({ name, enums }) =>
      enums.map((one) => [`${name}.${one.name}`, one.labels] as const),
    ),
  ),
});

/** What an array's output function writes for an element that holds syntax. */
const asElement = (text: string): string =>
  text === "" || /[ \t-\r"\\{},]/.test(text) || /^null$/i.test(text)
    ? `"${text.replaceAll(/["\\]/g, "\\$&")}"`
    : text;

/** The same for an attribute of a composite type. */
const asAttribute = (text: string): string =>
  text === "" || /[ \t-\r"\\(),]/.test(text)
    ? `"${text.replaceAll(/["\\]/g, "$&$&")}"`
    : text;

const orNull = (values: Values): Values =>
  fc.oneof(
    { weight: 5, arbitrary: values },
    { weight: 1, arbitrary: fc.constant(null) },
  );

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** The text form of a composite value, with arrays of composite types inside. */
const compositeOf = (known: Known, { attributes }: CompositeType): Values =>
  fc
    .tuple(
      ...attributes.map(({ type }) => {
        const element = orNull(scalarOf(known, type));
        if (!type.isArray) return element;
        return fc
          .array(element, { maxLength: 3 })
          .map(
            (all) =>
              `{${all.map((one) => (one === null ? "NULL" : asElement(textOf(one)))).join(",")}}`,
          );
      }),
    )
    .map(
      (all) =>
        `(${all.map((one) => (one === null ? "" : asAttribute(textOf(one)))).join(",")})`,
    );

/** The type's values, or the elements' where it is an array. Undefined for a type that has none. */
const scalarOf = (known: Known, type: TypeRef): Values => {
  const key = `${type.schema}.${type.name}`;
  const composite = known.composites.get(key);
  if (composite !== undefined) return compositeOf(known, composite);
  const labels = known.labels.get(key);
  if (labels !== undefined) {
    // `''` is a label that an ORA database takes for NULL.
    const usable = labels.filter((label) => label !== "");
    return usable.length === 0 ? fc.constant(null) : fc.constantFrom(...usable);
  }
  const modifiers = (/\(([\d,]+)\)/.exec(type.sql)?.[1] ?? "")
    .split(",")
    .filter((one) => one !== "")
    .map(Number);
  const make = MAKERS[type.name];
  if (type.schema !== "pg_catalog" || make === undefined) {
    throw new Error(`no random values for type ${key}: add it to MAKERS`);
  }
  return make(modifiers, type.sql);
};

const arrayValues = (element: Values): Values => {
  const item = orNull(element);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.array(item, { minLength: 1, maxLength: 4 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(item, item, item, item).map(([a, b, c, d]) => [
        [a, b],
        [c, d],
      ]),
    },
  );
};

/** Values of each column type of this schema, without NULL; a type that has no value gives NULL alone. */
export const valuesOf = (database: Database): ((type: TypeRef) => Values) => {
  const known = knownTypes(database);
  return (type) => {
    const values = scalarOf(known, type);
    return type.isArray ? arrayValues(values) : values;
  };
};
