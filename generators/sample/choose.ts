/** Settles which samples a project gets, and what is known of where it will connect. */
import type { FlagValues } from "../../src/config/flags.js";
import {
  CHOICE_DEFAULTS,
  type Given,
  isLocal,
  mergeSettings,
} from "../../src/config/resolve.js";
import { suggestion } from "../../src/config/suggest.js";
import { GeneratorError } from "../../src/errors.js";
import type { ConnectionSettings } from "../../src/runtime/settings.js";
import { completeSettings } from "../../src/runtime/settings.js";
import type { SampleChoice } from "./files.js";
import { DEFAULT_SAMPLES, type Sample, SAMPLES } from "./samples.js";

/** In the list of samples: no sample at all. */
export const NO_SAMPLES = "none";

const findSample = (name: string): Sample => {
  const found = SAMPLES.find((sample) => sample.name === name);
  if (found !== undefined) return found;
  const known = [...SAMPLES.map((sample) => sample.name), NO_SAMPLES];
  throw new GeneratorError(
    "usage",
    `There is no sample "${name}".`,
    suggestion(name, known),
  );
};

/** @throws {GeneratorError} `usage` for a sample that does not exist */
const readNames = (names: readonly string[]): readonly Sample[] => {
  if (!names.includes(NO_SAMPLES)) {
    const chosen = new Set(names.map(findSample));
    return SAMPLES.filter((sample) => chosen.has(sample));
  }
  if (names.length === 1) return [];
  throw new GeneratorError(
    "usage",
    `--sample names "${NO_SAMPLES}" beside others.`,
    "Give either names of samples, or none.",
  );
};

/**
 * The samples that were chosen, in the order of the prompt.
 * @throws {GeneratorError} `usage` for a sample that does not exist
 */
export const chooseSamples = (
  flags: FlagValues,
  project: Pick<SampleChoice, "isLocal" | "runtime">,
): SampleChoice => ({
  ...project,
  samples: readNames(flags.sample ?? DEFAULT_SAMPLES),
  withPython: flags.python === true,
});

/** The same for a folder that need not be a project yet. */
export const chooseForFolder = (given: Given): SampleChoice =>
  chooseSamples(given.flags, {
    isLocal: isLocal(given),
    runtime: given.config.runtime ?? CHOICE_DEFAULTS.runtime,
  });

/** Where `.env.example` points; undefined while no host is known. */
export const knownConnection = (
  given: Given,
): ConnectionSettings | undefined => {
  const settings = mergeSettings(given);
  return settings.host === undefined && settings.url === undefined
    ? undefined
    : completeSettings(settings);
};
