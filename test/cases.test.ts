/** The golden cases: each folder's SQL on the local DWS, and on PostgreSQL where it says nothing of DWS alone, gives its snapshots and modules. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NamingChoices } from "../src/config/resolve.js";
import { introspect } from "../src/introspect/introspect.js";
import type { LocalDws } from "../src/local/start.js";
import { startLocalDws } from "../src/local/start.js";
import { fromJson } from "../src/model/from-json.js";
import type { Database } from "../src/model/model.js";
import { toJson } from "../src/model/to-json.js";
import type { TypesConfig } from "../src/types/config.js";
import { MODULES_LAYOUT, renderModules } from "./support/modules.js";
import {
  createQuery,
  startPostgres,
  type Postgres,
} from "./support/postgres.js";

/** What a case says in its `config.json`. */
interface CaseConfig {
  readonly schemas: readonly string[];
  readonly tables?: readonly string[];
  readonly exclude?: readonly string[];
  /** Who reads; the one who made the schema otherwise. */
  readonly role?: string;
  /** The mode of the database, which is then one of its own and of the local DWS alone. */
  readonly mode?: "ORA" | "TD" | "MySQL";
  /** False keeps the case to the local DWS. */
  readonly postgres?: boolean;
  /** What the project chose for types. */
  readonly types?: TypesConfig;
  /** What it says about names. */
  readonly naming?: NamingChoices;
}

const folder = fileURLToPath(new URL("cases", import.meta.url));

const cases = readdirSync(folder)
  .toSorted()
  .map((name) => {
    const path = join(folder, name);
    const sql = readFileSync(join(path, "schema.sql"), "utf8");
    const config = JSON.parse(
      readFileSync(join(path, "config.json"), "utf8"),
    ) as CaseConfig;
    const isForDws = /\b(?:distribute by|orientation|partition by)\b/i;
    const isElsewhere = config.postgres !== false && config.mode === undefined;
    const isPlain = isElsewhere && !isForDws.test(sql);
    return { name, path, sql, config, isPlain };
  });

type Case = (typeof cases)[number];

const runCase = async (
  server: LocalDws | Postgres,
  { sql, config }: Case,
): Promise<{
  readonly database: Database;
  readonly snapshot: string;
  readonly notes: string;
}> => {
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    await client.query(sql);
    if (config.role !== undefined) {
      await client.query(`set role ${pg.escapeIdentifier(config.role)}`);
    }
    const { database, notes } = await introspect(createQuery(client), {
      schemas: config.schemas,
      tables: config.tables ?? [],
      exclude: config.exclude ?? [],
    });
    const snapshot = toJson(database);
    expect(fromJson(snapshot)).toEqual(database);
    // Which version it is changes with every update of the server.
    const lasting = notes.filter((note) => !note.startsWith("This is "));
    const text = lasting.map((note) => `${note}\n`).join("");
    return { database, snapshot, notes: text };
  } finally {
    await client.end();
  }
};

/** The server, with a database of the mode that the case asks for. */
const withMode = async (
  server: LocalDws,
  { name, config: { mode } }: Case,
): Promise<LocalDws | (Omit<LocalDws, "database"> & { database: string })> => {
  if (mode === undefined) return server;
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    const database = pg.escapeIdentifier(name);
    await client.query(`create database ${database} dbcompatibility '${mode}'`);
  } finally {
    await client.end();
  }
  return { ...server, database: name };
};

/** Notes are few, so that a case without any has no file for them. */
const expectNotes = async (path: string, notes: string): Promise<void> => {
  if (notes === "" && !existsSync(path)) return;
  await expect(notes).toMatchFileSnapshot(path);
};

const listFiles = (path: string): readonly string[] =>
  existsSync(path)
    ? readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

/** The modules as a project gets them, but for their headers; an update leaves none behind that is not made any more. */
const expectModules = async (
  { path, config }: Case,
  database: Database,
): Promise<void> => {
  const { files, notes } = await renderModules(database, config);
  const out = join(path, "out");
  const wanted = new Map(
    files.map(({ path: to, text }) => [
      join(out, relative(MODULES_LAYOUT.out, to)),
      text,
    ]),
  );
  for (const [file, text] of wanted) {
    await expect(text).toMatchFileSnapshot(file);
  }
  const names = notes.map((note) => `${note}\n`).join("");
  await expectNotes(join(path, "choices.txt"), names);
  expect(listFiles(out).filter((file) => !wanted.has(file))).toEqual([]);
};

describe("on the local DWS", () => {
  let dws: LocalDws;
  beforeAll(async () => {
    dws = await startLocalDws();
  });
  afterAll(async () => {
    await dws.stop();
  });

  it.each(cases)("$name", async (one) => {
    const { database, snapshot, notes } = await runCase(
      await withMode(dws, one),
      one,
    );
    await expect(snapshot).toMatchFileSnapshot(join(one.path, "schema.json"));
    await expectNotes(join(one.path, "notes.txt"), notes);
    await expectModules(one, database);
  });
});

describe("on PostgreSQL", () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.stop();
  });

  it.each(cases.filter(({ isPlain }) => isPlain))("$name", async (one) => {
    const { snapshot, notes } = await runCase(postgres, one);
    await expect(snapshot).toMatchFileSnapshot(
      join(one.path, "schema.postgres.json"),
    );
    await expectNotes(join(one.path, "notes.postgres.txt"), notes);
  });
});
