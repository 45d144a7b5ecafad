/** Random and hand-made models for tests. */
import fc from "fast-check";
import type {
  Column,
  Database,
  Distribution,
  Table,
  TypeRef,
} from "../../src/model/model.js";

/** Names that have broken other generators. */
export const hostileNames = [
  "class",
  "import",
  "constructor",
  "__proto__",
  "then",
  "toString",
  "default",
  "t",
  "table",
  "keyed",
  "index",
  "Index",
  "Con",
  "enums",
  "con",
  "Order Details",
  "2024_sales",
  "user_id",
  "userId",
  'quo"te',
  "apo'strophe",
  "back`tick${x}",
  "*/ throw 1; /*",
  "new\nline",
  "\u2028",
  "客户",
  "Клиент",
  "🙂",
  "a".repeat(63),
  "b".repeat(49),
  "表".repeat(21),
  "trailing ",
  "..",
  "%",
];

/** Names of tables and columns, hostile ones often, of up to 63 bytes. */
export const arbitraryName = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,35}$/),
  fc.stringMatching(/^[a-z][a-z0-9_]{40,62}$/),
  fc
    .string({ minLength: 1, maxLength: 20 })
    .map((name) => name.replaceAll("\0", "x")),
);

/** Comments, absent, plain or hostile. */
export const arbitraryComment = fc.oneof(
  fc.constant(null),
  fc.constantFrom(
    "Plain words.",
    "*/ throw 1; /*",
    "two\nlines",
    'it\'s "quoted" `${here}`',
    "a\u2028b",
    "\\ back \\",
    "long ".repeat(30),
  ),
  fc
    .string({ minLength: 1, maxLength: 120 })
    .map((text) => text.replaceAll("\0", "")),
);

const base = (name: string, sql: string): TypeRef => ({
  sql,
  schema: "pg_catalog",
  name,
  kind: "base",
  isArray: false,
});

/** Types of every kind that the types room knows. */
export const arbitraryType: fc.Arbitrary<TypeRef> = fc.oneof(
  fc.constantFrom(
    base("int4", "integer"),
    base("int8", "bigint"),
    base("numeric", "numeric(12,2)"),
    base("varchar", "character varying(50)"),
    base("timestamptz", "timestamp with time zone"),
    base("timestamp", "timestamp without time zone"),
    base("date", "date"),
    base("bytea", "bytea"),
    base("bool", "boolean"),
    base("json", "json"),
    { ...base("text", "text[]"), isArray: true },
    { ...base("int4", "integer[]"), isArray: true },
  ),
  fc.constant<TypeRef>({
    sql: "public.mood",
    schema: "public",
    name: "mood",
    kind: "enum",
    isArray: false,
  }),
);

const arbitraryColumn = fc.record<Column>({
  name: arbitraryName,
  type: arbitraryType,
  nullable: fc.boolean(),
  default: fc.option(
    fc.constantFrom("0", "'x'::text", "now()", "nextval('s'::regclass)"),
    { nil: null },
  ),
  onUpdate: fc.constant(null),
  isSerial: fc.constant(false),
  collation: fc.constant(null),
  comment: arbitraryComment,
});

const arbitraryDistribution = (names: readonly string[]) =>
  fc.oneof(
    fc.constant<Distribution>({ by: "replication" }),
    fc.constant<Distribution>({ by: "roundrobin" }),
    ...(names.length === 0
      ? []
      : [
          fc
            .subarray([...names], { minLength: 1 })
            .map<Distribution>((columns) => ({ by: "hash", columns })),
        ]),
  );

/** A table of any shape in schema public. */
export const arbitraryTable: fc.Arbitrary<Table> = fc
  .record({
    name: arbitraryName,
    comment: arbitraryComment,
    columns: fc.uniqueArray(arbitraryColumn, {
      selector: ({ name }) => name,
      maxLength: 14,
    }),
    isColumnStore: fc.boolean(),
  })
  .chain(({ name, comment, columns, isColumnStore }) => {
    const names = columns.map((column) => column.name);
    return fc.record<Table>({
      kind: fc.constant("table" as const),
      schema: fc.constant("public"),
      name: fc.constant(name),
      comment: fc.constant(comment),
      persistence: fc.constantFrom("permanent", "unlogged"),
      columns: fc.constant(columns),
      primaryKey:
        names.length === 0
          ? fc.constant(null)
          : fc.option(
              fc
                .subarray(names, { minLength: 1 })
                .map((key) => ({ name: `${name}_pkey`, columns: key })),
              { nil: null },
            ),
      uniqueKeys: fc.constant([]),
      checks: fc.constant([]),
      clusterKey: fc.constant(null),
      foreignKeys: fc.constant([]),
      indexes: fc.constant([]),
      distribution: arbitraryDistribution(names),
      orientation: fc.constant(isColumnStore ? "column" : "row"),
      storage: fc.constant(isColumnStore ? { compression: "low" } : {}),
      partitioning: fc.constant(null),
      rowMovement: fc.constant(null),
    });
  });

/** A database with one schema of random tables. */
export const arbitraryDatabase: fc.Arbitrary<Database> = fc
  .uniqueArray(arbitraryTable, { selector: ({ name }) => name, maxLength: 5 })
  .map((tables) => ({
    server: "dws" as const,
    compatibility: "ORA" as const,
    schemas: [
      {
        name: "public",
        comment: null,
        enums: [{ name: "mood", labels: ["sad", "it's", 'so "so"', "\\"] }],
        composites: [],
        sequences: [],
        tables,
        views: [],
        foreignTables: [],
        routines: [],
      },
    ],
  }));
