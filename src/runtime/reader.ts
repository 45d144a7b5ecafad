/** What can be read of a table: rows by filter or by key, and their number. */
import { compileWhere, fieldOf, Parameters } from "./compile.js";
import { NotFoundError, UsageError } from "./errors.js";
import type {
  CallOptions,
  ReadSession,
  StatementResult,
  Work,
} from "./session.js";
import { execute } from "./session.js";
import type { Asked, Order, Where } from "./shapes.js";
import type { AnyTable, Field, Table } from "./table.js";

/** What to read. */
export interface Query<Row, W, Column extends keyof Row & string> {
  /** All given columns must fit; without it every row does. */
  readonly where?: W;
  /** @default every column */
  readonly columns?: readonly Column[];
  /** Without it the order is arbitrary, and differs from call to call on a cluster. */
  readonly orderBy?: readonly Order<Row>[];
  /** At most so many rows. */
  readonly limit?: number;
}

const orderClause = <Row>(
  table: AnyTable,
  label: string,
  orderBy: readonly Order<Row>[],
): string => {
  const parts = orderBy.map((order) => {
    const { column, direction } =
      typeof order === "string"
        ? { column: order, direction: "asc" as const }
        : order;
    const suffix = direction === "desc" ? " desc" : "";
    return fieldOf(table, column, label).quoted + suffix;
  });
  return parts.length === 0 ? "" : ` order by ${parts.join(", ")}`;
};

const limitClause = (label: string, limit: number | undefined): string => {
  if (limit === undefined) return "";
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new UsageError(`${label}: limit must be a whole number from 0`);
  }
  return ` limit ${limit}`;
};

const decodeRow = (
  fields: readonly Field[],
  values: readonly (string | null)[],
): object => {
  const row: Record<string, unknown> = {};
  fields.forEach((field, index) => {
    const value = values[index] ?? null;
    const decoded = value === null ? null : field.codec.decode(value);
    // A column may be called __proto__; plain assignment would lose it.
    if (field.property === "__proto__") {
      Object.defineProperty(row, field.property, {
        value: decoded,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else row[field.property] = decoded;
  });
  return row;
};

/** Reads of a table without a key. Every read is repeated freely when a node is lost. */
export class TableReader<Row> {
  protected readonly table: Table<Row>;
  protected readonly session: ReadSession;

  constructor(table: Table<Row>, session: ReadSession) {
    this.table = table;
    this.session = session;
  }

  /**
   * Reads rows, each with the asked columns only.
   * @throws {DwsError} when the server refuses, or stays lost until the deadline
   */
  async select<
    const W extends Where<Row> = Where<Row>,
    Column extends keyof Row & string = keyof Row & string,
  >(
    query: Query<Row, W & Asked<W, Row>, Column> = {},
    options: CallOptions = {},
  ): Promise<Pick<Row, Column>[]> {
    const label = this.label("select");
    const { columns, where = {}, orderBy = [], limit } = query;
    const fields =
      columns?.map((column) => fieldOf(this.table, column, label)) ??
      this.table.fields;
    const parameters = new Parameters();
    const text =
      `select ${fields.map(({ quoted }) => quoted).join(", ")} from ${this.table.quoted}` +
      compileWhere(parameters, label, this.table, where) +
      orderClause(this.table, label, orderBy) +
      limitClause(label, limit);
    const { rows } = await this.run("read", label, text, parameters, options);
    return rows.map((values) => decodeRow(fields, values) as Pick<Row, Column>);
  }

  /** Counts rows; without a filter all of them, which on a large table takes long. */
  async count<const W extends Where<Row> = Where<Row>>(
    where?: W & Asked<W, Row>,
    options: CallOptions = {},
  ): Promise<bigint> {
    const label = this.label("count");
    const parameters = new Parameters();
    const text =
      `select count(*) from ${this.table.quoted}` +
      compileWhere(parameters, label, this.table, where ?? {});
    const { rows } = await this.run("read", label, text, parameters, options);
    return BigInt(rows[0]?.[0] ?? 0);
  }

  /** Names a call in errors: `public.orders select`. */
  protected label(method: string): string {
    return `${this.table.label} ${method}`;
  }

  /** Runs one statement of this table in the session, in one round trip. */
  protected async run(
    work: Work,
    label: string,
    text: string,
    parameters: Parameters,
    options: CallOptions,
  ): Promise<StatementResult> {
    return this.session[execute]({ text, values: parameters.values }, work, {
      ...options,
      label: options.label ?? label,
    });
  }
}

/** The row with this key, or undefined. Shared by the keyed reader and the keyed repository. */
export const findByKey = async <Row>(
  reader: TableReader<Row>,
  table: Table<Row>,
  key: unknown,
  options: CallOptions,
): Promise<Row | undefined> => {
  const label = `${table.label} find`;
  const given = key as Readonly<Record<string, unknown>>;
  const where: Record<string, unknown> = {};
  for (const property of table.definition.key ?? []) {
    const value = given[property];
    if (value === undefined || value === null) {
      throw new UsageError(`${label}: the key needs ${property}`);
    }
    where[property] = value;
  }
  const rows = await reader.select(
    { where: where as Where<Row> & Asked<Where<Row>, Row>, limit: 2 },
    { ...options, label: options.label ?? label },
  );
  return rows[0] as Row | undefined;
};

/** As {@link findByKey}, and an error where there is none. */
export const getByKey = async <Row>(
  reader: TableReader<Row>,
  table: Table<Row>,
  key: unknown,
  options: CallOptions,
): Promise<Row> => {
  const row = await findByKey(reader, table, key, options);
  if (row === undefined) {
    throw new NotFoundError(`${table.label} get: no row has this key`);
  }
  return row;
};

/** Reads of a table with a key. */
export class KeyedReader<Row, Key> extends TableReader<Row> {
  /** The row with this key, or undefined. */
  async find(key: Key, options: CallOptions = {}): Promise<Row | undefined> {
    return findByKey(this, this.table, key, options);
  }

  /** The row with this key. @throws {NotFoundError} when there is none */
  async get(key: Key, options: CallOptions = {}): Promise<Row> {
    return getByKey(this, this.table, key, options);
  }
}
