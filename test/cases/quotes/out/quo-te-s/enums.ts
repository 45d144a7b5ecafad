/** Enum quo"te's.mo"od. */
export type MoOd = "it's" | '"' | "`" | "back\\slash" | "'" | "${x}" | "";
