/** The modules of every case and of real schemas compile, under strict options and with every supported compiler. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { introspect } from "../../src/introspect/introspect.js";
import { createDatabase } from "../../src/model/create-database.js";
import type { ForeignTable } from "../../src/model/model.js";
import { packageRoot } from "../../src/package-root.js";
import { MODULES_LAYOUT, renderModules } from "../support/modules.js";
import { createQuery, startPostgres } from "../support/postgres.js";
import { sampleColumn, sampleSchema } from "../unit/model/sample-database.js";

const run = promisify(execFile);

const COMPILERS = [
  { version: "5.9", path: "ts5/bin/tsc" },
  { version: "6", path: "typescript/bin/tsc" },
  { version: "7", path: "ts7/bin/tsc" },
];

const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["src"],
};

/** What the cases choose beside the types of the runtime. */
const OWN_TYPES = {
  "decimal.ts": `import type { Codec } from "./dws/index.js";
export class Decimal { readonly text: string; constructor(text: string) { this.text = text; } }
export const decimalCodec: Codec<Decimal> = { decode: (text) => new Decimal(text), encode: ({ text }) => text };
`,
  "payload.ts":
    "export interface OrdersRow { readonly lines: readonly string[] }\n",
  "note.ts": `import type { Codec } from "./dws/index.js";
export interface Note { readonly words: readonly string[] }
export const Note: Codec<Note> = { decode: (text) => ({ words: text.split(" ") }), encode: ({ words }) => words.join(" ") };
`,
  "states.d.ts": `declare module "some-states" {
  import type { Codec } from "./dws/index.js";
  export type State = "open" | "paid";
  export const state: Codec<State>;
}
`,
};

const cases = join(packageRoot, "test", "cases");
const shared = join(packageRoot, "..", "shared", "schemas");

let root: string;

const writeModules = async (
  name: string,
  { files }: Awaited<ReturnType<typeof renderModules>>,
): Promise<void> => {
  for (const { path, text } of files) {
    const to = join(root, path.replace(MODULES_LAYOUT.out, `src/${name}`));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, text);
  }
};

/** The modules of a real schema that a plain PostgreSQL takes. */
const writeShared = async (): Promise<void> => {
  if (!existsSync(shared)) {
    console.warn(`skipped: there are no schemas in ${shared}`);
    return;
  }
  const files = readdirSync(shared).filter((name) => name.endsWith(".sql"));
  const postgres = await startPostgres();
  try {
    for (const file of files) {
      const name = basename(file, ".sql");
      const admin = new pg.Client({ ...postgres });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const client = new pg.Client({ ...postgres, database: name });
      await client.connect();
      await client.query(readFileSync(join(shared, file), "utf8"));
      const schemas = [name === "omop" ? "omop" : "public"];
      const all = { schemas, tables: [], exclude: [] };
      const { database } = await introspect(createQuery(client), all);
      await client.end();
      const modules = await renderModules(database, {
        naming: { brandedKeys: true, singularRows: true },
      });
      expect(modules.files.length).toBeGreaterThan(10);
      await writeModules(name, modules);
    }
  } finally {
    await postgres.stop();
  }
};

/** No server at hand has WRITE ONLY foreign tables, which GDS exports through. */
const writeExports = async (): Promise<void> => {
  const column = sampleColumn({ nullable: false, default: "0" });
  const exported: ForeignTable = {
    kind: "foreign-table",
    schema: "public",
    name: "exported",
    comment: null,
    columns: [column, sampleColumn({ name: "day" })],
    server: "gsmpp_server",
    access: "write",
    primaryKey: null,
    uniqueKeys: [],
  };
  const database = createDatabase({
    server: "dws",
    compatibility: "TD",
    schemas: [sampleSchema({ foreignTables: [exported] })],
  });
  await writeModules("exports", await renderModules(database));
};

const modulesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );

/** What a factory gives is what the module calls its repository, reader or writer. */
const usesOf = (path: string, text: string): string => {
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  const factory = found(/^export const (\S+) =\s+\w+Factory\(/m);
  if (factory === "") return "";
  const [, name = "", base = ""] =
    /^export class (\S+) extends (\w+)</m.exec(text) ?? [];
  const alias = found(/^export type (\S+Reader) =/m);
  const row = found(/^export interface (\S+Row) /m);
  const specifier = `./${path.replace(/\.ts$/, ".js")}`;
  const shown = base === "TableWriter" ? [name] : [name, alias, row];
  const types = shown.filter((one) => one !== "");
  const uses = base.endsWith("Repository")
    ? `  const reader: ${alias} = made(ro);
  const repository: ${name} = made(rw);
  const both: ${alias} = made(rw);
  // @ts-expect-error: a reader does not write
  made(ro).deleteAll({ everyRow: true });
  return [reader.select({ limit: 1 }) satisfies Promise<${row}[]>, repository.deleteAll({ everyRow: true }), both.count()];`
    : base === "TableReader"
      ? `  const reader: ${name} = made(ro);
  return [reader.select() satisfies Promise<${row}[]>, made(rw).exists()];`
      : `  const writer: ${name} = made(rw);
  // @ts-expect-error: nothing can be written in a read-only session
  made(ro);
  return [writer];`;
  return `import { ${factory} as made, ${types.map((one) => `type ${one}`).join(", ")} } from ${JSON.stringify(specifier)};
import type { ReadSession, Session } from "${"../".repeat(path.split("/").length - 1)}../dws/index.js";
export const use = (rw: Session, ro: ReadSession): unknown => {
  void rw;
${uses}
};
`;
};

/** One file of uses beside each module, however many there are in a folder. */
const writeUses = async (folder: string): Promise<void> => {
  for (const [index, path] of modulesIn(folder).entries()) {
    const uses = usesOf(path, readFileSync(join(folder, path), "utf8"));
    const flat = uses.replace(`"./${dirname(path)}/`, '"./');
    if (flat === "") continue;
    await writeFile(join(folder, dirname(path), `use${index}.ts`), flat);
  }
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dws-compile-"));
  const src = join(root, "src");
  await cp(join(packageRoot, "src", "runtime"), join(src, "dws"), {
    recursive: true,
  });
  for (const name of readdirSync(cases)) {
    const out = join(cases, name, "out");
    if (existsSync(out)) await cp(out, join(src, name), { recursive: true });
  }
  await writeShared();
  await writeExports();
  for (const name of readdirSync(src)) {
    if (name !== "dws") await writeUses(join(src, name));
  }
  for (const [name, text] of Object.entries(OWN_TYPES)) {
    await writeFile(join(src, name), text);
  }
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await symlink(join(packageRoot, "node_modules"), join(root, "node_modules"));
});

afterAll(async () => rm(root, { recursive: true }));

describe("the modules of all cases and real schemas", () => {
  it.each(COMPILERS)("compile with TypeScript $version", async ({ path }) => {
    const tsc = join(packageRoot, "node_modules", path);
    const found = await run(process.execPath, [tsc, "-p", root]).then(
      () => "",
      // The compiler's findings are on its standard output.
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    expect(found.slice(0, 5_000)).toBe("");
  });
});
