/** A new project and its regeneration, made of a small schema on a local DWS. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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
import type { Summary } from "../../src/pipeline.js";
import { startLocalDws } from "../../src/local/start.js";
import { filesOf, type Run, runGenerator } from "./run-generator.js";

const SQL = `
create table orders (id integer primary key, note varchar(20)) distribute by hash (id);
create table customers (id integer primary key) distribute by hash (id);
`;

let local: Awaited<ReturnType<typeof startLocalDws>>;
let root: string;

beforeAll(async () => {
  local = await startLocalDws({ schemaSql: SQL });
});

afterAll(async () => local.stop());

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-project-"));
  vi.stubEnv("PGHOST", "");
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("PGPASSWORD", local.password);
});

afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});

const make = async (run: Omit<Run, "root"> = {}) => {
  const outcome = await runGenerator({
    root,
    ...run,
    options: {
      host: local.host,
      port: local.port,
      skipInstall: true,
      ...run.options,
    },
  });
  expect(outcome.error).toBeUndefined();
  return outcome;
};

const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("yo dws", () => {
  it("makes a whole project and keeps no password", async () => {
    const { stdout } = await make({ options: { name: "My Shop" } });
    expect(filesOf(root)).toEqual(
      expect.arrayContaining([
        ".env.example",
        ".gitignore",
        ".yo-rc.json",
        "README.md",
        "dws.schema.json",
        "package.json",
        "src/dws/index.ts",
        "src/main.ts",
        "src/repositories/public/orders.ts",
        "src/samples/tour.ts",
        "tsconfig.json",
      ]),
    );
    expect(JSON.parse(read("package.json"))).toMatchObject({
      name: "my-shop",
      dependencies: {
        pg: "8.23.1",
        "pg-copy-streams": "7.0.0",
        "pg-cursor": "2.22.0",
      },
    });
    expect(JSON.parse(read(".yo-rc.json"))).toEqual({
      "generator-dws": {
        schemas: ["public"],
        out: "src/repositories",
        runtime: "src/dws",
        connection: { host: local.host, port: local.port },
      },
    });
    for (const file of filesOf(root)) {
      expect(read(file)).not.toContain(local.password);
    }
    expect(existsSync(join(root, "local"))).toBe(false);
    expect(stdout).toContain("2 tables");
    expect(stdout).toContain("npm start");
  });

  it("takes the answers of the prompts as it takes flags", async () => {
    const answers = {
      name: "shop",
      source: "cluster",
      host: local.host,
      port: String(local.port),
      database: "gaussdb",
      user: "dbadmin",
      password: local.password,
      sslmode: "disable",
      schemas: "public",
      sample: ["python-dws"],
    };
    vi.stubEnv("PGPASSWORD", undefined);
    const { error, asked } = await runGenerator({
      root,
      answers,
      options: { skipInstall: true },
    });
    expect(error).toBeUndefined();
    expect(asked).toEqual(Object.keys(answers));
    const { connection } = (
      JSON.parse(read(".yo-rc.json")) as {
        "generator-dws": { connection: object };
      }
    )["generator-dws"];
    expect(connection).toEqual({
      host: local.host,
      port: local.port,
      database: "gaussdb",
      user: "dbadmin",
      sslmode: "disable",
    });
    expect(read(".yo-rc.json")).not.toContain(local.password);
  });

  it("leaves files alone that are there already", async () => {
    mkdirSync(join(root, "src"));
    writeFileSync(join(root, "src/main.ts"), "// mine\n");
    await make();
    expect(read("src/main.ts")).toBe("// mine\n");
    expect(read("tsconfig.json")).toContain("strict");
  });

  it("adds to a package.json and a .gitignore what they lack", async () => {
    const own = { name: "mine", type: "module", scripts: { build: "tsc" } };
    writeFileSync(join(root, "package.json"), JSON.stringify(own));
    writeFileSync(join(root, ".gitignore"), "coverage\n");
    const { stdout } = await make({ options: { sample: "loader" } });
    expect(JSON.parse(read("package.json"))).toMatchObject({
      ...own,
      scripts: {
        build: "tsc",
        typecheck: "tsc --noEmit",
        start: "npm run build && node dist/main.js",
        loader: expect.any(String) as string,
      },
      dependencies: { pg: "8.23.1", "csv-parse": "7.0.3" },
    });
    expect(read(".gitignore")).toBe("coverage\n.env\n");
    expect(stdout).toContain("Changed: 2 files\n  .gitignore\n  package.json");
    expect(stdout).not.toContain("Notes:");
    expect(stdout).toContain("  npm start              # runs the sample\n");
    expect(stdout).toContain(
      "  ./run.sh loader src/samples/loader/orders.csv # the first sample",
    );
    expect(read("README.md")).toContain(
      "`npm run loader -- src/samples/loader/orders.csv`",
    );
    const again = await make({ options: { sample: "loader", json: true } });
    expect(JSON.parse(again.stdout)).toMatchObject({
      created: [],
      changed: [],
    });
  });

  it("keeps the user's own scripts, and says what to run instead", async () => {
    const own = { scripts: { build: "make", start: "node server.js" } };
    writeFileSync(join(root, "package.json"), JSON.stringify(own));
    const { stdout } = await make();
    expect(JSON.parse(read("package.json"))).toMatchObject(own);
    expect(stdout).toContain(
      'package.json has a script "start" of its own, which stays: run `npm run build && node dist/main.js` instead.',
    );
    expect(stdout).toContain('does not say "type": "module"');
    expect(stdout).toContain("The samples expect `npm run build`");
    expect(stdout).toContain(
      "  npm run build && node dist/main.js # runs the sample",
    );
  });

  it("does not write over a package.json that is a link", async () => {
    writeFileSync(join(root, "linked.json"), "{}");
    symlinkSync("linked.json", join(root, "package.json"));
    const { host, port } = local;
    const options = { host, port, skipInstall: true };
    const { error } = await runGenerator({ root, options });
    expect(error?.message).toContain("package.json: it is a symbolic link");
    expect(existsSync(join(root, "src"))).toBe(false);
    await make({ options: { keepMine: true } });
    expect(read("linked.json")).toBe("{}");
    expect(existsSync(join(root, "src/main.ts"))).toBe(true);
  });

  it.each([
    { path: "src/samples", want: "src/samples is a file, and the project" },
    { path: "src/repositories", want: "src/repositories is a file" },
    { path: "README.md/mine", want: "README.md is a folder, and the project" },
  ])("is refused by $path in the way", async ({ path, want }) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "");
    const { host, port } = local;
    const options = { host, port, skipInstall: true };
    const { error } = await runGenerator({ root, options });
    expect(error?.message).toContain(want);
    expect(filesOf(root)).toEqual([path]);
  });

  it("writes nothing with --dry-run", async () => {
    const { stdout } = await make({ options: { dryRun: true } });
    expect(filesOf(root)).toEqual([]);
    expect(stdout).toContain("Would be created");
    expect(stdout).toContain("src/samples/tour.ts");
  });

  it("prints one JSON document with --json, and nothing with --quiet", async () => {
    const json = await make({ options: { json: true } });
    const summary = JSON.parse(json.stdout) as Summary;
    expect(summary.tables).toBe(2);
    expect(summary.created).toContain("src/main.ts");
    const quiet = await make({ options: { quiet: true } });
    expect([quiet.stdout, quiet.stderr]).toEqual(["", ""]);
  });
});

describe("yo dws:repositories", () => {
  const repositories = async (options = {}) =>
    runGenerator({ generator: "repositories", root, options });

  it("finds its settings in .yo-rc.json and changes nothing twice", async () => {
    await make();
    const before = filesOf(root).map((file) => [file, read(file)]);
    const { error, stdout } = await repositories();
    expect(error).toBeUndefined();
    expect(stdout).toContain("Unchanged");
    expect(filesOf(root).map((file) => [file, read(file)])).toEqual(before);
  });

  it("says with --check what is stale, and writes nothing", async () => {
    await make();
    expect((await repositories({ check: true })).error).toBeUndefined();
    rmSync(join(root, "src/repositories/public/orders.ts"));
    const { error, stdout } = await repositories({ check: true });
    expect(error).toMatchObject({ exitCode: 1 });
    expect(error?.message).toContain("1 file would change");
    expect(stdout).toContain("src/repositories/public/orders.ts");
    expect(existsSync(join(root, "src/repositories/public/orders.ts"))).toBe(
      false,
    );
  });

  it("ends with 1 under --strict until the advice is ignored", async () => {
    await make();
    const { error, stdout } = await repositories({ strict: true });
    expect(error).toMatchObject({ exitCode: 1 });
    expect(error?.message).toContain("--strict allows no advice");
    const codes = [...stdout.matchAll(/^ {2}([a-z-]+) \(\d/gm)].map(
      ([, code]) => code,
    );
    expect(error?.message).toContain(codes.join(", "));
    const config = JSON.parse(read(".yo-rc.json")) as Record<string, object>;
    const own = { ...config["generator-dws"], advice: { ignore: codes } };
    writeFileSync(
      join(root, ".yo-rc.json"),
      JSON.stringify({ "generator-dws": own }),
    );
    for (const options of [{ strict: true }, { strict: true, check: true }]) {
      const silent = await repositories(options);
      expect(silent.error).toBeUndefined();
      expect(silent.stdout).not.toContain("Advice");
    }
  });

  it("works from the snapshot alone with --offline", async () => {
    await make();
    const file = "src/repositories/public/orders.ts";
    const before = read(file);
    rmSync(join(root, file));
    vi.stubEnv("PGPASSWORD", "wrong");
    const { error } = await repositories({ offline: true });
    expect(error).toBeUndefined();
    expect(read(file)).toBe(before);
  });
});
