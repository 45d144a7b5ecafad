/** Whether a new partitioning leaves rows without a partition. */
import type { Partitioning } from "../model/model.js";
import { isSame } from "./match.js";

/** True when every row has its partition: the last one is open, or takes the rest. */
const takesAll = ({ by, partitions }: Partitioning): boolean => {
  if (by === "hash") return true;
  if (by === "list") {
    return partitions.some(({ bound }) => bound.includes("DEFAULT"));
  }
  const bound = partitions.at(-1)?.bound ?? [""];
  return bound.every((part) => part === null);
};

/** Bounds are SQL texts, which only the server can compare: what is known is that one of the old ends has become the last. */
const endsEarlier = (before: Partitioning, after: Partitioning): boolean => {
  const last = after.partitions.at(-1);
  return before.partitions
    .slice(0, -1)
    .some(({ bound }) => isSame(bound, last?.bound));
};

const losesValue = (before: Partitioning, after: Partitioning): boolean => {
  const values = new Set(after.partitions.flatMap(({ bound }) => bound));
  return before.partitions.some(({ bound }) =>
    bound.some((value) => !values.has(value)),
  );
};

/** True when rows that were taken before fit in no partition now, as far as it can be told. */
export const refusesRows = (
  before: Partitioning | null,
  after: Partitioning | null,
): boolean => {
  if (after === null || takesAll(after)) return false;
  if (before === null || takesAll(before)) return true;
  if (before.by !== after.by || !isSame(before.columns, after.columns)) {
    return true;
  }
  return after.by === "list"
    ? losesValue(before, after)
    : endsEarlier(before, after);
};
