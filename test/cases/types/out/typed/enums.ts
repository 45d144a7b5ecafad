/** Enum typed.empty. */
export type Empty = never;
