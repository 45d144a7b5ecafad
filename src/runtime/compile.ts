/** Compiles filters, patches and rows to SQL text whose values are parameters only. */
import { UsageError } from "./errors.js";
import type { AnyTable, Field } from "./table.js";

// The vendor's own drivers count parameters in 15 bits (dws troubleshooting 0203); `pg` would wrap at 16 without a word.
const MOST_PARAMETERS = 32_767;

/** Collects parameters while SQL text is built. */
export class Parameters {
  readonly values: (string | null)[] = [];

  /** Encodes a value for its column and gives its placeholder. */
  add(label: string, field: Field, value: unknown): string {
    if (this.values.length >= MOST_PARAMETERS) {
      throw new UsageError(
        `${label}: more than ${MOST_PARAMETERS} values in one statement; split the list`,
      );
    }
    this.values.push(encode(label, field, value));
    return `$${this.values.length}`;
  }
}

const encode = (label: string, field: Field, value: unknown): string | null => {
  if (value === null) return null;
  try {
    return field.codec.encode(value);
  } catch (error) {
    throw new UsageError(
      `${label}: ${field.property} ${(error as Error).message}`,
    );
  }
};

/** The column of a property. @throws {UsageError} when there is none */
export const fieldOf = (
  table: AnyTable,
  property: string,
  label: string,
): Field => {
  const field = table.byProperty.get(property);
  if (field === undefined) {
    throw new UsageError(`${label}: ${table.label} has no column ${property}`);
  }
  return field;
};

const OPERATORS: Readonly<Record<string, string>> = {
  gt: ">",
  gte: ">=",
  lt: "<",
  lte: "<=",
  like: "like",
  not: "<>",
};

const isOperators = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype;

const compileIn = (
  parameters: Parameters,
  label: string,
  field: Field,
  values: unknown,
): string => {
  if (!Array.isArray(values)) {
    throw new UsageError(`${label}: ${field.property}.in expects an array`);
  }
  // Nothing is in an empty list; SQL has no way to write one.
  if (values.length === 0) return "false";
  const list = values.map((value: unknown) => {
    if (value === null) {
      throw new UsageError(
        `${label}: ${field.property}.in holds null, which SQL never finds there; ask for null itself`,
      );
    }
    return parameters.add(label, field, value);
  });
  return `${field.quoted} in (${list.join(", ")})`;
};

const compileOperator = (
  parameters: Parameters,
  label: string,
  field: Field,
  name: string,
  value: unknown,
): string => {
  if (name === "in") return compileIn(parameters, label, field, value);
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator === undefined || value === undefined) {
    throw new UsageError(
      `${label}: ${field.property} is compared by ${name}, which is ${operator === undefined ? "no operator" : "undefined"}`,
    );
  }
  if (value === null) {
    if (name === "not") return `${field.quoted} is not null`;
    throw new UsageError(`${label}: ${field.property}.${name} is null`);
  }
  return `${field.quoted} ${operator} ${parameters.add(label, field, value)}`;
};

const compileCondition = (
  parameters: Parameters,
  label: string,
  field: Field,
  condition: unknown,
): string => {
  if (condition === undefined) {
    throw new UsageError(
      `${label}: the filter on ${field.property} is undefined; leave it out, or ask for null`,
    );
  }
  if (condition === null) return `${field.quoted} is null`;
  if (!isOperators(condition)) {
    return `${field.quoted} = ${parameters.add(label, field, condition)}`;
  }
  const parts = Object.entries(condition).map(([name, value]) =>
    compileOperator(parameters, label, field, name, value),
  );
  if (parts.length === 0) {
    throw new UsageError(`${label}: the filter on ${field.property} is empty`);
  }
  return parts.join(" and ");
};

/** ` where …`, or nothing for an empty filter. */
export const compileWhere = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  where: object,
): string => {
  const parts = Object.entries(where).map(([property, condition]) =>
    compileCondition(
      parameters,
      label,
      fieldOf(table, property, label),
      condition,
    ),
  );
  return parts.length === 0 ? "" : ` where ${parts.join(" and ")}`;
};

/** `"a" = $1, "b" = $2` */
export const compilePatch = (
  parameters: Parameters,
  label: string,
  table: AnyTable,
  patch: object,
): string => {
  const fixed: readonly string[] = table.definition.fixed ?? [];
  const parts = Object.entries(patch).map(([property, value]) => {
    const field = fieldOf(table, property, label);
    if (fixed.includes(property)) {
      throw new UsageError(
        `${label}: ${property} is part of the distribution key, which DWS cannot update; delete the row and insert it anew`,
      );
    }
    if (value === undefined) {
      throw new UsageError(
        `${label}: ${property} is undefined; leave it out, or set it to null`,
      );
    }
    return `${field.quoted} = ${parameters.add(label, field, value)}`;
  });
  if (parts.length === 0) throw new UsageError(`${label}: the patch is empty`);
  return parts.join(", ");
};
