/** Enum chosen.status. */
export type Status = "open" | "paid";
