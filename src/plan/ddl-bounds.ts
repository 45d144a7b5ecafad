/** PARTITION BY with every bound as a literal of its key column's type. */
import type { Column, Partition, Partitioning } from "../model/model.js";
import { splitList } from "../model/split-list.js";
import { quoteIdentifier, quoteLiteral } from "../runtime/identifiers.js";
import { brokenText, literalValue, nameList } from "./ddl-text.js";

const NUMERIC_TYPES: ReadonlySet<string> = new Set([
  "int1",
  "int2",
  "int4",
  "int8",
  "numeric",
  "float4",
  "float8",
]);

// `.25` without its zero is what two of DWS's three modes print.
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

type KeyColumn = Column | undefined;

/** A number stays bare for a numeric key; for a text key `'10'` and `10` are not the same. */
const literal = (value: string, column: KeyColumn): string =>
  NUMERIC_TYPES.has(column?.type.name ?? "") && NUMBER.test(value)
    ? value
    : quoteLiteral(value);

const rangeItem = (
  { name, bound }: Partition,
  key: readonly KeyColumn[],
): string => {
  const values = bound.map((value, index) =>
    value === null ? "MAXVALUE" : literal(value, key[index]),
  );
  return `PARTITION ${quoteIdentifier(name)} VALUES LESS THAN (${values.join(", ")})`;
};

/** One value as `pg_get_expr` prints it, `'x'::text` or `(-1)`, without the cast; an expression stays as it is. */
const listValue = (text: string, column: KeyColumn): string => {
  if (/^(?:DEFAULT|NULL)$/i.test(text)) return text.toUpperCase();
  if (/^NULL::/i.test(text)) return "NULL";
  const bare = /^(E?'(?:[^']|'')*'|\(?[+-]?[\d.][\d.e+-]*\)?)(?:::.*)?$/is.exec(
    text,
  )?.[1];
  if (bare === undefined) return text;
  return literal(literalValue(bare) ?? bare.replaceAll(/[()]/g, ""), column);
};

/** `ROW(1, 'a'::text)` of the catalog is `(1, 'a')` in DDL (catalog facts, §1.4 and §2.1). */
const listEntry = (text: string, key: readonly KeyColumn[]): string => {
  const row = /^(?:ROW)?\((.*)\)$/is.exec(text)?.[1];
  if (row === undefined || key.length === 1) return listValue(text, key[0]);
  const values = splitList(row).map((value, index) =>
    listValue(value, key[index]),
  );
  return `(${values.join(", ")})`;
};

const listItem = (
  { name, bound }: Partition,
  key: readonly KeyColumn[],
): string => {
  const entries = bound
    .flatMap((text) => (text === null ? ["DEFAULT"] : splitList(text)))
    .map((text) => listEntry(text, key));
  return `PARTITION ${quoteIdentifier(name)} VALUES (${entries.join(", ")})`;
};

/** The clause, one line per partition; nothing for what DWS cannot be told (hash, or a key without partitions). */
export const partitionClause = (
  partitioning: Partitioning | null,
  columns: readonly Column[],
): string | undefined => {
  if (partitioning === null || partitioning.partitions.length === 0) {
    return undefined;
  }
  const { by, columns: names, partitions } = partitioning;
  if (by === "hash") return undefined;
  const byName = new Map(columns.map((column) => [column.name, column]));
  const key = names.map((name) => byName.get(name));
  const item = by === "range" ? rangeItem : listItem;
  return brokenText(
    `PARTITION BY ${by.toUpperCase()} (${nameList(names)})`,
    partitions.map((partition) => item(partition, key)),
  );
};
