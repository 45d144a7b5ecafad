/** What a project chooses for types and names reaches its modules, and what cannot be had ends the run with nothing written. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GeneratorError } from "../../src/errors.js";
import { createDatabase } from "../../src/model/create-database.js";
import { toJson } from "../../src/model/to-json.js";
import {
  generateRepositories,
  type PipelineOptions,
  SNAPSHOT_FILE,
} from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import {
  sampleColumn,
  sampleSchema,
  sampleTable,
} from "./model/sample-database.js";
import { makeRoot, readTree } from "./write/scratch.js";

const int8 = {
  sql: "bigint",
  schema: "pg_catalog",
  name: "int8",
  kind: "base",
  isArray: false,
} as const;

const DATABASE = createDatabase({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    sampleSchema({
      tables: [
        sampleTable({
          name: "ord_hdr",
          columns: [sampleColumn({ nullable: false, type: int8 })],
        }),
        sampleTable({ name: "parts" }),
      ],
    }),
  ],
});

const makeProject = async (): Promise<string> => {
  const root = await makeRoot();
  writeFileSync(join(root, SNAPSHOT_FILE), toJson(DATABASE));
  return root;
};

const generate = async (
  root: string,
  choices: Pick<PipelineOptions, "types" | "naming">,
) =>
  generateRepositories(
    {
      root,
      connection: undefined,
      schemas: ["public"],
      tables: [],
      exclude: [],
      out: "src/repositories",
      runtime: "src/dws",
      dryRun: false,
      keepMine: false,
      ...choices,
    },
    silent,
  );

const INDEX = "src/repositories/public/index.ts";

describe("choices that cannot be had", () => {
  it.each([
    {
      choices: { types: { int8: "Date" } },
      at: "types.int8",
      message: 'types.int8: int8 cannot be "Date".',
    },
    {
      choices: {
        types: { "public.ord_hdr.id": { import: "x", name: "Y" } },
      },
      at: "types.public.ord_hdr.id",
      message: "types.public.ord_hdr.id: int8 as Y needs a codec.",
    },
    {
      choices: { naming: { names: { "public.ord_hdr": "class" } } },
      at: "names",
      message:
        'Table public. "ord_hdr" cannot be called class, as the configuration asks: the name is taken or reserved.',
    },
  ])("end the run: $message", async ({ choices, at, message }) => {
    const root = await makeProject();
    const error: unknown = await generate(root, choices).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(GeneratorError);
    expect(error).toMatchObject({ kind: "config", at, message });
    expect(Object.keys(await readTree(root))).toEqual([SNAPSHOT_FILE]);
  });

  it("are notes where nothing fits a key", async () => {
    const { notes } = await generate(await makeProject(), {
      types: { "public.gone.id": "string", numeric: "string" },
      naming: { names: { "public.gone": "here" } },
    });
    expect(notes).toEqual([
      'names holds "public.gone", which is no table or column that was read.',
      'types holds "public.gone.id", which is no type and no column that was read.',
    ]);
  });
});

describe("other choices than at the last run", () => {
  it("rename modules and their exports, and keep what a person exports", async () => {
    const root = await makeProject();
    await generate(root, {});
    const first = (await readTree(root))[INDEX] ?? "";
    expect(first).toContain("./ord_hdr.js");
    writeFileSync(join(root, INDEX), `${first}export const mine = 1;\n`);
    const summary = await generate(root, {
      naming: { names: { "public.ord_hdr": "orders" } },
    });
    expect(summary.created).toEqual(["src/repositories/public/orders.ts"]);
    expect(summary.deleted).toEqual(["src/repositories/public/ord_hdr.ts"]);
    const text = (await readTree(root))[INDEX] ?? "";
    expect(text).toContain("./orders.js");
    expect(text).toContain("./parts.js");
    expect(text).toContain("mine = 1");
    expect(text).not.toContain("ord_hdr");
    await generate(root, {});
    expect((await readTree(root))[INDEX]).toContain("./ord_hdr.js");
  });

  it("leave out an export that a person took out", async () => {
    const root = await makeProject();
    await generate(root, {});
    writeFileSync(join(root, INDEX), 'export * from "./ord_hdr.js";\n');
    await generate(root, { types: { int8: "number" } });
    const tree = await readTree(root);
    expect(tree[INDEX]).not.toContain("parts");
    expect(tree["src/repositories/public/ord_hdr.ts"]).toContain(
      "id: t.int8AsNumber(",
    );
  });
});
