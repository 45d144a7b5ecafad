/** The files of a new project: formatted, without secrets, and with the right sample in them. */
import { parseEnv } from "node:util";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import {
  type Project,
  scaffoldFiles,
  toPackageName,
} from "../../generators/app/files.js";
import { SAMPLES } from "../../generators/sample/samples.js";
import type { GeneratedModule } from "../../src/pipeline.js";

const module = (
  schema: string,
  table: string,
  factory: string,
): GeneratedModule => ({
  kind: "table",
  schema,
  table,
  factory,
  path: `src/repositories/${schema}/${table}.ts`,
});

const RETAIL = [
  module("public", "customer", "customer"),
  module("public", "customer_address", "customerAddress"),
  module("public", "inventory", "inventory"),
];

const STARTERS = SAMPLES.filter(({ name }) => name === "python-dws");

const CLUSTER: Project = {
  name: "shop",
  isLocal: false,
  connection: {
    hosts: [
      { host: "a", port: 8000 },
      { host: "b", port: 8001 },
    ],
    database: "my 'db'",
    user: "ann",
    password: "hunter2",
    sslmode: "require",
    sslrootcert: undefined,
  },
  out: "src/repositories",
  runtime: "src/lib/dws",
  localSchema: "local/schema.sql",
  modules: RETAIL,
  choice: {
    samples: STARTERS,
    isLocal: false,
    // Where the templates take it to be: another one may need other line breaks.
    runtime: "src/dws",
    withPython: false,
  },
};

const LOCAL: Project = { ...CLUSTER, isLocal: true, connection: undefined };

const textsOf = (project: Project) =>
  new Map(scaffoldFiles(project).map(({ path, text }) => [path, text]));

const CHOSEN = [
  { says: "retail", project: LOCAL, want: "retail" },
  { says: "a cluster", project: CLUSTER, want: "tour" },
  {
    says: "another local schema",
    project: { ...LOCAL, modules: RETAIL.slice(1) },
    want: "tour",
  },
  { says: "no table", project: { ...CLUSTER, modules: [] }, want: "tour" },
];

describe("scaffoldFiles", () => {
  it.each(CHOSEN)("formats the files for $says", async ({ project, want }) => {
    const texts = textsOf(project);
    expect(texts.has(`src/samples/${want}.ts`)).toBe(true);
    for (const [path, text] of texts) {
      if (!/\.(?:ts|mjs|json|md)$/.test(path)) continue;
      expect(text, path).toBe(await format(text, { filepath: path }));
    }
  });

  it("keeps no password and quotes what `.env` needs quoted", () => {
    const texts = textsOf(CLUSTER);
    for (const text of texts.values()) expect(text).not.toContain("hunter2");
    expect(parseEnv(texts.get(".env.example") ?? "")).toEqual({
      PGHOST: "a,b",
      PGPORT: "8000,8001",
      PGDATABASE: "my 'db'",
      PGUSER: "ann",
      PGPASSWORD: "",
      PGSSLMODE: "require",
      PGSSLROOTCERT: "",
    });
  });

  it("starts the local DWS only in a local project", () => {
    const scripts = (project: Project) =>
      (
        JSON.parse(textsOf(project).get("package.json") ?? "") as {
          scripts: { start: string };
        }
      ).scripts.start;
    expect(scripts(CLUSTER)).toBe("npm run build && node dist/main.js");
    expect(scripts(LOCAL)).toBe(
      "npm run build && node local/with-local-dws.mjs node dist/main.js",
    );
    expect(
      [...textsOf(LOCAL).keys()].filter((path) => path.startsWith("local/")),
    ).toEqual([
      "local/with-local-dws.mjs",
      "local/generator.json",
      "local/schema.sql",
    ]);
  });

  it("says how to run the samples, where there are any", () => {
    const readme = (samples: Project["choice"]["samples"]) =>
      textsOf({ ...CLUSTER, choice: { ...CLUSTER.choice, samples } });
    expect(readme(STARTERS).get("README.md")).toContain(
      "`npm run python-dws`, `npm run python-dws:repository`",
    );
    expect(readme([]).get("README.md")).not.toContain("## Samples");
    expect(readme([]).has("run.sh")).toBe(false);
  });

  it("never lets npx download a package of the generator's name", () => {
    const texts = textsOf(LOCAL);
    const { scripts } = JSON.parse(texts.get("package.json") ?? "") as {
      readonly scripts: { readonly repositories: string };
    };
    expect(scripts.repositories).toBe(
      "npx --no-install generator-dws repositories",
    );
    for (const text of texts.values()) {
      expect(text).not.toMatch(/npx (?!`|--no-install)/);
    }
  });

  it("imports tables of the same name under different ones", () => {
    const modules = [module("a", "db", "db"), module("b", "db", "db")];
    const text = textsOf({ ...CLUSTER, modules }).get("src/samples/tour.ts");
    expect(text).toContain(
      'import { db as db2 } from "../repositories/a/db.js";',
    );
    expect(text).toContain(
      'import { db as db3 } from "../repositories/b/db.js";',
    );
    expect(text).toContain('from "../lib/dws/index.js"');
  });
});

const NAMES = [
  { given: "shop", want: "shop" },
  { given: "My Shop", want: "my-shop" },
  { given: "_x.", want: "x" },
  { given: "@scope/Name", want: "name" },
  { given: "日本", want: "dws-project" },
];

describe("toPackageName", () => {
  it.each(NAMES)("$given → $want", ({ given, want }) => {
    expect(toPackageName(given)).toBe(want);
  });
});
