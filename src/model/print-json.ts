/** Prints JSON that reads well in a diff: whatever holds no list of objects stands on one line. */

/** What JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** The text on one line; undefined when the value holds a list of objects or lists. */
const printInline = (value: Json): string | undefined => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) {
    const isFlat = value.every((i) => typeof i !== "object" || i === null);
    return isFlat
      ? `[${value.map((item) => JSON.stringify(item)).join(", ")}]`
      : undefined;
  }
  const fields: string[] = [];
  for (const key of Object.keys(value)) {
    const text = printInline(value[key] ?? null);
    if (text === undefined) return undefined;
    fields.push(`${JSON.stringify(key)}: ${text}`);
  }
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
};

/** The text of a value, indented by two blanks a level, without a trailing newline. */
export const printJson = (value: Json, margin = ""): string => {
  const text = printInline(value);
  if (text !== undefined || typeof value !== "object" || value === null) {
    return text ?? "null";
  }
  const inner = `${margin}  `;
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  const lines = isList(value)
    ? value.map((item) => printJson(item, inner))
    : Object.entries(value).map(
        ([key, field]) => `${JSON.stringify(key)}: ${printJson(field, inner)}`,
      );
  return `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${margin}${close}`;
};
