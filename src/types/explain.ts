/** Says in a sentence why a choice does not fit a type. */
import type { KnownType } from "./choices.js";
import type { TypeChoice } from "./config.js";

/** What is wrong with a key of `types`, and what to do. */
export interface Complaint {
  readonly key: string;
  readonly message: string;
  readonly hint: string;
}

// What people ask for most, and why it is not there.
const WHY_NOT = new Map([
  [
    "date as Date",
    "A Date is a moment: a day would become midnight in one time zone and another day in the next.",
  ],
  ["time as Date", "A time of day has no date."],
]);

/** Whether a type's values are documents, which can be parsed without a codec. */
export const isDocument = ({ choices }: KnownType): boolean =>
  choices.some(({ name }) => name === "parsed");

/** Undefined when a column of this type can be what is chosen; `type` is its name, for the sentence. */
export const explainChoice = (
  key: string,
  choice: TypeChoice,
  type: string,
  known: KnownType,
): Complaint | undefined => {
  if (typeof choice === "string") {
    const names = known.choices.map(({ name }) => name);
    if (names.includes(choice)) return undefined;
    const why = WHY_NOT.get(`${type} as ${choice}`);
    const instead = `It can be ${names.map((name) => `"${name}"`).join(", ")}, or { import, name, codec } of your own.`;
    return {
      key,
      message: `types.${key}: ${type} cannot be "${choice}".`,
      hint: why === undefined ? instead : `${why} ${instead}`,
    };
  }
  if (choice.codec !== undefined || isDocument(known)) return undefined;
  return {
    key,
    message: `types.${key}: ${type} as ${choice.name} needs a codec.`,
    hint: `Without one, text would be called ${choice.name} without being one: add "codec", the name of a Codec<${choice.name}> that ${choice.import} exports. Only json and jsonb do without: they are parsed.`,
  };
};
