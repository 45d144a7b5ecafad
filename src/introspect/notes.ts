/** Collects what a person should know about a run, one line per matter however many tables share it. */

/** Says `sentence` about `subject`; subjects of the same sentence end up in one line. */
export type Note = (sentence: string, subject?: string) => void;

/** The collector and its lines. */
export interface Notes {
  readonly note: Note;
  readonly lines: () => readonly string[];
}

const shown = 3;

const toLine = (sentence: string, subjects: readonly string[]): string => {
  if (subjects.length === 0) return sentence;
  const more = subjects.length - shown;
  const listed = subjects.slice(0, shown).join(", ");
  return `${sentence}: ${listed}${more > 0 ? ` and ${more} more` : ""}.`;
};

/** A new, empty collector. */
export const createNotes = (): Notes => {
  const subjectsOf = new Map<string, string[]>();
  return {
    note: (sentence, subject) => {
      const subjects = subjectsOf.get(sentence) ?? [];
      subjectsOf.set(sentence, subjects);
      if (subject !== undefined) subjects.push(subject);
    },
    lines: () =>
      Array.from(subjectsOf, ([sentence, subjects]) =>
        toLine(sentence, subjects),
      ),
  };
};
