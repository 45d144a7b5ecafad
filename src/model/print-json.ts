/** Prints JSON that reads well in a diff: whatever holds no list of objects stands on one line. */

/** What was printed before: an object, with the margin of the place where it stands. */
export class Printed {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What JSON can hold. */
export type Json =
  | Printed
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

// What needs no escape, as nearly every text.
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text in quotes. */
export const quote = (text: string): string =>
  PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);

/** Adds a head and a text in quotes to the pieces of what will be joined; nothing for null. */
export const addText = (
  pieces: string[],
  head: string,
  text: string | null,
): void => {
  if (text === null) return;
  if (PLAIN.test(text)) pieces.push(head, '"', text, '"');
  else pieces.push(head, JSON.stringify(text));
};

// The keys are a few words, printed once per column.
const keys = new Map<string, string>();

const printKey = (key: string): string => {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}: `;
  keys.set(key, text);
  return text;
};

const isNested = (value: Json): boolean =>
  typeof value === "object" && value !== null;

/** Whether the value holds a list of objects or lists, and so more than one line. */
const holdsLists = (value: Json): boolean => {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Printed) return false;
  if (isList(value)) return value.some(isNested);
  for (const key in value) if (holdsLists(value[key] ?? null)) return true;
  return false;
};

/** The text on one line of a value that fits there. */
const printInline = (value: Json): string => {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Printed) return value.text;
  if (isList(value)) return `[${value.map(printInline).join(", ")}]`;
  let fields = "";
  for (const key in value) {
    const comma = fields === "" ? "" : ", ";
    fields += comma + printKey(key) + printInline(value[key] ?? null);
  }
  return fields === "" ? "{}" : `{ ${fields} }`;
};

const joinLines = (lines: readonly string[], margin: string): string => {
  // Not `join`: each level would copy all that is in it, and concatenating copies nothing.
  let text = "";
  for (const line of lines)
    text += `${text === "" ? "" : ","}\n${margin}${line}`;
  return text;
};

/** An object with a field on each line, in one piece, behind a prefix. */
export const printFields = (
  fields: { readonly [key: string]: Json },
  margin: string,
  prefix = "",
): string => {
  const inner = `${margin}  `;
  const lines: string[] = [];
  for (const key in fields) {
    const value = fields[key] ?? null;
    lines.push(printKey(key) + printJson(value, inner));
  }
  return `${prefix}{\n${inner}${lines.join(`,\n${inner}`)}\n${margin}}`;
};

/** The text of a value, indented by two blanks a level, without a trailing newline. */
export const printJson = (value: Json, margin = ""): string => {
  if (!holdsLists(value)) return printInline(value);
  const inner = `${margin}  `;
  if (isList(value)) {
    const lines = value.map((item) => printJson(item, inner));
    return `[${joinLines(lines, inner)}\n${margin}]`;
  }
  const lines = Object.entries(value as object).map(
    ([key, field]: [string, Json]) => printKey(key) + printJson(field, inner),
  );
  return `{${joinLines(lines, inner)}\n${margin}}`;
};
