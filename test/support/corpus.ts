/** Reads the corpus of tables for the round trip and loads it, case by case. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { packageRoot } from "../../src/package-root.js";

/** Some statements that stand or fall together. */
export interface CorpusCase {
  readonly name: string;
  /** What a stand-in for DWS may lack; undefined = the case must run. */
  readonly needs: string | undefined;
  readonly sql: string;
}

/** What became of the cases. */
export interface Loaded {
  readonly ran: readonly string[];
  /** One sentence each: the case, and why the server refused it. */
  readonly skipped: readonly string[];
}

/** The cases of `test/support/corpus.sql`. */
export const readCorpus = (): readonly CorpusCase[] => {
  const file = join(packageRoot, "test", "support", "corpus.sql");
  const [, ...parts] = readFileSync(file, "utf8").split(/^-- case: /m);
  return parts.map((part) => {
    const [, name = "", needs, sql = ""] =
      /^(.*)\n(?:-- needs: (.*)\n)?([^]*)$/.exec(part) ?? [];
    return { name, needs, sql };
  });
};

/**
 * Not supported, no such type or option, no such grammar: the answers of a server that lacks something. 23505 is how
 * the local DWS's own catalog takes LIKE.
 */
const LACKING = new Set(["0A000", "22023", "23505", "42601", "42704"]);

/** Runs every case, each as one text and so in a transaction of its own. */
export const loadCases = async (
  client: Client,
  cases: readonly CorpusCase[],
): Promise<Loaded> => {
  const ran: string[] = [];
  const skipped: string[] = [];
  for (const { name, needs, sql } of cases) {
    try {
      await client.query(sql);
      ran.push(name);
    } catch (error) {
      const { code = "", message } = error as Error & { code?: string };
      if (needs === undefined || !LACKING.has(code)) {
        throw new Error(`${name}: ${code} ${message}`, { cause: error });
      }
      skipped.push(`${name}: no ${needs} here (${code} ${message})`);
    }
  }
  return { ran, skipped };
};
