/** Walks over the tokens of one statement, for the few clauses that the front understands. */
import { isName, isSymbol, isWord, type Token } from "./tokens.js";

/** Says that a clause is not as expected; the statement then goes to the engine as it is. */
export class NotUnderstood extends Error {
  override readonly name = "NotUnderstood";
}

/** A position in the tokens of one statement. */
export interface Cursor {
  /** The token `ahead` places on, undefined past the end. */
  peek(ahead?: number): Token | undefined;
  /** Offset in the text where the last token stepped over ends. */
  end(): number;
  /** Steps over one token and returns it. */
  next(): Token;
  /** Steps over these keywords when all of them follow; says whether it did. */
  takeWords(...words: string[]): boolean;
  /** Steps over this punctuation character when it follows; says whether it did. */
  takeSymbol(symbol: string): boolean;
  /** Steps over a name and returns it, folded as the server folds it. */
  takeName(): string;
  /** Steps over `( … )` and returns the items between the commas, each as its tokens. */
  takeList(): readonly (readonly Token[])[];
}

const needed = (token: Token | undefined): Token => {
  if (token === undefined) throw new NotUnderstood("the statement ends early");
  return token;
};

/** Cuts the tokens between one pair of parentheses at the commas of the same depth. */
const splitItems = (
  tokens: readonly Token[],
): readonly (readonly Token[])[] => {
  const items: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, "(")) depth++;
    if (isSymbol(token, ")")) depth--;
    if (depth === 0 && isSymbol(token, ",")) items.push([]);
    else items.at(-1)?.push(token);
  }
  return items;
};

/** A cursor before the first of `tokens`. */
export function cursorOver(tokens: readonly Token[]): Cursor {
  let at = 0;
  const endOfGroup = (): number => {
    if (!isSymbol(tokens[at], "(")) throw new NotUnderstood("no list here");
    for (let end = at, depth = 0; end < tokens.length; end++) {
      if (isSymbol(tokens[end], "(")) depth++;
      if (isSymbol(tokens[end], ")") && --depth === 0) return end;
    }
    throw new NotUnderstood("a parenthesis is not closed");
  };
  return {
    peek: (ahead = 0) => tokens[at + ahead],
    end: () => tokens[at - 1]?.end ?? 0,
    next: () => needed(tokens[at++]),
    takeWords: (...words) => {
      const follows = words.every((word, i) => isWord(tokens[at + i], word));
      if (follows) at += words.length;
      return follows;
    },
    takeSymbol: (symbol) => {
      const follows = isSymbol(tokens[at], symbol);
      if (follows) at++;
      return follows;
    },
    takeName: () => {
      const token = needed(tokens[at++]);
      if (!isName(token)) throw new NotUnderstood("no name here");
      return token.value;
    },
    takeList: () => {
      const end = endOfGroup();
      const items = splitItems(tokens.slice(at + 1, end));
      at = end + 1;
      return items;
    },
  };
}

/** Steps over all that is left and returns the items between the commas, each as its tokens. */
export function takeRest(cursor: Cursor): readonly (readonly Token[])[] {
  const rest: Token[] = [];
  while (cursor.peek() !== undefined) rest.push(cursor.next());
  return splitItems(rest);
}
