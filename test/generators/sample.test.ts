/** `yo dws:sample`: what it writes into an empty folder, into a project, and where something stands in the way. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addSamples } from "../../generators/sample/command.js";
import { SAMPLES } from "../../generators/sample/samples.js";
import type { SampleSummary } from "../../generators/sample/print.js";
import { filesOf, type Run, runGenerator } from "./run-generator.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-sample-"));
  for (const name of ["PGHOST", "DATABASE_URL", "PGPASSWORD"]) {
    vi.stubEnv(name, "");
  }
});

afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});

const add = async (options: Run["options"] = {}, answers?: Run["answers"]) =>
  runGenerator({
    generator: "sample",
    root,
    options,
    ...(answers === undefined ? {} : { answers }),
  });

const read = (path: string) => readFileSync(join(root, path), "utf8");

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const manifest = () =>
  JSON.parse(read("package.json")) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;

const withoutRuntime = () =>
  filesOf(root).filter((path) => !path.startsWith("src/dws/"));

const PLAIN = "src/samples/python-dws/plain.ts";

describe("yo dws:sample", () => {
  it("makes a project of an empty folder", async () => {
    vi.stubEnv("PGPASSWORD", "hunter2");
    const { error, stdout } = await add({ host: "dws.example", name: "shop" });
    expect(error).toBeUndefined();
    expect(withoutRuntime()).toEqual([
      ".env.example",
      ".gitattributes",
      ".gitignore",
      "package.json",
      "run.cmd",
      "run.mjs",
      "run.ps1",
      "run.sh",
      "src/samples/program.ts",
      "src/samples/python-dws/guide.ts",
      PLAIN,
      "src/samples/python-dws/repositories/public/test.ts",
      "src/samples/python-dws/repository.ts",
      "src/samples/python-dws/schema.sql",
      "tsconfig.json",
    ]);
    expect(statSync(join(root, "run.sh")).mode & 0o111).toBe(0o111);
    expect(manifest()["scripts"]).toMatchObject({
      build: "tsc",
      start: "npm run --silent python-dws",
      "python-dws":
        "npm run --silent build && node dist/samples/python-dws/plain.js",
    });
    expect(read(".env.example")).toContain("PGHOST=dws.example\n");
    for (const file of filesOf(root))
      expect(read(file)).not.toContain("hunter2");
    expect(stdout).toContain("./run.sh python-dws:repository");
  });

  it("changes nothing the second time", async () => {
    await add({ sample: "python-dws", python: true });
    const { error, stdout } = await add({ python: true, json: true });
    expect(error).toBeUndefined();
    expect(JSON.parse(stdout)).toMatchObject({
      samples: ["python-dws"],
      created: [],
      changed: [],
      kept: [],
    });
  });

  it("adds further samples to those that are there", async () => {
    await add({ sample: "python-dws" });
    const { error } = await add({ sample: "api,drill" });
    expect(error).toBeUndefined();
    expect(Object.keys(manifest()["scripts"] ?? {})).toEqual(
      expect.arrayContaining(["python-dws", "api", "drill"]),
    );
  });

  it("adds every sample, with its programs and packages", async () => {
    const names = SAMPLES.map(({ name }) => name);
    const { error } = await add({ sample: names.join(","), quiet: true });
    expect(error).toBeUndefined();
    const {
      scripts = {},
      dependencies = {},
      devDependencies = {},
    } = manifest();
    for (const sample of SAMPLES) {
      for (const [program, module] of Object.entries(sample.programs)) {
        const path = join("src/samples", sample.name, module);
        expect(existsSync(join(root, path)), path).toBe(true);
        const isLocal = scripts[program]?.includes("with-local-dws") === true;
        expect(isLocal, program).toBe(sample.needsLocal === true);
      }
      expect(dependencies).toMatchObject(sample.dependencies ?? {});
      expect(devDependencies).toMatchObject(sample.devDependencies ?? {});
    }
    expect(existsSync(join(root, "local/with-local-dws.mjs"))).toBe(true);
    expect(Object.keys(dependencies)).toEqual(
      Object.keys(dependencies).toSorted(),
    );
  });

  it("runs all programs beside the local DWS in a local project", async () => {
    await add({ local: true });
    expect(manifest()["scripts"]?.["python-dws"]).toBe(
      "npm run --silent build && node local/with-local-dws.mjs node dist/samples/python-dws/plain.js",
    );
  });

  it("follows the project's choice of the runtime's folder", async () => {
    const config = { "generator-dws": { runtime: "src/lib/dws" } };
    write(".yo-rc.json", JSON.stringify(config));
    await add();
    expect(read(PLAIN)).toContain('from "../../lib/dws/index.js"');
    expect(existsSync(join(root, "src/lib/dws/index.ts"))).toBe(true);
    expect(existsSync(join(root, "src/dws"))).toBe(false);
  });

  it("asks which samples, and takes none for an answer", async () => {
    const chosen = await add({}, { sample: [] });
    expect(chosen).toMatchObject({ error: undefined, asked: ["sample"] });
    expect(filesOf(root)).toEqual([]);
    const said = await add({ sample: "python-dws" }, { sample: [] });
    expect(said.asked).toEqual([]);
    expect(existsSync(join(root, PLAIN))).toBe(true);
  });

  it("writes nothing with --dry-run, and says what it would", async () => {
    const { stdout } = await add({ dryRun: true });
    expect(filesOf(root)).toEqual([]);
    expect(stdout).toContain("Would be created");
    expect(stdout).toContain(PLAIN);
  });
});

const REFUSED = [
  {
    options: { sample: "pyton-dws" },
    message: 'There is no sample "pyton-dws".\nDid you mean "python-dws"?',
  },
  {
    options: { sample: "none,api" },
    message: /^--sample names "none" beside others\./,
  },
  {
    options: { smaple: "api" },
    message: "There is no flag --smaple.\nDid you mean --sample?",
  },
  { options: { force: true, keepMine: true }, message: /exclude each other/ },
] as const;

describe("yo dws:sample refuses", () => {
  it.each(REFUSED)("$options", async ({ options, message }) => {
    const { error } = await add(options);
    expect(error?.message).toMatch(message);
    expect(filesOf(root)).toEqual([]);
  });
});

describe("a file in the way", () => {
  const MINE = "// mine\n";

  beforeEach(async () => {
    await add();
    write(PLAIN, MINE);
  });

  it("is a conflict, and nothing is written", async () => {
    rmSync(join(root, "run.sh"));
    const { error } = await add();
    expect(error?.message).toContain(PLAIN);
    expect(error?.message).toContain("--keep-mine");
    expect(read(PLAIN)).toBe(MINE);
    expect(existsSync(join(root, "run.sh"))).toBe(false);
  });

  it("stays with --keep-mine", async () => {
    const { error, stdout } = await add({ keepMine: true, json: true });
    expect(error).toBeUndefined();
    expect((JSON.parse(stdout) as SampleSummary).kept).toEqual([PLAIN]);
    expect(read(PLAIN)).toBe(MINE);
  });

  it("is set aside with --force", async () => {
    const { error } = await add({ force: true });
    expect(error).toBeUndefined();
    expect(read(PLAIN)).toContain("openClient");
    expect(read(`${PLAIN}.mine`)).toBe(MINE);
  });
});

describe("package.json", () => {
  it("is added to, and keeps what it says and how it is indented", async () => {
    const own = {
      name: "mine",
      type: "module",
      scripts: { build: "make", start: "node server.js" },
      dependencies: { pg: "8.0.0" },
    };
    write("package.json", `${JSON.stringify(own, null, "\t")}\n`);
    await add();
    expect(read("package.json")).toMatch(/^\{\n\t"name": "mine",\n/);
    expect(manifest()).toMatchObject({
      name: "mine",
      scripts: { build: "make", start: "node server.js" },
      dependencies: { pg: "8.0.0", "pg-cursor": expect.any(String) as string },
    });
    expect(manifest()["scripts"]).toHaveProperty("python-dws");
  });

  it("keeps a script that has the name of a program, and a note says so", async () => {
    write("package.json", '{ "scripts": { "python-dws": "python3 x.py" } }');
    const { stdout } = await add();
    expect(manifest()["scripts"]?.["python-dws"]).toBe("python3 x.py");
    expect(stdout).toContain('has a script "python-dws" of its own');
    expect(stdout).toContain('does not say "type": "module"');
  });

  it.each(["{ oops", "7", ""])("that holds %j is refused", async (text) => {
    write("package.json", text);
    // Yeoman refuses it by itself; the package's own command leaves that to us.
    const added = addSamples({ root, flags: {}, environment: {} });
    await expect(added).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("cannot be read as JSON") as string,
    });
    expect(filesOf(root)).toEqual(["package.json"]);
  });
});
