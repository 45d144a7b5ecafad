/** Finds what is wrong with a project's choices of types, before anything is made of them. */
import type { Column, Database } from "../model/model.js";
import { KNOWN_TYPES } from "./choices.js";
import {
  columnKey,
  type Owner,
  type TypeChoice,
  typeKey,
  type TypesConfig,
} from "./config.js";
import { type Complaint, explainChoice } from "./explain.js";
import { knownType } from "./resolve.js";

/** What does not fit, and what there was nothing to fit to. */
export interface TypesReport {
  /** Nothing can be generated before these are mended; by key, the first place of each. */
  readonly complaints: readonly Complaint[];
  /** Keys that are neither a column nor the type of a column that was read. */
  readonly unmatched: readonly string[];
}

const visitColumns = (
  { schemas }: Database,
  visit: (owner: Owner, column: Column) => void,
): void => {
  for (const { tables, views, foreignTables } of schemas) {
    for (const owner of [...tables, ...views, ...foreignTables]) {
      for (const column of owner.columns) visit(owner, column);
    }
  }
};

/** Compares a project's choices with a schema. A built-in type that no column has is no matter: it may come yet. */
export const checkTypes = (
  config: TypesConfig,
  database: Database,
): TypesReport => {
  const choices = new Map(Object.entries(config));
  const matched = new Set<string>();
  const complaints = new Map<string, Complaint>();
  const check = (key: string, choice: TypeChoice, column: Column) => {
    matched.add(key);
    const { name } = column.type;
    const complaint = explainChoice(key, choice, name, knownType(column.type));
    if (complaint !== undefined && !complaints.has(key)) {
      complaints.set(key, complaint);
    }
  };
  if (choices.size > 0) {
    visitColumns(database, (owner, column) => {
      for (const key of [columnKey(owner, column), typeKey(column.type)]) {
        const choice = choices.get(key);
        if (choice !== undefined) check(key, choice, column);
      }
    });
  }
  return {
    complaints: [...complaints.values()],
    unmatched: [...choices.keys()].filter(
      (key) => !matched.has(key) && !KNOWN_TYPES.has(key),
    ),
  };
};
