/** The text form of arrays, `{1,"a b",NULL,{…}}`, both ways. */

/** Elements as text, null for NULL, nested arrays as arrays. */
export type ArrayText = readonly (string | null | ArrayText)[];

/** Reads an array's text form. Bounds such as `[0:1]={…}` are skipped. */
export const parseArrayText = (text: string): ArrayText => {
  let at = text.indexOf("{") + 1;
  const readQuoted = (): string => {
    let value = "";
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length) throw new Error("Unfinished array text");
      if (text[at] === "\\") at++;
      value += text[at] ?? "";
    }
    at++;
    return value;
  };
  const readBare = (): string | null => {
    const start = at;
    while (at < text.length && text[at] !== "," && text[at] !== "}") at++;
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
      if (text[at] === ",") at++;
    }
    at++;
    return list;
  };
  return readList();
};

/** Writes an array's text form; every element is quoted, so that none can be taken for syntax or NULL. */
export const formatArrayText = (elements: ArrayText): string =>
  `{${elements
    .map((element) => {
      if (element === null) return "NULL";
      if (typeof element !== "string") return formatArrayText(element);
      return `"${element.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    })
    .join(",")}}`;
