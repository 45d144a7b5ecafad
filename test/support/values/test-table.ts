/** A table of a generated project as the value tests see it: its columns, its repository, and what restricts its rows. */
import type {
  Column,
  Database as Model,
  Table as TableModel,
  TypeRef,
} from "../../../src/model/model.js";
import type { Table } from "../../../src/runtime/table.js";

/** A row by property. */
export type Row = Readonly<Record<string, unknown>>;

/** What is read, untyped: the tests of types are elsewhere. */
export interface AnyQuery {
  readonly where?: object;
  readonly columns?: readonly string[];
  readonly orderBy?: readonly unknown[];
  readonly limit?: number;
  readonly after?: Row | undefined;
}

/** A repository without its types. */
export interface AnyRepository {
  insert(row: Row): Promise<void>;
  insertMany(rows: readonly Row[], options?: object): Promise<bigint>;
  copy(rows: Iterable<Row>, options?: object): Promise<bigint>;
  upsert(rows: readonly Row[]): Promise<bigint>;
  select(query?: AnyQuery): Promise<Row[]>;
  stream(query?: AnyQuery, options?: object): AsyncIterable<Row>;
  copyOut(query?: AnyQuery): AsyncIterable<Row>;
  count(where?: object): Promise<bigint>;
  find(key: Row): Promise<Row | undefined>;
  get(key: Row): Promise<Row>;
  update(where: object, patch: Row): Promise<bigint>;
  updateAll(confirm: object, patch: Row): Promise<bigint>;
  delete(where: object): Promise<bigint>;
  deleteAll(confirm: object): Promise<bigint>;
  truncate(): Promise<void>;
}

/** The same of `Returning`. */
export interface AnyReturning {
  insert(row: Row, columns: readonly string[]): Promise<Row>;
  update(where: object, patch: Row, columns: readonly string[]): Promise<Row[]>;
  delete(where: object, columns: readonly string[]): Promise<Row[]>;
}

/** A column by both of its names. */
export interface TestColumn {
  readonly property: string;
  readonly name: string;
  readonly type: TypeRef;
  /** The type as a cast says it, which is not always how the model does: DATE of an ORA database is a timestamp. */
  readonly castType: string;
  /** What `src/runtime/codecs.ts` calls so. */
  readonly family: string | undefined;
  readonly isNullable: boolean;
  /** `''` is NULL in it, as in the character types of an ORA database. */
  readonly isEmptyNull: boolean;
  /** What becomes of `''` can be foretold. */
  readonly isEmptyKnown: boolean;
  /** UPDATE may not name it: the distribution key, or a partition key of a table whose rows do not move. */
  readonly isFixed: boolean;
  /** No two rows may have one value in it: it takes part in a key. */
  readonly isUnique: boolean;
  /** The server changes it when it is left alone. */
  readonly isTouched: boolean;
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** A table that values are sent through. */
export interface TestTable {
  readonly name: string;
  readonly quoted: string;
  readonly model: TableModel;
  readonly columns: readonly TestColumn[];
  /** Properties of the key, or undefined. */
  readonly key: readonly string[] | undefined;
  readonly fixed: readonly string[];
  readonly repository: AnyRepository;
  /** Undefined for a column store. */
  readonly returning: AnyReturning | undefined;
}

/** Columns of unique indexes that are plain lists of names. */
const indexedColumns = ({ indexes }: TableModel): readonly string[] =>
  indexes.flatMap(({ isUnique, definition }) =>
    isUnique ? (/^btree \((.*)\)/.exec(definition)?.[1] ?? "").split(", ") : [],
  );

const uniqueColumns = (model: TableModel): ReadonlySet<string> =>
  new Set([
    ...(model.primaryKey?.columns ?? []),
    ...model.uniqueKeys.flatMap(({ columns }) => columns),
    ...indexedColumns(model),
  ]);

/** Columns that UPDATE may not change although the runtime lets it be said: a row would have to move. */
const boundColumns = ({ partitioning, rowMovement }: TableModel) =>
  new Set(rowMovement === true ? [] : (partitioning?.columns ?? []));

/** A repository knows its table, and TypeScript alone keeps it to itself. */
export const readTable = (repository: AnyRepository): Table<Row> =>
  (repository as unknown as { readonly table: Table<Row> }).table;

const castTypeOf = ({ isSerial, type }: Column, sqlType: string): string => {
  if (isSerial) return type.sql;
  // The local DWS gives reltime no order of its own.
  return type.name === "reltime" ? "reltime::interval" : sqlType;
};

/** Joins what the generated module and the model say of a table. */
export const testTable = (
  model: TableModel,
  repository: AnyRepository,
  returning: AnyReturning | undefined,
  isOra: boolean,
): TestTable => {
  const table = readTable(repository);
  const { key, fixed = [] } = table.definition;
  const unique = uniqueColumns(model);
  const bound = boundColumns(model);
  const columns = table.fields.map((field): TestColumn => {
    const { property, name, isNullable, isEmptyNull, codec } = field;
    const column = model.columns.find((one) => one.name === name);
    if (column === undefined) throw new Error(`${model.name}: no ${name}`);
    return {
      property,
      name,
      type: column.type,
      castType: castTypeOf(column, field.sqlType),
      family: codec.family,
      isNullable,
      isEmptyNull,
      // A module that does not know of it would write '' in one way by INSERT, and in another by COPY.
      isEmptyKnown: isEmptyNull || !isOra || codec.family !== "text",
      isFixed: fixed.includes(property) || bound.has(name),
      isUnique: unique.has(name),
      isTouched: column.onUpdate !== null,
      encode: (value) => codec.encode(value),
      decode: (text) => codec.decode(text),
    };
  });
  const { quoted } = table;
  const { name } = model;
  return { name, quoted, model, columns, key, fixed, repository, returning };
};

/** Every table of the model, by name. */
export const tablesOf = ({ schemas }: Model): readonly TableModel[] =>
  schemas.flatMap(({ tables }) => tables);
