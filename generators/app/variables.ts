/** What the scaffold's templates may print: names, paths and sentences that are ready to print. */
import { posix } from "node:path";
import { packageRoot } from "../../src/package-root.js";
import type { GeneratedModule } from "../../src/pipeline.js";
import type { ConnectionSettings } from "../../src/runtime/settings.js";
import type { Project } from "./files.js";

const MOST_TABLES = 3;

/** How a file in one folder of the project imports another file of it. */
const importPath = (folder: string, path: string): string => {
  const relative = posix.relative(folder, path).replace(/\.ts$/, ".js");
  return relative.startsWith(".") ? relative : `./${relative}`;
};

interface Import {
  /** `schema.table`, for people. */
  readonly label: string;
  /** What stands between the braces of the import. */
  readonly clause: string;
  /** What the code calls. */
  readonly name: string;
  readonly from: string;
}

/** Imports under names that differ from each other and from those of the sample itself. */
const importsOf = (modules: readonly GeneratedModule[]): readonly Import[] => {
  const taken = new Set([
    "Database",
    "Readable",
    "tour",
    "show",
    "db",
    "console",
  ]);
  // Some foreign tables cannot be read.
  const readable = modules.filter(({ kind }) => kind !== "foreign-table");
  return readable.slice(0, MOST_TABLES).map((module) => {
    const { schema, table, factory, path } = module;
    let name = factory;
    for (let n = 2; taken.has(name); n += 1) name = `${factory}${n}`;
    taken.add(name);
    return {
      label: `${schema}.${table}`,
      clause: name === factory ? factory : `${factory} as ${name}`,
      name,
      from: importPath("src/samples", path),
    };
  });
};

/** A value as `.env` files hold it. */
const envValue = (value: string): string => {
  if (/^[\w.,:@%+/[\]-]*$/.test(value)) return value;
  const quote = ["'", '"', "`"].find((mark) => !value.includes(mark)) ?? "'";
  return `${quote}${value}${quote}`;
};

/** What `.env.example` proposes. */
export const envOf = (connection: ConnectionSettings | undefined) => {
  const hosts = connection?.hosts ?? [];
  return {
    host: envValue(hosts.map(({ host }) => host).join(",")),
    port: hosts.map(({ port }) => port).join(",") || "8000",
    database: envValue(connection?.database ?? "gaussdb"),
    user: envValue(connection?.user ?? "dbadmin"),
    sslmode: connection?.sslmode ?? "prefer",
    sslrootcert: envValue(connection?.sslrootcert ?? ""),
  };
};

/** What each sample is, and how it is run. */
const samplesOf = ({ choice }: Project) =>
  choice.samples.map(({ title, programs, argumentsOf }) => ({
    title,
    programs: Object.keys(programs)
      .map((program) => {
        const given = argumentsOf?.[program];
        return `\`npm run ${program}${given === undefined ? "" : ` -- ${given}`}\``;
      })
      .join(", "),
  }));

/** The variables of every template. */
export const projectVariables = (
  project: Project,
  sample: "retail" | "tour",
) => {
  const runtime = `${project.runtime}/index.ts`;
  const find = (table: string) => {
    const module = project.modules.find(
      (each) => each.schema === "public" && each.table === table,
    );
    return importPath("src/samples", module?.path ?? "");
  };
  const [first] = project.modules;
  const tables = importsOf(project.modules);
  return {
    name: project.name,
    isLocal: project.isLocal,
    start: project.isLocal
      ? "npm run build && node local/with-local-dws.mjs node dist/main.js"
      : "npm run build && node dist/main.js",
    sample,
    out: project.out,
    runtime: project.runtime,
    localSchema: project.localSchema,
    generatorPath: packageRoot,
    runtimeFromMain: importPath("src", runtime),
    runtimeFromSamples: importPath("src/samples", runtime),
    customerPath: find("customer"),
    customerAddressPath: find("customer_address"),
    inventoryPath: find("inventory"),
    hasTables: tables.length > 0,
    tables,
    samples: samplesOf(project),
    firstPath: first?.path ?? project.out,
    env: envOf(project.connection),
  };
};
