/** Arbitrary parts of a model: names, types, columns, sequences and routines. */
import fc from "fast-check";
import type {
  Column,
  CompositeType,
  EnumType,
  Routine,
  Sequence,
  TypeRef,
} from "../../../src/model/model.js";
import { signatureOf } from "../../../src/model/signature.js";

/** A name, often one that is a property of every object. */
export const name = fc.oneof(
  fc.constantFrom("a", "b", "c", "__proto__", "constructor", "toString", '"'),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);

/** Any text, or none. */
export const comment = fc.option(fc.string({ unit: "grapheme" }));

/** For lists whose items have names of their own. */
export const uniqueNames = {
  selector: (item: { readonly name: string }) => item.name,
};

const type: fc.Arbitrary<TypeRef> = fc.record({
  sql: fc.constantFrom("integer", "character varying(50)", "s.e[]"),
  schema: fc.oneof(fc.constant("pg_catalog"), name),
  name,
  kind: fc.constantFrom("base", "enum", "composite", "range", "pseudo"),
  isArray: fc.boolean(),
});

/** A column. */
export const column: fc.Arbitrary<Column> = fc.record({
  name,
  type,
  nullable: fc.boolean(),
  default: comment,
  onUpdate: comment,
  isSerial: fc.boolean(),
  collation: comment,
  comment,
});

/** Columns of one relation. */
export const columns = fc.uniqueArray(column, { ...uniqueNames, maxLength: 4 });

/** An enum type. */
export const enumType: fc.Arbitrary<EnumType> = fc.record({
  name,
  labels: fc.uniqueArray(name),
});

/** A composite type. */
export const composite: fc.Arbitrary<CompositeType> = fc.record({
  name,
  attributes: fc.array(fc.record({ name, type }), { maxLength: 3 }),
});

const count = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);

/** A free-standing sequence. */
export const sequence: fc.Arbitrary<Sequence> = fc.record({
  name,
  start: count,
  increment: count,
  minimum: count,
  maximum: count,
  cache: count,
  isCycled: fc.boolean(),
  ownedBy: fc.constant(null),
});

const routine: fc.Arbitrary<Routine> = fc.record({
  name,
  kind: fc.constantFrom("function", "procedure"),
  arguments: fc.array(
    fc.record({
      name: fc.option(name),
      mode: fc.constantFrom("in", "out", "inout", "variadic", "table"),
      type,
      hasDefault: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  result: fc.option(type),
  isSet: fc.boolean(),
  comment,
});

/** Routines that can stand beside each other. */
export const routines = fc.uniqueArray(routine, {
  selector: signatureOf,
  maxLength: 3,
});
