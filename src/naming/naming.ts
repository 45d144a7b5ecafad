/** Names everything that is emitted: folders, files, factories, types and properties. */
import type { Database, Relation, Schema } from "../model/model.js";
import { KEY_SUFFIX, type KeyNames, nameKeys } from "./key-brands.js";
import {
  createWishes,
  type NamingOptions,
  relationsOf,
  type SchemaWishes,
  unmatchedNames,
  type Wishes,
} from "./options.js";
import {
  RESERVED_FACTORIES,
  RESERVED_FILES,
  RESERVED_STEMS,
  RESERVED_TYPES,
} from "./reserved.js";
import { type Renamed, uniqueNames, type UniqueNames } from "./unique.js";
import { camelCase, pascalCase } from "./words.js";

export type { KeyNames } from "./key-brands.js";
export type { NamingOptions } from "./options.js";

/** Names of one table's module. */
export interface TableNames {
  /** File without its ending: `store_sales`. */
  readonly file: string;
  /** `storeSales` */
  readonly factory: string;
  /** Stem of the types: `StoreSales` of `StoreSalesRow`, `StoreSalesPatch`, … */
  readonly type: string;
  /** Property by column name. */
  readonly properties: ReadonlyMap<string, string>;
  /** Where keys have types of their own; for the plan to use if the key is a single column. */
  readonly key?: KeyNames;
}

/** Names of one schema. */
export interface SchemaNames {
  readonly folder: string;
  /** Name under which the entry point exports the schema: `publicSchema`. */
  readonly namespace: string;
  /** Of tables, views and foreign tables, which share their names. */
  readonly tables: ReadonlyMap<string, TableNames>;
  /** Type by enum name. */
  readonly enums: ReadonlyMap<string, string>;
}

/** All names, and one sentence for each that is not what it would have been alone. */
export interface Names {
  readonly schemas: ReadonlyMap<string, SchemaNames>;
  readonly notes: readonly string[];
  /** One sentence for each name that a person chose and that cannot be had; nothing is to be generated then. */
  readonly problems: readonly string[];
}

// A file system may fold case and Unicode forms: `Orders` and `orders` would be one file.
const fileKey = (name: string) => name.normalize("NFKC").toLowerCase();

/** Letters, digits, underscore and hyphen stay; everything else becomes a hyphen. */
const fileName = (name: string): string => {
  const text = name
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  return text === "" ? "unnamed" : text;
};

const uniqueFiles = (
  sources: readonly string[],
  wishes: Wishes = { wanted: fileName },
) =>
  uniqueNames(sources, {
    ...wishes,
    collisionKey: fileKey,
    reserved: RESERVED_FILES,
  });

const explain = (what: string, renamed: readonly Renamed[]) =>
  renamed.map(
    ({ source, wanted, given }) =>
      `${what} "${source}" is called ${given}, because ${wanted} is taken or reserved.`,
  );

/** Looks up what a total map must hold. */
const of = (names: ReadonlyMap<string, string>, key: string): string =>
  names.get(key) ?? key;

/** What is to be told of the names that were given. */
interface Report {
  readonly notes: string[];
  readonly problems: string[];
}

/** A name that a person chose does not move: what would have to is a problem. */
const report = (
  { notes, problems }: Report,
  what: string,
  renamed: readonly Renamed[],
  { isGiven = () => false }: Partial<Wishes> = {},
): void => {
  const moved = renamed.filter(({ source }) => !isGiven(source));
  notes.push(...explain(what, moved));
  for (const { source, wanted } of renamed) {
    if (!isGiven(source)) continue;
    problems.push(
      `${what} "${source}" cannot be called ${wanted}, as the configuration asks: the name is taken or reserved.`,
    );
  }
};

/** What the schema of the last run shares with the present one, the options being the same. */
interface Memo {
  readonly columns: WeakMap<Relation, UniqueNames>;
  /** By schema: what was chosen last, and for which relations. */
  readonly modules: Map<string, ModuleNames & { readonly sources: string }>;
}

const memos = new WeakMap<NamingOptions, Memo>();

const memoFor = (options: NamingOptions): Memo => {
  const known = memos.get(options);
  if (known !== undefined) return known;
  const memo: Memo = { columns: new WeakMap(), modules: new Map() };
  memos.set(options, memo);
  return memo;
};

const nameColumns = (
  table: Relation,
  wishes: Wishes,
  { columns: memo }: Memo,
): UniqueNames => {
  const known = memo.get(table);
  if (known !== undefined) return known;
  const sources = table.columns.map(({ name }) => name);
  const names = uniqueNames(sources, wishes);
  if (Object.isFrozen(table)) memo.set(table, names);
  return names;
};

const SUFFIXES = [
  "Row",
  "Insert",
  "Patch",
  "Key",
  "Reader",
  "Repository",
  "Writer",
];

/** An enum's type may not take the name of a table's. */
const nameEnums = (
  schema: Schema,
  stems: readonly string[],
  suffixes: readonly string[],
) =>
  uniqueNames(
    schema.enums.map(({ name }) => name),
    {
      wanted: pascalCase,
      reserved: new Set([
        ...RESERVED_TYPES,
        ...(schema.enums.length === 0 ? [] : stems).flatMap((stem) =>
          suffixes.map((suffix) => stem + suffix),
        ),
      ]),
    },
  );

interface ModuleNames {
  readonly files: UniqueNames;
  readonly factories: UniqueNames;
  readonly types: UniqueNames;
}

const chooseNames = (
  sources: readonly string[],
  { files, factories, types }: SchemaWishes,
): ModuleNames => ({
  files: uniqueFiles(sources, files),
  factories: uniqueNames(sources, {
    ...factories,
    reserved: RESERVED_FACTORIES,
  }),
  types: uniqueNames(sources, { ...types, reserved: RESERVED_STEMS }),
});

const nameModules = (
  schema: Schema,
  wishes: SchemaWishes,
  memo: Memo,
  told: Report,
): ModuleNames => {
  const sources = relationsOf(schema).map(({ name }) => name);
  const text = JSON.stringify(sources);
  const last = memo.modules.get(schema.name);
  const chosen =
    last?.sources === text
      ? last
      : { sources: text, ...chooseNames(sources, wishes) };
  memo.modules.set(schema.name, chosen);
  const { files, factories, types } = chosen;
  const what = `Table ${schema.name}.`;
  report(told, what, factories.renamed, wishes.factories);
  // Files and types move where the factory does, and are told of where they move alone because of a person's choice.
  const { isGiven = () => false } = wishes.types;
  const alone = types.renamed.filter(
    ({ source }) =>
      (wishes.isSingular || isGiven(source)) &&
      !factories.renamed.some((moved) => moved.source === source),
  );
  report(told, `The type of table ${schema.name}.`, alone, wishes.types);
  const fixed = files.renamed.filter(
    ({ source }) => wishes.files.isGiven?.(source) === true,
  );
  report(told, `The file of table ${schema.name}.`, fixed, wishes.files);
  return chosen;
};

const nameTables = (
  schema: Schema,
  wishes: SchemaWishes,
  { hasKeys, memo }: { readonly hasKeys: boolean; readonly memo: Memo },
  told: Report,
) => {
  const { files, factories, types } = nameModules(schema, wishes, memo, told);
  const tables = new Map<string, TableNames>();
  for (const table of relationsOf(schema)) {
    const columns = wishes.columnsOf(table);
    const properties = nameColumns(table, columns, memo);
    const what = `Column ${schema.name}.${table.name}.`;
    report(told, what, properties.renamed, columns);
    tables.set(table.name, {
      file: of(files.names, table.name),
      factory: of(factories.names, table.name),
      type: of(types.names, table.name),
      properties: properties.names,
    });
  }
  return hasKeys ? withKeys(tables) : tables;
};

const withKeys = (
  tables: ReadonlyMap<string, TableNames>,
): ReadonlyMap<string, TableNames> => {
  const keys = nameKeys(tables);
  return new Map(
    [...tables].map(([name, names]) => {
      const key = keys.get(name);
      return [name, key === undefined ? names : { ...names, key }];
    }),
  );
};

const nameNamespaces = (sources: readonly string[]) =>
  uniqueNames(sources, {
    wanted: (name) => {
      const plain = camelCase(name);
      return RESERVED_FACTORIES.has(plain) ? `${plain}Schema` : plain;
    },
  });

const NO_OPTIONS: NamingOptions = {};

/** Names a whole database. Pure, and the same for the same model and options. */
export const nameDatabase = (
  database: Database,
  options: NamingOptions = NO_OPTIONS,
): Names => {
  const sources = database.schemas.map(({ name }) => name);
  const folders = uniqueFiles(sources);
  const namespaces = nameNamespaces(sources);
  const wishesOf = createWishes(options, fileName);
  const { brandedKeys = false } = options;
  const suffixes = brandedKeys ? [...SUFFIXES, KEY_SUFFIX] : SUFFIXES;
  const schemas = new Map<string, SchemaNames>();
  const told: Report = { notes: [], problems: [] };
  const shared = { hasKeys: brandedKeys, memo: memoFor(options) };
  for (const schema of database.schemas) {
    const { name } = schema;
    const tables = nameTables(schema, wishesOf(schema), shared, told);
    const stems = [...tables.values()].map(({ type }) => type);
    const enums = nameEnums(schema, stems, suffixes);
    report(told, `Enum ${name}.`, enums.renamed);
    schemas.set(name, {
      folder: of(folders.names, name),
      namespace: of(namespaces.names, name),
      tables,
      enums: enums.names,
    });
  }
  const unmatched = unmatchedNames(database, options).map(
    (key) => `names holds "${key}", which is no table or column that was read.`,
  );
  return { schemas, ...told, notes: [...told.notes, ...unmatched] };
};
