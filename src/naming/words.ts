/** Splits the names of a database into words and joins them the TypeScript way. */

/** `ss_sold_date_sk` → ss, sold, date, sk; `customerName` → customer, Name; `Order Details` → Order, Details. */
export const splitWords = (name: string): readonly string[] =>
  // Nearly every name of a warehouse.
  (/^[a-z0-9_]*$/.test(name) ? name.split("_") : splitAny(name)).filter(
    (word) => word !== "",
  );

const splitAny = (name: string): readonly string[] =>
  name
    .normalize("NFC")
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{ID_Continue}]+|[_$]+/u);

const capitalise = (word: string): string => {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length).toLowerCase();
};

// An identifier may hold more than it may begin with: digits and combining marks among others.
const asIdentifier = (text: string, fallback: string): string => {
  if (text === "") return fallback;
  return /^\p{ID_Start}/u.test(text) ? text : `_${text}`;
};

/** `ss_sold_date_sk` → `ssSoldDateSk`; a leading digit gets an underscore. */
export const camelCase = (name: string): string => {
  const [first = "", ...rest] = splitWords(name);
  const text = first.toLowerCase() + rest.map(capitalise).join("");
  return asIdentifier(text, "unnamed");
};

/** `store_sales` → `StoreSales`. */
export const pascalCase = (name: string): string =>
  asIdentifier(splitWords(name).map(capitalise).join(""), "Unnamed");

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** The name as it is where it can be a property, else its words with underscores: `Order Details` → `order_details`. */
export const snakeCase = (name: string): string =>
  IDENTIFIER.test(name)
    ? name
    : asIdentifier(splitWords(name).join("_").toLowerCase(), "unnamed");

/** `ordHdr` → `OrdHdr`; the rest stays as somebody wrote it. */
export const capitaliseFirst = (name: string): string => {
  const [first = "", ...rest] = name;
  return first.toUpperCase() + rest.join("");
};

/** Remembers what a pure function gave: a schema repeats the names of its columns from table to table. */
export const remember = (
  make: (name: string) => string,
): ((name: string) => string) => {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = make(name);
    known.set(name, made);
    return made;
  };
};
