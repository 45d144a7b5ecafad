/** Enum  spaced out .a  mood. */
export type AMood = " " | "  " | " sad " | "sad";
