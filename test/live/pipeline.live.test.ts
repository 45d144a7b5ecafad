/** The whole pipeline on a plain PostgreSQL with real schemas: compiles, repeats byte for byte, keeps what people wrote. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import {
  appendFile,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import {
  generateRepositories,
  type PipelineOptions,
} from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import { completeSettings } from "../../src/runtime/settings.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";

const run = promisify(execFile);
const schemas = join(packageRoot, "..", "shared", "schemas");
const hasSchemas = existsSync(schemas);
if (!hasSchemas) console.warn(`Skipped: ${schemas} is not there.`);

const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ["src"],
};

const createProject = async () => {
  const root = await mkdtemp(join(tmpdir(), "dws-pipeline-"));
  await mkdir(join(root, "src"));
  await writeFile(join(root, "package.json"), '{"type":"module"}');
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await symlink(join(packageRoot, "node_modules"), join(root, "node_modules"));
  return root;
};

const typecheck = async (root: string) => {
  const tsc = join(packageRoot, "node_modules", "ts7", "bin", "tsc");
  const { stdout } = await run(process.execPath, [tsc, "-p", root]).catch(
    (error: unknown) => error as { stdout: string },
  );
  return stdout;
};

describe.skipIf(!hasSchemas)("pipeline on plain PostgreSQL", () => {
  let server: Postgres;
  const roots: string[] = [];

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
    await Promise.all(roots.map((root) => rm(root, { recursive: true })));
  });

  const options = (
    root: string,
    database: string,
    schema: string,
  ): PipelineOptions => ({
    root,
    connection: completeSettings({ ...server, database, sslmode: "prefer" }),
    schemas: [schema],
    tables: [],
    exclude: [],
    out: "src/repositories",
    runtime: "src/dws",
    dryRun: false,
    keepMine: false,
  });

  const load = async (name: string) => {
    const sql = readFileSync(join(schemas, `${name}.sql`), "utf8");
    const client = await createDatabase(server, name, sql);
    await client.end();
    const root = await createProject();
    roots.push(root);
    return root;
  };

  it.each([
    ["pagila", "public", 15],
    ["northwind", "public", 14],
    ["omop", "omop", 39],
  ])("generates %s, and it compiles", async (name, schema, least) => {
    const root = await load(name);
    const summary = await generateRepositories(
      options(root, name, schema),
      silent,
    );
    expect(summary.tables).toBeGreaterThanOrEqual(least);
    expect(summary.notes[0]).toMatch(
      /^This is PostgreSQL 15\.\d+, not GaussDB\(DWS\): distribution, orientation and DWS partitions are therefore missing/,
    );
    expect(await typecheck(root)).toBe("");

    const module = join(root, summary.modules[0]?.path ?? "");
    const { mtimeMs } = await stat(module);
    const again = await generateRepositories(
      options(root, name, schema),
      silent,
    );
    expect(again).toMatchObject({ created: [], changed: [], isStale: false });
    expect((await stat(module)).mtimeMs).toBe(mtimeMs);

    const other = await createProject();
    roots.push(other);
    await generateRepositories(options(other, name, schema), silent);
    await run("diff", ["-r", join(root, "src"), join(other, "src")]);
    await run("diff", [
      join(root, "dws.schema.json"),
      join(other, "dws.schema.json"),
    ]);

    const offline = { ...options(root, name, schema), connection: undefined };
    const fromSnapshot = await generateRepositories(offline, silent);
    expect(fromSnapshot).toMatchObject({ isStale: false, changes: [] });
  });

  it("adds a new table to an index without losing what stands there, and never overwrites an edit", async () => {
    const name = "evolving";
    const client = await createDatabase(
      server,
      name,
      "create table a (id int primary key, name text)",
    );
    const root = await createProject();
    roots.push(root);
    await generateRepositories(options(root, name, "public"), silent);
    const index = join(root, "src/repositories/public/index.ts");
    await appendFile(index, "\nexport const mine = 1; // stays\n");
    await client.query("create table b (id bigint not null, at timestamptz)");
    const second = await generateRepositories(
      options(root, name, "public"),
      silent,
    );
    expect(second.created).toEqual(["src/repositories/public/b.ts"]);
    expect(second.changes).toHaveLength(1);
    const text = await readFile(index, "utf8");
    expect(text).toContain('export * from "./b.js";');
    expect(text).toContain("export const mine = 1; // stays\n");
    expect(await typecheck(root)).toBe("");

    const edited = join(root, "src/repositories/public/a.ts");
    await appendFile(edited, "// mine\n");
    await client.query("alter table a add column extra int");
    await generateRepositories(options(root, name, "public"), silent);
    const merged = await readFile(edited, "utf8");
    expect(merged).toMatch(/\/\/ mine\n$/);
    expect(merged).toContain("extra: number | null;");
    await writeFile(edited, merged.replace("extra: number", "extra: bigint"));
    await client.query("alter table a add column more int");
    await expect(
      generateRepositories(options(root, name, "public"), silent),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("a.ts:ARow was changed") as string,
    });
    expect(await readFile(edited, "utf8")).toContain("extra: bigint");

    await client.query("drop table b");
    const third = await generateRepositories(
      { ...options(root, name, "public"), keepMine: true },
      silent,
    );
    expect(third.kept).toEqual(["src/repositories/public/a.ts"]);
    expect(third.deleted).toEqual(["src/repositories/public/b.ts"]);
    expect(await readFile(index, "utf8")).not.toContain("./b.js");
    await client.end();
  });

  it("compiles enums of one name from two schemas, a table that hides a name of ours, and empties what is gone", async () => {
    const name = "odd";
    const client = await createDatabase(
      server,
      name,
      `create schema a; create schema b;
       create type a.status as enum ('x'); create type b.status as enum ('y');
       create type a.orders_row as enum ('z');
       create table b.orders (id int primary key, s a.status, t b.status[], u a.orders_row, boxes box[]);
       create table b."Index" (id int); create table b."keyed" (id int primary key); create table b.t (n int)`,
    );
    await client.end();
    const root = await createProject();
    roots.push(root);
    const both = { ...options(root, name, "a"), schemas: ["a", "b"] };
    await generateRepositories(both, silent);
    expect(await typecheck(root)).toBe("");
    const module = await readFile(
      join(root, "src/repositories/b/orders.ts"),
      "utf8",
    );
    expect(module).toContain("boxes: (string | null)[] | null;");

    await generateRepositories(options(root, name, "a"), silent);
    expect(await typecheck(root)).toBe("");
    const index = await readFile(
      join(root, "src/repositories/b/index.ts"),
      "utf8",
    );
    expect(index).not.toContain("orders");
  });

  it("refuses conflicts of every file before it writes the first", async () => {
    const name = "linked";
    const client = await createDatabase(
      server,
      name,
      "create table a (id int)",
    );
    await client.end();
    const root = await createProject();
    roots.push(root);
    await symlink("/nowhere", join(root, "dws.schema.json"));
    await expect(
      generateRepositories(options(root, name, "public"), silent),
    ).rejects.toMatchObject({ kind: "conflict" });
    expect(existsSync(join(root, "src/repositories"))).toBe(false);
  });
});
