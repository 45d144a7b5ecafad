/** `yo dws:sample` in a project that has files of its own: what is added, what is noted, and what is refused. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildNotes } from "../../generators/sample/build.js";
import { addToIgnore } from "../../generators/sample/ignore.js";
import { filesOf, type Run, runGenerator } from "./run-generator.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dws-existing-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const run = async (options: Run["options"] = {}) =>
  runGenerator({ generator: "sample", root, options });

const add = async (options: Run["options"] = {}) => {
  const { error, stdout } = await run(options);
  expect(error).toBeUndefined();
  return stdout;
};

const read = (path: string) => readFileSync(join(root, path), "utf8");

const write = (path: string, text: string | Buffer) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const scripts = () =>
  (
    JSON.parse(read("package.json")) as {
      readonly scripts: Readonly<Record<string, string>>;
    }
  ).scripts;

describe("what to run next", () => {
  it("names the program unless it is the first of the project", async () => {
    const first = await add({ sample: "python-dws" });
    expect(first).toMatch(/^ {2}\.\/run\.sh$/m);
    const second = await add({ sample: "api" });
    expect(second).toMatch(/^ {2}\.\/run\.sh api$/m);
    expect(second).not.toMatch(/^ {2}\.\/run\.sh$/m);
    const again = await add({ sample: "python-dws" });
    expect(again).toMatch(/^ {2}\.\/run\.sh$/m);
  });

  it("gives the loader a file, even where it is the first", async () => {
    expect(await add({ sample: "loader" })).toMatch(
      /^ {2}\.\/run\.sh loader src\/samples\/loader\/orders\.csv$/m,
    );
    expect(read("src/samples/loader/orders.csv")).not.toBe("");
  });

  it("leaves out a program whose script is the user's own", async () => {
    write("package.json", '{ "scripts": { "api": "node api.js" } }');
    const stdout = await add({ sample: "api,drill" });
    expect(stdout).not.toMatch(/^ {2}\.\/run\.sh api$/m);
    expect(stdout).toMatch(/^ {2}\.\/run\.sh$/m);
  });

  it("is nothing where nothing was chosen", async () => {
    const said = "Nothing was chosen, so nothing was written.\n";
    expect(await add({ sample: "none" })).toBe(said);
    expect(filesOf(root)).toEqual([]);
    expect(await add({ sample: "none", quiet: true })).toBe("");
  });
});

describe("a script of ours", () => {
  it("changes between the local DWS and a cluster, without a note", async () => {
    const cluster =
      "npm run --silent build && node dist/samples/python-dws/plain.js";
    const local = cluster.replace(
      "&& node",
      "&& node local/with-local-dws.mjs node",
    );
    await add();
    const order = Object.keys(scripts());
    for (const [options, want] of [
      [{ local: true }, local],
      [{}, cluster],
    ] as const) {
      const stdout = await add(options);
      expect(scripts()["python-dws"]).toBe(want);
      expect(stdout).not.toContain("of its own");
      expect(stdout).toMatch(/^ {2}\.\/run\.sh$/m);
    }
    expect(Object.keys(scripts())).toEqual(order);
  });
});

const IGNORED = [
  { says: "nothing", text: "", want: ".env\n" },
  { says: "others", text: "node_modules\n", want: "node_modules\n.env\n" },
  { says: "no last line end", text: "a", want: "a\n.env\n" },
  { says: "CRLF", text: "a\r\nb", want: "a\r\nb\r\n.env\r\n" },
  { says: "like names", text: ".env.local\n", want: ".env.local\n.env\n" },
  { says: "a comment", text: "# .env\n", want: "# .env\n.env\n" },
  { says: "a folder", text: ".env/\n", want: ".env/\n.env\n" },
  ...["a\n.env\n", "/.env", "**/.env\n", ".env*\r\n", ".env  \n", "*\n"].map(
    (text) => ({ says: JSON.stringify(text), text, want: text }),
  ),
  { says: "not to", text: "*\n!.env\n", want: "*\n!.env\n" },
];

describe(".gitignore", () => {
  it.each(IGNORED)("that says $says", ({ text, want }) => {
    expect(addToIgnore(text)).toBe(want);
    expect(addToIgnore(want)).toBe(want);
  });

  it("of the user gets one line", async () => {
    write(".gitignore", "coverage\n");
    await add();
    expect(read(".gitignore")).toBe("coverage\n.env\n");
    expect(await add()).not.toContain(".gitignore");
  });

  it("that cannot be added to stays, and a note says so", async () => {
    const note = ".gitignore does not ignore .env, and was left as it is";
    const latin = Buffer.from("gr\xfcn\n", "latin1");
    write(".gitignore", latin);
    expect(await add()).toContain(note);
    expect(readFileSync(join(root, ".gitignore"))).toEqual(latin);
    write(".gitignore", ".env*\n!.env\n");
    expect(await add()).toContain(note);
    expect(read(".gitignore")).toBe(".env*\n!.env\n");
    rmSync(join(root, ".gitignore"));
    write("ignored", "coverage\n");
    symlinkSync("ignored", join(root, ".gitignore"));
    expect(await add()).toContain(note);
    expect(read("ignored")).toBe("coverage\n");
    write("ignored", ".env\n");
    expect(await add()).not.toContain(note);
  });
});

const tsconfig = (options: object) =>
  JSON.stringify({ compilerOptions: options });

const OURS = tsconfig({ rootDir: "src", outDir: "dist" });

const BUILDS = [
  { build: "tsc", config: OURS, where: undefined },
  { build: undefined, config: undefined, where: undefined },
  { build: "rm -rf dist && npx tsc -p .", config: OURS, where: undefined },
  { build: "tsc --build", config: OURS, where: undefined },
  { build: "tsc -p tsconfig.build.json", config: OURS, where: "script" },
  { build: "tsc --outDir lib", config: OURS, where: "script" },
  { build: "webpack", config: OURS, where: "script" },
  {
    build: "tsc",
    config:
      '{\n// "x"\n"compilerOptions": { "rootDir": "./src", /* y */ "outDir": "./dist/", }, }',
    where: undefined,
  },
  { build: "tsc", config: tsconfig({ outDir: "dist" }), where: "tsconfig" },
  {
    build: "tsc",
    config: tsconfig({ rootDir: "src", outDir: "lib" }),
    where: "tsconfig",
  },
  {
    build: "tsc",
    config: tsconfig({ rootDir: "src", outDir: "dist", noEmit: true }),
    where: "tsconfig",
  },
  { build: "tsc", config: "{ oops", where: "tsconfig" },
  { build: "tsc", config: '{ "extends": "./base.json" }', where: "tsconfig" },
];

describe("a build of the project's own", () => {
  it.each(BUILDS)("$build with $config", ({ build, config, where }) => {
    const notes = buildNotes(build, config);
    expect(notes).toHaveLength(where === undefined ? 0 : 1);
    expect(notes.join("")).toContain(where ?? "");
  });

  it("is noted", async () => {
    const own = { type: "module", scripts: { build: "webpack" } };
    write("package.json", JSON.stringify(own));
    expect(await add()).toContain(
      'The samples expect `npm run build` to put src into dist: look whether the script "build" of package.json does so',
    );
    expect(scripts()["build"]).toBe("webpack");
  });
});

const PLACES = [
  { path: "src", is: "file" },
  { path: "src/samples/python-dws", is: "file" },
  { path: "src/dws", is: "file" },
  { path: "run.sh", is: "folder" },
  { path: "package.json", is: "folder" },
  { path: ".gitignore", is: "folder" },
] as const;

describe("in the way", () => {
  it.each(PLACES)("a $is $path refuses all", async ({ path, is }) => {
    const inside = is === "folder" ? `${path}/inside` : path;
    write(inside, "mine");
    const { error } = await run();
    const needed = is === "folder" ? "file" : "folder";
    expect(error?.message).toContain(
      `${path} is a ${is}, and the samples would need a ${needed} of that name: nothing was written.`,
    );
    expect(error?.message).not.toContain("--out");
    expect(filesOf(root)).toEqual([inside]);
  });
});
