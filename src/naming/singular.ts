/** The singular of the last word of a name, where that is sure; a word that is left alone does no harm. */
import { splitWords } from "./words.js";

/** What knows English; the npm package `inflection` is one. */
export interface Inflector {
  singularize(word: string): string;
  pluralize(word: string): string;
}

/** Words that every inflector at hand gets wrong, or right in a way that nobody wants (`data` → `datum`). */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ["cookies", "cookie"],
  ["caches", "cache"],
  ["canvases", "canvas"],
  ["leaves", "leaf"],
  ["analyses", "analysis"],
  ["aliases", "alias"],
  ["biases", "bias"],
  ["gases", "gas"],
]);

const LEFT_ALONE = new Set(
  "data metadata media criteria agenda schemata atlas canvas alias bias gas chaos kudos redis logos goods news series species sales returns pants jeans scissors clothes https lens".split(
    " ",
  ),
);

// `status`, `analysis`, `address`: singular already. Three letters are as often an abbreviation: `sms`, `gps`, `dns`.
const IS_SINGULAR = /(?:[ius]s|^.{0,3})$/;

const singularWord = (word: string, inflector: Inflector): string => {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  if (LEFT_ALONE.has(word) || IS_SINGULAR.test(word)) return word;
  const singular = inflector.singularize(word);
  // `analyses` → `analyasis`: what does not lead back was no singular.
  return singular !== "" && inflector.pluralize(singular) === word
    ? singular
    : word;
};

/** `order_lines` → `order_line`, `ORDERS` → `ORDER`, `customer_status` as it is. */
export const singularName = (name: string, inflector: Inflector): string => {
  const last = splitWords(name).at(-1) ?? "";
  const stem = name.slice(0, name.length - last.length);
  // Only plain letters: a year at the end (`orders_2024`) has no plural, other scripts have rules of their own.
  if (!/^[A-Za-z]+$/.test(last) || stem + last !== name) return name;
  const singular = singularWord(last.toLowerCase(), inflector);
  if (last === last.toUpperCase()) return stem + singular.toUpperCase();
  const head = last.slice(0, 1);
  return stem + head + singular.slice(1);
};
