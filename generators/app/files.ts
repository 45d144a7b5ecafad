/** The scaffold of a new project: which files, made of which templates, with which names in them. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Handlebars from "handlebars";
import { packageRoot } from "../../src/package-root.js";
import type { Summary } from "../../src/pipeline.js";
import type { ConnectionSettings } from "../../src/runtime/settings.js";
import { demoSchemaFile } from "../with-local.js";
import { projectVariables } from "./variables.js";

/** What the scaffold is made for. */
export interface Project {
  readonly name: string;
  readonly isLocal: boolean;
  /** Where the project's `.env.example` points, without the password; undefined for a local one. */
  readonly connection: ConnectionSettings | undefined;
  readonly out: string;
  readonly runtime: string;
  readonly localSchema: string;
  readonly modules: Summary["modules"];
}

/** A file of the scaffold, written once and the user's own from then on. */
export interface ScaffoldFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
}

const TEMPLATES = join(packageRoot, "templates", "app");

/** Path in the project and the template it is made of; `.hbs` ones are rendered. */
const COMMON = {
  "package.json": "package.json.hbs",
  "tsconfig.json": "tsconfig.json",
  ".gitignore": "_gitignore",
  ".env.example": "_env.example.hbs",
  "README.md": "README.md.hbs",
  "src/main.ts": "src/main.ts.hbs",
} as const;

const LOCAL = {
  "local/with-local-dws.mjs": "local/with-local-dws.mjs",
  "local/generator.json": "local/generator.json.hbs",
} as const;

/** The tables that the retail sample works with, and the factories that it calls. */
const SAMPLE_TABLES = {
  customer: "customer",
  customer_address: "customerAddress",
  inventory: "inventory",
} as const;

const handlebars = Handlebars.create();
handlebars.registerHelper("json", (value: unknown) => JSON.stringify(value));

const read = (template: string) =>
  readFileSync(join(TEMPLATES, template), "utf8");

const render = (template: string, variables: object): string =>
  template.endsWith(".hbs")
    ? handlebars.compile(read(template), { noEscape: true, strict: true })(
        variables,
      )
    : read(template);

/** The retail sample fits only the schema that it was written for. */
const isRetail = ({ isLocal, modules }: Project): boolean =>
  isLocal &&
  Object.entries(SAMPLE_TABLES).every(([table, factory]) =>
    modules.some(
      (module) =>
        module.schema === "public" &&
        module.table === table &&
        module.factory === factory,
    ),
  );

/** Makes every file of the scaffold. */
export const scaffoldFiles = (project: Project): readonly ScaffoldFile[] => {
  const sample = isRetail(project) ? "retail" : "tour";
  const variables = projectVariables(project, sample);
  const templates = {
    ...COMMON,
    [`src/samples/${sample}.ts`]: `src/samples/${sample}.ts.hbs`,
    ...(project.isLocal ? LOCAL : {}),
  };
  const files = Object.entries(templates).map(([path, template]) => ({
    path,
    text: render(template, variables),
  }));
  if (!project.isLocal) return files;
  const schema = readFileSync(demoSchemaFile, "utf8");
  return [...files, { path: project.localSchema, text: schema }];
};

/** A name that npm accepts, made of any name. */
export const toPackageName = (name: string): string => {
  const safe = basename(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replaceAll(/^[._-]+|[._-]+$/g, "")
    .slice(0, 200);
  return safe === "" ? "dws-project" : safe;
};
