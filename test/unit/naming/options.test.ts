/** What a project may say about names: how properties are written, names of its own, singular rows, keys with types. */
import { describe, expect, it } from "vitest";
import type { Column, Database, Table } from "../../../src/model/model.js";
import { keyTypeText } from "../../../src/naming/key-brands.js";
import {
  nameDatabase,
  type NamingOptions,
} from "../../../src/naming/naming.js";
import { type Inflector, singularName } from "../../../src/naming/singular.js";

const column = (name: string): Column => ({
  name,
  type: {
    sql: "integer",
    schema: "pg_catalog",
    name: "int4",
    kind: "base",
    isArray: false,
  },
  nullable: true,
  default: null,
  onUpdate: null,
  isSerial: false,
  collation: null,
  comment: null,
});

const table = (name: string, columns: readonly string[]): Table => ({
  kind: "table",
  schema: "sales",
  name,
  comment: null,
  persistence: "permanent",
  columns: columns.map(column),
  primaryKey: null,
  uniqueKeys: [],
  checks: [],
  clusterKey: null,
  foreignKeys: [],
  indexes: [],
  distribution: null,
  orientation: null,
  storage: {},
  partitioning: null,
  rowMovement: null,
});

const database = (
  tables: Readonly<Record<string, readonly string[]>>,
  enums: readonly string[] = [],
): Database => ({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    {
      name: "sales",
      comment: null,
      enums: enums.map((name) => ({ name, labels: ["x"] })),
      composites: [],
      sequences: [],
      tables: Object.entries(tables).map(([name, columns]) =>
        table(name, columns),
      ),
      views: [],
      foreignTables: [],
      routines: [],
    },
  ],
});

type Columns = Readonly<Record<string, readonly string[]>>;

/** `file factory Type: property, …` by table, and the sentences. */
const named = (columns: Columns, options: NamingOptions) => {
  const names = nameDatabase(database(columns), options);
  const { schemas, notes, problems } = names;
  const shown = [...(schemas.get("sales")?.tables ?? [])].map(
    ([name, { file, factory, type, properties }]) => {
      const given = columns[name]?.map((one) => properties.get(one));
      return [name, `${file} ${factory} ${type}: ${given?.join(", ") ?? ""}`];
    },
  );
  return {
    ...(Object.fromEntries(shown) as Record<string, string>),
    notes,
    problems,
  };
};

// Knows two endings, which is what these tests use; it is wrong about others, as every inflector is about some.
const inflector: Inflector = {
  singularize: (word) =>
    word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/s$/, ""),
  pluralize: (word) =>
    word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`,
};

const silent = { notes: [], problems: [] };

describe("names of a person's own", () => {
  it("are taken for table and column as they are", () => {
    const names = {
      "sales.ord_hdr": "orderHeaders",
      "sales.ord_hdr.cust_no": "customerNumber",
      "sales.t2": { name: "$other", type: "Another" },
      "sales.t3": { type: "Third" },
    };
    expect(
      named({ ord_hdr: ["id", "cust_no"], t2: ["id"], t3: ["id"] }, { names }),
    ).toEqual({
      ord_hdr: "orderHeaders orderHeaders OrderHeaders: id, customerNumber",
      t2: "other $other Another: id",
      t3: "t3 t3 Third: id",
      ...silent,
    });
  });

  it("go before those that are derived, which move and are told of", () => {
    const names = { "sales.ord_hdr": "orders", "sales.orders.no": "id" };
    expect(named({ ord_hdr: ["x"], orders: ["id", "no"] }, { names })).toEqual({
      ord_hdr: "orders orders Orders: x",
      orders: "orders2 orders2 Orders2: id2, id",
      notes: [
        'Table sales. "orders" is called orders2, because orders is taken or reserved.',
        'Column sales.orders. "id" is called id2, because id is taken or reserved.',
      ],
      problems: [],
    });
  });

  it.each<[string, NamingOptions["names"], readonly string[]]>([
    [
      "two tables want one name",
      { "sales.a": "same", "sales.b": "same" },
      [
        'Table sales. "b" cannot be called same, as the configuration asks: the name is taken or reserved.',
        'The file of table sales. "b" cannot be called same, as the configuration asks: the name is taken or reserved.',
      ],
    ],
    [
      "two columns want one name",
      { "sales.a.x": "same", "sales.a.y": "same" },
      [
        'Column sales.a. "y" cannot be called same, as the configuration asks: the name is taken or reserved.',
      ],
    ],
    [
      "the name is a keyword",
      { "sales.a": "delete" },
      [
        'Table sales. "a" cannot be called delete, as the configuration asks: the name is taken or reserved.',
      ],
    ],
    [
      "the name is no file on Windows",
      { "sales.a": "aux" },
      [
        'The file of table sales. "a" cannot be called aux, as the configuration asks: the name is taken or reserved.',
      ],
    ],
    [
      "two stems are one",
      { "sales.a": { type: "Same" }, "sales.b": { type: "Same" } },
      [
        'The type of table sales. "b" cannot be called Same, as the configuration asks: the name is taken or reserved.',
      ],
    ],
  ])("are refused where %s", (_says, names, problems) => {
    const tables = { a: ["x", "y"], b: ["x"] };
    expect(named(tables, { names: names ?? {} }).problems).toEqual(problems);
  });

  it("are noted where they name nothing", () => {
    const names = { "sales.gone": "x", "sales.a.gone": "y", "sales.a": "b" };
    expect(named({ a: ["x"] }, { names }).notes).toEqual([
      'names holds "sales.gone", which is no table or column that was read.',
      'names holds "sales.a.gone", which is no table or column that was read.',
    ]);
  });
});

describe("properties", () => {
  it("keep the names of columns where they can", () => {
    const columns = [
      "cust_no",
      "CustNo",
      "Order Details",
      "2024",
      "__proto__",
      "order_details",
    ];
    expect(named({ t: columns }, { properties: "snake" })).toEqual({
      t: "t t_ T: cust_no, CustNo, order_details2, _2024, __proto__, order_details",
      notes: [
        'Table sales. "t" is called t_, because t is taken or reserved.',
        'Column sales.t. "Order Details" is called order_details2, because order_details is taken or reserved.',
      ],
      problems: [],
    });
  });
});

describe("singular rows", () => {
  it.each([
    ["orders", "order"],
    ["order_lines", "order_line"],
    ["orderLines", "orderLine"],
    ["ORDER_LINES", "ORDER_LINE"],
    ["Countries", "Country"],
    ["status", "status"],
    ["web_address", "web_address"],
    ["analysis", "analysis"],
    ["sms", "sms"],
    ["data", "data"],
    ["store_sales", "store_sales"],
    ["dim_caches", "dim_cache"],
    ["orders_2024", "orders_2024"],
    ["客户s", "客户s"],
    ["orders ", "orders "],
    ["", ""],
  ])("%s → %s", (plural, singular) => {
    expect(singularName(plural, inflector)).toBe(singular);
  });

  it("leave a word alone that does not lead back to itself", () => {
    const wrong: Inflector = {
      singularize: () => "analyasis",
      pluralize: (word) => `${word}es`,
    };
    expect(singularName("analyzers", wrong)).toBe("analyzers");
    expect(singularName("things", { ...wrong, singularize: () => "" })).toBe(
      "things",
    );
  });

  it("change types alone, and tell of two that want the same", () => {
    expect(
      named(
        { order: ["id"], orders: ["id"], ord_dtl: ["id"], x_logs: ["id"] },
        {
          inflector,
          names: {
            "sales.ord_dtl": "orderDetails",
            "sales.x_logs": { type: "Logs" },
          },
        },
      ),
    ).toEqual({
      order: "order order Order: id",
      orders: "orders orders Order2: id",
      ord_dtl: "orderDetails orderDetails OrderDetail: id",
      x_logs: "x_logs xLogs Logs: id",
      notes: [
        'The type of table sales. "orders" is called Order2, because Order is taken or reserved.',
      ],
      problems: [],
    });
  });
});

describe("types of keys", () => {
  it("are named beside the others, without meeting any of them", () => {
    const names = nameDatabase(
      database({ orders: ["id"], orders_id: ["id"] }, ["OrdersId"]),
      { brandedKeys: true },
    );
    const { tables, enums } = names.schemas.get("sales") ?? {};
    expect(tables?.get("orders")?.key).toEqual({
      type: "OrdersId",
      factory: "ordersId_",
    });
    expect(tables?.get("orders_id")?.key).toEqual({
      type: "OrdersIdId",
      factory: "ordersIdId",
    });
    expect(enums?.get("OrdersId")).toBe("OrdersId_");
  });

  it("are not named unless asked for", () => {
    const { schemas } = nameDatabase(
      database({ orders: ["id"] }, ["OrdersId"]),
    );
    expect(schemas.get("sales")?.tables.get("orders")).not.toHaveProperty(
      "key",
    );
    expect(schemas.get("sales")?.enums.get("OrdersId")).toBe("OrdersId");
  });

  it("stand for a value and the table", () => {
    expect(keyTypeText("bigint", { schema: "s", name: 'a"b' })).toBe(
      'KeyOf<bigint, "s.a\\"b">',
    );
  });
});
