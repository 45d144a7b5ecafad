/** Plans the module of one table, view or foreign table. */
import type { ForeignTable, Relation, Table } from "../model/model.js";
import { type Abilities, abilitiesOf } from "./abilities.js";
import { describeRelation } from "./about.js";
import { lines, planColumns, type PlannedColumns } from "./columns.js";
import { planDdl } from "./ddl.js";
import type { TableInputs } from "./inputs.js";
import { chooseKey, fixedColumns } from "./keys.js";
import { required } from "./required.js";
import type {
  AliasView,
  DdlView,
  HeadingView,
  IdView,
  TableView,
  TypeNames,
} from "./view.js";

const NO_DDL: DdlView = { items: [], comment: null, columnComments: [] };

const KINDS: Readonly<Record<Relation["kind"], string>> = {
  table: "table",
  view: "view",
  "materialized-view": "materialized view",
  "foreign-table": "foreign table",
};

const MAKERS: Readonly<Record<Abilities["role"], TableView["make"]>> = {
  repository: {
    name: "repositoryFactory",
    doc: ["The repository, or in a read-only session the reader."],
  },
  reader: { name: "readerFactory", doc: ["The reader."] },
  writer: { name: "writerFactory", doc: ["The writer."] },
};

/** The key's own type, where the table's one key column is no reference to another key. */
const planId = (
  { relation, ids }: TableInputs,
  key: readonly string[],
): Omit<IdView, "value"> | undefined => {
  const [column = ""] = key;
  const id = key.length === 1 ? ids.get(column) : undefined;
  if (id?.schema !== relation.schema || id.table !== relation.name) {
    return undefined;
  }
  const { type, factory, schema, table } = id;
  return { type, factory, table: `${schema}.${table}` };
};

const typeNames = (
  stem: string,
  { role, isKeyed }: Abilities,
  id: string | undefined,
): TypeNames => ({
  row: `${stem}Row`,
  ...(role === "reader" ? {} : { insert: `${stem}Insert` }),
  ...(role === "repository" ? { patch: `${stem}Patch` } : {}),
  ...(isKeyed ? { key: `${stem}Key` } : {}),
  ...(id === undefined ? {} : { id }),
  ...(role === "writer" ? {} : { reader: `${stem}Reader` }),
  ...(role === "repository" ? { repository: `${stem}Repository` } : {}),
  ...(role === "writer" ? { writer: `${stem}Writer` } : {}),
});

interface Properties {
  readonly key: readonly string[];
  readonly fixed: readonly string[];
  /** NOT NULL, and with a default. */
  readonly defaulted: readonly string[];
}

type Alias = Omit<AliasView, "name" | "doc"> &
  Partial<Pick<AliasView, "doc">> & { readonly name: string | undefined };

/** Those that have a name. */
const namedAliases = (aliases: readonly Alias[]): readonly AliasView[] => {
  const named: AliasView[] = [];
  for (const { doc = [], name, generic, types, properties } of aliases) {
    if (name !== undefined) {
      named.push({ doc, name, generic, types, properties });
    }
  }
  return named;
};

const INSERT =
  "A row to insert: what is nullable or has a default may be left out.";

const planAliases = (
  types: TypeNames,
  { reader }: Abilities,
  { key, fixed, defaulted }: Properties,
): readonly AliasView[] => {
  const setting =
    fixed.length === 0
      ? "Columns to set."
      : "Columns to set; the distribution key cannot be updated.";
  const { row, insert, patch, key: keyType } = types;
  const own = [row];
  return namedAliases([
    {
      doc: [INSERT],
      name: insert,
      generic: "Insertable",
      types: own,
      properties: defaulted,
    },
    {
      doc: [setting],
      name: patch,
      generic: "Patchable",
      types: own,
      properties: fixed,
    },
    { name: keyType, generic: "Pick", types: own, properties: key },
    {
      name: reader === undefined ? undefined : types.reader,
      generic: reader ?? "",
      types: keyType === undefined ? own : [row, keyType],
      properties: [],
    },
  ]);
};

const planHeading = (
  types: TypeNames,
  { role, base, doc }: Abilities,
): HeadingView => {
  const { row, insert, patch, key } = types;
  return {
    doc,
    name: required(types[role], role),
    base,
    types: [row, insert, patch, key].filter((type) => type !== undefined),
  };
};

const defaultedColumns = ({ columns }: Table | ForeignTable) =>
  columns
    .filter((column) => !column.nullable && column.default !== null)
    .map(({ name }) => name);

const propertiesOf = (
  relation: Relation,
  key: readonly string[],
  propertyOf: (column: string) => string,
): Properties => {
  const isView = relation.kind !== "table" && relation.kind !== "foreign-table";
  const fixed = relation.kind === "table" ? fixedColumns(relation) : [];
  return {
    key: key.map(propertyOf),
    fixed: fixed.map(propertyOf),
    defaulted: isView ? [] : defaultedColumns(relation).map(propertyOf),
  };
};

/** What was decided of a module before its columns are looked at. */
interface Outline {
  readonly abilities: Abilities;
  readonly types: TypeNames;
  readonly aliases: readonly AliasView[];
  readonly id: Omit<IdView, "value"> | undefined;
  readonly make: TableView["make"];
}

const planOutlined = (
  inputs: TableInputs,
  { abilities, types, aliases, id, make }: Outline,
): PlannedColumns => {
  const { base, reader } = abilities;
  const generics = aliases.map(({ generic }) => generic);
  return planColumns(inputs, {
    own: [
      ...Object.values<string>({ ...types }),
      inputs.names.factory,
      ...(id === undefined ? [] : [id.factory]),
      "table",
    ],
    values: [
      base,
      "defineTable",
      make.name,
      ...(inputs.relation.columns.length === 0 ? [] : ["t"]),
    ],
    types: [
      ...generics.filter((name) => name !== "Pick"),
      ...(reader === undefined ? [] : [reader]),
      ...(id === undefined ? [] : ["KeyOf"]),
    ],
  });
};

const aboutOf = (relation: Relation, key: readonly string[]) => [
  ...(relation.comment === null ? [] : [...lines(relation.comment), ""]),
  ...describeRelation(relation, key),
];

/** Plans the module that is to stand at `path`. */
export const planTable = (inputs: TableInputs, path: string): TableView => {
  const { relation, names, around } = inputs;
  const { kind, schema, name } = relation;
  const propertyOf = (column: string) =>
    required(names.properties.get(column), column);
  const key = kind === "table" ? chooseKey(relation) : [];
  const abilities = abilitiesOf(relation, key);
  const id = planId(inputs, key);
  const types = typeNames(names.type, abilities, id?.type);
  const properties = propertiesOf(relation, key, propertyOf);
  const aliases = planAliases(types, abilities, properties);
  const make = MAKERS[abilities.role];
  const outline = { abilities, types, aliases, id, make };
  const planned = planOutlined(inputs, outline);
  const { columns, imports, makers, hasText, valueOf } = planned;
  return {
    kind: "table",
    path,
    source: `${KINDS[kind]} ${schema}.${name}`,
    columns,
    imports,
    makers,
    about: aboutOf(relation, key),
    schema,
    name,
    types,
    factory: names.factory,
    id: id === undefined ? null : { ...id, value: valueOf(key[0] ?? "") },
    aliases,
    heading: planHeading(types, abilities),
    key: properties.key,
    fixed: properties.fixed,
    emptyTextIsNull: inputs.emptyTextIsNull && hasText,
    ddl: kind === "table" ? planDdl(relation, around, propertyOf) : NO_DDL,
    make,
  };
};
