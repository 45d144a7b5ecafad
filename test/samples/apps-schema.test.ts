/** The schemas that come with the samples are what is read of their DDL; `vitest run test/samples/apps-schema --update` renews them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SAMPLES } from "../../generators/sample/samples.js";
import { localSettings } from "../../generators/with-local.js";
import { startLocalDws } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";
import { generateRepositories } from "../../src/pipeline.js";
import { silent } from "../../src/progress.js";

const folders = SAMPLES.map(({ folder }) =>
  join(packageRoot, "templates", "sample", folder),
).filter((folder) => existsSync(join(folder, "schema.sql")));

it.each(folders)("%s", async (folder) => {
  const schemaSql = readFileSync(join(folder, "schema.sql"), "utf8");
  const dws = await startLocalDws({ schemaSql });
  const root = mkdtempSync(join(tmpdir(), "dws-apps-schema-"));
  try {
    await generateRepositories(
      {
        root,
        connection: localSettings(dws),
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
    await expect(
      readFileSync(join(root, "dws.schema.json"), "utf8"),
    ).toMatchFileSnapshot(join(folder, "schema.json"));
  } finally {
    await dws.stop();
    rmSync(root, { recursive: true });
  }
});
