/** The question which samples to start from. */
import { NO_SAMPLES } from "./choose.js";
import { DEFAULT_SAMPLES, SAMPLES } from "./samples.js";

/** Asked by `yo dws` and `yo dws:sample`, unless `--sample` says it. */
export const sampleQuestion = {
  type: "checkbox",
  name: "sample",
  message: "Samples to start from",
  choices: SAMPLES.map(({ name, title }) => ({
    name: `${name}: ${title}`,
    value: name,
    checked: DEFAULT_SAMPLES.includes(name),
  })),
} as const;

/** The answer as `--sample` takes it: an empty one is an answer too. */
export const namesOf = (chosen: readonly string[]): readonly string[] =>
  chosen.length === 0 ? [NO_SAMPLES] : chosen;
