/** Brings a snapshot of an older format up to the newest, before it is validated: its values may still be anything. */
import { splitList } from "./split-list.js";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object with one property changed, where there is such an object and property. */
const change = (
  value: unknown,
  key: string,
  edit: (field: unknown) => unknown,
): unknown =>
  isFields(value) && Object.hasOwn(value, key)
    ? { ...value, [key]: edit(value[key]) }
    : value;

const changeEach =
  (edit: (item: unknown) => unknown) =>
  (list: unknown): unknown =>
    Array.isArray(list) ? list.map((item: unknown) => edit(item)) : list;

/** Format 1 held all values of a list partition in one text. */
const splitBound = (bound: unknown): unknown =>
  Array.isArray(bound)
    ? (bound as readonly unknown[]).flatMap((text): readonly unknown[] =>
        typeof text === "string" ? splitList(text) : [text],
      )
    : bound;

const splitListBounds = (partitioning: unknown): unknown =>
  isFields(partitioning) && partitioning["by"] === "list"
    ? change(
        partitioning,
        "partitions",
        changeEach((partition) => change(partition, "bound", splitBound)),
      )
    : partitioning;

/** What else format 2 added is left out when it has its usual value. */
const fromFormat1 = (snapshot: Fields): Fields => {
  const migrated = change(
    snapshot,
    "schemas",
    changeEach((schema) =>
      change(
        schema,
        "tables",
        changeEach((table) => change(table, "partitioning", splitListBounds)),
      ),
    ),
  );
  return { ...(migrated as Fields), format: 2 };
};

/** The snapshot in the newest format; a format that there never was is left for the validation to refuse. */
export const migrate = (snapshot: Fields): Fields =>
  snapshot["format"] === 1 ? fromFormat1(snapshot) : snapshot;
