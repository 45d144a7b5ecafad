/** What a long job says while it works; the edge decides how it looks. */

/** Told in plain words; nobody below the edge prints. */
export interface Progress {
  /** A step begins: "Reading the columns of 1,204 tables". */
  step(text: string): void;
  /** How far the step is. */
  advance(done: number, total: number): void;
  /** Something the user should know but that stops nothing. */
  note(text: string): void;
}

/** Says nothing. */
export const silent: Progress = {
  step: () => undefined,
  advance: () => undefined,
  note: () => undefined,
};
