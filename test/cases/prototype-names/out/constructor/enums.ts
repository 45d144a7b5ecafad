/** Enum constructor.valueOf. */
export type ValueOf = "__proto__" | "constructor";
