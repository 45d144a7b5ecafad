/** Reads the corpus of tables for the round trip and loads it, case by case. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import type { Compatibility } from "../../src/local/start.js";
import { packageRoot } from "../../src/package-root.js";

/** Some statements that stand or fall together. */
export interface CorpusCase {
  readonly name: string;
  /** The one mode of databases that takes it; undefined = every mode does. */
  readonly only: string | undefined;
  readonly sql: string;
}

/** The cases of `test/support/corpus.sql`. */
export const readCorpus = (): readonly CorpusCase[] => {
  const file = join(packageRoot, "test", "support", "corpus.sql");
  const [, ...parts] = readFileSync(file, "utf8").split(/^-- case: /m);
  return parts.map((part) => {
    const [, name = "", only, sql = ""] =
      /^(.*)\n(?:-- only: (.*)\n)?([^]*)$/.exec(part) ?? [];
    return { name, only, sql };
  });
};

/** Those that a database of the mode takes. */
export const casesFor = (mode: Compatibility): readonly CorpusCase[] =>
  readCorpus().filter(({ only }) => only === undefined || only === mode);

/** Runs every case, each as one text and so in a transaction of its own. */
export const loadCases = async (
  client: Client,
  cases: readonly CorpusCase[],
): Promise<void> => {
  for (const { name, sql } of cases) {
    await client.query(sql).catch((cause: unknown) => {
      const { code = "", message } = cause as Error & { code?: string };
      throw new Error(`${name}: ${code} ${message}`, { cause });
    });
  }
};
