/** Writes docs/psycopg2.md from the rows that the tests walk. */
import { format } from "prettier";
import { connectionGroups } from "./connection-rows.js";
import { cursor } from "./cursor-rows.js";
import { execution } from "./execution-rows.js";
import { resultGroups } from "./result-rows.js";
import type { ApiGroup, ApiRow, Kind } from "./row.js";
import { sessionGroups } from "./session-rows.js";
import { transactions } from "./transaction-rows.js";

/** All that the guide lists, in its order. */
export const groups: readonly ApiGroup[] = [
  ...connectionGroups,
  transactions,
  ...sessionGroups,
  cursor,
  execution,
  ...resultGroups,
];

const KINDS: Readonly<Record<Kind, string>> = {
  counterpart: "yes",
  none: "none",
  refused: "refused",
};

const INTRODUCTION = `# From psycopg2

The vendor's guide "Using the Third-Party Function Library psycopg2 of Python to Connect to a Cluster" (dws_01_0120,
Python 3.8.5, psycopg2 2.9.1) lists the psycopg2 APIs that DWS supports. This is that list, with what does the work of
each here. \`psycopg2.connect(…)\` itself is \`openDatabase(settings)\`, a pool that connects when it is first used.

- **yes**: there is a counterpart, and a test that runs it against the local DWS.
- **none**: DWS supports it, and Node or this runtime has nothing like it; the reason is given.
- **refused**: DWS does not support it. What asks for it is refused before it reaches the server, with a \`UsageError\` that
  says what to use instead; the same test holds that.

The column DWS is the guide's own verdict. What the guide says of retries holds here in another way: psycopg2 begins a
transaction before the first statement, which keeps the coordinator's own retry (CN retry) off; here a single statement
is sent alone, and whole transactions are replayed by the runtime.

\`npm run docs:parity\` writes this page from the data that the test \`test/parity\` walks.`;

/** A bar would end the cell. */
const cell = (text: string): string => text.replaceAll("|", "\\|");

const line = ({ api, guide, kind, here }: ApiRow): string =>
  `| \`${cell(api)}\` | ${guide} | ${KINDS[kind]} | ${cell(here)} |`;

const table = ({ title, rows }: ApiGroup): string =>
  [
    `## ${title}`,
    "",
    "| psycopg2 | DWS | here | how, or why not |",
    "| --- | --- | --- | --- |",
    ...rows.map(line),
  ].join("\n");

const count = (kind: Kind): number =>
  groups.flatMap(({ rows }) => rows).filter((row) => row.kind === kind).length;

/** The page, as prettier writes it. */
export const parityPage = async (): Promise<string> => {
  const sum = `${count("counterpart")} of them have a counterpart, ${count("none")} have none, ${count("refused")} are refused.`;
  const text = [INTRODUCTION, sum, ...groups.map(table)].join("\n\n");
  return format(text, { parser: "markdown" });
};
