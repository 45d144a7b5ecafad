/** Writes that give back rows as they are afterwards. */
import { compileFilter, compilePatch } from "./compile.js";
import { DwsError, UsageError } from "./errors.js";
import type { AnyWhere, Filter } from "./filter-shapes.js";
import { fieldOf, Parameters } from "./parameters.js";
import { rowDecoder } from "./row-decoder.js";
import type { CallOptions, Session } from "./session.js";
import { execute } from "./session.js";
import type { PatchOf } from "./shapes.js";
import type { Table } from "./table.js";
import { compileInsert } from "./compile-insert.js";

/**
 * INSERT, UPDATE and DELETE with RETURNING, for row-store tables alone: column-store tables refuse it (0A000,
 * dws_06_0240). It is not pushed down to the datanodes (dws_04_0447), so that it is for few rows. Outcome and retry are
 * those of the same write without it.
 */
export class Returning<Row, Insert, Patch> {
  readonly #table: Table<Row>;
  readonly #session: Session;

  constructor(table: Table<Row>, session: Session) {
    this.#table = table;
    this.#session = session;
  }

  /** Inserts one row; gives these columns of it, with what defaults made of them. */
  async insert<Column extends keyof Row & string>(
    row: Insert,
    columns: readonly Column[],
    options: CallOptions = {},
  ): Promise<Pick<Row, Column>> {
    const label = options.label ?? `${this.#table.label} returning.insert`;
    const parameters = new Parameters();
    const text = compileInsert(parameters, label, this.#table, row as object);
    const rows = await this.#run(label, text, parameters, columns, options);
    const [first] = rows;
    if (first === undefined) {
      // Where to is not known: to repeat the call would do it again.
      throw new DwsError(
        "DWS_USAGE",
        `${label}: the server gave no row back; a rule or trigger of the table put it elsewhere, or left it out`,
        { outcome: "applied" },
      );
    }
    return first;
  }

  /** Sets columns in the rows that fit the filter; gives these columns of each, as they are afterwards. */
  async update<
    const W extends AnyWhere<Row>,
    const P extends Patch,
    Column extends keyof Row & string,
  >(
    where: W & Filter<W, Row>,
    patch: P & PatchOf<P, Patch>,
    columns: readonly Column[],
    options: CallOptions = {},
  ): Promise<Pick<Row, Column>[]> {
    const label = options.label ?? `${this.#table.label} returning.update`;
    const parameters = new Parameters();
    const text =
      `update ${this.#table.quoted} set ${compilePatch(parameters, label, this.#table, patch)}` +
      compileFilter(parameters, label, this.#table, where);
    return this.#run(label, text, parameters, columns, options);
  }

  /** Deletes the rows that fit the filter; gives these columns of each, as they were. */
  async delete<
    const W extends AnyWhere<Row>,
    Column extends keyof Row & string,
  >(
    where: W & Filter<W, Row>,
    columns: readonly Column[],
    options: CallOptions = {},
  ): Promise<Pick<Row, Column>[]> {
    const label = options.label ?? `${this.#table.label} returning.delete`;
    const parameters = new Parameters();
    const text =
      `delete from ${this.#table.quoted}` +
      compileFilter(parameters, label, this.#table, where);
    return this.#run(label, text, parameters, columns, options);
  }

  async #run<Column extends keyof Row & string>(
    label: string,
    text: string,
    { values }: Parameters,
    columns: readonly Column[],
    options: CallOptions,
  ): Promise<Pick<Row, Column>[]> {
    if (columns.length === 0) {
      throw new UsageError(
        `${label}: columns is empty; name what to give back`,
      );
    }
    const fields = columns.map((column) => fieldOf(this.#table, column, label));
    const list = fields.map(({ quoted }) => quoted).join(", ");
    const decode = rowDecoder(fields);
    const { rows } = await this.#session[execute](
      { text: `${text} returning ${list}`, values },
      "write",
      { ...options, label },
    );
    try {
      return rows.map((row) => decode(row, label) as Pick<Row, Column>);
    } catch (error) {
      // The write is done: to repeat the call would do it again.
      const { message } = error as Error;
      throw new DwsError("DWS_USAGE", message, { outcome: "applied" });
    }
  }
}
