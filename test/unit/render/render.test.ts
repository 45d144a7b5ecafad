/** Rendered modules: what prettier would leave alone, whatever the names, the kind of thing and the choices. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import type {
  Database,
  ForeignTable,
  Schema,
  Table,
  View,
} from "../../../src/model/model.js";
import { packageRoot } from "../../../src/package-root.js";
import { arbitraryDatabase } from "../../support/model.js";
import { type ModuleChoices, renderModules } from "../../support/modules.js";

const expectPretty = async (text: string) => {
  expect(text).toBe(await prettier.format(text, { parser: "typescript" }));
};

const toView = ({ schema, name, comment, columns }: Table): View => ({
  kind: "view",
  schema,
  name,
  comment,
  columns: columns.map((column) => ({ ...column, nullable: true })),
});

const toForeign = (
  { schema, name, comment, columns }: Table,
  access: ForeignTable["access"],
): ForeignTable => ({
  kind: "foreign-table",
  schema,
  name,
  comment,
  columns,
  server: "gsmpp_server",
  access,
  primaryKey: null,
  uniqueKeys: [],
});

/** Every fourth table stays one, the others become something else. */
const mixKinds = (schema: Schema): Schema => {
  const nth = (rest: number) =>
    schema.tables.filter((_, index) => index % 4 === rest);
  return {
    ...schema,
    tables: nth(0),
    views: nth(1).map(toView),
    foreignTables: [
      ...nth(2).map((table) => toForeign(table, "read")),
      ...nth(3).map((table) => toForeign(table, "write")),
    ],
  };
};

/** As many keys of one column as can be, which refer to each other. */
const referTo = (tables: readonly Table[]): readonly Table[] =>
  tables.map((table, index) => {
    const [column] = table.columns;
    const target = tables[(index + 1) % tables.length];
    const [key] = target?.columns ?? [];
    if (column === undefined || target === undefined || key === undefined) {
      return table;
    }
    const { schema, name } = target;
    const last = table.columns.at(-1) ?? column;
    const references = { schema, table: name, columns: [key.name] };
    return {
      ...table,
      primaryKey: { name: "k", columns: [column.name] },
      foreignKeys: [{ name: "f", columns: [last.name], references }],
    };
  });

const editSchemas = (
  database: Database,
  edit: (schema: Schema) => Schema,
): Database => ({ ...database, schemas: database.schemas.map(edit) });

const own = (name: string) => ({ import: "./own.js", name, codec: "codec" });

const variants: readonly {
  readonly name: string;
  readonly edit: (schema: Schema) => Schema;
  readonly choices?: ModuleChoices;
}[] = [
  { name: "tables", edit: (schema) => schema },
  { name: "views and foreign tables", edit: mixKinds },
  {
    name: "keys with types of their own",
    edit: (schema) => ({ ...schema, tables: referTo(schema.tables) }),
    choices: { naming: { brandedKeys: true, properties: "snake" } },
  },
  {
    name: "types of one's own",
    edit: (schema) => schema,
    choices: {
      types: Object.fromEntries(
        ["int4", "int8", "varchar", "bpchar", "text", "numeric", "date"].map(
          (type) => [type, own(type === "int4" ? "Short" : "LongerNameOfType")],
        ),
      ),
    },
  },
];

describe("render", () => {
  it.each(variants)(
    "prints what prettier leaves alone, whatever the names and comments: $name",
    async ({ edit, choices }) => {
      await fc.assert(
        fc.asyncProperty(arbitraryDatabase, async (database) => {
          const edited = editSchemas(database, edit);
          const { files } = await renderModules(edited, choices);
          for (const { text } of files) await expectPretty(text);
        }),
        { numRuns: 100, seed: 20261123 },
      );
    },
  );

  it("prints what prettier leaves alone, in every case", async () => {
    const cases = join(packageRoot, "test", "cases");
    const files = readdirSync(cases, {
      recursive: true,
      encoding: "utf8",
    }).filter((path) => path.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(60);
    for (const file of files) {
      await expectPretty(readFileSync(join(cases, file), "utf8"));
    }
  });
});
