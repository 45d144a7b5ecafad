/** Names everything that is emitted: folders, files, factories, types and properties. */
import type { Database, Schema, Table } from "../model/model.js";
import {
  RESERVED_FACTORIES,
  RESERVED_FILES,
  RESERVED_STEMS,
  RESERVED_TYPES,
} from "./reserved.js";
import { type Renamed, uniqueNames, type UniqueNames } from "./unique.js";
import { camelCase, pascalCase, remember } from "./words.js";

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
}

/** Names of one schema. */
export interface SchemaNames {
  readonly folder: string;
  /** Name under which the entry point exports the schema: `publicSchema`. */
  readonly namespace: string;
  readonly tables: ReadonlyMap<string, TableNames>;
  /** Type by enum name. */
  readonly enums: ReadonlyMap<string, string>;
}

/** All names, and one sentence for each that is not what it would have been alone. */
export interface Names {
  readonly schemas: ReadonlyMap<string, SchemaNames>;
  readonly notes: readonly string[];
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

const uniqueFiles = (sources: readonly string[]) =>
  uniqueNames(sources, {
    wanted: fileName,
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

type Wish = (name: string) => string;

// The schema of the last run shares its unchanged tables with the present one.
const named = new WeakMap<Table, UniqueNames>();

const nameColumns = (table: Table, wanted: Wish): UniqueNames => {
  const known = named.get(table);
  if (known !== undefined) return known;
  const sources = table.columns.map(({ name }) => name);
  const names = uniqueNames(sources, { wanted });
  if (Object.isFrozen(table)) named.set(table, names);
  return names;
};

const SUFFIXES = ["Row", "Insert", "Patch", "Key", "Reader", "Repository"];

/** An enum's type may not take the name of a table's. */
const nameEnums = (schema: Schema, stems: readonly string[]) =>
  uniqueNames(
    schema.enums.map(({ name }) => name),
    {
      wanted: pascalCase,
      reserved: new Set([
        ...RESERVED_TYPES,
        ...stems.flatMap((stem) => SUFFIXES.map((suffix) => stem + suffix)),
      ]),
    },
  );

const nameTables = (schema: Schema, wanted: Wish) => {
  const sources = schema.tables.map(({ name }) => name);
  const files = uniqueFiles(sources);
  const factories = uniqueNames(sources, {
    wanted: camelCase,
    reserved: RESERVED_FACTORIES,
  });
  const types = uniqueNames(sources, {
    wanted: pascalCase,
    reserved: RESERVED_STEMS,
  });
  const tables = new Map<string, TableNames>();
  const notes = explain(`Table ${schema.name}.`, factories.renamed);
  for (const table of schema.tables) {
    const properties = nameColumns(table, wanted);
    const what = `Column ${schema.name}.${table.name}.`;
    notes.push(...explain(what, properties.renamed));
    tables.set(table.name, {
      file: of(files.names, table.name),
      factory: of(factories.names, table.name),
      type: of(types.names, table.name),
      properties: properties.names,
    });
  }
  return { tables, notes, stems: [...types.names.values()] };
};

const nameSchema = (
  schema: Schema,
  folder: string,
  namespace: string,
  wanted: Wish,
): { readonly names: SchemaNames; readonly notes: readonly string[] } => {
  const { tables, notes, stems } = nameTables(schema, wanted);
  const enums = nameEnums(schema, stems);
  return {
    names: { folder, namespace, tables, enums: enums.names },
    notes: [...notes, ...explain(`Enum ${schema.name}.`, enums.renamed)],
  };
};

/** Names a whole database. Pure, and the same for the same model. */
export const nameDatabase = (database: Database): Names => {
  const sources = database.schemas.map(({ name }) => name);
  const folders = uniqueFiles(sources);
  const namespaces = uniqueNames(sources, {
    wanted: (name) => {
      const plain = camelCase(name);
      return RESERVED_FACTORIES.has(plain) ? `${plain}Schema` : plain;
    },
  });
  const wanted = remember(camelCase);
  const schemas = new Map<string, SchemaNames>();
  const notes: string[] = [];
  for (const schema of database.schemas) {
    const named = nameSchema(
      schema,
      of(folders.names, schema.name),
      of(namespaces.names, schema.name),
      wanted,
    );
    schemas.set(schema.name, named.names);
    notes.push(...named.notes);
  }
  return { schemas, notes };
};
