/** Random numbers, bits and bytes, with the ends of their types among them. */
import fc from "fast-check";

/** Whole numbers of a type, its ends and those around zero among them. */
export const integers = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(min, max, 0, 1, min + 1, max - 1) },
    { weight: 3, arbitrary: fc.integer({ min, max }) },
  );

const LOW = -(2n ** 63n);
const HIGH = 2n ** 63n - 1n;

/** `bigint`: 64 bits, and what a double would round. */
export const bigints: fc.Arbitrary<bigint> = fc.oneof(
  fc.constantFrom(LOW, HIGH, LOW + 1n, HIGH - 1n, 0n, -1n, 2n ** 53n + 1n),
  fc.bigInt({ min: LOW, max: HIGH }),
);

/** `double precision` */
export const doubles: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    NaN,
    Infinity,
    -Infinity,
    0,
    -0,
    0.1,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    2.2250738585072014e-308,
    Number.MIN_VALUE,
    Number.MAX_SAFE_INTEGER,
  ),
  fc.double(),
);

/** `real`: what 32 bits hold. */
export const floats: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, Math.fround(0.1)),
  fc.float(),
);

const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), {
      minLength: count,
      maxLength: count,
    })
    .map((all) => all.join(""));

const signed = (texts: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.boolean(), texts)
    .map(([isNegative, text]) =>
      isNegative && /[1-9]/.test(text) ? `-${text}` : text,
    );

const trimmed = (whole: string) => whole.replace(/^0+(?=\d)/, "");

/** `numeric(precision, scale)`: every value has all digits of its scale. */
const limited = (precision: number, scale: number): fc.Arbitrary<string> =>
  signed(
    fc
      .tuple(
        fc.integer({ min: 0, max: precision - scale }).chain(digits),
        digits(scale),
      )
      .map(
        ([whole, part]) =>
          trimmed(whole === "" ? "0" : whole) + (scale > 0 ? `.${part}` : ""),
      ),
  );

/** `numeric`: up to a thousand digits, on either side of the point. */
const unlimited: fc.Arbitrary<string> = signed(
  fc
    .tuple(
      fc.oneof(
        fc.integer({ min: 1, max: 30 }).chain(digits),
        digits(1000),
        fc.constant("0"),
      ),
      fc.oneof(
        fc.constant(""),
        fc.integer({ min: 1, max: 20 }).chain(digits),
        digits(1000),
      ),
    )
    .map(([whole, part]) => trimmed(whole) + (part === "" ? "" : `.${part}`)),
);

/** `numeric`, with the scale that the column gives it. */
export const numerics = (precision?: number, scale = 0): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary:
        precision === undefined ? unlimited : limited(precision, scale),
    },
    { weight: 1, arbitrary: fc.constant("NaN") },
  );

/** `money` in the C locale: `-$12.50`. */
export const moneys: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(LOW, HIGH, 0n),
    fc.bigInt({ min: -1_000_000n, max: 10n ** 15n }),
  )
  .map((cents) => {
    const text = String(cents < 0n ? -cents : cents).padStart(3, "0");
    const whole = text.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
    return `${cents < 0n ? "-" : ""}$${whole}.${text.slice(-2)}`;
  });

/** Bits as text. */
export const bits = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom("0", "1"), { minLength: min, maxLength: max })
    .map((all) => all.join(""));

/** `bytea`, every byte among them. */
export const bytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constant(Buffer.from(Array.from({ length: 256 }, (_, one) => one))),
  fc.constant(Buffer.alloc(0)),
  fc.uint8Array({ maxLength: 40 }).map((all) => Buffer.from(all)),
);

/** Upper-case hex, two digits a byte. */
export const hex: fc.Arbitrary<string> = fc
  .uint8Array({ minLength: 1, maxLength: 20 })
  .map((all) => Buffer.from(all).toString("hex").toUpperCase());
