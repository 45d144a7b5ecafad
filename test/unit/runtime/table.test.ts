/** What a table knows of its columns from what the generator printed. */
import { describe, expect, it } from "vitest";
import { type Codec, defineTable, t } from "../../../src/runtime/index.js";

interface Row {
  id: number;
  code: string;
  note: string | null;
  body: string;
}

const define = (emptyTextIsNull?: true) =>
  defineTable<Row>({
    schema: "sales",
    name: 'the "table"',
    columns: {
      id: t.int4("id", "serial"),
      code: t.text("code", "character(3)", "DEFAULT 'NOT NULL'::bpchar"),
      note: t.text("note", "text", 'COLLATE "C" NOT NULL'),
      body: t.json("body", "json", "NOT NULL"),
    },
    ...(emptyTextIsNull === undefined ? {} : { emptyTextIsNull }),
  });

describe("defineTable", () => {
  it("derives what may be NULL", () => {
    const { fields } = define();
    expect(
      fields.map(({ property, isNullable }) => [property, isNullable]),
    ).toEqual([
      ["id", false],
      ["code", true],
      ["note", false],
      ["body", false],
    ]);
  });

  it("derives where an empty text is NULL", () => {
    const empty = (table: ReturnType<typeof define>) =>
      table.fields.filter(({ isEmptyNull }) => isEmptyNull);
    expect(empty(define())).toEqual([]);
    expect(empty(define(true)).map(({ property }) => property)).toEqual([
      "code",
      "note",
    ]);
  });

  it("quotes", () => {
    expect(define().quoted).toBe('"sales"."the ""table"""');
  });
});

class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}

const pointCodec: Codec<Point> = {
  decode: (text) => new Point(Number(text)),
  encode: ({ x }) => String(x),
};

describe("t.of", () => {
  it("takes a codec of one's own, and the family of the column's type", () => {
    const { codec } = t.of(pointCodec, "number")("x", "numeric", "NOT NULL");
    expect(codec.family).toBe("number");
    expect(codec.decode("1")).toEqual(new Point(1));
    expect(codec.encode(new Point(2))).toBe("2");
  });

  it("does not compile for a codec of another type", () => {
    // @ts-expect-error its values are points
    expect(t.of<Date>(pointCodec)).toBeTypeOf("function");
  });

  it("keeps what the codec itself says, and calls it as a method", () => {
    class Own implements Codec<number> {
      readonly family = "temporal";
      readonly factor = 10;
      decode(text: string): number {
        return Number(text) * this.factor;
      }
      encode(value: number): string {
        return String(value / this.factor);
      }
    }
    const { codec } = t.of(new Own())("x", "numeric");
    expect(codec.family).toBe("temporal");
    expect(codec.decode("1")).toBe(10);
    expect(codec.encode(20)).toBe("2");
  });

  it("has arrays of one dimension, whose elements may be arrays", () => {
    const pair: Codec<[number, number]> = {
      decode: (text) => text.split("/").map(Number) as [number, number],
      encode: ([a, b]) => `${a}/${b}`,
    };
    const { codec } = t.of(pair).array("p", "text[]");
    expect(codec.encode([[1, 2], null])).toBe('{"1/2",NULL}');
    expect(codec.decode('{"1/2",NULL}')).toEqual([[1, 2], null]);
  });
});
