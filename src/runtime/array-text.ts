/** The text form of arrays, `{1,"a b",NULL,{…}}`, both ways. */

/** Elements as text, null for NULL, nested arrays as arrays. */
export type ArrayText = readonly (string | null | ArrayText)[];

/**
 * Reads an array's text form. Bounds such as `[0:1]={…}` are skipped.
 * @param delimiter between elements (`pg_type.typdelim`); a comma for every type but box
 * @throws {Error} when the text ends too early
 */
export const parseArrayText = (text: string, delimiter = ","): ArrayText => {
  let at = text.indexOf("{") + 1;
  const readQuoted = (): string => {
    let value = "";
    let start = ++at;
    for (; text[at] !== '"'; at++) {
      if (at >= text.length) throw new Error("Unfinished array text");
      if (text[at] !== "\\") continue;
      value += text.slice(start, at);
      start = ++at;
    }
    return value + text.slice(start, at++);
  };
  const readBare = (): string | null => {
    const start = at;
    while (at < text.length && text[at] !== delimiter && text[at] !== "}") at++;
    const value = text.slice(start, at);
    return value.toUpperCase() === "NULL" ? null : value;
  };
  const readElement = () => {
    if (text[at] === '"') return readQuoted();
    if (text[at] !== "{") return readBare();
    at++;
    return readList();
  };
  const readList = (): ArrayText => {
    const list: (string | null | ArrayText)[] = [];
    while (text[at] !== "}") {
      if (at >= text.length) throw new Error("Unfinished array text");
      list.push(readElement());
      if (text[at] === delimiter) at++;
    }
    at++;
    return list;
  };
  return readList();
};

const quoteElement = (element: string): string =>
  `"${element.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/**
 * Writes an array's text form; every element is quoted, so that none can be taken for syntax or NULL.
 * @param delimiter as of {@link parseArrayText}
 */
export const formatArrayText = (
  elements: ArrayText,
  delimiter = ",",
): string => {
  const texts = elements.map((element) => {
    if (element === null) return "NULL";
    return typeof element === "string"
      ? quoteElement(element)
      : formatArrayText(element, delimiter);
  });
  return `{${texts.join(delimiter)}}`;
};
