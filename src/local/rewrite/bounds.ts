/** Reads the values that bound a partition: literals and the two functions that dates are written with. */
import { cursorOver, NotUnderstood } from "./cursor.js";
import { Refused } from "./refused.js";
import { isSymbol, isWord, type Token } from "./tokens.js";

/** One bound value: null is MAXVALUE or DEFAULT, a string is the text of a literal. */
export type Bound =
  | null
  | string
  | { readonly number: string }
  | { readonly call: string; readonly arguments: readonly string[] };

/** Functions that may stand in a bound: the engine evaluates them as they are, and nothing else. */
const boundFunctions = ["to_date", "to_timestamp"];

/** The text that a plain `'…'` literal stands for. */
export function literalText(token: Token | undefined): string {
  if (token?.kind !== "string" || !token.value.startsWith("'")) {
    throw new NotUnderstood("no plain string literal here");
  }
  return token.value.slice(1, -1).replaceAll("''", "'");
}

/** A number, with its sign. */
const readNumber = (item: readonly Token[]): Bound | undefined => {
  const sign = isSymbol(item[0], "-") ? "-" : "";
  const digits = item[isSymbol(item[0], "-") || isSymbol(item[0], "+") ? 1 : 0];
  if (digits?.kind !== "number") return undefined;
  return { number: sign + digits.value };
};

const readCall = (item: readonly Token[]): Bound | undefined => {
  const name = item[0];
  if (!isWord(name, ...boundFunctions) || !isSymbol(item[1], "(")) {
    return undefined;
  }
  const list = cursorOver(item.slice(1)).takeList();
  return {
    call: name?.value ?? "",
    arguments: list.map(([argument]) => literalText(argument)),
  };
};

/** `'…'`, `date '…'` or `'…'::type`: the type is left to the key column, through whose input the text goes. */
const readLiteral = (item: readonly Token[]): Bound | undefined => {
  const place = item.findIndex(({ kind }) => kind === "string");
  if (place < 0) return undefined;
  const typeBefore = item.slice(0, place);
  const isTyped = typeBefore.every(({ kind }) => kind === "word");
  const after = item[place + 1];
  if (!isTyped || (after !== undefined && !isSymbol(after, ":"))) {
    return undefined;
  }
  return literalText(item[place]);
};

/** The bound that one item of a list says. */
export function readBound(item: readonly Token[]): Bound {
  if (item.length === 1 && isWord(item[0], "maxvalue", "default", "null")) {
    return null;
  }
  const bound = readNumber(item) ?? readCall(item) ?? readLiteral(item);
  if (bound === undefined) {
    throw new Refused(
      "the local DWS takes literals, to_date(...) and to_timestamp(...) as partition bounds, nothing else yet",
    );
  }
  return bound;
}
