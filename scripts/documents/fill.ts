/** Puts generated parts between their marks in a document. */

const MARKS =
  /(<!-- made by `npm run docs:update`: (?<name>[a-z-]+) -->\n)[\s\S]*?(<!-- end -->)/g;

/**
 * Fills every marked part anew; what stands outside of the marks is left as it is.
 * @throws {Error} for a mark that no part has
 */
export const fill = (
  text: string,
  blocks: Readonly<Record<string, () => string>>,
): string =>
  text.replaceAll(
    MARKS,
    (_, begin: string, name: string, end: string): string => {
      const block = blocks[name];
      if (block === undefined) throw new Error(`There is no part "${name}".`);
      return `${begin}\n${block()}\n\n${end}`;
    },
  );
