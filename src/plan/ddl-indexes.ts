/** CREATE INDEX out of the server's own definition, with LOCAL where DWS demands it and without a tablespace. */
import type { Index } from "../model/model.js";
import { quoteIdentifier } from "../runtime/identifiers.js";
import { TOKEN } from "./ddl-text.js";

/** Clauses that may follow the columns, in the order in which a server prints them. */
const CLAUSES = [
  "INCLUDE",
  "NULLS",
  "LOCAL",
  "WITH",
  "TABLESPACE",
  "WHERE",
] as const;

type Clause = (typeof CLAUSES)[number];

const isClause = (word: string): word is Clause =>
  (CLAUSES as readonly string[]).includes(word);

/** `btree (a) WITH (…) WHERE (…)` as method with columns, and each clause by its first word. */
const readDefinition = (definition: string) => {
  const clauses = new Map<Clause, string>();
  let columns = "";
  let at: Clause | undefined;
  let depth = 0;
  for (const [token] of definition.matchAll(TOKEN)) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    // WHERE is the last: what looks like a clause behind it is part of the condition.
    if (depth === 0 && at !== "WHERE" && isClause(token)) at = token;
    if (at === undefined) columns += token;
    else clauses.set(at, (clauses.get(at) ?? "") + token);
  }
  return { columns, clauses };
};

/**
 * The statement of one index. On a partitioned table of DWS it must say LOCAL (0A000 otherwise, dws_06_0165); its
 * partitions take names of the server's choice.
 */
export const indexStatement = (
  { name, isUnique, definition }: Index,
  table: string,
  isLocal: boolean,
): string => {
  const { columns, clauses } = readDefinition(definition);
  const clause = (which: Clause) => clauses.get(which)?.trim();
  const parts = [
    `CREATE ${isUnique ? "UNIQUE " : ""}INDEX ${quoteIdentifier(name)} ON ${table} USING ${columns.trim()}`,
    clause("INCLUDE"),
    clause("NULLS"),
    isLocal ? "LOCAL" : undefined,
    clause("WITH"),
    clause("WHERE"),
  ];
  return parts.filter((part) => part !== undefined).join(" ");
};
