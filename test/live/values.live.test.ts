/** Random values of every type, through every method of the generated repositories of the corpus, come back as they were. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import {
  filledTables,
  openCorpus,
  walkCorpus,
} from "../support/values/corpus-values.js";
import { WITHOUT_ROWS } from "../support/values/hints.js";
import type { Project } from "../support/values/project.js";

describe("values of the corpus", () => {
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

  it("come back as they were", { timeout: 600_000 }, async () => {
    expect(await walkCorpus(project)).toEqual([]);
  });

  it("go into all tables but those without columns", () => {
    const without = project.tables.filter(
      ({ columns }) => columns.length === 0,
    );
    expect(without.map(({ name }) => name)).toEqual(Object.keys(WITHOUT_ROWS));
    expect(filledTables(project).length).toBeGreaterThanOrEqual(140);
  });
});
