/** Splits SQL text at its commas: `ROW(1, 'a,b'), ROW(2, 'c')` has two items. */

// A quoted literal (a doubled quote is two literals in a row), a quoted name, or any one character.
const token = /'[^']*'|"[^"]*"|[^]/g;

/** The items of a list, at commas outside of quotes and parentheses, without the blanks around them. */
export const splitList = (text: string): readonly string[] => {
  const items: string[] = [];
  let depth = 0;
  let item = "";
  for (const [part] of text.matchAll(token)) {
    if (part === "(" || part === "[") depth++;
    if (part === ")" || part === "]") depth--;
    if (part === "," && depth === 0) {
      items.push(item.trim());
      item = "";
    } else {
      item += part;
    }
  }
  return [...items, item.trim()];
};
