/** Names: the usual ones, hostile ones, and that no two collide. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameDatabase } from "../../../src/naming/naming.js";
import { camelCase, pascalCase } from "../../../src/naming/words.js";
import { arbitraryDatabase } from "../../support/model.js";

describe("words", () => {
  it.each([
    ["ss_sold_date_sk", "ssSoldDateSk", "SsSoldDateSk"],
    ["customerName", "customerName", "CustomerName"],
    ["Order Details", "orderDetails", "OrderDetails"],
    ["SALES_2024", "sales2024", "Sales2024"],
    ["2024_sales", "_2024Sales", "_2024Sales"],
    ["HTTPServer", "httpServer", "HttpServer"],
    ["_x", "x", "X"],
    ["a$b", "aB", "AB"],
    ["客户_id", "客户Id", "客户Id"],
    ["🙂", "unnamed", "Unnamed"],
    ["", "unnamed", "Unnamed"],
    ["__proto__", "proto", "Proto"],
  ])("%s", (name, camel, pascal) => {
    expect(camelCase(name)).toBe(camel);
    expect(pascalCase(name)).toBe(pascal);
  });
});

describe("nameDatabase", () => {
  it("gives valid names that do not collide, and the same ones each time", () => {
    const isIdentifier = (name: string) =>
      /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
    fc.assert(
      fc.property(arbitraryDatabase, (database) => {
        const names = nameDatabase(database);
        for (const { tables } of names.schemas.values()) {
          const all = [...tables.values()];
          for (const pick of [
            ({ file }: (typeof all)[0]) => file.toLowerCase(),
            ({ factory }: (typeof all)[0]) => factory,
            ({ type }: (typeof all)[0]) => type,
          ]) {
            expect(new Set(all.map(pick)).size).toBe(all.length);
          }
          expect(all.map(({ file }) => file.toLowerCase())).not.toContain(
            "index",
          );
          for (const { file, factory, type, properties } of all) {
            expect(file).toMatch(/^[\p{L}\p{N}_-]+$/u);
            expect([factory, type].every(isIdentifier)).toBe(true);
            const given = [...properties.values()];
            expect(given.every(isIdentifier)).toBe(true);
            expect(new Set(given).size).toBe(given.length);
          }
        }
        expect(nameDatabase(database)).toEqual(names);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
