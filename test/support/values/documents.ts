/** Random documents, network addresses, shapes and ranges, in the form in which the server writes them. */
import fc from "fast-check";
import { anyText } from "./texts.js";

const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(anyText, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const escaped = (text: string) => JSON.stringify(text);

/** The order in which jsonb keeps its keys: by length, then by bytes. */
const byBytes = (a: string, b: string) => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || Buffer.compare(left, right);
};

/** The output function of `jsonb`. */
const printJsonb = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(printJsonb).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .toSorted(([a], [b]) => byBytes(a, b))
    .map(([key, one]) => `${escaped(key)}: ${printJsonb(one)}`);
  return `{${parts.join(", ")}}`;
};

/** `json`: text as it was given, blanks, order and doubled keys included. */
export const jsons: fc.Arbitrary<string> = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value, null, "\t")),
  fc.constantFrom(
    ' { "b" : 1.50, "a":2, "b" : 12345678901234567890.1 } ',
    "null",
    '"\\u0041\\n\\u0000"',
    "1e400",
    "[]",
    "{}",
  ),
);

/** `jsonb` as it is printed: keys sorted, one blank after colon and comma. */
export const jsonbs: fc.Arbitrary<string> = json.map(printJsonb);

const byte = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(byte, byte, byte, byte).map((all) => all.join("."));

/** `inet` */
export const inets: fc.Arbitrary<string> = fc.oneof(
  address,
  fc
    .tuple(address, fc.integer({ min: 0, max: 31 }))
    .map((all) => all.join("/")),
  fc.constantFrom("::1", "2001:db8::ff00:42:8329", "::/0", "fe80::1/64"),
);

/** `cidr` */
export const cidrs: fc.Arbitrary<string> = fc.oneof(
  byte.map((one) => `${one}.0.0.0/8`),
  fc.tuple(byte, byte).map(([a, b]) => `${a}.${b}.0.0/16`),
  fc.constantFrom("2001:db8::/32", "0.0.0.0/0", "10.1.2.3/32"),
);

const pair = byte.map((one) => one.toString(16).padStart(2, "0"));

/** `macaddr` */
export const macaddrs: fc.Arbitrary<string> = fc
  .array(pair, { minLength: 6, maxLength: 6 })
  .map((all) => all.join(":"));

/** `xml` */
export const xmls: fc.Arbitrary<string> = fc.constantFrom(
  "<a/>",
  `<a b="1">it's &amp; "so" &lt;</a>`,
  "text alone",
  "<a>表 🚀</a><b/>",
  "<!-- '; drop table x; -->",
);

/** `tsvector` */
export const tsvectors: fc.Arbitrary<string> = fc.constantFrom(
  "'a'",
  "'a':1 'b':2A,3",
  "'; drop' 'it''s':1",
  "'\\\\' 'ü'",
);

/** `tsquery` */
export const tsqueries: fc.Arbitrary<string> = fc.constantFrom(
  "'a'",
  "'a' & !'b'",
  "( 'a' | 'b' ) & 'it''s'",
  "'a':*",
);

const coordinate = fc
  .oneof(
    fc.integer({ min: -1000, max: 1000 }),
    fc.constantFrom(0.5, -0.25, 123456.75, 1e-7),
  )
  .map(numberText);

/** As the server prints a double: with two digits in the exponent at least. */
function numberText(value: number): string {
  return String(value).replace(/e([+-])(\d)$/, "e$10$2");
}

/** `point` */
export const points: fc.Arbitrary<string> = fc
  .tuple(coordinate, coordinate)
  .map(([x, y]) => `(${x},${y})`);

/** `circle` */
export const circles: fc.Arbitrary<string> = fc
  .tuple(points, fc.integer({ min: 0, max: 99 }))
  .map(([center, radius]) => `<${center},${radius}>`);

/** `lseg` */
export const lsegs: fc.Arbitrary<string> = fc
  .tuple(points, points)
  .map(([from, to]) => `[${from},${to}]`);

const whole = fc.integer({ min: -99, max: 99 });

/** `box`: the upper right corner first. */
export const boxes: fc.Arbitrary<string> = fc
  .tuple(whole, whole, whole, whole)
  .map(
    ([a, b, c, d]) =>
      `(${Math.max(a, c)},${Math.max(b, d)}),(${Math.min(a, c)},${Math.min(b, d)})`,
  );

const several = fc
  .array(points, { minLength: 1, maxLength: 4 })
  .map((all) => all.join(","));

/** `path`, open or closed. */
export const paths: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), several)
  .map(([isOpen, all]) => (isOpen ? `[${all}]` : `(${all})`));

/** `polygon` */
export const polygons: fc.Arbitrary<string> = several.map((all) => `(${all})`);

/** `line`: A, B and C of an equation, A and B not both zero. */
export const lines: fc.Arbitrary<string> = fc
  .tuple(coordinate, coordinate)
  .map(([a, c]) => `{${a},-1,${c}}`);

/** `[low,high)`, open ends and `empty` among them; `steps` are bounds in ascending order, as they stand in a range. */
export const ranges = (steps: readonly string[]): fc.Arbitrary<string> => {
  const last = steps.length - 1;
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.integer({ min: 0, max: last - 1 }),
          fc.integer({ min: 1, max: last }),
        )
        .map(([from, more]) => {
          const to = Math.min(last, from + more);
          return `[${steps[from] ?? ""},${steps[to] ?? ""})`;
        }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("empty", "(,)", `[${steps[0] ?? ""},)`),
    },
    { weight: 1, arbitrary: fc.constant(`(,${steps[last] ?? ""})`) },
  );
};
