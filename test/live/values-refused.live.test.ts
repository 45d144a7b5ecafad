/** What no column of the corpus can hold is refused by every method, with a reason and without the value. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  filledTables,
  openCorpus,
  PROPERTY,
  rowsOf,
} from "../support/values/corpus-values.js";
import { WITHOUT_UPSERT } from "../support/values/hints.js";
import type { Project } from "../support/values/project.js";
import { refuseEach } from "../support/values/refusals.js";
import { INSERTED } from "../support/values/walk.js";

describe("values that the corpus does not take", () => {
  let local: LocalDws;
  let project: Project;

  beforeAll(async () => {
    local = await startLocalDws();
    project = await openCorpus(local, "ORA");
  });
  afterAll(async () => {
    await project.close();
    await local.stop();
  });

  it("are refused with a reason, and never shown", async () => {
    for (const table of filledTables(project)) {
      const [good] =
        fc.sample(rowsOf(project, table, 1), {
          ...PROPERTY,
          numRuns: 1,
        })[0] ?? [];
      await table.repository.truncate();
      await refuseEach(table, good ?? {});
    }
  });

  it.each(Object.keys(WITHOUT_UPSERT))(
    "cannot be upserted into %s",
    async (name) => {
      const table = filledTables(project).find((one) => one.name === name);
      if (table === undefined) throw new Error(`${name} is not in the corpus`);
      const [rows = []] = fc.sample(rowsOf(project, table, INSERTED), 1);
      await expect(table.repository.upsert(rows)).rejects.toMatchObject({
        sqlState: "55000",
      });
    },
  );
});
