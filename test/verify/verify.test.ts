/** A project whose schema changed is type-checked with its own TypeScript, and each error stands beside its change. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { describeSummary } from "../../generators/summary.js";
import { packageRoot } from "../../src/package-root.js";
import { generateRepositories } from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import { completeSettings } from "../../src/runtime/settings.js";
import { verifyProject } from "../../src/verify/verify.js";
import { runGenerator } from "../generators/run-generator.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";

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
  },
  include: ["src"],
};

const SQL = `
  create type mood as enum ('sad', 'ok');
  create table orders (id int primary key, note varchar(20), total int, state mood);
  create table people (id int primary key, note text);
  create table gone (id int primary key);`;

const MAIN = `
import type { Session } from "./dws/index.js";
import { orders, type OrdersInsert } from "./repositories/public/orders.js";
import { gone } from "./repositories/public/gone.js";
import type { Mood } from "./repositories/public/enums.js";

export const state: Mood = "sad";
const row: OrdersInsert = { id: 1 };

export const work = async (db: Session) => {
  await orders(db).insert(row);
  const rows = await orders(db).select({ where: { id: { gt: 1 } } });
  const first = rows[0];
  await gone(db).select({});
  const total: number = first?.total ?? 0;
  return [first?.note, total];
};
`;

const CHANGES = `
  alter table orders drop column note;
  alter table orders alter column total type bigint;
  alter table orders add column placed_on date not null default now();
  alter table orders alter column placed_on drop default;
  drop table gone;
  alter table orders alter column state type text;
  drop type mood;
  create type mood as enum ('ok', 'great');
  alter table orders alter column state type mood using 'ok';
  comment on table people is 'Nobody cares';`;

let server: Postgres;
let client: pg.Client;
let root: string;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

beforeEach(async () => {
  client = await createDatabase(server, `verified_${++databases}`, SQL);
  root = await mkdtemp(join(tmpdir(), "dws-verify-"));
  await mkdir(join(root, "src"));
  await writeFile(join(root, "package.json"), '{"type":"module"}');
});
afterEach(async () => {
  await client.end();
  await rm(root, { recursive: true });
});

const generate = async () =>
  generateRepositories(
    {
      root,
      connection: completeSettings({
        ...server,
        database: client.database ?? "",
        sslmode: "disable",
      }),
      schemas: ["public"],
      tables: [],
      exclude: [],
      out: "src/repositories",
      runtime: "src/dws",
      dryRun: false,
      keepMine: false,
    },
    silent,
  );

const prepare = async (main: string) => {
  await symlink(join(packageRoot, "node_modules"), join(root, "node_modules"));
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await writeFile(join(root, "src/main.ts"), main);
};

it("compiles at first, and then lists each error beside its change", async () => {
  await prepare(MAIN);
  const { changes } = await generate();
  const fine = await verifyProject(root, changes);
  expect(fine.errors).toEqual([]);
  expect(fine.compiler).toMatch(/^TypeScript \d+\.\d+\.\d+$/);

  await client.query(CHANGES);
  const summary = await generate();
  const { errors } = await verifyProject(root, summary.changes);
  const found = errors.map(({ file, change }) => {
    const { kind, table, column, object } = summary.changes[change ?? -1] ?? {};
    const at = [table ?? object, column].filter(Boolean).join(".");
    return `${file ?? ""}: ${kind ?? "other"} ${at}`.trim();
  });
  expect(found).toEqual([
    "src/main.ts: table-removed gone",
    "src/main.ts: enum-labels-changed mood",
    "src/main.ts: column-added orders.placed_on",
    "src/main.ts: type-changed orders.total",
    "src/main.ts: column-removed orders.note",
  ]);
  const lines = describeSummary(summary, false, {
    compiler: "TypeScript 6.0.3",
    errors,
  });
  const removed = lines.findIndex((line) =>
    line.includes(
      "Column public.orders.note (character varying(20)) was removed",
    ),
  );
  expect(lines[removed + 1]).toMatch(
    /^ {8}src\/main\.ts\(\d+,\d+\): TS2339 Property 'note' does not exist/,
  );
  expect(lines).toContain(
    "The project does not compile: 5 errors (TypeScript 6.0.3).",
  );
});

it("lists what fits no change apart", async () => {
  await prepare('export const wrong: number = "text";\n');
  await generate();
  await client.query("alter table orders drop column note");
  const summary = await generate();
  const verification = await verifyProject(root, summary.changes);
  expect(verification.errors).toMatchObject([
    { file: "src/main.ts", line: 1, code: "TS2322", change: null },
  ]);
  const lines = describeSummary(summary, false, verification);
  const others = lines.indexOf("Other errors:");
  expect(lines[others + 1]).toBe(
    "  src/main.ts(1,14): TS2322 Type 'string' is not assignable to type 'number'.",
  );
});

it("says what is missing", async () => {
  await expect(verifyProject(root, [])).rejects.toMatchObject({
    kind: "verify",
    message: expect.stringContaining("there is no tsconfig.json") as string,
  });
  await writeFile(join(root, "tsconfig.json"), "{}");
  await expect(verifyProject(root, [])).rejects.toMatchObject({
    kind: "verify",
    message: expect.stringContaining("there is no TypeScript") as string,
    hint: expect.stringContaining(
      "npm install --save-dev typescript",
    ) as string,
  });
});

const fakeCompiler = async (program: string) => {
  await writeFile(join(root, "tsconfig.json"), "{}");
  const typescript = join(root, "node_modules/typescript");
  await mkdir(join(typescript, "bin"), { recursive: true });
  await writeFile(
    join(typescript, "package.json"),
    '{ "name": "typescript", "version": "9.9.9", "bin": { "tsc": "./bin/tsc" } }',
  );
  await writeFile(join(typescript, "bin/tsc"), program);
};

it("says that the compiler itself failed", async () => {
  await fakeCompiler("process.kill(process.pid, 'SIGTERM');");
  await expect(verifyProject(root, [])).rejects.toMatchObject({
    kind: "verify",
    message: "TypeScript 9.9.9 failed: it ended with a signal.",
  });
});

const repositories = async (options: object) =>
  runGenerator({
    generator: "repositories",
    root,
    options: {
      host: server.host,
      port: server.port,
      user: server.user,
      database: client.database,
      sslmode: "disable",
      verify: true,
      ...options,
    },
  });

it("ends the command with 0 where all compiles, and with 1 where it does not", async () => {
  await prepare(MAIN);
  const fine = await repositories({});
  expect(fine.error).toBeUndefined();
  expect(fine.stdout).toMatch(/^The project compiles \(TypeScript /m);

  await client.query("alter table orders drop column note");
  const { error, stdout } = await repositories({ json: true });
  expect(error).toMatchObject({ exitCode: 1 });
  expect(error?.message).toContain("The project does not compile: 1 error.");
  expect(JSON.parse(stdout)).toMatchObject({
    changes: [{ kind: "column-removed", column: "note" }],
    verification: {
      errors: [{ file: "src/main.ts", code: "TS2339", change: 0 }],
    },
  });
});

it("ends the command with 1 and a sentence, before it writes, where there is no TypeScript", async () => {
  await writeFile(join(root, "tsconfig.json"), "{}");
  const { error, stdout } = await repositories({});
  expect(error).toMatchObject({ exitCode: 1 });
  expect(error?.message).toContain("there is no TypeScript in");
  expect(stdout).toBe("");
  expect(existsSync(join(root, "dws.schema.json"))).toBe(false);
});

it("says what was written also where the compiler fails", async () => {
  await fakeCompiler(
    'console.error("out of everything"); process.exitCode = 3;',
  );
  const { error, stdout } = await repositories({});
  expect(error?.message).toContain(
    "TypeScript 9.9.9 failed: out of everything.",
  );
  expect(stdout).toContain("Created: ");
});
