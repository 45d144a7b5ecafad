/** One row of docs/psycopg2.md, and the place in which its check runs. */
import { expect } from "vitest";
import type { LocalDws } from "../../src/local/start.js";
import {
  type ConnectionSettings,
  type Database,
  type DatabaseOptions,
  run,
  sql,
  UsageError,
} from "../../src/runtime/index.js";
import { Sql } from "../../src/runtime/sql-fragment.js";

/** Where the checks run; the table `orders` is empty before each. */
export interface Place {
  readonly dws: LocalDws;
  readonly settings: ConnectionSettings;
  readonly db: Database;
  /** Another database, closed after the check. */
  readonly open: (options?: DatabaseOptions) => Database;
}

/**
 * What became of an API:
 * - `counterpart`: there is one here
 * - `none`: DWS has it, Node or this runtime has nothing like it, and `here` says why
 * - `refused`: DWS lacks it; what asks for it is refused before it reaches the server
 */
export type Kind = "counterpart" | "none" | "refused";

/** One API. */
export interface ApiRow {
  /** As the guide writes it. */
  readonly api: string;
  /** The guide's verdict. */
  readonly guide: "Y" | "N";
  readonly kind: Kind;
  /** Markdown. */
  readonly here: string;
  /** Runs what `here` says; undefined only where there is nothing to run. */
  readonly check?: (its: Place) => Promise<void>;
}

/** APIs under one heading of the guide. */
export interface ApiGroup {
  readonly title: string;
  readonly rows: readonly ApiRow[];
}

/** SQL from a text without values. */
export const textSql = (text: string): Sql => new Sql([text], []);

/** What the server was sent while `work` ran. */
export const sentDuring = async (
  { dws }: Place,
  work: () => Promise<unknown>,
): Promise<readonly string[]> => {
  dws.record.clear();
  dws.record.start();
  try {
    await work();
  } finally {
    dws.record.stop();
  }
  return dws.record.statements().map(({ text }) => text);
};

/** The statement is refused, by an error that says what to use instead, and nothing of it is sent. */
export const expectRefused = async (
  its: Place,
  statement: Sql,
  told: RegExp,
): Promise<void> => {
  // A connection is made before, whose set-up is not what is looked for.
  await run(its.db, sql`select 1`);
  const sent = await sentDuring(its, async () => {
    const error: unknown = await run(its.db, statement).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ outcome: "not-applied", code: "DWS_USAGE" });
    expect((error as Error).message).toMatch(told);
  });
  expect(sent).toEqual([]);
};
