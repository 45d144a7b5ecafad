/** Bad input: one sentence and one hint, no stack, no password, and nothing written. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest";
import { startLocalDws } from "../../src/local/start.js";
import { filesOf, type Run, runGenerator } from "./run-generator.js";

const SQL =
  "create table orders (id integer primary key) distribute by hash (id)";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-errors-"));
  for (const name of ["PGHOST", "PGPASSWORD", "DATABASE_URL", "DEBUG"]) {
    vi.stubEnv(name, "");
  }
});

afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});

/** Runs, and expects a failure that left the folder as it was. */
const failure = async (run: Omit<Run, "root">) => {
  const before = filesOf(root);
  const { error, stdout } = await runGenerator({ root, ...run });
  expect(error).toBeDefined();
  expect(filesOf(root)).toEqual(before);
  expect(stdout).toBe("");
  const lines = error?.message.split("\n") ?? [];
  expect(lines).toHaveLength(2);
  expect(error?.message).not.toMatch(/^\s+at |hunter2/m);
  // `yo` calls process.exit(error.code), which crashes on a string.
  expect(error).not.toHaveProperty("code");
  return { sentence: lines[0], hint: lines[1] };
};

const WITHOUT_DATABASE = [
  {
    says: "no host and nobody to ask",
    run: {},
    sentence: "It is not known which host to connect to.",
    hint: "Give --host (or set PGHOST or DATABASE_URL), or --local for the embedded local DWS.",
  },
  {
    says: "no host with --defaults, though somebody could be asked",
    run: { options: { defaults: true }, answers: {} },
    sentence: "It is not known which host to connect to.",
  },
  {
    says: "an unknown flag",
    run: { options: { lokal: true } },
    sentence: "There is no flag --lokal.",
    hint: "Did you mean --local?",
  },
  {
    says: "an unknown flag of repositories",
    run: { generator: "repositories", options: { offlin: true } },
    sentence: "There is no flag --offlin.",
    hint: "Did you mean --offline?",
  },
  {
    says: "a password on the command line",
    run: { options: { password: "hunter2" } },
    hint: "Set PGPASSWORD instead.",
  },
  {
    says: "a word",
    run: { args: ["shop"] },
    sentence: '"shop" is not understood: there are only flags.',
  },
  {
    says: "a port that is none",
    run: { options: { host: "h", port: "many" } },
    sentence: "--port needs a number from 1 to 65535.",
  },
  {
    says: "a folder that the project does not compile",
    run: { options: { local: true, out: "lib" } },
    sentence: '"lib" lies outside of the new project\'s source folder.',
  },
] as const satisfies readonly {
  says: string;
  run: Omit<Run, "root">;
  sentence?: string;
  hint?: string;
}[];

describe("without a database", () => {
  it.each(WITHOUT_DATABASE)("$says", async ({ run, ...want }) => {
    const told = await failure(run);
    if ("sentence" in want) expect(told.sentence).toBe(want.sentence);
    if ("hint" in want) expect(told.hint).toBe(want.hint);
  });

  it("an unknown key in .yo-rc.json", async () => {
    const config = { "generator-dws": { shemas: ["public"] } };
    writeFileSync(join(root, ".yo-rc.json"), JSON.stringify(config));
    expect(await failure({ options: { host: "h" } })).toEqual({
      sentence: '.yo-rc.json holds an unknown key "shemas".',
      hint: 'Did you mean "schemas"?',
    });
  });

  it("a port where nobody listens", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" ? (address?.port ?? 0) : 0);
      });
    });
    await new Promise((resolve) => server.close(resolve));
    const url = `postgres://ann:hunter2@127.0.0.1:${port}/d`;
    const { sentence } = await failure({ options: { url } });
    expect(sentence).toContain(`127.0.0.1:${port}`);
  });

  it("a CA certificate that is not there", async () => {
    const url = "postgres://ann:hunter2@h?sslmode=verify-ca&sslrootcert=no.pem";
    expect(await failure({ options: { url } })).toEqual({
      sentence:
        "The CA certificate (sslrootcert) no.pem cannot be read: there is no such file",
      hint: "Correct it in the flag, in .yo-rc.json or in the environment.",
    });
  });

  it("shows the stack with DEBUG", async () => {
    vi.stubEnv("DEBUG", "1");
    const { error } = await runGenerator({ root });
    expect(error?.message).toMatch(/\n\s+at /);
  });
});

describe("with a database", () => {
  let local: Awaited<ReturnType<typeof startLocalDws>>;

  beforeAll(async () => {
    local = await startLocalDws({ schemaSql: SQL });
  });

  afterAll(async () => local.stop());

  const options = (more: object = {}) => ({
    host: local.host,
    port: local.port,
    skipInstall: true,
    ...more,
  });

  it("a wrong password", async () => {
    vi.stubEnv("PGPASSWORD", "hunter2");
    const { sentence } = await failure({ options: options() });
    expect(sentence).toMatch(/password|login/i);
  });

  it("an unknown database", async () => {
    vi.stubEnv("PGPASSWORD", local.password);
    const { sentence } = await failure({
      options: options({ database: "nowhere" }),
    });
    expect(sentence).toContain("nowhere");
  });

  it("a schema that does not exist", async () => {
    vi.stubEnv("PGPASSWORD", local.password);
    const { sentence } = await failure({
      options: options({ schemas: "publik" }),
    });
    expect(sentence).toContain("publik");
  });

  it.each(["src", "src/repositories", "src/dws"])(
    "a file where the folder %s should be",
    async (path) => {
      vi.stubEnv("PGPASSWORD", local.password);
      const file = join(root, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "mine");
      const { sentence } = await failure({ options: options() });
      expect(sentence).toContain(path);
    },
  );
});
