/** Lays code out as prettier does with its defaults, so that nothing needs formatting afterwards. */
import { getStringWidth } from "./width.js";
import { commentText, stringLiteral } from "./escape.js";

const WIDTH = 80;

const fits = (line: string) => getStringWidth(line) <= WIDTH;
const pad = (indent: number) => " ".repeat(indent);

/** The type of a row's property, in parts. */
export interface PropertyType {
  readonly element: string;
  readonly isArray: boolean;
  readonly isNullable: boolean;
}

/** `head` + items + `tail` on one line, else one item per line, each ended by `end`. */
const breakable = (
  indent: number,
  head: string,
  items: readonly string[],
  tail: string,
  end: "," | "",
): string => {
  const line = `${pad(indent)}${head}${items.join(", ")}${tail}`;
  if (fits(line)) return line;
  const inner = items.map((item, index) => {
    const comma = index === items.length - 1 ? end : ",";
    return `${pad(indent + 2)}${item}${comma}`;
  });
  return [`${pad(indent)}${head}`, ...inner, `${pad(indent)}${tail}`].join(
    "\n",
  );
};

/** `import { a, type B } from "x";` */
export const layoutImport = (
  keyword: "import" | "import type",
  names: readonly string[],
  from: string,
) => {
  const tail = ` from ${stringLiteral(from)};`;
  const line = `${keyword} { ${names.join(", ")} }${tail}`;
  return fits(line)
    ? line
    : `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}}${tail}`;
};

/** `/** text *\/` on one line, or one line per text line. */
export const layoutDoc = (lines: readonly string[], indent: string) => {
  const texts = lines.map(commentText);
  if (texts.length === 1) return `${indent}/** ${texts[0] ?? ""} */`;
  const body = texts.map((text) => `${indent} * ${text}`.trimEnd());
  return [`${indent}/**`, ...body, `${indent} */`].join("\n");
};

const union = (indent: number, items: readonly string[]): string => {
  const line = items.join(" | ");
  if (fits(pad(indent) + line)) return line;
  return items
    .map((item, index) => `${index === 0 ? "" : pad(indent)}| ${item}`)
    .join("\n");
};

/** `export type Name = Generic<A, B>;`; a lone argument is never broken, its alias is. */
export const layoutGeneric = (
  name: string,
  generic: string,
  types: readonly string[],
) => {
  const head = `export type ${name} = ${generic}<`;
  const isWhole = fits(`${head}${types.join(", ")}>;`);
  return isWhole || (types.length > 1 && fits(head))
    ? breakable(0, head, types, ">;", "")
    : `export type ${name} =\n${breakable(2, `${generic}<`, types, ">;", "")}`;
};

/** `export type Name = Generic<First, "a" | "b">;` */
export const layoutAlias = (
  name: string,
  generic: string,
  first: string,
  properties: readonly string[],
): string => {
  const items = properties.map(stringLiteral);
  const head = `export type ${name} = ${generic}<`;
  const flat = [first, ...(items.length === 0 ? [] : [items.join(" | ")])];
  if (fits(`${head}${flat.join(", ")}>;`)) {
    return `${head}${flat.join(", ")}>;`;
  }
  const parts = [first, ...(items.length === 0 ? [] : [union(2, items)])];
  return layoutGeneric(name, generic, parts);
};

/** `export type Name = "a" | "b";`; a type without labels has no values. */
export const layoutLabels = (name: string, labels: readonly string[]) => {
  if (labels.length === 0) return `export type ${name} = never;`;
  const items = labels.map(stringLiteral);
  const line = `export type ${name} = ${items.join(" | ")};`;
  if (fits(line)) return line;
  const next = `${pad(2)}${items.join(" | ")};`;
  return fits(next)
    ? `export type ${name} =\n${next}`
    : `export type ${name} =\n${items.map((item) => `  | ${item}`).join("\n")};`;
};

/** `export class Name extends Base<A, B> {}` */
export const layoutClass = (
  name: string,
  base: string,
  types: readonly string[],
) => breakable(0, `export class ${name} extends ${base}<`, types, "> {}", "");

/** `property: t.int4("name", "integer"),`; the value goes to a line of its own where its head does not fit. */
export const layoutColumn = (
  property: string,
  maker: string,
  texts: readonly string[],
) => {
  const items = texts.map(stringLiteral);
  return fits(`${pad(4)}${property}: ${maker}(`)
    ? breakable(4, `${property}: ${maker}(`, items, "),", ",")
    : `${pad(4)}${property}:\n${breakable(6, `${maker}(`, items, "),", ",")}`;
};

const KEYWORD_TYPES = new Set(["bigint", "boolean", "number", "string"]);

/** `  property: Type | null;`, the type broken where it does not fit. */
export const layoutProperty = (
  property: string,
  { element, isArray, isNullable }: PropertyType,
) => {
  const whole = isArray ? `(${element} | null)[]` : element;
  const head = `${pad(2)}${property}:`;
  const line = `${head} ${whole}${isNullable ? " | null" : ""};`;
  const isReference = !isArray && !KEYWORD_TYPES.has(element);
  if (fits(line) || isReference) return line;
  if (isNullable) {
    const next = `${pad(4)}${whole} | null;`;
    return fits(next)
      ? `${head}\n${next}`
      : `${head}\n    | ${whole}\n    | null;`;
  }
  return isArray ? `${head} (\n    ${element} | null\n  )[];` : line;
};

/** `name: ["a", "b"],` */
export const layoutArray = (
  name: string,
  texts: readonly string[],
  indent: number,
) => breakable(indent, `${name}: [`, texts.map(stringLiteral), "],", ",");

/** `name: "text",`; a text that does not fit goes to a line of its own, unless the name is very short. */
export const layoutEntry = (name: string, text: string, indent: number) => {
  const literal = stringLiteral(text);
  const line = `${pad(indent)}${name}: ${literal},`;
  return fits(line) || getStringWidth(name) < 5
    ? line
    : `${pad(indent)}${name}:\n${pad(indent + 2)}${literal},`;
};

/** `export function name(session: Type): Result;`, or the head of its body. */
export const layoutFunction = (name: string, parameter: string, tail: string) =>
  breakable(0, `export function ${name}(`, [parameter], `)${tail}`, ",");

/** `new Name(table, session)` behind a prefix. */
export const layoutNew = (prefix: string, name: string, tail: string) => {
  const line = `${prefix}new ${name}(table, session)${tail}`;
  return fits(line)
    ? line
    : `${prefix}new ${name}(\n${pad(8)}table,\n${pad(8)}session,\n${pad(6)})${tail}`;
};
