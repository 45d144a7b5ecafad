/** Sequences: which a default calls, which the serial types make by themselves, and the DDL of the others. */
import type { Column, Sequence, Table } from "../model/model.js";
import { quoteIdentifier, quoteQualified } from "../runtime/identifiers.js";
import { literalValue } from "./ddl-text.js";
import type { PlacedSequence, Surroundings } from "./surroundings.js";

const SERIAL_TYPES: ReadonlyMap<string, string> = new Map([
  ["int2", "smallserial"],
  ["int4", "serial"],
  ["int8", "bigserial"],
]);

const HIGHEST = "9223372036854775807";

/** DWS's serial types end at the highest bigint; those of PostgreSQL 10 and later at the highest value of the column. */
const HIGHEST_OF: ReadonlyMap<string, string> = new Map([
  ["int2", "32767"],
  ["int4", "2147483647"],
]);

const CALLS =
  /\bnextval\(\(*(E?'(?:[^']|'')*')(?:::text\))?(?:::(?:pg_catalog\.)?regclass)?\)/g;

/** `public."My Seq"`, as regclass prints a name outside of the search path, as `"public"."My Seq"`. */
const quoteEach = (name: string): string | undefined => {
  const [schema, sequence, ...more] = [
    ...name.matchAll(/"((?:[^"]|"")*)"|([^".]+)/g),
  ].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
  return schema === undefined || sequence === undefined || more.length > 0
    ? undefined
    : quoteQualified(schema, sequence);
};

/** The known sequences that a default calls. */
export const calledSequences = (
  column: Column,
  { sequences }: Surroundings,
): readonly PlacedSequence[] => {
  if (column.default?.includes("nextval(") !== true) return [];
  return [...column.default.matchAll(CALLS)].flatMap(([, literal = ""]) => {
    const name = quoteEach(literalValue(literal) ?? "");
    return sequences.get(name ?? "") ?? [];
  });
};

const NAME_BYTES = 63;

/** Cuts a name to so many bytes of UTF-8, at the end of a character. */
const clip = (name: string, bytes: number): string => {
  let text = "";
  for (const character of name) {
    if (Buffer.byteLength(text + character) > bytes) break;
    text += character;
  }
  return text;
};

/** The name that a serial column gives its sequence: the longer of both names is cut first, as the server does. */
const serialName = (table: string, column: string): string => {
  const room = NAME_BYTES - "__seq".length;
  let [first, second] = [Buffer.byteLength(table), Buffer.byteLength(column)];
  while (first + second > room) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  return `${clip(table, first)}_${clip(column, second)}_seq`;
};

/** Whether the serial type makes this very sequence; its cache is 1 on all but the newest clusters. */
const isWhatSerialMakes = (
  { name, start, increment, minimum, maximum, cache, isCycled }: Sequence,
  table: Table,
  column: Column,
): boolean =>
  name === serialName(table.name, column.name) &&
  [start, increment, minimum, cache].every((setting) => setting === "1") &&
  !isCycled &&
  (maximum === HIGHEST || maximum === HIGHEST_OF.get(column.type.name));

/**
 * `serial` and its sisters where they give back the column and its sequence as they are, else undefined: they say
 * NOT NULL and choose name and settings of the sequence.
 */
export const serialType = (
  column: Column,
  table: Table,
  around: Surroundings,
): string | undefined => {
  const { type, isSerial, nullable } = column;
  if (!isSerial || nullable || type.isArray || type.kind !== "base") {
    return undefined;
  }
  const [sequence] = calledSequences(column, around);
  return sequence === undefined || isWhatSerialMakes(sequence, table, column)
    ? SERIAL_TYPES.get(type.name)
    : undefined;
};

/** Whether the type of the column that owns this sequence makes it. */
const comesWithType = (
  sequence: PlacedSequence,
  table: Table,
  around: Surroundings,
): boolean => {
  const column = table.columns.find(
    ({ name }) => name === sequence.ownedBy?.column,
  );
  return (
    column !== undefined &&
    calledSequences(column, around)[0] === sequence &&
    serialType(column, table, around) !== undefined
  );
};

/** The sequences that the table needs and no serial type makes: free ones that a default calls, and its own. */
export const neededSequences = (
  table: Table,
  around: Surroundings,
): readonly PlacedSequence[] => {
  // Nearly all tables.
  if (around.sequences.size === 0 && around.owned.size === 0) return [];
  const called = table.columns.flatMap((column) =>
    calledSequences(column, around),
  );
  const own = around.owned.get(quoteQualified(table.schema, table.name)) ?? [];
  return [
    ...new Set(called.filter(({ ownedBy }) => ownedBy === null)),
    ...own.filter((sequence) => !comesWithType(sequence, table, around)),
  ];
};

/** CREATE SEQUENCE; CACHE is always said, since its default differs between clusters (dws_06_0174). */
export const sequenceStatement = (sequence: PlacedSequence): string => {
  const { start, increment, minimum, maximum, cache, isCycled } = sequence;
  const isUsual = !increment.startsWith("-");
  const options = [
    ...(increment === "1" ? [] : [`INCREMENT BY ${increment}`]),
    ...(isUsual && minimum === "1" ? [] : [`MINVALUE ${minimum}`]),
    ...(isUsual && maximum === HIGHEST ? [] : [`MAXVALUE ${maximum}`]),
    ...(isUsual && start === minimum ? [] : [`START WITH ${start}`]),
    `CACHE ${cache}`,
    ...(isCycled ? ["CYCLE"] : []),
  ];
  return `CREATE SEQUENCE ${quoteQualified(sequence.schema, sequence.name)} ${options.join(" ")}`;
};

/** ALTER SEQUENCE … OWNED BY for each needed sequence that a column owns. */
export const ownerStatements = (
  sequences: readonly PlacedSequence[],
): readonly string[] =>
  sequences.flatMap(({ schema, name, ownedBy }) =>
    ownedBy === null
      ? []
      : [
          `ALTER SEQUENCE ${quoteQualified(schema, name)} OWNED BY ${quoteQualified(schema, ownedBy.table)}.${quoteIdentifier(ownedBy.column)}`,
        ],
  );
