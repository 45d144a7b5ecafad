/** Random dates and times, written as the server writes them (`datestyle ISO`, `timezone UTC`, `intervalstyle postgres`). */
import fc from "fast-check";

const two = (value: number) => String(value).padStart(2, "0");
const among = (max: number, min = 0) => fc.integer({ min, max });

/** `.5`, `.000001` or nothing: the server drops zeros at the end. */
const fraction = (digits: number): fc.Arbitrary<string> =>
  digits === 0
    ? fc.constant("")
    : fc
        .oneof(
          fc.constant(0),
          fc.constant(1),
          among(10 ** digits - 1),
          fc.constant(10 ** digits - 1),
        )
        .map((value) => {
          const text = String(value).padStart(digits, "0").replace(/0+$/, "");
          return text === "" ? "" : `.${text}`;
        });

const clock = (digits: number): fc.Arbitrary<string> =>
  fc
    .tuple(among(23), among(59), among(59), fraction(digits))
    .map(([h, m, s, f]) => `${two(h)}:${two(m)}:${two(s)}${f}`);

interface Day {
  readonly text: string;
  readonly era: string;
}

const day = (lastYear: number): fc.Arbitrary<Day> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: among(2100, 1900) },
        { weight: 1, arbitrary: among(999, 1) },
        { weight: 1, arbitrary: among(lastYear, 10_000) },
      ),
      among(12, 1),
      among(28, 1),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant("") },
        { weight: 1, arbitrary: fc.constant(" BC") },
      ),
    )
    .map(([year, month, date, era]) => {
      const shown = era === "" ? year : (year % 4713) + 1;
      const text = `${String(shown).padStart(4, "0")}-${two(month)}-${two(date)}`;
      return { text, era };
    });

const withEnds = (
  texts: fc.Arbitrary<string>,
  ...ends: readonly string[]
): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: texts },
    { weight: 1, arbitrary: fc.constantFrom("infinity", "-infinity", ...ends) },
  );

/** `2026-11-23`, `0044-03-15 BC`, `infinity` */
export const dates = withEnds(
  day(5_874_896).map(({ text, era }) => text + era),
  "4713-01-01 BC",
  "5874897-12-31",
  "2000-02-29",
  "0001-01-01",
);

const moments = (digits: number, zone: string, last: string) =>
  withEnds(
    fc
      .tuple(day(294_275), clock(digits))
      .map(([{ text, era }, time]) => `${text} ${time}${zone}${era}`),
    `4713-01-01 00:00:00${zone} BC`,
    `294276-12-31 ${last}${zone}`,
    `2000-02-29 23:59:59${zone}`,
    `1970-01-01 00:00:00${zone}`,
  );

const lastOf = (digits: number) =>
  digits === 0 ? "23:59:59" : `23:59:59.${"9".repeat(digits)}`;

/** `timestamp(digits)` */
export const timestamps = (digits: number): fc.Arbitrary<string> =>
  moments(digits, "", lastOf(digits));

/** `timestamptz(digits)`, in UTC as the runtime has its sessions. */
export const timestamptzs = (digits: number): fc.Arbitrary<string> =>
  moments(digits, "+00", lastOf(digits));

/** `smalldatetime`: whole minutes. */
export const minutes: fc.Arbitrary<string> = withEnds(
  fc
    .tuple(among(2100, 1900), among(12, 1), among(28, 1), among(23), among(59))
    .map(
      ([y, mo, d, h, mi]) =>
        `${y}-${two(mo)}-${two(d)} ${two(h)}:${two(mi)}:00`,
    ),
);

/** `abstime`: whole seconds of four bytes. */
export const abstimes: fc.Arbitrary<string> = fc
  .tuple(among(2037, 1902), among(12, 1), among(28, 1), clock(0))
  .map(([y, mo, d, time]) => `${y}-${two(mo)}-${two(d)} ${time}+00`);

/** `time(digits)` */
export const times = (digits: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: clock(digits) },
    { weight: 1, arbitrary: fc.constantFrom("00:00:00", "24:00:00") },
  );

/** `timetz(digits)` */
export const timetzs = (digits: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      times(digits),
      fc.constantFrom("+00", "+02", "-08", "+05:30", "-03:30", "+13:45"),
    )
    .map(([time, zone]) => time + zone);

const plural = (count: number, unit: string) =>
  `${count} ${unit}${count === 1 ? "" : "s"}`;

/** The output function of `interval`, from months, days and microseconds. */
const intervalText = (months: number, days: number, micros: number): string => {
  const years = Math.trunc(months / 12);
  const parts: string[] = [];
  let isBefore = false;
  for (const [count, unit] of [
    [years, "year"],
    [months % 12, "mon"],
    [days, "day"],
  ] as const) {
    if (count === 0) continue;
    parts.push((isBefore && count > 0 ? "+" : "") + plural(count, unit));
    isBefore = count < 0;
  }
  if (micros !== 0 || parts.length === 0) {
    const size = Math.abs(micros);
    const seconds = Math.floor(size / 1_000_000);
    const rest = String(size % 1_000_000)
      .padStart(6, "0")
      .replace(/0+$/, "");
    const sign = micros < 0 ? "-" : isBefore ? "+" : "";
    parts.push(
      `${sign}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${rest === "" ? "" : `.${rest}`}`,
    );
  }
  return parts.join(" ");
};

/** Which fields an interval has, and how many digits its seconds. */
export interface IntervalFields {
  readonly digits: number;
  readonly hasMonths: boolean;
  readonly hasTime: boolean;
}

/** `-1 years +2 mons -3 days +04:05:06.7` */
export const intervals = ({
  digits,
  hasMonths,
  hasTime,
}: IntervalFields): fc.Arbitrary<string> => {
  const step = 10 ** (6 - digits);
  const size = (most: number) =>
    fc.oneof(fc.constant(0), fc.integer({ min: -most, max: most }));
  return fc
    .tuple(
      hasMonths ? size(120_000) : fc.constant(0),
      hasTime ? size(4_000) : fc.constant(0),
      hasTime ? size(360_000 * 10 ** digits) : fc.constant(0),
    )
    .map(([months, days, ticks]) => intervalText(months, days, ticks * step));
};
