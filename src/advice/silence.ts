/** Silences advice, one by one: a code everywhere, or a code at a place and what lies in it. */
import type { Advice } from "./advise.js";
import { ADVICE_CODES, type AdviceCode } from "./codes.js";

interface Silencer {
  readonly code: string;
  /** Undefined for everywhere. */
  readonly place: string | undefined;
}

const parse = (rule: string): Silencer => {
  const [, code = "", place] = /^(\S+)(?:\s+(.+))?$/s.exec(rule.trim()) ?? [];
  return { code, place };
};

/** The code that a rule of the configuration (`code` or `code schema.table`) names, known or not. */
export const codeOf = (rule: string): string => parse(rule).code;

/** Whether a word is the code of some advice. */
export const isAdviceCode = (word: string): word is AdviceCode =>
  (ADVICE_CODES as readonly string[]).includes(word);

const fits = ({ code, place }: Silencer, advice: Advice): boolean =>
  code === advice.code &&
  (place === undefined ||
    advice.at === place ||
    advice.at.startsWith(`${place}.`));

/** The advice that no rule silences: `no-primary-key`, `fixed-char sales.orders`, `fixed-char sales.orders.code`. */
export const silence = (
  all: readonly Advice[],
  rules: readonly string[],
): readonly Advice[] => {
  const silencers = rules.map(parse);
  return all.filter((one) => !silencers.some((rule) => fits(rule, one)));
};
