/** Enum Mixed.Mood. */
export type Mood = "Sad" | "sad" | "SAD";

/** Enum Mixed.mood. */
export type Mood2 = "x";
