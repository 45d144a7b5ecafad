/** Lays code out as prettier does with its defaults, so that nothing needs formatting afterwards. */
import type { ColumnView, ImportView, MakerView } from "../plan/view.js";
import { commentText, stringLiteral, templateLine } from "./escape.js";
import { breakable, broken, fits, pad } from "./line.js";
import { getStringWidth } from "./width.js";

/** `import { a, type B } from "x";`; a lone name stays on the line, however long. */
export const layoutImport = ({
  names,
  from,
  isTypeOnly,
}: ImportView): string => {
  const head = `import ${isTypeOnly ? "type " : ""}{`;
  const tail = `} from ${stringLiteral(from)};`;
  const line = `${head} ${names.join(", ")} ${tail}`;
  return names.length === 1 || fits(line)
    ? line
    : broken(0, head, names, tail, ",");
};

/** `/** text *\/` on one line, or one line per text line. */
export const layoutDoc = (lines: readonly string[], indent: string): string => {
  if (lines.length === 1) {
    return `${indent}/** ${commentText(lines[0] ?? "")} */`;
  }
  const body = lines.map((line) =>
    `${indent} * ${commentText(line)}`.trimEnd(),
  );
  return [`${indent}/**`, ...body, `${indent} */`].join("\n");
};

/** `export type Name = "a" | "b";`; a type without labels has no values. */
export const layoutLabels = (
  name: string,
  labels: readonly string[],
): string => {
  if (labels.length === 0) return `export type ${name} = never;`;
  const items = labels.map(stringLiteral);
  const line = `export type ${name} = ${items.join(" | ")};`;
  if (fits(line)) return line;
  const next = `${pad(2)}${items.join(" | ")};`;
  return fits(next)
    ? `export type ${name} =\n${next}`
    : `export type ${name} =\n${items.map((item) => `  | ${item}`).join("\n")};`;
};

/** `property: t.int4("name", "integer"),`; the value goes to a line of its own where its head does not fit. */
const layoutColumn = (
  property: string,
  maker: string,
  texts: readonly string[],
  width?: number,
): string => {
  const items = texts.map(stringLiteral);
  const head = `${property}: ${maker}(`;
  const line = `${pad(4)}${head}${items.join(", ")}),`;
  // Nearly always.
  if (fits(line, width)) return line;
  return fits(`${pad(4)}${head}`, width)
    ? broken(4, head, items, "),", ",")
    : `${pad(4)}${property}:\n${breakable(6, `${maker}(`, items, "),", ",", width)}`;
};

/** `columns: { … },`, a column a line. */
export const layoutColumns = (
  columns: readonly ColumnView[],
  width?: number,
): string => {
  if (columns.length === 0) return "  columns: {},";
  const lines = columns.map(({ property, maker, arguments: texts }) =>
    layoutColumn(property, maker, texts, width),
  );
  return `  columns: {\n${lines.join("\n")}\n  },`;
};

/** `const decimalColumn = t.of<Decimal>(decimalCodec, "number");` */
export const layoutMaker = ({ name, expression }: MakerView): string => {
  const line = `const ${name} = ${expression};`;
  const [, call = "", list = ""] = /^(.*\()(.*)\)$/s.exec(expression) ?? [];
  return fits(line)
    ? line
    : broken(0, `const ${name} = ${call}`, list.split(", "), ");", ",");
};

const KEYWORD_TYPES = new Set(["bigint", "boolean", "number", "string"]);

/** `  property: Type | null;`, the type broken where it does not fit. */
export const layoutProperty = (
  property: string,
  { element, isArray, isNullable }: ColumnView["type"],
): string => {
  const whole = isArray ? `(${element} | null)[]` : element;
  const line = `  ${property}: ${whole}${isNullable ? " | null" : ""};`;
  const isReference = !isArray && !KEYWORD_TYPES.has(element);
  if (fits(line) || isReference) return line;
  const head = `  ${property}:`;
  if (isNullable) {
    const next = `${pad(4)}${whole} | null;`;
    return fits(next)
      ? `${head}\n${next}`
      : `${head}\n    | ${whole}\n    | null;`;
  }
  return isArray ? `${head} (\n    ${element} | null\n  )[];` : line;
};

/** A property below its doc comment, if it has one. */
const layoutDescribed = ({ property, type, doc }: ColumnView): string =>
  doc.length === 0
    ? layoutProperty(property, type)
    : `${layoutDoc(doc, pad(2))}\n${layoutProperty(property, type)}`;

/** `export interface Row { … }`, a property a line, below its doc comment. */
export const layoutRow = (
  name: string,
  columns: readonly ColumnView[],
): string =>
  columns.length === 0
    ? `export interface ${name} {}`
    : `export interface ${name} {\n${columns.map(layoutDescribed).join("\n")}\n}`;

/** `name: ["a", "b"],` */
export const layoutArray = (
  name: string,
  texts: readonly string[],
  indent: number,
  width?: number,
): string =>
  breakable(indent, `${name}: [`, texts.map(stringLiteral), "],", ",", width);

/** `name: "text",`; a text that does not fit goes to a line of its own, unless the name is very short. */
export const layoutEntry = (
  name: string,
  text: string,
  indent: number,
  width?: number,
): string => {
  const literal = stringLiteral(text);
  const line = `${pad(indent)}${name}: ${literal},`;
  return fits(line, width) || getStringWidth(name) < 5
    ? line
    : `${pad(indent)}${name}:\n${pad(indent + 2)}${literal},`;
};

const layoutItem = (item: string, head: string): string => {
  if (!item.includes("\n")) return head + templateLine(item);
  const [start = "", ...rest] = item.split("\n").map(templateLine);
  const more = rest.map((line) => (line === "" ? "\n" : `\n${head}  ${line}`));
  return head + start + more.join("");
};

/** One item a line, as the runtime's `textItems` reads them; a lone line is a string as any other. */
export const layoutItems = (
  name: string,
  items: readonly string[],
  indent: number,
  width?: number,
): string => {
  const first = items[0] ?? "";
  if (items.length === 1 && !first.includes("\n")) {
    return layoutEntry(name, first, indent, width);
  }
  const head = pad(indent + 2);
  const inner = items.map((item) => layoutItem(item, head)).join("\n");
  return `${pad(indent)}${name}: \`\n${inner}\n${pad(indent)}\`,`;
};

/** What stands around the lines of a table's description, and how deep it stands itself. */
export interface TableFrame {
  readonly indent: number;
  readonly head: string;
  readonly tail: string;
}

/** `const table = defineTable<Row>({ … });`, for a row of this name. */
export const frameTable = (row: string): TableFrame => {
  const start = "const table =";
  const call = `defineTable<${row}>(`;
  if (fits(`${start} ${call}{`)) {
    return { indent: 0, head: `${start} ${call}{`, tail: "});" };
  }
  if (fits(`${start} ${call}`)) {
    return { indent: 2, head: `${start} ${call}\n  {`, tail: "  },\n);" };
  }
  return fits(`  ${call}{`)
    ? { indent: 2, head: `${start}\n  ${call}{`, tail: "  });" }
    : {
        indent: 4,
        head: `${start}\n  ${call}\n    {`,
        tail: "    },\n  );",
      };
};

/** `export const name = repositoryFactory(table, Class);` */
export const layoutFactory = (
  name: string,
  make: string,
  heading: string,
): string => {
  const head = `export const ${name} = ${make}(`;
  return fits(head)
    ? breakable(0, head, ["table", heading], ");", ",")
    : `export const ${name} =\n${breakable(2, `${make}(`, ["table", heading], ");", ",")}`;
};
