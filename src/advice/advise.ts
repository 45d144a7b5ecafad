/** Says what DWS's manual advises against in a schema: a pure function of the model and a few facts. */
import type { Database, Sequence } from "../model/model.js";
import { ADVICE, ADVICE_CODES, type AdviceCode } from "./codes.js";
import { COLUMN_RULES } from "./columns.js";
import { TABLE_RULES } from "./tables.js";

/** One piece of advice about one place. */
export interface Advice {
  readonly code: AdviceCode;
  /** `schema.table`, `schema.table.column`, or the name of the database. */
  readonly at: string;
  readonly sentence: string;
  /** Page of the DWS documentation, or `inferred`. */
  readonly source: string;
}

/** What the model does not hold, since it changes without the schema. */
export interface AdviceFacts {
  /** Name of the database. */
  readonly databaseName?: string | undefined;
  /** The server's estimate of rows by `schema.table`, of the tables that were ever analysed; undefined = not known. */
  readonly rowEstimates?: ReadonlyMap<string, number> | undefined;
}

const advice = (code: AdviceCode, at: string): Advice =>
  Object.freeze({ code, at, ...ADVICE[code] });

const adviseOnTables = (database: Database, facts: AdviceFacts) =>
  database.schemas
    .flatMap(({ tables }) => tables)
    .flatMap((table) => {
      const at = `${table.schema}.${table.name}`;
      const rows = facts.rowEstimates && (facts.rowEstimates.get(at) ?? 0);
      return [
        ...TABLE_RULES.filter(({ holds }) => holds(table, rows)).map(
          ({ code }) => advice(code, at),
        ),
        ...table.columns.flatMap((column) =>
          COLUMN_RULES.filter(({ holds }) =>
            holds(column, table, database.compatibility),
          ).map(({ code }) => advice(code, `${at}.${column.name}`)),
        ),
      ];
    });

const adviseOnSequence = (schema: string, { ownedBy, cache }: Sequence) =>
  ownedBy === null || cache !== "1"
    ? []
    : [advice("serial-cache", `${schema}.${ownedBy.table}.${ownedBy.column}`)];

const SERVERS_OWN = new Set(["gaussdb", "postgres"]);

const adviseOnDatabase = ({ databaseName }: AdviceFacts) =>
  databaseName !== undefined && SERVERS_OWN.has(databaseName)
    ? [advice("default-database", databaseName)]
    : [];

/** The advice on a DWS, by code and then in the order of the model; none on other servers, whose manuals differ. */
export const advise = (
  database: Database,
  facts: AdviceFacts = {},
): readonly Advice[] => {
  if (database.server !== "dws") return [];
  const all = [
    ...adviseOnTables(database, facts),
    ...database.schemas.flatMap(({ name, sequences }) =>
      sequences.flatMap((sequence) => adviseOnSequence(name, sequence)),
    ),
    ...adviseOnDatabase(facts),
  ];
  return ADVICE_CODES.flatMap((code) => all.filter((one) => one.code === code));
};
