/** `generator-dws docs`: a page about the schema, for people. */
import { count } from "../generators/summary.js";
import { createReporter } from "../generators/reporter.js";
import {
  localSettings,
  readLocalSchema,
  withLocalDws,
} from "../generators/with-local.js";
import { readEnvironment } from "../src/config/environment.js";
import type { FlagValues } from "../src/config/flags.js";
import { readProjectConfig } from "../src/config/project-config.js";
import { resolveChoices, type Choices } from "../src/config/resolve.js";
import type {
  DocumentOptions,
  DocumentSummary,
} from "../src/document-schema.js";
import { GeneratorError } from "../src/errors.js";
import type { Progress } from "../src/progress.js";
import type { ConnectionSettings } from "../src/runtime/settings.js";

const FILES = { html: "dws.schema.html", markdown: "dws.schema.md" } as const;

const refuse = ({ offline, skew }: FlagValues): void => {
  if (offline !== true || skew !== true) return;
  throw new GeneratorError(
    "usage",
    "--offline and --skew exclude each other: rows are counted in the database.",
    "Leave one of them out.",
  );
};

const withConnection = async <T>(
  root: string,
  { source }: Choices,
  progress: Progress,
  work: (connection: ConnectionSettings | undefined) => Promise<T>,
): Promise<T> => {
  switch (source.kind) {
    case "snapshot":
      return work(undefined);
    case "cluster":
      return work(source.connection);
    case "local": {
      const schemaSql = readLocalSchema(root, source.schema);
      const log = (line: string) => {
        progress.step(line);
      };
      return withLocalDws({ schemaSql, log }, async (local) =>
        work(localSettings(local)),
      );
    }
  }
};

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

const describe = (summary: DocumentSummary): readonly string[] => {
  const { file, references, skewed, notes } = summary;
  const { declared, guessed } = references;
  return [
    `${count(summary.tables, "table")} of ${summary.source} on one page: ${file} (${size(summary.bytes)}${summary.isChanged ? "" : ", unchanged"}).`,
    declared === 0 && guessed > 0
      ? `No foreign key is declared; ${count(guessed, "reference")} ${guessed === 1 ? "was" : "were"} guessed from names, and ${guessed === 1 ? "is" : "are"} marked so.`
      : `${count(declared, "foreign key")}${guessed > 0 ? `, and ${count(guessed, "reference")} guessed from names` : ""}.`,
    ...(skewed === null
      ? []
      : [
          skewed.length === 0
            ? "No table with 100,000 rows or more is skewed by 10 % or more."
            : `Skewed by 10 % or more: ${skewed.join(", ")}.`,
        ]),
    ...(notes.length === 0 ? [] : ["Notes:", ...notes.map((n) => `  ${n}`)]),
  ];
};

const printDone = (summary: DocumentSummary, flags: FlagValues): void => {
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  } else if (flags.quiet !== true) {
    process.stdout.write(`${describe(summary).join("\n")}\n`);
  }
};

/** Writes the page and says what is on it. */
export const runDocs = async (
  root: string,
  flags: FlagValues,
  environment: NodeJS.ProcessEnv,
): Promise<void> => {
  refuse(flags);
  const { out: file, ...others } = flags;
  const choices = resolveChoices({
    flags: others,
    config: readProjectConfig(root),
    environment: readEnvironment(root, environment),
  });
  const format = flags.markdown === true ? "markdown" : "html";
  const reporter = createReporter({ quiet: flags.quiet === true });
  const { documentSchema } = await import("../src/document-schema.js");
  try {
    const summary = await withConnection(
      root,
      choices,
      reporter,
      async (connection) => {
        const options: DocumentOptions = {
          root,
          ...choices,
          connection,
          file: file ?? FILES[format],
          format,
          skew: flags.skew === true,
        };
        return documentSchema(options, reporter);
      },
    );
    reporter.close();
    printDone(summary, flags);
  } finally {
    reporter.close();
  }
};
