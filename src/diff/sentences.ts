/** What all sentences about changes are made of. */
import type { Change } from "./change.js";

/** A sentence for each kind of change. */
export type Sentences<C extends Change> = {
  readonly [K in C["kind"]]: (change: Extract<C, { kind: K }>) => string;
};

/** A sentence for each kind of change that may break callers. */
export type Effects<C extends Change> = Partial<Sentences<C>>;

/** Text on one line and not too long: defaults and names may hold line breaks. */
export const line = (text: string): string => {
  const flat = text.replace(/[\s\p{Cc}]+/gu, " ");
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
};

/** `(a, b)` */
export const list = (names: readonly string[]): string =>
  `(${names.join(", ")})`;

/** `from 0 to none` */
export const from = (before: string | null, after: string | null): string =>
  `from ${line(before ?? "none")} to ${line(after ?? "none")}`;
