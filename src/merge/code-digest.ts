/** A short digest of code that a formatter may change without changing it: line ends, blanks, quotes, closing commas. */

const SPACE = 0x20;
const COMMA = 0x2c;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const SINGLE = 0x27;
const DOUBLE = 0x22;
const BACKTICK = 0x60;
const END_OF_STRING = 1;

const isBlank = (code: number): boolean => code <= SPACE || code === 0xfeff;
const isClosing = (code: number): boolean =>
  code === 0x29 || code === 0x5d || code === 0x7d || code === 0x3e;
/** Behind these, the `|` of a union that begins its own line may stand: `= < ( : , [`. */
const mayOpenUnion = (code: number): boolean =>
  code === 0x3d ||
  code === 0x3c ||
  code === 0x28 ||
  code === 0x3a ||
  code === COMMA ||
  code === 0x5b;
const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f ||
  code === 0x24 ||
  code > 0x7f;

/** Two lanes of 32 bits: for thousands of short texts a hash object for each costs more than reading them. */
class Digest {
  #one = 0x811c9dc5;
  #other = 0x9e3779b9;

  add(code: number): void {
    const one = Math.imul(this.#one ^ code, 0x85ebca6b);
    const other = Math.imul(this.#other ^ code, 0xc2b2ae35);
    this.#one = one ^ (one >>> 13);
    this.#other = other ^ (other >>> 16);
  }

  toString(): string {
    const one = (this.#one >>> 0).toString(16).padStart(8, "0");
    const other = (this.#other & 0xffff).toString(16).padStart(4, "0");
    return one + other;
  }
}

/** Reads a string literal from its quote on; gives where it ends. Both quotes count as one. */
const addString = (digest: Digest, code: string, start: number): number => {
  const quote = code.charCodeAt(start);
  digest.add(quote === BACKTICK ? BACKTICK : DOUBLE);
  let at = start + 1;
  for (; at < code.length; at++) {
    const unit = code.charCodeAt(at);
    if (unit === quote) break;
    if (unit === BACKSLASH) {
      const next = code.charCodeAt(++at);
      if (next !== SINGLE && next !== DOUBLE) digest.add(BACKSLASH);
      digest.add(next);
    } else digest.add(unit);
  }
  digest.add(END_OF_STRING);
  return at;
};

/** Reads a comment; gives where its last character is. Any run of blanks is one: formatters indent comments anew. */
const addComment = (digest: Digest, code: string, start: number): number => {
  const isLine = code.charCodeAt(start + 1) === SLASH;
  const found = code.indexOf(isLine ? "\n" : "*/", start + 2);
  const end = found === -1 ? code.length : isLine ? found : found + 2;
  let isAfterBlank = false;
  for (let at = start; at < end; at++) {
    const unit = code.charCodeAt(at);
    if (isBlank(unit)) isAfterBlank = true;
    else {
      if (isAfterBlank) digest.add(SPACE);
      isAfterBlank = false;
      digest.add(unit);
    }
  }
  digest.add(NEWLINE);
  return end - 1;
};

const isComment = (code: string, at: number): boolean => {
  const next = code.charCodeAt(at + 1);
  return next === SLASH || next === STAR;
};

/**
 * Twelve hexadecimal digits of a piece of code. The same for two pieces that differ in what formatters decide alone:
 * an edit that it does not show means nothing.
 */
export const codeDigest = (code: string): string => {
  const digest = new Digest();
  let last = 0;
  let isApart = false;
  let hasComma = false;
  for (let at = 0; at < code.length; at++) {
    const unit = code.charCodeAt(at);
    // A semicolon ends what a line break or a brace ends as well.
    if (isBlank(unit) || unit === 0x3b) {
      isApart = true;
      continue;
    }
    if (unit === COMMA) {
      if (hasComma) digest.add(COMMA);
      hasComma = true;
      continue;
    }
    if (hasComma && !isClosing(unit)) digest.add((last = COMMA));
    hasComma = false;
    if (unit === SLASH && isComment(code, at)) {
      at = addComment(digest, code, at);
      last = SLASH;
    } else if (unit === DOUBLE || unit === SINGLE || unit === BACKTICK) {
      at = addString(digest, code, at);
      last = unit;
    } else if (unit !== 0x7c || !mayOpenUnion(last)) {
      if (isApart && isWord(unit) && isWord(last)) digest.add(SPACE);
      digest.add((last = unit));
    }
    isApart = false;
  }
  return digest.toString();
};
