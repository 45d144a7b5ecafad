/** Dates of JavaScript and the text forms of timestamps, both ways: milliseconds, years before 1 and after 9999. */

const MOMENT =
  /^(\d{4,})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?(Z|[+-]\d\d(?::?\d\d){0,2})?( BC)?$/;

/** `+05:30` → 19,800 s; a zone of the nineteenth century has seconds. */
const offsetSeconds = (zone: string): number => {
  if (zone === "" || zone === "Z") return 0;
  const parts = zone.slice(1).match(/\d\d/g);
  const partAt = (at: number) => Number(parts?.[at] ?? 0);
  const size = partAt(0) * 3600 + partAt(1) * 60 + partAt(2);
  return zone.startsWith("-") ? -size : size;
};

/**
 * Reads a timestamp or timestamptz; without an offset it is taken as UTC. Digits after the third are cut off.
 * Undefined where no Date can hold it: infinity, and years beyond 275,760.
 */
export const textToDate = (text: string): Date | undefined => {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  const [fraction = "", zone = "", era] = match.slice(7);
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999. There is no year 0 in SQL: 1 BC comes before 1.
  const year = era === undefined ? part(1) : 1 - part(1);
  date.setUTCFullYear(year, part(2) - 1, part(3));
  date.setUTCHours(
    part(4),
    part(5),
    part(6) - offsetSeconds(zone),
    Number(fraction.padEnd(3, "0").slice(0, 3)),
  );
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** `2026-11-23 10:00:00.000` in UTC, or undefined for an invalid Date. */
export const dateToText = (date: Date): string | undefined => {
  if (Number.isNaN(date.getTime())) return undefined;
  const year = date.getUTCFullYear();
  // `-004713-…` and `+012026-…` for the years that have no four digits.
  const rest = /^[+-]?\d+-(.*)Z$/.exec(date.toISOString())?.[1] ?? "";
  const shown = String(year > 0 ? year : 1 - year).padStart(4, "0");
  return `${shown}-${rest.replace("T", " ")}${year > 0 ? "" : " BC"}`;
};

/** As {@link dateToText}, with the offset that a timestamptz needs: `2026-11-23 10:00:00.000+00`. */
export const dateToMoment = (date: Date): string | undefined =>
  dateToText(date)?.replace(/( BC)?$/, "+00$1");
