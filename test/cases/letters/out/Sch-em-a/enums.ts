/** Enum Sch'em\a.Mood $1. */
export type Mood1 = "it's" | 'so "so"' | "back\\slash" | "🙂" | " ";
