/** Takes DWS's actions out of ALTER TABLE; what is left, or an action that does nothing, goes to the engine. */
import { readBound, type Bound } from "./bounds.js";
import { readColumn, readConstraint, type BodyFacts } from "./column-facts.js";
import { readDistribution, type Distribution } from "./create-table.js";
import { cursorOver, NotUnderstood, takeRest, type Cursor } from "./cursor.js";
import { blankEdit, blankItem, type Edit } from "./edits.js";
import { readPartitionItem, type PartitionItem } from "./partitions.js";
import { Refused } from "./refused.js";
import { readStorageParameters } from "./storage-parameters.js";
import { isSymbol, isWord, type Token } from "./tokens.js";
import { typeEdits, type Compatibility } from "./type-names.js";

/** A partition by its name, or by a value that belongs to it. */
export type PartitionRef =
  { readonly name: string } | { readonly of: readonly Bound[] };

/** What an ALTER TABLE says in DWS's words; names are those of 38-alter.sql. */
export interface AlterActions extends BodyFacts {
  distribution?: Distribution;
  rowMovement?: boolean;
  compress?: boolean;
  set?: readonly (readonly [name: string, value: string])[];
  reset?: readonly string[];
  addPartitions?: PartitionItem[];
  dropPartitions?: PartitionRef[];
  truncatePartitions?: PartitionRef[];
  renamePartition?: { readonly from: PartitionRef; readonly to: string };
}

/** The result for one ALTER TABLE. */
export interface AlterTable {
  readonly clauses: {
    readonly alter: Readonly<AlterActions>;
    readonly schema: string | null;
    readonly name: string;
  };
  readonly edits: readonly Edit[];
}

/** An action of the engine's that changes nothing: nobody can have set this parameter (it is for catalogs alone). */
const noAction = "RESET (user_catalog_table)";

const notImitated = [
  "exchange",
  "split",
  "merge",
  "move",
  "rebuild",
  "modify",
] as const;

const takeRef = (cursor: Cursor): PartitionRef =>
  cursor.takeWords("for")
    ? { of: cursor.takeList().map(readBound) }
    : { name: cursor.takeName() };

const refuseOthers = (cursor: Cursor): void => {
  const [first, second] = [cursor.peek(), cursor.peek(1)];
  const isOfPartition = isWord(second, "partition", "partitions");
  const isOfNodes =
    isWord(first, "add", "delete", "to") && isWord(second, "node", "group");
  if ((isWord(first, ...notImitated) && isOfPartition) || isOfNodes) {
    throw new Refused(
      `the local DWS does not imitate ALTER TABLE ... ${first?.value.toUpperCase() ?? ""} ${second?.value.toUpperCase() ?? ""}`,
    );
  }
};

/** Actions on partitions; false when it is none. */
const readPartitionAction = (
  cursor: Cursor,
  actions: AlterActions,
): boolean => {
  if (isWord(cursor.peek(), "add") && isWord(cursor.peek(1), "partition")) {
    cursor.next();
    (actions.addPartitions ??= []).push(readPartitionItem(cursor));
  } else if (cursor.takeWords("drop", "partition")) {
    (actions.dropPartitions ??= []).push(takeRef(cursor));
  } else if (cursor.takeWords("truncate", "partition")) {
    (actions.truncatePartitions ??= []).push(takeRef(cursor));
  } else if (cursor.takeWords("rename", "partition")) {
    const from = takeRef(cursor);
    if (!cursor.takeWords("to")) throw new NotUnderstood("no new name");
    actions.renamePartition = { from, to: cursor.takeName() };
  } else return false;
  return true;
};

/** Actions on the table as a whole; false when it is none. */
const readTableAction = (cursor: Cursor, actions: AlterActions): boolean => {
  if (isWord(cursor.peek(), "distribute")) {
    actions.distribution = readDistribution(cursor);
  } else if (cursor.takeWords("enable", "row", "movement")) {
    actions.rowMovement = true;
  } else if (cursor.takeWords("disable", "row", "movement")) {
    actions.rowMovement = false;
  } else if (cursor.takeWords("set", "compress")) {
    actions.compress = true;
  } else if (cursor.takeWords("set", "nocompress")) {
    actions.compress = false;
  } else return false;
  return true;
};

/** SET and RESET of storage parameters: true when all of them are DWS's, and an edit when some are. */
const readOptions = (
  sql: string,
  cursor: Cursor,
  actions: AlterActions,
): Edit | boolean => {
  const isSet = isWord(cursor.peek(), "set");
  const isList = isSymbol(cursor.peek(1), "(");
  if (!isList || !isWord(cursor.peek(), "set", "reset")) return false;
  const { start } = cursor.next();
  const { options, kept } = readStorageParameters(sql, cursor);
  if (options.length === 0) return false;
  if (isSet) actions.set = [...(actions.set ?? []), ...options];
  else {
    const names = options.map(([name]) => name);
    actions.reset = [...(actions.reset ?? []), ...names];
  }
  if (kept.length === 0) return true;
  const text = `${isSet ? "SET" : "RESET"} (${kept.join(", ")})`;
  return { start, end: cursor.end(), text };
};

/** `ADD …` of a column or a constraint, and `ALTER … TYPE …`. */
const readDefinition = (
  sql: string,
  item: readonly Token[],
  mode: Compatibility,
  actions: AlterActions,
): readonly Edit[] | "ours" => {
  if (isWord(item[0], "alter")) {
    const at = item.findIndex((token) => isWord(token, "type"));
    return at > 1 ? typeEdits(item, at + 1, mode) : [];
  }
  if (!isWord(item[0], "add")) return [];
  const cursor = cursorOver(item.slice(1));
  cursor.takeWords("column");
  cursor.takeWords("if", "not", "exists");
  const from = cursor.peek()?.start ?? Infinity;
  const rest = item.filter(({ start }) => start >= from);
  const constraint = readConstraint(rest, actions);
  if (constraint === undefined) return readColumn(sql, rest, mode, actions);
  if (constraint.isOurs) return "ours";
  const end = item.at(-1)?.end ?? 0;
  const isChecked = !item.some((token) => isWord(token, "valid"));
  // Nobody checks a foreign key on DWS, so that rows which break it must not stop this.
  return constraint.isForeignKey && isChecked
    ? [...constraint.edits, { start: end, end, text: " NOT VALID" }]
    : constraint.edits;
};

/** Reads one action; "ours" when nothing of it may reach the engine. */
const readAction = (
  sql: string,
  item: readonly Token[],
  mode: Compatibility,
  actions: AlterActions,
): readonly Edit[] | "ours" => {
  const cursor = cursorOver(item);
  refuseOthers(cursor);
  if (readPartitionAction(cursor, actions)) return "ours";
  if (readTableAction(cursor, actions)) return "ours";
  const options = readOptions(sql, cursor, actions);
  if (options !== false) return options === true ? "ours" : [options];
  const name = item[0];
  // DROP PARTITION p1, p2
  if (item.length === 1 && name !== undefined && actions.dropPartitions) {
    actions.dropPartitions.push({ name: name.value });
    return "ours";
  }
  return readDefinition(sql, item, mode, actions);
};

const editActions = (
  sql: string,
  items: readonly (readonly Token[])[],
  read: readonly (readonly Edit[] | "ours")[],
): readonly Edit[] => {
  const start = items[0]?.[0]?.start ?? 0;
  const end = items.at(-1)?.at(-1)?.end ?? start;
  if (read.every((each) => each === "ours")) {
    const { text } = blankEdit(sql, start + noAction.length, end);
    return [{ start, end, text: noAction + text }];
  }
  return read.flatMap((each, at) =>
    each === "ours" ? [blankItem(sql, items, at)] : each,
  );
};

/** Reads one statement; undefined when it is no ALTER TABLE. */
export function readAlterTable(
  sql: string,
  tokens: readonly Token[],
  mode: Compatibility,
): AlterTable | undefined {
  const cursor = cursorOver(tokens);
  if (!cursor.takeWords("alter", "table")) return undefined;
  cursor.takeWords("if", "exists");
  cursor.takeWords("only");
  const names = [cursor.takeName()];
  while (cursor.takeSymbol(".")) names.push(cursor.takeName());
  cursor.takeSymbol("*");
  const schema = names.at(-2) ?? null;
  const alter: AlterActions = {};
  const items = takeRest(cursor);
  const read = items.map((item) => readAction(sql, item, mode, alter));
  const edits = editActions(sql, items, read);
  return { clauses: { alter, schema, name: names.at(-1) ?? "" }, edits };
}
