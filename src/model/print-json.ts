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

// The keys are a few words, printed once per column.
const keys = new Map<string, string>();

const printKey = (key: string): string => {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}: `;
  keys.set(key, text);
  return text;
};

const printFlat = (values: readonly Json[]): string | undefined => {
  const texts: string[] = [];
  for (const value of values) {
    if (typeof value === "object" && value !== null) return undefined;
    texts.push(JSON.stringify(value));
  }
  return `[${texts.join(", ")}]`;
};

/** The text on one line; undefined when the value holds a list of objects or lists. */
const printInline = (value: Json): string | undefined => {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Printed) return value.text;
  if (isList(value)) return printFlat(value);
  let fields = "";
  for (const key of Object.keys(value)) {
    const text = printInline(value[key] ?? null);
    if (text === undefined) return undefined;
    fields += `${fields === "" ? "{ " : ", "}${printKey(key)}${text}`;
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
  const text = printInline(value);
  if (
    text !== undefined ||
    typeof value !== "object" ||
    value === null ||
    value instanceof Printed
  ) {
    return text ?? "null";
  }
  const inner = `${margin}  `;
  if (isList(value)) {
    const lines = value.map((item) => printJson(item, inner));
    return `[${joinLines(lines, inner)}\n${margin}]`;
  }
  const lines = Object.entries(value).map(
    ([key, field]) => printKey(key) + printJson(field, inner),
  );
  return `{${joinLines(lines, inner)}\n${margin}}`;
};
