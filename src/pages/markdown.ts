/** Prints the schema as Markdown with Mermaid diagrams, for places that show Markdown and run no scripts. */
import { mermaidOf } from "./mermaid.js";
import { titleOf } from "./html.js";
import { blankMark, stamp } from "./mark.js";
import type {
  ColumnData,
  KeyData,
  PageData,
  SchemaData,
  TableData,
} from "./page-data.js";

// An underscore within a word is none, a colon begins an address only before slashes, a point only after "www".
const SIGNS =
  /[\\`*{}[\]<>#|~&$@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/\/)|(?<=www)\.|^[-+=.]|(?<=^\d+)[.)]/giu;

/** Text as text: nothing in it is markup, a link, a list, a table's end or a new line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(/\p{Cc}/gu, "\ufffd")
    .replaceAll(SIGNS, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

// An empty element between backquotes would show as backquotes.
const code = (text: string): string =>
  `<code>${escapeMarkdown(text === "" ? " " : text)}</code>`;

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

const namesOf = (table: TableData, places: readonly number[]): string =>
  places.map((at) => code(table.columns[at]?.[0] ?? "")).join(", ");

const describeKey = (
  table: TableData,
  what: string,
  key: KeyData | undefined,
): readonly string[] =>
  key === undefined ? [] : [`- ${what}: ${namesOf(table, key[1])}`];

const describeDistribution = ({
  distribution,
}: TableData): readonly string[] => {
  if (distribution === undefined) return [];
  const { by } = distribution;
  const key =
    by === "hash" || by === "modulo"
      ? ` (${distribution.columns.map(code).join(", ")})`
      : "";
  return [`- Distribution: ${by}${key}`];
};

const describePartitions = ({ partitioning }: TableData): readonly string[] => {
  if (partitioning === undefined) return [];
  const { by, columns, partitions } = partitioning;
  const key = columns.map(code).join(", ");
  return [
    `- Partitions: ${partitions.length.toLocaleString("en-US")}, by ${by} (${key})`,
  ];
};

const describeReferences = (table: TableData): readonly string[] =>
  (table.references ?? []).map(([columns, schema, target, to, isGuessed]) => {
    const guess = isGuessed === 1 ? " (guessed from names)" : "";
    return `- ${namesOf(table, columns)} refers to ${code(`${schema}.${target}`)} (${to.map(code).join(", ")})${guess}`;
  });

const describeMeasures = ({ rows, spread }: TableData): readonly string[] => [
  ...(rows === undefined
    ? []
    : [`- Rows: about ${Math.round(rows).toLocaleString("en-US")}`]),
  ...(spread === undefined
    ? []
    : [
        `- Rows by datanode: ${spread.nodes.map(([node, count]) => `${escapeMarkdown(node)} ${count.toLocaleString("en-US")}`).join(", ")}; the fullest holds ${(spread.ratio * 100).toFixed(1)} % of its rows above the average${spread.isSkewed ? ", which is skewed" : ""}`,
      ]),
];

const columnRow = (
  { types, codeTypes }: PageData,
  [name, type, nullable, property, codeType, standard, comment]: ColumnData,
): string =>
  row([
    code(name),
    code(types[type] ?? ""),
    nullable === 1 ? "yes" : "no",
    standard === undefined || standard === 0 ? "" : code(standard),
    code(`${property}: ${codeTypes[codeType] ?? ""}`),
    comment === undefined || comment === 0 ? "" : escapeMarkdown(comment),
  ]);

const adviceOf = (data: PageData, table: TableData): readonly string[] =>
  (table.advice ?? []).map(([kind, column]) => {
    const { code: name = "", sentence = "" } = data.advice[kind] ?? {};
    const at =
      column === undefined
        ? ""
        : ` (${code(table.columns[column]?.[0] ?? "")})`;
    return `- ${name}${at}: ${escapeMarkdown(sentence)}.`;
  });

const headingOf = (schema: SchemaData, table: TableData): string => {
  const kind =
    table.kind === "table" ? "" : ` (${table.kind.replace("-", " ")})`;
  return `### ${escapeMarkdown(`${schema.name}.${table.name}`)}${kind}`;
};

const block = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, "", ...lines, ""];

const printTable = (
  data: PageData,
  schema: SchemaData,
  table: TableData,
): readonly string[] => [
  headingOf(schema, table),
  "",
  ...(table.comment === undefined ? [] : [escapeMarkdown(table.comment), ""]),
  ...block(
    `In code: ${code(table.code.factory)} of ${code(table.code.path)}.`,
    [
      ...describeKey(table, "Primary key", table.key),
      ...(table.uniques ?? []).flatMap((key) =>
        describeKey(table, "Unique", key),
      ),
      ...describeReferences(table),
      ...describeDistribution(table),
      ...(table.orientation === undefined
        ? []
        : [`- Orientation: ${table.orientation}`]),
      ...describePartitions(table),
      ...describeMeasures(table),
    ],
  ),
  row(["Column", "Type", "Null", "Default", "In code", "Comment"]),
  row(["---", "---", "---", "---", "---", "---"]),
  ...table.columns.map((column) => columnRow(data, column)),
  "",
  ...block("Advice:", adviceOf(data, table)),
];

const printSchema = (data: PageData, schema: SchemaData): readonly string[] => [
  `## ${escapeMarkdown(schema.name)}`,
  "",
  ...(schema.comment === undefined ? [] : [escapeMarkdown(schema.comment), ""]),
  ...mermaidOf(data, schema),
  ...schema.tables.flatMap((table) => printTable(data, schema, table)),
];

/** The whole document; the same for the same data. */
export const printMarkdown = (data: PageData): string => {
  const lines = [
    blankMark("markdown"),
    "",
    `# ${escapeMarkdown(titleOf(data))}`,
    "",
    ...data.schemas.flatMap((schema) => printSchema(data, schema)),
  ];
  return stamp("markdown", `${lines.join("\n").trimEnd()}\n`);
};
