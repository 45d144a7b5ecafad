/** Guesses which columns refer to which tables, from names and types alone: a warehouse declares few foreign keys. */
import type { Column, ForeignKey, Schema, Table } from "../model/model.js";

interface Target {
  readonly table: Table;
  readonly key: Column;
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .split(/[_\s]+/u)
    .filter((word) => word !== "");

/** The words without the first one where all columns of the table begin with it: `ss_item_sk` of store_sales. */
const withoutPrefix = (
  words: readonly string[],
  { columns }: Table,
): readonly string[] => {
  const [first] = words;
  const isShared =
    columns.length > 1 &&
    words.length > 1 &&
    columns.every(({ name }) => wordsOf(name)[0] === first);
  return isShared ? words.slice(1) : words;
};

const singulars = (word: string): readonly string[] => [
  word,
  ...(word.endsWith("ies") ? [`${word.slice(0, -3)}y`] : []),
  ...(word.endsWith("es") ? [word.slice(0, -2)] : []),
  ...(word.endsWith("s") ? [word.slice(0, -1)] : []),
];

/** What a column that refers to the table may end with; always two words or more, since `id` alone says nothing. */
const endings = ({ table, key }: Target): readonly string[] => {
  const full = wordsOf(key.name);
  const stem = withoutPrefix(full, table);
  if (stem.length > 1) return [stem.join(" "), full.join(" ")];
  const words = wordsOf(table.name);
  const last = words.at(-1) ?? "";
  return singulars(last).map((one) =>
    [...words.slice(0, -1), one, ...stem].join(" "),
  );
};

const targetOf = (table: Table): readonly Target[] => {
  const keys = [table.primaryKey, ...table.uniqueKeys].filter(
    (key) => key?.columns.length === 1,
  );
  const [name] = keys[0]?.columns ?? [];
  const key = table.columns.find((column) => column.name === name);
  return key === undefined ? [] : [{ table, key }];
};

const WHOLE = new Set(["int1", "int2", "int4", "int8", "numeric"]);
const TEXT = new Set(["text", "varchar", "bpchar", "nvarchar2"]);

const familyOf = ({ type: { name, isArray } }: Column): string => {
  if (isArray) return `${name}[]`;
  if (WHOLE.has(name)) return "whole";
  return TEXT.has(name) ? "text" : name;
};

type Endings = ReadonlyMap<string, readonly Target[]>;

const indexTargets = (tables: readonly Table[]): Endings => {
  const index = new Map<string, Target[]>();
  for (const target of tables.flatMap(targetOf)) {
    for (const ending of new Set(endings(target))) {
      index.set(ending, [...(index.get(ending) ?? []), target]);
    }
  }
  return index;
};

/** The one table that the longest ending which means any of them stands for. */
const findTarget = (
  table: Table,
  column: Column,
  index: Endings,
): Target | undefined => {
  const words = withoutPrefix(wordsOf(column.name), table);
  for (let from = 0; from < words.length - 1; from++) {
    const found = index.get(words.slice(from).join(" ")) ?? [];
    const fitting = found.filter(
      ({ key }) => familyOf(key) === familyOf(column),
    );
    if (fitting.length > 0) return fitting.length > 1 ? undefined : fitting[0];
  }
  return undefined;
};

/** `cd_demo_sk` of customer_demographics: a key that is not declared, since round robin allows none. */
const isOwnKey = ({ name }: Column, table: Table): boolean => {
  const [first = ""] = withoutPrefix(wordsOf(name), table);
  const last = wordsOf(table.name).at(-1) ?? "";
  return first !== "" && last.startsWith(first);
};

const guessOf = (table: Table, index: Endings): readonly ForeignKey[] => {
  const own = targetOf(table)[0]?.key;
  return table.columns.flatMap((column) => {
    const isOwn = own === undefined ? isOwnKey(column, table) : column === own;
    if (isOwn) return [];
    const target = findTarget(table, column, index);
    if (target === undefined) return [];
    const { table: to, key } = target;
    const references = {
      schema: to.schema,
      table: to.name,
      columns: [key.name],
    };
    return [{ name: "", columns: [column.name], references }];
  });
};

/** Guesses by table, for a schema that declares no foreign key at all; where one does, what it declares is all there is. */
export const guessReferences = ({
  tables,
}: Schema): ReadonlyMap<Table, readonly ForeignKey[]> => {
  if (tables.some(({ foreignKeys }) => foreignKeys.length > 0))
    return new Map();
  const index = indexTargets(tables);
  return new Map(tables.map((table) => [table, guessOf(table, index)]));
};
