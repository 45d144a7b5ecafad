/** Rows are written the same quickly, by way of their shape, and whatever the order of their properties. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArrayColumns } from "../../../src/runtime/array-columns.js";
import { parseArrayText } from "../../../src/runtime/array-text.js";
import { compileInsert } from "../../../src/runtime/compile-insert.js";
import { copyLines } from "../../../src/runtime/copy-line.js";
import { formatCopyLine } from "../../../src/runtime/copy-text.js";
import { UsageError } from "../../../src/runtime/errors.js";
import { defineTable, t } from "../../../src/runtime/index.js";
import { Parameters } from "../../../src/runtime/parameters.js";
import { RowShape } from "../../../src/runtime/row-shape.js";

const table = defineTable<Record<string, unknown>>({
  schema: "public",
  name: "things",
  columns: {
    id: t.int8("id", "bigint", "NOT NULL"),
    size: t.int4("size", "integer"),
    weight: t.float("weight", "double precision"),
    isNew: t.bool("is_new", "boolean"),
    name: t.text("name", "text"),
    code: t.text("code", "text", "NOT NULL"),
    tags: t.text.array("tags", "text[]"),
    bytes: t.bytea("bytes", "bytea"),
  },
  key: ["id"],
  emptyTextIsNull: true,
});

// What has a meaning in a line or an array, halves of pairs, and what cannot be sent at all.
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      ...["\\", '"', "\t", "\n", "{", "}", ",", "NULL", "\\N", "a", " "],
      ...["😀", "\ud83d", "\ude00", "\0"],
    ),
  }),
);

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 6 });

const row = fc.record({
  id: fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
  size: orNull(fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.double())),
  weight: orNull(fc.double()),
  isNew: orNull(fc.boolean()),
  name: orNull(text),
  code: text,
  tags: orNull(fc.array(orNull(text), { maxLength: 3 })),
  bytes: orNull(fc.uint8Array({ maxLength: 4 })),
});

/** The same row with its properties in another order, which is the way round by the shape. */
const turned = (one: object): object =>
  Object.fromEntries(Object.entries(one).reverse());

/** What the work gives, or the message of what it throws. */
const outcome = <T>(work: () => T): T | string => {
  try {
    return work();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
};

const shapeOf = (first: object) => new RowShape(table, "things", first);

describe("rows as COPY lines", () => {
  it("are those of their shape", () => {
    fc.assert(
      fc.property(row, (one) => {
        const shape = shapeOf(one);
        const add = copyLines(shape);
        const slow = outcome(() => `x${formatCopyLine(shape.encode(one, 3))}`);
        expect(outcome(() => add("x", one, 3))).toBe(slow);
        expect(outcome(() => add("x", turned(one), 3))).toBe(slow);
      }),
    );
  });
});

describe("rows as arrays", () => {
  it("are those of their shape, without the rows that were refused", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const shape = shapeOf(rows[0] ?? {});
        const columns = new ArrayColumns(shape);
        const expected = shape.fields.map((): (string | null)[] => []);
        for (const [at, one] of rows.entries()) {
          const given = at % 2 === 0 ? one : turned(one);
          const texts = outcome(() => shape.encode(one, at + 1));
          const added = outcome(() => columns.add(given, at + 1));
          if (typeof texts === "string") {
            expect(added).toBe(texts);
            continue;
          }
          expect(added).toBeTypeOf("number");
          expected.forEach((column, place) =>
            column.push(texts[place] ?? null),
          );
        }
        expect(columns.take().map((one) => parseArrayText(one))).toEqual(
          expected,
        );
        expect(columns.take()).toEqual(expected.map(() => "{}"));
      }),
    );
  });

  it("refuse a row that gives other columns", () => {
    const columns = new ArrayColumns(shapeOf({ id: 1n, code: "a" }));
    columns.add({ id: 1n, code: "a" }, 1);
    expect(() => columns.add({ id: 2n }, 2)).toThrow(/row 2 gives no code/);
    expect(() => columns.add({ id: 2n, code: "b", size: 1 }, 2)).toThrow(
      /row 2 gives size/,
    );
    expect(columns.take()).toEqual(["{1}", '{"a"}']);
  });
});

describe("INSERT of one row", () => {
  const compile = (one: object) => {
    const parameters = new Parameters();
    const statement = compileInsert(parameters, "things insert", table, one);
    return [statement, ...parameters.values];
  };

  it.each<[object, unknown[]]>([
    [{ id: 1n, code: "a" }, ['("id", "code") values ($1, $2)', "1", "a"]],
    [{ id: 2n, code: "b" }, ['("id", "code") values ($1, $2)', "2", "b"]],
    [{ code: "c", id: 3n }, ['("code", "id") values ($1, $2)', "c", "3"]],
    [
      { id: 4n, size: undefined, code: "d" },
      ['("id", "code") values ($1, $2)', "4", "d"],
    ],
    [{ id: 5n, code: undefined }, ['("id") values ($1)', "5"]],
    [{ id: 6n, size: null }, ['("id", "size") values ($1, $2)', "6", null]],
    [{}, ["default values"]],
  ])("has the columns of its own row: %o", (one, [tail, ...values]) => {
    const text = `insert into "public"."things" ${String(tail)}`;
    expect(compile(one)).toEqual([text, ...values]);
  });

  it("refuses a property that is no column, even undefined", () => {
    expect(() => compile({ id: 1n, colour: undefined })).toThrow(
      /no column colour/,
    );
  });
});
