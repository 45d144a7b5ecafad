/** Lays out declarations of types and classes as prettier does with its defaults. */
import type { AliasView, HeadingView, IdView } from "../plan/view.js";
import { commentText, stringLiteral } from "./escape.js";
import { layoutDoc } from "./layout.js";
import { breakable, broken, fits, pad } from "./line.js";

/** A type argument that is a union, on a line of its own or on one for each of its parts. */
const union = (indent: number, items: readonly string[]): readonly string[] => {
  const line = items.join(" | ");
  if (items.length === 0 || fits(pad(indent) + line)) {
    return items.length === 0 ? [] : [line];
  }
  const text = items.map((item) => `| ${item}`).join(`\n${pad(indent)}`);
  return [text];
};

/** `export type Name = Generic<First, "a" | "b">;`; a lone argument is never broken, its alias is. */
const layoutGeneric = (
  name: string,
  generic: string,
  types: readonly string[],
  parts: readonly string[] = [],
): string => {
  const flat = [...types, ...(parts.length === 0 ? [] : [parts.join(" | ")])];
  const head = `export type ${name} = ${generic}<`;
  const line = `${head}${flat.join(", ")}>;`;
  if (fits(line)) return line;
  if (flat.length > 1 && fits(head)) {
    return broken(0, head, [...types, ...union(2, parts)], ">;", "");
  }
  const next = `${pad(2)}${generic}<${flat.join(", ")}>;`;
  const body =
    flat.length === 1 || fits(next)
      ? next
      : broken(2, `${generic}<`, [...types, ...union(4, parts)], ">;", "");
  return `export type ${name} =\n${body}`;
};

/** A type that follows from a row, below its doc comment, if it has one. */
export const layoutAlias = ({
  doc,
  name,
  generic,
  types,
  properties,
}: AliasView): string => {
  const literals = properties.map(stringLiteral);
  const text = layoutGeneric(name, generic, types, literals);
  return doc.length === 0 ? text : `${layoutDoc(doc, "")}\n${text}`;
};

/** `export class Name extends Base<A, B> {}` */
export const layoutHeading = ({ name, base, types }: HeadingView): string => {
  const head = `export class ${name} extends ${base}<`;
  return types.length === 1
    ? `${head}${types.join("")}> {}`
    : breakable(0, head, types, "> {}", "");
};

/** `export const ordersId = (value: bigint) => value as OrdersId;`: its value moves first, then its parameter, then all of it. */
const maker = (name: string, value: string, type: string): string => {
  const start = `export const ${name} =`;
  const head = `(value: ${value}) =>`;
  const body = `value as ${type};`;
  if (fits(`${start} ${head} ${body}`)) return `${start} ${head} ${body}`;
  if (fits(`${start} ${head}`)) return `${start} ${head}\n  ${body}`;
  if (fits(`${start} (`)) {
    return `${start} (\n  value: ${value},\n) => ${body}`;
  }
  return fits(`  ${head} ${body}`)
    ? `${start}\n  ${head} ${body}`
    : `${start}\n  ${head}\n    ${body}`;
};

/** The type of a key, and the function that makes one of a value. */
export const layoutId = ({ type, factory, value, table }: IdView): string =>
  [
    `/** A key of ${commentText(table)}: no other table's fits in its place. */`,
    layoutGeneric(type, "KeyOf", [value, stringLiteral(table)]),
    "",
    `/** Makes a key of ${commentText(table)}. */`,
    maker(factory, value, type),
  ].join("\n");
