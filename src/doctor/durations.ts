/** Durations as SHOW prints them: `10min`, `1d`, or a bare number in the setting's own unit. */

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds; undefined for a text that is no duration. A bare number is in `unit`. */
export const readDuration = (
  text: string,
  unit: "ms" | "s",
): number | undefined => {
  const match = /^\s*(?<number>\d+)\s*(?<unit>ms|s|min|h|d)?\s*$/.exec(text);
  if (match === null) return undefined;
  const { number = "", unit: given = unit } = match.groups ?? {};
  return Number(number) * (UNIT_MS[given] ?? 1);
};

const RISING = ["s", "min", "h", "d"] as const;

/** The largest unit that leaves a whole number; parts of a second in full: `4 min`, `90 s`, `0.25 s`. */
export const sayDuration = (ms: number): string => {
  const fitting = RISING.filter((unit) => ms % (UNIT_MS[unit] ?? 1) === 0);
  const unit = ms === 0 ? "s" : (fitting.at(-1) ?? "s");
  const number = ms / (UNIT_MS[unit] ?? 1);
  return `${Number(number.toPrecision(3))} ${unit}`;
};
