/** The project's `.env` beside the environment of the process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readEnvironment } from "../../../src/config/environment.js";

const root = mkdtempSync(join(tmpdir(), "dws-env-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

it("adds what .env says, below what the process was started with", () => {
  expect(readEnvironment(root, { PGHOST: "own" })).toEqual({ PGHOST: "own" });
  writeFileSync(join(root, ".env"), "PGHOST=file\nPGUSER='a b'\n");
  expect(readEnvironment(root, { PGHOST: "own" })).toEqual({
    PGHOST: "own",
    PGUSER: "a b",
  });
});
