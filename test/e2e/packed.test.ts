/** The packed tarball, installed beside the real `yo`, makes a project that compiles and runs. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { giveToOrdinaryUser, succeed } from "./run.js";

const require = createRequire(import.meta.url);
const yo = require("yo/package.json") as { readonly version: string };

const MINUTES = 60_000;

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

// The scripts are left out: `pretest` has built, and a second build would take dist from tests beside this one.
const PACK = ["pack", "--json", "--ignore-scripts"];

/** What belongs to the machine, such as its certificates; nothing of this user, this run or another database. */
const surroundings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(?:npm_|XDG_|PG|VITEST|DATABASE_URL$|DEBUG$|NODE_ENV$)/i.test(name),
    ),
  );

const pack = async (...more: readonly string[]): Promise<Packed> => {
  const { stdout } = await succeed("npm", [...PACK, ...more], {
    cwd: packageRoot,
  });
  const [packed] = JSON.parse(stdout) as readonly Packed[];
  if (packed === undefined) throw new Error("npm pack listed nothing");
  return packed;
};

describe("the tarball", () => {
  it("holds everything needed and no tests", async () => {
    const { files } = await pack("--dry-run");
    const paths = files.map(({ path }) => path);
    for (const needed of [
      "dist/bin/generator-dws.js",
      "dist/generators/app/index.js",
      "dist/generators/doctor/index.js",
      "dist/generators/repositories/index.js",
      "dist/src/api.d.ts",
      "dist/src/api.js",
      "dist/src/local/start.js",
      "package.json",
      "src/runtime/index.ts",
      "templates/app/_gitignore",
      "templates/app/_env.example.hbs",
      "templates/app/package.json.hbs",
      "templates/app/local/with-local-dws.mjs",
      "templates/local/retail.sql",
    ]) {
      expect(paths).toContain(needed);
    }
    for (const folder of ["src/introspect/sql/", "src/local/sql/"]) {
      const inside = readdirSync(join(packageRoot, folder));
      expect(inside.length).toBeGreaterThan(0);
      expect(paths).toEqual(
        expect.arrayContaining(inside.map((name) => folder + name)),
      );
    }
    const stray = paths.filter((path) =>
      /(?:^|\/)tests?\/|\.test\.|__golden__|^dist\/scripts\/|^generators\//.test(
        path,
      ),
    );
    expect(stray).toEqual([]);
  });
});

describe("the real yo", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "dws-packed-"));
    giveToOrdinaryUser(folder);
    const { filename } = await pack("--pack-destination", folder);
    const prefix = join(folder, "prefix");
    const packages = [join(folder, filename), `yo@${yo.version}`];
    await succeed(
      "npm",
      [
        "install",
        "--global",
        "--prefix",
        prefix,
        "--prefer-offline",
        ...packages,
      ],
      { cwd: folder },
    );
    const registry = await succeed("npm", ["config", "get", "registry"], {
      cwd: folder,
    });
    for (const name of ["home", "shop"]) {
      mkdirSync(join(folder, name));
      giveToOrdinaryUser(join(folder, name));
    }
    env = {
      ...surroundings(),
      PATH: `${join(prefix, "bin")}:${process.env["PATH"] ?? ""}`,
      HOME: join(folder, "home"),
      npm_config_prefix: prefix,
      npm_config_registry: registry.stdout.trim(),
    };
  }, 10 * MINUTES);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "makes a project in which typecheck and start pass",
    async () => {
      const options = { cwd: join(folder, "shop"), env, isOrdinaryUser: true };
      const made = await succeed(
        "npx",
        ["yo", "dws", "--local", "--defaults"],
        options,
      );
      expect(made.stdout).toContain("npm start");
      await succeed("npm", ["run", "typecheck"], options);
      const started = await succeed("npm", ["start"], options);
      expect(started.stdout).toMatch(
        /loaded[^]*selected[^]*updated[^]*deleted/,
      );
      const checked = await succeed(
        "npx",
        ["yo", "dws:repositories", "--check"],
        options,
      );
      expect(checked.stdout).toContain("Unchanged");
      await succeed("generator-dws", ["repositories", "--check"], options);
    },
    10 * MINUTES,
  );

  it(
    "prints one sentence and a hint for a mistake, and ends with 1",
    async () => {
      const options = { cwd: join(folder, "home"), env, isOrdinaryUser: true };
      const failed = succeed("npx", ["yo", "dws", "--lokal"], options);
      await expect(failed).rejects.toThrow(
        /ended with 1:\s*Error dws --lokal\s*There is no flag --lokal\.\nDid you mean --local\?\s*$/,
      );
    },
    MINUTES,
  );

  it.skipIf(process.getuid?.() !== 0)(
    "says that it gave up root's rights, where that is why it cannot write",
    async () => {
      const cwd = join(folder, "of-root");
      mkdirSync(cwd);
      const mine = { ...env, HOME: cwd };
      const failed = succeed("npx", ["yo", "dws", "--local", "--defaults"], {
        cwd,
        env: mine,
      });
      await expect(failed).rejects.toThrow(
        /permission denied\.\n.*If root started this: `yo` gives up root's rights, and `generator-dws app` does not\.\s*$/,
      );
    },
    2 * MINUTES,
  );
});
