/** Enum typed_elsewhere.mood. */
export type Mood = "sad" | "ok" | "happy";
