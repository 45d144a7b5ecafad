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

/** A text in quotes, which is all that nearly every one needs. */
export const quote = (text: string): string =>
  /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text);

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
  return isList(value)
    ? value.some(isNested)
    : Object.values(value).some(holdsLists);
};

/** The text on one line of a value that fits there. */
const printInline = (value: Json): string => {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Printed) return value.text;
  if (isList(value)) return `[${value.map(printInline).join(", ")}]`;
  let fields = "";
  for (const [key, field] of Object.entries(value)) {
    fields += `${fields === "" ? "{ " : ", "}${printKey(key)}${printInline(field)}`;
  }
  return fields === "" ? "{}" : `${fields} }`;
};

const joinLines = (lines: readonly string[], margin: string): string => {
  // Not `join`: each level would copy all that is in it, and concatenating copies nothing.
  let text = "";
  for (const line of lines)
    text += `${text === "" ? "" : ","}\n${margin}${line}`;
  return text;
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
