/** Refuses a model whose names do not fit together: a merge by hand can leave valid JSON that is no schema. */
import type {
  Column,
  Database,
  ForeignTable,
  Schema,
  Sequence,
  Table,
} from "./model.js";
import { signatureOf } from "./signature.js";

/** Ends with an error about the place. */
export type Refuse = (message: string, at: string) => never;

const refuseDuplicates = (
  where: string,
  names: readonly string[],
  refuse: Refuse,
): void => {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      refuse(`The snapshot names "${name}" twice in ${where}.`, where);
    }
    seen.add(name);
  }
};

const namesOf = (items: readonly { readonly name: string }[]) =>
  items.map(({ name }) => name);

/** Columns that keys and the like name. */
const mentionedColumns = (table: Table | ForeignTable): readonly string[] => {
  const keys = [
    ...(table.primaryKey?.columns ?? []),
    ...table.uniqueKeys.flatMap(({ columns }) => columns),
  ];
  if (table.kind === "foreign-table") return keys;
  const { clusterKey, foreignKeys, distribution, partitioning } = table;
  return [
    ...keys,
    ...(clusterKey?.columns ?? []),
    ...foreignKeys.flatMap(({ columns }) => columns),
    ...(distribution && "columns" in distribution ? distribution.columns : []),
    ...(partitioning?.columns ?? []),
  ];
};

const checkTable = (table: Table | ForeignTable, refuse: Refuse): void => {
  const where = `${table.schema}.${table.name}`;
  const names = new Set(namesOf(table.columns));
  const missing = mentionedColumns(table).find((name) => !names.has(name));
  if (missing === undefined) return;
  refuse(
    `The snapshot's table ${where} has no column "${missing}", which a key of it names.`,
    where,
  );
};

const hasColumn = (columns: readonly Column[] | undefined, name: string) =>
  columns?.some((column) => column.name === name) === true;

const checkOwner = (
  { name, tables }: Schema,
  { ownedBy, name: sequence }: Sequence,
  refuse: Refuse,
): void => {
  if (ownedBy === null) return;
  const table = tables.find((item) => item.name === ownedBy.table);
  if (hasColumn(table?.columns, ownedBy.column)) return;
  const where = `${name}.${sequence}`;
  refuse(
    `The snapshot's sequence ${where} belongs to ${ownedBy.table}.${ownedBy.column}, which is not in it.`,
    where,
  );
};

const checkSchema = (
  schema: Schema,
  isKnown: (table: Table) => boolean,
  refuse: Refuse,
): void => {
  const { name, tables, views, foreignTables } = schema;
  const relations = [...tables, ...views, ...foreignTables];
  const unknown = tables.filter((table) => !isKnown(table));
  refuseDuplicates(name, namesOf(schema.enums), refuse);
  refuseDuplicates(name, namesOf(schema.composites), refuse);
  refuseDuplicates(name, namesOf(schema.sequences), refuse);
  refuseDuplicates(name, schema.routines.map(signatureOf), refuse);
  refuseDuplicates(name, namesOf(relations), refuse);
  for (const relation of [...unknown, ...views, ...foreignTables]) {
    const where = `${name}.${relation.name}`;
    refuseDuplicates(where, namesOf(relation.columns), refuse);
  }
  for (const table of [...unknown, ...foreignTables]) {
    checkTable(table, refuse);
  }
  for (const sequence of schema.sequences) {
    checkOwner(schema, sequence, refuse);
  }
};

/** Calls `refuse` for the first name that occurs twice or names nothing; what is in known tables fits together. */
export const checkNames = (
  database: Database,
  known: ReadonlySet<Table>,
  refuse: Refuse,
): void => {
  refuseDuplicates("schemas", namesOf(database.schemas), refuse);
  for (const schema of database.schemas) {
    checkSchema(schema, (table) => known.has(table), refuse);
  }
};
