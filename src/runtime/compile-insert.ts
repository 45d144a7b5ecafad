/** Compiles INSERT of one row, with the text made anew only when a row gives other columns than the one before it. */
import { fieldOf, type Parameters } from "./parameters.js";
import type { AnyTable, Field } from "./table.js";

/** What the rows that give the same columns have in common. */
interface Insert {
  /** Properties of the row, in its order. */
  readonly properties: readonly string[];
  /** Their columns. */
  readonly fields: readonly Field[];
  /** `insert into t (…) values ($1, …)` */
  readonly text: string;
}

const prepare = (
  table: AnyTable,
  label: string,
  properties: readonly string[],
): Insert => {
  const fields = properties.map((property) => fieldOf(table, property, label));
  const columns = fields.map(({ quoted }) => quoted).join(", ");
  const places = fields.map((_, index) => `$${index + 1}`).join(", ");
  return {
    properties,
    fields,
    text:
      fields.length === 0
        ? `insert into ${table.quoted} default values`
        : `insert into ${table.quoted} (${columns}) values (${places})`,
  };
};

const isSame = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};

const lastInserts = new WeakMap<AnyTable, Insert>();

/** `insert into t (…) values (…)`; an undefined property is left to the column's default. */
export const compileInsert = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  row: object,
): string => {
  let properties = Object.keys(row);
  let values: unknown[] = Object.values(row);
  if (values.includes(undefined)) {
    // A property that is no column is refused even so.
    for (const property of properties) fieldOf(table, property, label);
    properties = properties.filter((_, at) => values[at] !== undefined);
    values = values.filter((value) => value !== undefined);
  }
  let insert = lastInserts.get(table);
  if (insert === undefined || !isSame(properties, insert.properties)) {
    insert = prepare(table, label, properties);
    lastInserts.set(table, insert);
  }
  for (const [at, field] of insert.fields.entries()) {
    parameters.add(label, field, values[at]);
  }
  return insert.text;
};
