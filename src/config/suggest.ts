/** Finds the known word that a mistyped one was probably meant to be. */

/** How many letters must be added, removed, changed or swapped with their neighbour to make `b` of `a`. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwapped ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
};

/** The nearest of the known words, or undefined when none is near enough to be meant. */
export const suggest = (
  word: string,
  known: readonly string[],
): string | undefined => {
  const given = word.toLowerCase();
  const ranked = known
    .map((name) => ({ name, far: distance(given, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best === undefined) return undefined;
  const isNear = best.far <= Math.max(1, Math.floor(best.name.length / 3));
  return isNear ? best.name : undefined;
};

/** `Did you mean "schemas"?`, or the list of what there is. */
export const suggestion = (
  word: string,
  known: readonly string[],
  show: (name: string) => string = (name) => `"${name}"`,
): string => {
  const near = suggest(word, known);
  return near === undefined
    ? `Known are ${known.map(show).join(", ")}.`
    : `Did you mean ${show(near)}?`;
};
