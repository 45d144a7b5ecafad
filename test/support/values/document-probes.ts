/** Conditions on documents, each with what it means in memory. */
import type { Probe } from "./probes.js";
import type { TestColumn } from "./test-table.js";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `@>`, inside the document. */
const holds = (whole: unknown, part: unknown): boolean => {
  if (Array.isArray(part)) {
    return (
      Array.isArray(whole) &&
      part.every((one) => whole.some((other) => holds(other, one)))
    );
  }
  if (isObject(part)) {
    return (
      isObject(whole) &&
      Object.entries(part).every(
        ([key, one]) => Object.hasOwn(whole, key) && holds(whole[key], one),
      )
    );
  }
  return whole === part;
};

/** `@>` at the top, where an array holds a bare value too. */
const contains = (whole: unknown, part: unknown): boolean => {
  const isBare = typeof part !== "object" || part === null;
  return Array.isArray(whole) && isBare
    ? whole.includes(part)
    : holds(whole, part);
};

/** `?` */
const hasKey = (document: unknown, key: string): boolean => {
  if (Array.isArray(document)) return document.includes(key);
  return isObject(document) ? Object.hasOwn(document, key) : document === key;
};

const parse = (text: unknown): unknown => JSON.parse(text as string);

const on =
  (fits: (document: unknown) => boolean) =>
  (value: unknown): boolean =>
    value !== null && fits(parse(value));

const jsonbProbes = (values: readonly unknown[]): readonly Probe[] => {
  const [x, y = x] = values;
  const [document, other] = [parse(x), parse(y)];
  const key = isObject(document) ? Object.keys(document)[0] : undefined;
  return [
    { condition: { contains: x }, fits: on((one) => contains(one, document)) },
    {
      condition: { containedBy: y },
      fits: on((one) => contains(other, one)),
    },
    ...["a", `'"?\\`, ...(key === undefined ? [] : [key])].map(
      (name): Probe => ({
        condition: { hasKey: name },
        fits: on((one) => hasKey(one, name)),
      }),
    ),
  ];
};

/** A key of the document that leads to a text or a whole number, which SQL prints as JavaScript does. */
const findPlace = (
  document: unknown,
): readonly [string, string] | undefined => {
  if (!isObject(document)) return undefined;
  for (const [key, value] of Object.entries(document)) {
    if (typeof value === "string") return [key, value];
    if (Number.isSafeInteger(value)) return [key, String(value)];
  }
  return undefined;
};

const pathProbes = (values: readonly unknown[]): readonly Probe[] => {
  const place = values.map((value) => findPlace(parse(value))).find(Boolean);
  if (place === undefined) return [];
  const [key, text] = place;
  if (text === "") return [];
  const at = (document: unknown): unknown =>
    isObject(document) && Object.hasOwn(document, key)
      ? document[key]
      : Array.isArray(document) && /^-?\d{1,9}$/.test(key)
        ? document.at(Number(key))
        : undefined;
  return [
    {
      condition: { path: [key], text },
      fits: on((one) => {
        const found = at(one);
        return (
          found === text ||
          (typeof found === "number" && String(found) === text)
        );
      }),
    },
  ];
};

/** None for a column that holds no documents. */
export const documentProbes = (
  { type }: TestColumn,
  values: readonly unknown[],
): readonly Probe[] => {
  if (type.isArray) return [];
  if (type.name === "jsonb") {
    return [...jsonbProbes(values), ...pathProbes(values)];
  }
  if (type.name !== "json") return [];
  // A document with U+0000 in it is stored, and cannot be looked into.
  const isReadable = values.every(
    (one) => !(one as string).includes("\\u0000"),
  );
  return isReadable ? pathProbes(values) : [];
};
