/** Which columns tell the rows of a table apart. */
import type { Index, Table } from "../model/model.js";
import { TOKEN } from "./ddl-text.js";

const unquote = (token: string): string =>
  token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;

/** `btree (a, "B")`, and perhaps clauses behind it; an expression, an order or a condition is more than columns. */
const INDEX = /^\w+ \(([^()]*)\)(.*)$/s;
const NAME = /^(?:"(?:[^"]|"")*"|[^\s(),'"]+)$/;

/** The columns of a unique index over whole rows; undefined where there is more to it. */
const columnsOf = ({
  isUnique,
  definition,
}: Index): readonly string[] | undefined => {
  const [, list, rest = ""] = INDEX.exec(definition) ?? [];
  if (!isUnique || list === undefined || /\bWHERE\b/.test(rest)) {
    return undefined;
  }
  const tokens = [...list.matchAll(TOKEN)]
    .map(([token]) => token)
    .filter((token) => token.trim() !== "");
  const isList = tokens.every((token, index) =>
    index % 2 === 0 ? NAME.test(token) : token === ",",
  );
  return isList
    ? tokens.filter((_, index) => index % 2 === 0).map(unquote)
    : undefined;
};

/**
 * The primary key, else the first unique key or else unique index none of whose columns may be null. A deferrable one is
 * left out: rows may share it for a while, and ON CONFLICT cannot name it (dws_06_0237).
 */
export const chooseKey = (table: Table): readonly string[] => {
  if (table.primaryKey !== null) return table.primaryKey.columns;
  const given = new Set(
    table.columns.filter(({ nullable }) => !nullable).map(({ name }) => name),
  );
  const candidates = [
    ...table.uniqueKeys
      .filter(({ isDeferrable }) => !isDeferrable)
      .map(({ columns }) => columns),
    ...table.indexes.map((index) => columnsOf(index) ?? []),
  ];
  return (
    candidates.find(
      (columns) =>
        columns.length > 0 && columns.every((name) => given.has(name)),
    ) ?? []
  );
};

/** DWS cannot update the columns that decide where a row lives (42P10, dws_06_0240). */
export const fixedColumns = ({ distribution }: Table): readonly string[] =>
  distribution?.by === "hash" || distribution?.by === "modulo"
    ? distribution.columns
    : [];
