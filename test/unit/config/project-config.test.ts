/** `.yo-rc.json`: what it may hold, and the sentence for what it may not. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  parseProjectConfig,
  readProjectConfig,
} from "../../../src/config/project-config.js";

const FULL = {
  schemas: ["public", "sales"],
  tables: ["dim_*"],
  exclude: ["tmp_*"],
  out: "src/repositories",
  runtime: "src/dws",
  connection: {
    host: "a,b",
    port: 8000,
    database: "gaussdb",
    user: "dbadmin",
    sslmode: "verify-ca",
    sslrootcert: "cacert.pem",
  },
  local: { schema: "local/schema.sql" },
  advice: { ignore: ["roundrobin", "fixed-char sales.old orders"] },
};

const PASSWORD = {
  message:
    ".yo-rc.json holds a password, which does not belong into a file that is shared.",
  hint: "Remove it there and set PGPASSWORD instead.",
};

const REFUSED = [
  {
    given: { advice: { ignore: ["unlogged", "round-robin s.t"] } },
    message: '.yo-rc.json ignores advice "round-robin", which does not exist.',
    hint: 'Did you mean "roundrobin"?',
  },
  {
    given: { advice: { ignored: [] } },
    message: '.yo-rc.json holds an unknown key "advice.ignored".',
    hint: 'Did you mean "ignore"?',
  },
  {
    given: { advice: { ignore: "roundrobin" } },
    message: '.yo-rc.json has a wrong value for "advice.ignore".',
    hint: "Expected is a list of texts.",
  },
  {
    given: { schema: ["public"] },
    message: '.yo-rc.json holds an unknown key "schema".',
    hint: 'Did you mean "schemas"?',
  },
  {
    given: { connection: { hots: "x" } },
    message: '.yo-rc.json holds an unknown key "connection.hots".',
    hint: 'Did you mean "host"?',
  },
  {
    given: { local: { zzzzzz: "x" } },
    message: '.yo-rc.json holds an unknown key "local.zzzzzz".',
    hint: 'Known are "schema".',
  },
  {
    given: { schemas: "public" },
    message: '.yo-rc.json has a wrong value for "schemas".',
    hint: "Expected is a list of texts.",
  },
  {
    given: { schemas: [] },
    message: '.yo-rc.json has a wrong value for "schemas".',
  },
  {
    given: { schemas: ["public", 7] },
    message: '.yo-rc.json has a wrong value for "schemas.1".',
    hint: "Expected is string.",
  },
  {
    given: { connection: { port: 0 } },
    message: '.yo-rc.json has a wrong value for "connection.port".',
  },
  {
    given: { connection: { sslmode: "on" } },
    message: '.yo-rc.json has a wrong value for "connection.sslmode".',
  },
  {
    given: { connection: { host: "postgres://x/y" } },
    message: '.yo-rc.json has a wrong value for "connection.host".',
    hint: "Expected is a host, not a URL.",
  },
  {
    given: "public",
    message: '.yo-rc.json has a wrong value for "generator-dws".',
  },
  { given: { password: "hunter2" }, ...PASSWORD },
  { given: { connection: { password: "hunter2" } }, ...PASSWORD },
  { given: { connection: { PGPASSWORD: "hunter2" } }, ...PASSWORD },
  { given: { connection: { host: "postgres://u:hunter2@h/d" } }, ...PASSWORD },
  { given: { url: "postgres://u:hunter2@h/d" }, ...PASSWORD },
];

describe("parseProjectConfig", () => {
  it("accepts everything and nothing", () => {
    expect(parseProjectConfig(FULL)).toEqual(FULL);
    expect(parseProjectConfig({})).toEqual({});
  });

  it.each(REFUSED)("refuses $given", ({ given, message, hint }) => {
    const parse = () => parseProjectConfig(given);
    expect(parse).toThrow(
      expect.objectContaining({
        kind: "config",
        message,
        ...(hint === undefined ? {} : { hint }),
      }),
    );
    expect(parse).not.toThrow("hunter2");
  });
});

describe("readProjectConfig", () => {
  const root = mkdtempSync(join(tmpdir(), "dws-config-"));
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const file = join(root, ".yo-rc.json");

  it("reads only our part, and does without the file", () => {
    expect(readProjectConfig(root)).toEqual({});
    writeFileSync(file, JSON.stringify({ "generator-other": { a: 1 } }));
    expect(readProjectConfig(root)).toEqual({});
    writeFileSync(file, JSON.stringify({ "generator-dws": FULL }));
    expect(readProjectConfig(root)).toEqual(FULL);
  });

  it("says so when it is no JSON", () => {
    writeFileSync(file, "{ schemas: ");
    expect(() => readProjectConfig(root)).toThrow(
      expect.objectContaining({
        kind: "config",
        message: ".yo-rc.json cannot be read as JSON.",
      }),
    );
  });
});
