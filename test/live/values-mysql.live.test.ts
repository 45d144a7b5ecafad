/** The values of test/live/values.live.test.ts in a database of MySQL mode, where '' is a text and DATE a day. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalDws, startLocalDws } from "../../src/local/start.js";
import { openCorpus, walkCorpus } from "../support/values/corpus-values.js";
import type { Project } from "../support/values/project.js";

describe("values of the corpus in MySQL", () => {
  let local: LocalDws;
  let project: Project;

  beforeAll(async () => {
    local = await startLocalDws();
    project = await openCorpus(local, "MySQL");
  });
  afterAll(async () => {
    await project.close();
    await local.stop();
  });

  it("come back as they were", { timeout: 600_000 }, async () => {
    expect(await walkCorpus(project)).toEqual([]);
  });
});
