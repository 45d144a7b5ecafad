/** The scaffold of a new project: which files, made of which templates, with which names in them. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Summary } from "../../src/pipeline.js";
import type { ConnectionSettings } from "../../src/runtime/settings.js";
import { addToManifest } from "../sample/manifest.js";
import { type SampleChoice, sampleFiles } from "../sample/files.js";
import { renderTemplate } from "../templates.js";
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
  /** The samples that come with it. */
  readonly choice: SampleChoice;
}

/** A file of the scaffold, written once and the user's own from then on. */
export interface ScaffoldFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
}

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

/** Places of the scaffold, whatever the project is made for. */
export const SCAFFOLD_PATHS = [
  ...Object.keys(COMMON),
  ...Object.keys(LOCAL),
  "src/samples/tour.ts",
];

/** The tables that the retail sample works with, and the factories that it calls. */
const SAMPLE_TABLES = {
  customer: "customer",
  customer_address: "customerAddress",
  inventory: "inventory",
} as const;

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
  const own = Object.entries(templates).map(([path, template]) => {
    const text = renderTemplate(`app/${template}`, variables);
    const isManifest = path === "package.json";
    return {
      path,
      text: isManifest ? addToManifest(text, project.choice) : text,
    };
  });
  if (project.isLocal) {
    const text = readFileSync(demoSchemaFile, "utf8");
    own.push({ path: project.localSchema, text });
  }
  const paths = new Set(own.map(({ path }) => path));
  const samples = sampleFiles(project.choice);
  return [...own, ...samples.filter(({ path }) => !paths.has(path))];
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
