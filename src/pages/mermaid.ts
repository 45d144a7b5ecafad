/** Prints a schema's references as a Mermaid `erDiagram`. */
import type { PageData, SchemaData, TableData } from "./page-data.js";

/** What Mermaid draws at most, unless a site allows it more. */
const MOST_CHARACTERS = 50_000;
const MOST_LINES = 500;

const FENCE = "```";

// Mermaid takes any line with one of these in it for a command, even where it is quoted: a space without width ends the word.
const DIRECTION = /(direction)(?=\s+(?:TB|BT|LR|RL))/gi;

/** A quoted name. Mermaid knows no escape in it, so that what would end it or begin markup is shown by a look-alike. */
const quote = (text: string): string => {
  const shown = text
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll('"', "″")
    .replaceAll("`", "′")
    .replaceAll("%", "％")
    .replaceAll("\\", "＼")
    .replaceAll("<", "‹")
    .replaceAll(">", "›")
    .replaceAll("&", "＆")
    .replaceAll("#", "＃")
    .replaceAll(DIRECTION, "$1\u200b")
    .trim();
  return `"${shown === "" ? "?" : shown}"`;
};

// Superscripts and the like between ASCII and U+00C0, where the letters that Mermaid knows go on: `²` becomes `2`.
const UNKNOWN = /[\u0080-\u00bf]/g;

// Mermaid's mark of a key, at the beginning of what is no longer ASCII too.
const KEY_MARK = /^([pfu]k)(?!\w)/i;

/** A word for an attribute: Mermaid takes letters, digits, hyphens, underscores and brackets there. */
const word = (text: string): string => {
  const plain = text
    .replaceAll(UNKNOWN, (sign) => sign.normalize("NFKC"))
    .replaceAll(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/_+$/, "")
    .replace(KEY_MARK, "$1_");
  return /^\p{L}/u.test(plain) ? plain : `x_${plain}`;
};

interface Shown {
  readonly at: number;
  readonly table: TableData;
}

const relatedOf = ({ name, tables }: SchemaData): readonly Shown[] => {
  const places = new Map(tables.map((table, at) => [table.name, at]));
  const related = new Set<number>();
  for (const [at, { references = [] }] of tables.entries()) {
    for (const [, schema, target] of references) {
      const place = schema === name ? places.get(target) : undefined;
      if (place !== undefined) related.add(at).add(place);
    }
  }
  return tables.flatMap((table, at) =>
    related.has(at) ? [{ at, table }] : [],
  );
};

const keyMarks = ({ key, references = [] }: TableData, column: number) =>
  [
    ...(key?.[1].includes(column) === true ? ["PK"] : []),
    ...(references.some(([columns]) => columns.includes(column)) ? ["FK"] : []),
  ].join(", ");

const attributesOf = (
  { types }: PageData,
  { table }: Shown,
): readonly string[] =>
  table.columns.flatMap(([name, type], at) => {
    const marks = keyMarks(table, at);
    if (marks === "") return [];
    return [`    ${word(types[type] ?? "")} ${word(name)} ${marks}`];
  });

const entity = (data: PageData, shown: Shown, isFull: boolean) => {
  const head = `  t${shown.at}[${quote(shown.table.name)}]`;
  const attributes = isFull ? attributesOf(data, shown) : [];
  return attributes.length === 0 ? [head] : [`${head} {`, ...attributes, "  }"];
};

const linesOf = (
  schemaName: string,
  places: ReadonlyMap<string, number>,
  { at, table }: Shown,
): readonly string[] =>
  (table.references ?? []).flatMap(([columns, schema, target, , isGuessed]) => {
    const place = schema === schemaName ? places.get(target) : undefined;
    if (place === undefined) return [];
    const label = columns.map((column) => table.columns[column]?.[0] ?? "");
    // A dotted line says of a guess that it is one.
    const line = isGuessed === 1 ? "}o..||" : "}o--||";
    return [`  t${at} ${line} t${place} : ${quote(label.join(", "))}`];
  });

/** A fenced diagram, without columns where it would be too large, and a sentence instead where it still is; nothing without references. */
export const mermaidOf = (
  data: PageData,
  schema: SchemaData,
): readonly string[] => {
  const shown = relatedOf(schema);
  if (shown.length === 0) return [];
  const places = new Map(shown.map(({ at, table }) => [table.name, at]));
  const lines = shown.flatMap((one) => linesOf(schema.name, places, one));
  for (const isFull of [true, false]) {
    const entities = shown.flatMap((one) => entity(data, one, isFull));
    const text = ["erDiagram", ...entities, ...lines];
    const length = text.join("\n").length;
    if (length <= MOST_CHARACTERS && lines.length <= MOST_LINES) {
      return [`${FENCE}mermaid`, ...text, FENCE, ""];
    }
  }
  return [
    `${lines.length.toLocaleString("en-US")} references between ${shown.length.toLocaleString("en-US")} tables are more than Mermaid draws; the HTML page draws them.`,
    "",
  ];
};
