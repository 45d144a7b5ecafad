/** Builds the parts that relations share: deeply frozen copies with a fixed order of properties. */
import type {
  Check,
  Column,
  Distribution,
  ForeignKey,
  Index,
  Key,
  Partition,
  Partitioning,
  TypeRef,
  UniqueKey,
} from "./model.js";
import { sortPartitions } from "./order.js";

/** A frozen copy of a list. */
export const freezeAll = <T>(items: readonly T[]): readonly T[] =>
  Object.freeze([...items]);

// Columns by the ten thousand share a few types.
const types = new WeakMap<TypeRef, TypeRef>();

/** A frozen type; the same one for the same object, which no one may change. */
export const createType = (type: TypeRef): TypeRef => {
  const known = types.get(type);
  if (known !== undefined) return known;
  const { sql, schema, name, kind, isArray } = type;
  const made = Object.freeze({ sql, schema, name, kind, isArray });
  // What may change yet is copied anew each time.
  if (Object.isFrozen(type)) types.set(type, made);
  return made;
};

/** A frozen column. */
export const createColumn = (column: Column): Column =>
  Object.freeze({
    name: column.name,
    type: createType(column.type),
    nullable: column.nullable,
    default: column.default,
    onUpdate: column.onUpdate,
    isSerial: column.isSerial,
    collation: column.collation,
    comment: column.comment,
  });

/** What most keys are not, so that it is there only where they are. */
const deferral = ({ isDeferrable, isDeferred }: Key) => ({
  ...(isDeferrable === true ? { isDeferrable } : {}),
  ...(isDeferred === true ? { isDeferred } : {}),
});

/** A frozen key. */
export const createKey = (key: Key): Key =>
  Object.freeze({
    name: key.name,
    columns: freezeAll(key.columns),
    ...deferral(key),
  });

/** A frozen unique key. */
export const createUniqueKey = (key: UniqueKey): UniqueKey =>
  Object.freeze({
    name: key.name,
    columns: freezeAll(key.columns),
    nulls: key.nulls,
    ...deferral(key),
    isDeferrable: key.isDeferrable,
  });

/** A frozen CHECK constraint. */
export const createCheck = (check: Check): Check =>
  Object.freeze({ name: check.name, expression: check.expression });

/** A frozen foreign key. */
export const createForeignKey = (key: ForeignKey): ForeignKey =>
  Object.freeze({
    name: key.name,
    columns: freezeAll(key.columns),
    references: Object.freeze({
      schema: key.references.schema,
      table: key.references.table,
      columns: freezeAll(key.references.columns),
    }),
  });

/** A frozen index. */
export const createIndex = (index: Index): Index =>
  Object.freeze({
    name: index.name,
    isUnique: index.isUnique,
    method: index.method,
    definition: index.definition,
  });

/** A frozen distribution. */
export const createDistribution = (
  distribution: Distribution,
): Distribution => {
  switch (distribution.by) {
    case "hash":
    case "modulo":
      return Object.freeze({
        by: distribution.by,
        columns: freezeAll(distribution.columns),
      });
    case "replication":
    case "roundrobin":
      return Object.freeze({ by: distribution.by });
    case "unknown":
      return Object.freeze({ by: distribution.by, code: distribution.code });
  }
};

const createPartition = (partition: Partition): Partition =>
  Object.freeze({ name: partition.name, bound: freezeAll(partition.bound) });

/** A frozen partitioning with its partitions in canonical order. */
export const createPartitioning = (partitioning: Partitioning): Partitioning =>
  Object.freeze({
    by: partitioning.by,
    columns: freezeAll(partitioning.columns),
    partitions: freezeAll(
      sortPartitions(
        partitioning.by,
        partitioning.partitions.map(createPartition),
      ),
    ),
  });
