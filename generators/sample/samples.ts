/** The samples that a project can start from: each a folder of templates, its programs and what they need. */

/** Names as `--sample` takes them. */
export type SampleName = "python-dws" | "cn-retry" | "loader" | "api" | "drill";

/**
 * One sample. The files of its folder are copied as they are to `src/samples/<name>/`: real TypeScript that imports the
 * runtime as `../../dws/index.js`. Two names are special there: `schema.json` is the schema of its tables as
 * `dws.schema.json` holds one, from which their repositories are made (`./repositories/public/<table>.js`), and it is not
 * copied itself; `schema.sql` is the DDL that it was read from.
 */
export interface Sample {
  readonly name: SampleName;
  /** For the prompt: what it is, in a few words. */
  readonly title: string;
  /** Below `templates/sample/`. */
  readonly folder: string;
  /** npm scripts and the modules that they build and run: `{ "python-dws": "plain.ts" }`. */
  readonly programs: Readonly<Record<string, string>>;
  /** Arguments to start from, of a program that does nothing without. @default none */
  readonly argumentsOf?: Readonly<Record<string, string>>;
  /**
   * Whether its programs run beside the embedded local DWS wherever no host is configured: `local/` then comes with it,
   * in the project of a cluster too.
   * @default false
   */
  readonly needsLocal?: boolean;
  /** Packages with exact versions, beside those of the runtime. @default none */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** The same for compiling. @default none */
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Versions of packages that those depend on. @default theirs */
  readonly overrides?: Readonly<Record<string, string>>;
}

/** Every sample, in the order of the prompt. */
export const SAMPLES: readonly Sample[] = Object.freeze([
  {
    name: "python-dws",
    title:
      "The vendor guide's python_dws.py in TypeScript: with pg, and with a repository",
    folder: "python-dws",
    programs: {
      "python-dws": "plain.ts",
      "python-dws:repository": "repository.ts",
    },
  },
  {
    name: "cn-retry",
    title:
      "CN retry through a switchover: inside BEGIN, outside it, and with the runtime",
    folder: "cn-retry",
    programs: { "cn-retry": "sync.ts", "cn-retry:async": "async.ts" },
    needsLocal: true,
  },
  {
    name: "loader",
    title: "A command-line loader: CSV to a table by COPY, with a progress bar",
    folder: "apps/loader",
    programs: { loader: "main.ts" },
    argumentsOf: { loader: "src/samples/loader/orders.csv" },
    dependencies: { "cli-progress": "3.12.0", "csv-parse": "7.0.3" },
    devDependencies: { "@types/cli-progress": "3.11.6" },
  },
  {
    name: "api",
    title:
      "A small HTTP API over repositories: health check, keyset pages, graceful shutdown",
    folder: "apps/api",
    programs: { api: "main.ts" },
    dependencies: { fastify: "5.12.8" },
    // Newer ones of this range pull in cookie 2, which asks for Node 22.
    overrides: { "light-my-request": "6.6.0" },
  },
  {
    name: "drill",
    title: "A failover drill that prints what happened to each call",
    folder: "apps/drill",
    programs: { drill: "main.ts" },
    needsLocal: true,
  },
]);

/** Those that are taken when nothing is said. */
export const DEFAULT_SAMPLES: readonly SampleName[] = ["python-dws"];
