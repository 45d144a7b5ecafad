/** Reads a text that holds one item a line, as generated modules have it. */

/**
 * The items of a text, each on a line of its own; how deep all of them stand does not matter. A line that stands two
 * blanks deeper goes on with the item before it, and so does one that is empty.
 */
export const textItems = (text = ""): readonly string[] => {
  if (!text.startsWith("\n")) return text === "" ? [] : [text];
  const indent = /^\n( *)/.exec(text)?.[1] ?? "";
  const items: string[] = [];
  for (const line of text.slice(1).replace(/\n *$/, "").split("\n")) {
    const item = line.slice(indent.length);
    const before = /^(?: {2}|$)/.test(item) ? items.pop() : undefined;
    items.push(before === undefined ? item : `${before}\n${item.slice(2)}`);
  }
  return items;
};
