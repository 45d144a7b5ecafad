/** Which columns are taken to refer to which tables, where no foreign key is declared. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Schema } from "../../src/model/model.js";
import { guessReferences } from "../../src/pages/guess.js";
import { arbitraryDatabase } from "../support/model.js";
import { column, databaseOf, table } from "./make-page.js";

const guesses = (...tables: Parameters<typeof databaseOf>[0]) => {
  const [schema] = databaseOf(tables).schemas;
  return [...guessReferences(schema as Schema)].flatMap(([from, keys]) =>
    keys.map(
      ({ columns, references }) =>
        `${from.name}.${columns.join()} -> ${references.table}.${references.columns.join()}`,
    ),
  );
};

const customers = table("customers", [
  column("id", "int8"),
  column("name", "text"),
]);
const dates = table("date_dim", [
  column("d_date_sk", "int4"),
  column("d_year", "int4"),
]);
const countries = table("country", [
  column("country_code", "bpchar"),
  column("name", "text"),
]);

const CASES = [
  {
    name: "an id by the table's name, in the singular too",
    tables: [
      customers,
      table("orders", [
        column("id", "int8"),
        column("customer_id", "int4"),
        column("bill_to_customers_id", "numeric"),
        column("customerId", "int8"),
      ]),
    ],
    want: [
      "orders.customer_id -> customers.id",
      "orders.bill_to_customers_id -> customers.id",
      "orders.customerId -> customers.id",
    ],
  },
  {
    name: "a key without the prefix that all columns of its table have",
    tables: [
      dates,
      table("sales", [
        column("s_id", "int8"),
        column("s_sold_date_sk", "int4"),
      ]),
    ],
    want: ["sales.s_sold_date_sk -> date_dim.d_date_sk"],
  },
  {
    name: "a key that is called the same",
    tables: [
      countries,
      table("town", [
        column("town_no", "int8"),
        column("country_code", "varchar"),
      ]),
    ],
    want: ["town.country_code -> country.country_code"],
  },
  {
    name: "nothing of another type",
    tables: [
      customers,
      table("orders", [column("id", "int8"), column("customer_id", "text")]),
    ],
    want: [],
  },
  {
    name: "nothing by a word alone",
    tables: [
      customers,
      table("orders", [column("no", "int8"), column("id", "int8")]),
    ],
    want: [],
  },
  {
    name: "nothing that two tables could be meant by",
    tables: [
      table("shop", [column("owner_no", "int4"), column("x", "text")]),
      table("house", [column("owner_no", "int4"), column("y", "text")]),
      table("visit", [column("id", "int4"), column("owner_no", "int4")]),
    ],
    want: [],
  },
  {
    name: "no key of the table's own that is not declared",
    tables: [
      table("household_demographics", [
        column("hd_demo_sk", "int4"),
        column("hd_x", "text"),
      ]),
      table(
        "customer_demographics",
        [column("cd_demo_sk", "int4"), column("cd_x", "text")],
        {
          primaryKey: null,
        },
      ),
    ],
    want: [],
  },
  {
    name: "the table itself",
    tables: [
      table("employee", [
        column("employee_no", "int4"),
        column("boss_employee_no", "int4"),
      ]),
    ],
    want: ["employee.boss_employee_no -> employee.employee_no"],
  },
];

it.each(CASES)("takes $name", ({ tables, want }) => {
  expect(guesses(...tables)).toEqual(want);
});

it("guesses nothing where a foreign key is declared", () => {
  const references = { schema: "public", table: "customers", columns: ["id"] };
  const orders = table(
    "orders",
    [column("id", "int8"), column("customer_id", "int8"), column("x", "int8")],
    { foreignKeys: [{ name: "fk", columns: ["x"], references }] },
  );
  expect(guesses(customers, orders)).toEqual([]);
});

it("gives references that hold, whatever things are called", () => {
  fc.assert(
    fc.property(arbitraryDatabase, ({ schemas }) => {
      for (const schema of schemas) {
        for (const [from, keys] of guessReferences(schema)) {
          for (const { columns, references } of keys) {
            const to = schema.tables.find(
              ({ name }) => name === references.table,
            );
            expect(from.columns.map(({ name }) => name)).toContain(columns[0]);
            expect(to?.primaryKey?.columns).toEqual(references.columns);
          }
        }
      }
    }),
  );
});
