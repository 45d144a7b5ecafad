/** Finds tables and columns by parts of their names, and tables by their comments. */
import { places } from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {{ readonly place: Place, readonly column?: string }} Hit */
/** @typedef {{ readonly place: Place, readonly name: string, readonly full: string, readonly comment: string, readonly columns: readonly string[] }} Entry */

const MOST = 500;

/** @type {readonly Entry[] | undefined} */
let entries;

const fold = (/** @type {string} */ text) => text.toLowerCase();

const index = () =>
  (entries ??= places.map((place) => ({
    place,
    name: fold(place.table.name),
    full: fold(`${place.schema.name}.${place.table.name}`),
    comment: fold(place.table.comment ?? ""),
    columns: place.table.columns.map(([name]) => fold(name)),
  })));

/**
 * The better, the lower: the name itself, its beginning, a word in it, any part of it.
 * @param {string} name
 * @param {string} term
 */
const rank = (name, term) => {
  if (name === term) return 0;
  const at = name.indexOf(term);
  if (at === 0) return 1;
  return /[^\p{L}\p{N}]/u.test(name[at - 1] ?? "x") ? 2 : 3;
};

/**
 * Tables whose names hold all the words, then columns, then tables whose comments do. Words before the last may as well
 * be those of the table whose column is meant: `orders id`.
 * @param {string} query
 * @returns {readonly Hit[]}
 */
export const search = (query) => {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const [first = "", ...others] = words;
  const last = words.at(-1) ?? "";
  /** @type {(Hit & { score: number })[]} */
  const hits = [];
  for (const { place, name, full, comment, columns } of index()) {
    if (words.every((word) => full.includes(word))) {
      const score =
        others.length === 0
          ? rank(name.includes(first) ? name : full, first)
          : 1;
      hits.push({ place, score });
    } else if (
      comment !== "" &&
      words.every((word) => comment.includes(word))
    ) {
      hits.push({ place, score: 20 });
    }
    for (const [at, column] of columns.entries()) {
      if (!column.includes(last)) continue;
      if (!words.every((word) => column.includes(word) || full.includes(word)))
        continue;
      hits.push({
        place,
        column: place.table.columns[at]?.[0] ?? "",
        score: 10 + rank(column, last),
      });
    }
  }
  return hits.toSorted((a, b) => a.score - b.score).slice(0, MOST);
};
