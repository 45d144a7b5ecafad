/** Turns the model, the names and the types into views that a template can print without thinking. */
import { posix } from "node:path";
import type { Database, Relation, Schema, Table } from "../model/model.js";
import { hashTable } from "../model/to-json.js";
import type { Names, SchemaNames } from "../naming/naming.js";
import type { TypesConfig } from "../types/config.js";
import { createTypes, type ResolveType } from "../types/resolve.js";
import { namedEnums } from "./enums.js";
import { createIds, type Ids } from "./ids.js";
import { cutDown, digestInputs, digestOf, type TableInputs } from "./inputs.js";
import { importPath, type Layout, schemaFolder } from "./layout.js";
import { planTable } from "./plan-table.js";
import { required } from "./required.js";
import { type Surroundings, surroundingsOf } from "./surroundings.js";
import type { EnumsView, TableView } from "./view.js";

const planEnums = (
  schema: Schema,
  names: SchemaNames,
  folder: string,
): EnumsView => ({
  kind: "enums",
  path: posix.join(folder, "enums.ts"),
  source: `the enum types of schema ${schema.name}`,
  enums: schema.enums.map(({ name, labels }) => ({
    name: required(names.enums.get(name), name),
    doc: [`Enum ${schema.name}.${name}.`],
    labels,
  })),
});

/** A module that is planned when its view is asked for: most need not be. */
export interface ModulePlan {
  /** Posix path relative to the project. */
  readonly path: string;
  /** The table, view or foreign table; null for the module of a schema's enum types. */
  readonly relation: Relation | null;
  /** Name of its factory. */
  readonly factory: string;
  /** Digest of everything that the view is made from. */
  readonly inputs: string;
  readonly view: () => TableView | EnumsView;
}

/** What else there is to know. */
export interface PlanOptions {
  /** What stands for a table in the digest of its inputs: another one for every change of the table. */
  readonly hashOf?: (table: Table) => string;
  /** What the project chose, and `checkTypes` had no complaint about. @default nothing */
  readonly types?: TypesConfig;
}

/** What all modules share. */
interface Shared {
  readonly names: Names;
  readonly layout: Layout;
  readonly around: Surroundings;
  readonly resolve: ResolveType;
  readonly hasChoices: boolean;
  readonly emptyTextIsNull: boolean;
  readonly idsOf: (relation: Relation) => Ids;
  readonly hashOf: (table: Table) => string;
}

/** What the modules of one schema share. */
interface Place {
  readonly names: SchemaNames;
  readonly folder: string;
  /** Module specifier of the runtime, as seen from the folder. */
  readonly runtime: string;
}

const placeOf = (layout: Layout, names: SchemaNames): Place => {
  const folder = schemaFolder(layout, names);
  const index = posix.join(layout.runtime, "index.js");
  return { names, folder, runtime: importPath(folder, index) };
};

const planTableModule = (
  shared: Shared,
  { names: schemaNames, folder, runtime }: Place,
  relation: Relation,
): ModulePlan => {
  const { names, layout, around, idsOf, hashOf } = shared;
  const own = required(schemaNames.tables.get(relation.name), relation.name);
  const inputs: TableInputs = {
    relation,
    names: own,
    folder,
    runtime,
    enums: namedEnums(relation, names, layout),
    ids: idsOf(relation),
    resolve: shared.resolve,
    hasChoices: shared.hasChoices,
    emptyTextIsNull: shared.emptyTextIsNull,
    around: cutDown(relation, around),
  };
  const path = `${folder}/${own.file}.ts`;
  const hash =
    relation.kind === "table" ? hashOf(relation) : digestOf(relation);
  return {
    path,
    relation,
    factory: own.factory,
    inputs: digestInputs(inputs, hash),
    view: () => planTable(inputs, path),
  };
};

const planEnumsModule = (
  { names, folder }: Place,
  schema: Schema,
): readonly ModulePlan[] => {
  if (schema.enums.length === 0) return [];
  const view = planEnums(schema, names, folder);
  const { path } = view;
  const inputs = digestOf(view);
  return [{ path, relation: null, factory: "", inputs, view: () => view }];
};

const share = (
  database: Database,
  names: Names,
  layout: Layout,
  { hashOf = hashTable, types = {} }: PlanOptions,
): Shared => {
  const resolve = createTypes(types);
  return {
    names,
    layout,
    around: surroundingsOf(database),
    resolve,
    hasChoices: Object.keys(types).length > 0,
    emptyTextIsNull: database.compatibility === "ORA",
    idsOf: createIds(database, names, layout, resolve),
    hashOf,
  };
};

/** Plans every module of a database, in canonical order: tables, views and foreign tables of each schema. */
export const planModules = (
  database: Database,
  names: Names,
  layout: Layout,
  options: PlanOptions = {},
): readonly ModulePlan[] => {
  const shared = share(database, names, layout, options);
  return database.schemas.flatMap((schema) => {
    const place = placeOf(
      layout,
      required(names.schemas.get(schema.name), schema.name),
    );
    const { tables, views, foreignTables } = schema;
    return [
      ...planEnumsModule(place, schema),
      ...[...tables, ...views, ...foreignTables].map((relation) =>
        planTableModule(shared, place, relation),
      ),
    ];
  });
};
