/** The prompts of `yo dws` and the flags say the same, and a flag takes the place of its prompt. */
import { describe, expect, it } from "vitest";
import {
  askOpenQuestions,
  openQuestions,
} from "../../generators/app/prompts.js";
import type { FlagValues } from "../../src/config/flags.js";

const ALL = {
  name: "shop",
  host: "dws.example.com",
  port: 8001,
  database: "sales",
  user: "ann",
  sslmode: "require",
  schemas: ["public", "sales"],
} as const;

const given = (flags: FlagValues, environment = {}) => ({
  flags,
  config: {},
  environment,
});

const namesFor = (flags: FlagValues, environment = {}) =>
  openQuestions(given(flags, environment), "folder").map(({ name }) => name);

const OPEN = [
  {
    flags: {},
    want: "name source host port database user password sslmode schemas sample",
  },
  {
    flags: { host: "h" },
    want: "name port database user password sslmode schemas sample",
  },
  { flags: { url: "postgres://u@h/d" }, want: "name password schemas sample" },
  { flags: { url: "postgres://u:p@h/d" }, want: "name schemas sample" },
  { flags: { ...ALL }, want: "password sample" },
  {
    flags: { ...ALL },
    environment: { PGPASSWORD: "p" },
    want: "sample",
  },
] as const;

describe("openQuestions", () => {
  it.each(OPEN)("after $flags: $want", ({ flags, want, ...rest }) => {
    const environment = "environment" in rest ? rest.environment : {};
    expect(namesFor(flags, environment).join(" ")).toBe(want);
  });

  it("asks for no connection when the local DWS is chosen", () => {
    const questions = openQuestions(given({ local: true }), "folder");
    const asked = questions.filter(({ when }) => when?.({}) ?? true);
    expect(asked.map(({ name }) => name)).toEqual([
      "name",
      "schemas",
      "sample",
    ]);
    const open = openQuestions(given({}), "folder");
    const later = open.filter(
      ({ when }) => when?.({ source: "local" }) ?? true,
    );
    expect(later.map(({ name }) => name)).toEqual([
      "name",
      "source",
      "schemas",
      "sample",
    ]);
  });

  it("offers what the environment says", () => {
    const environment = { PGHOST: "env", PGUSER: "ben" };
    const questions = openQuestions(given({}, environment), "folder");
    const defaults = Object.fromEntries(
      questions.map((question) => [question.name, question.default]),
    );
    expect(defaults).toMatchObject({
      name: "folder",
      host: "env",
      port: "8000",
      database: "gaussdb",
      user: "ben",
      sslmode: "prefer",
      schemas: "public",
    });
  });
});

describe("askOpenQuestions", () => {
  it("makes of the answers what the flags would have said", async () => {
    const answers = {
      ...ALL,
      port: "8001",
      schemas: "public, sales",
      source: "cluster",
      password: "hunter2",
    };
    const result = await askOpenQuestions(given({}), "folder", async () =>
      Promise.resolve(answers),
    );
    expect(result).toEqual({
      flags: { ...ALL, local: false },
      password: "hunter2",
    });
  });

  it("refuses an answer as it refuses the flag", async () => {
    const asked = askOpenQuestions(given({}), "folder", async () =>
      Promise.resolve({ port: "many" }),
    );
    await expect(asked).rejects.toMatchObject({
      kind: "usage",
      message: "--port needs a number from 1 to 65535.",
    });
  });

  it("takes an empty password as none", async () => {
    const result = await askOpenQuestions(given({ ...ALL }), "f", async () =>
      Promise.resolve({ password: "" }),
    );
    expect(result).toEqual({ flags: ALL, password: undefined });
  });
});
