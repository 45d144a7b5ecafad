/** Writes a page about the schema: read, name and type, plan, lay out, print, write. */
import { advise } from "./advice/advise.js";
import { silence } from "./advice/silence.js";
import { assertNames, assertTypes, namingOptions } from "./apply-choices.js";
import { keepOpen } from "./connect/keep-open.js";
import { withSchemaReader } from "./connect/connect.js";
import { GeneratorError } from "./errors.js";
import { introspect } from "./introspect/introspect.js";
import type { Query } from "./introspect/query.js";
import type { Database } from "./model/model.js";
import { nameDatabase } from "./naming/naming.js";
import { describePage, type Measures } from "./pages/describe.js";
import { addDiagrams } from "./pages/diagram.js";
import { printHtml } from "./pages/html.js";
import { printMarkdown } from "./pages/markdown.js";
import type { PageFormat } from "./pages/mark.js";
import { readSizes, readSpreads, type Sizes } from "./pages/measure.js";
import type { PageData, SpreadData } from "./pages/page-data.js";
import { planModules } from "./plan/plan.js";
import type { Progress } from "./progress.js";
import { readSchema, type SchemaSource } from "./read-schema.js";
import type { PipelineOptions } from "./run.js";
import type { ConnectionSettings } from "./runtime/settings.js";
import { readReplaceable, writePage } from "./write-page.js";

/** What one page is to be. */
export interface DocumentOptions extends Pick<
  PipelineOptions,
  | "root"
  | "connection"
  | "schemas"
  | "tables"
  | "exclude"
  | "out"
  | "runtime"
  | "ignoreAdvice"
  | "types"
  | "naming"
> {
  /** The file to write, relative to `root`. */
  readonly file: string;
  readonly format: PageFormat;
  /** Count the rows of each distributed table by datanode, a full scan each. */
  readonly skew: boolean;
}

/** What was written, for people and for `--json`. */
export interface DocumentSummary {
  /** As it was asked for. */
  readonly file: string;
  readonly source: string;
  readonly schemas: number;
  /** Tables, views and foreign tables. */
  readonly tables: number;
  /** References that the schema declares, and those that were guessed from names where it declares none. */
  readonly references: { readonly declared: number; readonly guessed: number };
  /** Pieces of advice. */
  readonly advice: number;
  /** Tables, of those that were counted, whose rows lie unevenly; null without `--skew`. */
  readonly skewed: readonly string[] | null;
  readonly bytes: number;
  readonly isChanged: boolean;
  readonly notes: readonly string[];
}

interface Source extends SchemaSource {
  readonly sizes: Sizes | undefined;
}

// Ten minutes for each table: one that takes longer is noted and left out.
const COUNT_DEADLINE_MS = 600_000;

const readLive = async (
  connection: ConnectionSettings,
  options: DocumentOptions,
  progress: Progress,
): Promise<Source> => {
  progress.step(`Connecting to ${connection.database}`);
  return withSchemaReader(connection, async (query) => {
    progress.step(`Reading schema ${options.schemas.join(", ")}`);
    const { database, facts, notes } = await introspect(query, options);
    return {
      database,
      source: facts.productLine,
      notes,
      facts: { databaseName: facts.database, rowEstimates: facts.estimates },
      sizes: await readSizes(query, database),
    };
  });
};

const readSource = async (
  options: DocumentOptions,
  progress: Progress,
): Promise<Source> => {
  const { connection } = options;
  if (connection !== undefined) return readLive(connection, options, progress);
  const pipeline = { ...options, dryRun: true, keepMine: false };
  return { ...(await readSchema(pipeline, progress)), sizes: undefined };
};

interface Counted {
  readonly spreads: ReadonlyMap<string, SpreadData> | undefined;
  readonly notes: readonly string[];
}

/** Outside of the transaction that read the schema: counting takes long, and one table that fails must not end it. */
const countRows = async (
  { connection, skew }: DocumentOptions,
  { database, sizes }: Source,
  progress: Progress,
): Promise<Counted> => {
  if (connection === undefined || sizes === undefined || !skew) {
    return { spreads: undefined, notes: [] };
  }
  progress.step("Counting rows by datanode");
  const notes: string[] = [];
  const open = keepOpen(connection, COUNT_DEADLINE_MS);
  const query: Query = open.query(new AbortController().signal);
  try {
    const spreads = await readSpreads(query, database, {
      readable: sizes.readable,
      advance: progress.advance.bind(progress),
      note: (text) => notes.push(text),
    });
    return { spreads, notes };
  } finally {
    await open.close();
  }
};

const describe = async (
  options: DocumentOptions,
  { database, facts, sizes }: Source,
  { spreads }: Counted,
): Promise<{ readonly data: PageData; readonly notes: readonly string[] }> => {
  const { out, runtime, types = {}, ignoreAdvice = [] } = options;
  const naming = await namingOptions(options.naming ?? {});
  const names = nameDatabase(database, naming);
  assertNames(names.problems);
  const notes = [...names.notes, ...assertTypes(types, database)];
  const plans = planModules(database, names, { out, runtime }, { types });
  const measures: Measures = {
    databaseName: facts.databaseName ?? null,
    rows: facts.rowEstimates,
    bytes: sizes?.bytes,
    spreads,
  };
  const advice = silence(advise(database, facts), ignoreAdvice);
  return { data: describePage({ database, plans, advice, measures }), notes };
};

const print = async (
  { format }: DocumentOptions,
  data: PageData,
  progress: Progress,
): Promise<string> => {
  if (format === "markdown") return printMarkdown(data);
  progress.step("Laying out the diagrams");
  return printHtml({ ...data, schemas: await addDiagrams(data.schemas) });
};

/** A page of nothing would replace a good one for a mistyped pattern. */
const assertSome = (
  { connection, schemas }: DocumentOptions,
  { database, source }: Source,
): void => {
  const isEmpty = database.schemas.every(
    ({ tables, views, foreignTables }) =>
      tables.length + views.length + foreignTables.length === 0,
  );
  if (!isEmpty) return;
  const place =
    connection === undefined ? source : `schema ${schemas.join(", ")}`;
  throw new GeneratorError(
    "introspect",
    `No table and no view was found in ${place}, so that no page was written.`,
    "Look at --schemas, --tables and --exclude, and whether the user may use the schemas.",
  );
};

const countReferences = (
  { schemas }: PageData,
  database: Database,
): DocumentSummary["references"] => {
  const all = schemas
    .flatMap(({ tables }) => tables)
    .flatMap(({ references = [] }) => references);
  const declared = database.schemas
    .flatMap(({ tables }) => tables)
    .flatMap(({ foreignKeys }) => foreignKeys);
  return {
    declared: declared.length,
    guessed: all.length - declared.length,
  };
};

const skewedOf = (
  spreads: ReadonlyMap<string, SpreadData> | undefined,
): readonly string[] | null =>
  spreads === undefined
    ? null
    : [...spreads].flatMap(([at, { isSkewed }]) => (isSkewed ? [at] : []));

/**
 * Reads the schema and writes its page.
 * @throws {GeneratorError} with nothing written
 */
export const documentSchema = async (
  options: DocumentOptions,
  progress: Progress,
): Promise<DocumentSummary> => {
  // Before the database is asked, which may take long.
  readReplaceable(options);
  const source = await readSource(options, progress);
  assertSome(options, source);
  const counted = await countRows(options, source, progress);
  const { data, notes } = await describe(options, source, counted);
  const text = await print(options, data, progress);
  const isChanged = await writePage(options, text);
  const tables = data.schemas.flatMap((schema) => schema.tables);
  return {
    file: options.file,
    source: source.source,
    schemas: data.schemas.length,
    tables: tables.length,
    references: countReferences(data, source.database),
    advice:
      data.databaseAdvice.length +
      tables.flatMap(({ advice = [] }) => advice).length,
    skewed: skewedOf(counted.spreads),
    bytes: Buffer.byteLength(text),
    isChanged,
    notes: [...source.notes, ...counted.notes, ...notes],
  };
};
