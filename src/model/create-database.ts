/** Builds the model: a deeply frozen copy in canonical order, whatever the order of the input. */
import { createType, freezeAll } from "./create-parts.js";
import {
  createForeignTable,
  createTable,
  createView,
} from "./create-relations.js";
import type {
  Argument,
  CompositeType,
  Database,
  EnumType,
  Routine,
  Schema,
  Sequence,
} from "./model.js";
import { sortByName, sortRoutines } from "./order.js";

const createEnum = (type: EnumType): EnumType =>
  Object.freeze({ name: type.name, labels: freezeAll(type.labels) });

const createComposite = (composite: CompositeType): CompositeType =>
  Object.freeze({
    name: composite.name,
    attributes: freezeAll(
      composite.attributes.map(({ name, type }) =>
        Object.freeze({ name, type: createType(type) }),
      ),
    ),
  });

const createOwner = (owner: Sequence["ownedBy"]): Sequence["ownedBy"] =>
  owner && Object.freeze({ table: owner.table, column: owner.column });

const createSequence = (sequence: Sequence): Sequence =>
  Object.freeze({
    name: sequence.name,
    start: sequence.start,
    increment: sequence.increment,
    minimum: sequence.minimum,
    maximum: sequence.maximum,
    cache: sequence.cache,
    isCycled: sequence.isCycled,
    ownedBy: createOwner(sequence.ownedBy),
  });

const createArgument = (argument: Argument): Argument =>
  Object.freeze({
    name: argument.name,
    mode: argument.mode,
    type: createType(argument.type),
    hasDefault: argument.hasDefault,
  });

const createRoutine = (routine: Routine): Routine =>
  Object.freeze({
    name: routine.name,
    kind: routine.kind,
    arguments: freezeAll(routine.arguments.map(createArgument)),
    result: routine.result && createType(routine.result),
    isSet: routine.isSet,
    comment: routine.comment,
  });

const createSchema = (schema: Schema): Schema =>
  Object.freeze({
    name: schema.name,
    comment: schema.comment,
    enums: freezeAll(sortByName(schema.enums.map(createEnum))),
    composites: freezeAll(sortByName(schema.composites.map(createComposite))),
    sequences: freezeAll(sortByName(schema.sequences.map(createSequence))),
    tables: freezeAll(sortByName(schema.tables.map(createTable))),
    views: freezeAll(sortByName(schema.views.map(createView))),
    foreignTables: freezeAll(
      sortByName(schema.foreignTables.map(createForeignTable)),
    ),
    routines: freezeAll(sortRoutines(schema.routines.map(createRoutine))),
  });

/** A frozen database with schemas and what they hold by name; columns, labels, attributes and arguments keep their order. */
export const createDatabase = (database: Database): Database =>
  Object.freeze({
    server: database.server,
    compatibility: database.compatibility,
    schemas: freezeAll(sortByName(database.schemas.map(createSchema))),
  });
