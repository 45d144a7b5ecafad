/** Enum select.enum. */
export type Enum = "class" | "default" | "null" | "NULL";
