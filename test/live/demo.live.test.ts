/** The demo schema on the local DWS: what is generated from it compiles, and creates the same tables again. */
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { fromJson } from "../../src/model/from-json.js";
import { packageRoot } from "../../src/package-root.js";
import {
  generateRepositories,
  type PipelineOptions,
} from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";
import type * as Runtime from "../../src/runtime/index.js";
import {
  type Database,
  openDatabase,
  type Session,
} from "../../src/runtime/index.js";
import { completeSettings } from "../../src/runtime/settings.js";
import { execute } from "../../src/runtime/session.js";

interface Creatable {
  create(): Promise<void>;
}

describe("the demo schema on the local DWS", () => {
  let local: LocalDws;
  let db: Database;
  let root: string;

  beforeAll(async () => {
    // Inside the checkout, so that vite compiles the generated modules.
    const folder = join(packageRoot, "test", ".tmp");
    await mkdir(folder, { recursive: true });
    root = await mkdtemp(join(folder, "demo-"));
    local = await startLocalDws({
      schemaSql: readFileSync(
        join(packageRoot, "templates", "local", "retail.sql"),
        "utf8",
      ),
    });
    db = openDatabase(completeSettings({ ...local, sslmode: "prefer" }));
  });
  afterAll(async () => {
    await db.close();
    await local.stop();
    await rm(root, { recursive: true });
  });

  const options = (): PipelineOptions => ({
    root,
    connection: completeSettings({ ...local, sslmode: "disable" }),
    schemas: ["public"],
    tables: [],
    exclude: [],
    out: "src/repositories",
    runtime: "src/dws",
    dryRun: false,
    keepMine: false,
  });

  const run = async (text: string) =>
    db[execute]({ text, values: [] }, "write", { label: "test" });

  it("is read as DWS, with distribution, orientation and partitions", async () => {
    const summary = await generateRepositories(options(), silent);
    expect(summary).toMatchObject({
      source: expect.stringContaining("GaussDB(DWS) 8.2.1") as string,
      tables: 15,
      notes: [],
    });
    const text = await readFile(join(root, "dws.schema.json"), "utf8");
    const { server, compatibility, schemas } = fromJson(text);
    expect([server, compatibility]).toEqual(["dws", "ORA"]);
    const sales = schemas[0]?.tables.find(({ name }) => name === "store_sales");
    expect(sales).toMatchObject({
      orientation: "column",
      distribution: { by: "hash", columns: ["ss_item_sk"] },
      storage: { compression: "middle" },
      partitioning: {
        by: "range",
        columns: ["ss_sold_date_sk"],
        partitions: [
          { name: "p2001", bound: ["2452276"] },
          { name: "p2002", bound: ["2452641"] },
          { name: "p2003", bound: ["2453006"] },
          { name: "pmax", bound: [null] },
        ],
      },
      primaryKey: {
        columns: ["ss_item_sk", "ss_ticket_number", "ss_sold_date_sk"],
      },
    });
  });

  it("gives the module that README shows", async () => {
    await generateRepositories(options(), silent);
    const text = await readFile(
      join(root, "src/repositories/public/reason.ts"),
      "utf8",
    );
    const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
    const [, body = ""] = /^\/\/ Digest file:.*\n([^]*)/m.exec(text) ?? [];
    expect(readme).toContain(`\`\`\`ts\n${body}\`\`\``);
  });

  it("is created again by create(), the same in every catalog", async () => {
    const summary = await generateRepositories(options(), silent);
    const before = await readFile(join(root, "dws.schema.json"), "utf8");
    for (const { table } of summary.modules) await run(`drop table ${table}`);
    // The project has a runtime of its own; its sessions are not ours.
    const runtime = (await import(
      join(root, "src/dws/index.ts")
    )) as typeof Runtime;
    const theirs = runtime.openDatabase(options().connection);
    for (const { path, factory } of summary.modules) {
      const module = (await import(join(root, path))) as Record<
        string,
        (session: Session) => Creatable
      >;
      await module[factory]?.(theirs).create();
    }
    await theirs.close();
    const again = await generateRepositories(options(), silent);
    expect(again).toMatchObject({ isStale: false, changes: [] });
    expect(await readFile(join(root, "dws.schema.json"), "utf8")).toBe(before);
  });
});
