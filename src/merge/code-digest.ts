/** A short digest of code that a formatter may change without changing it: line ends, blanks, quotes, closing commas. */

const SPACE = 0x20;
const COMMA = 0x2c;
const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SINGLE = 0x27;
const DOUBLE = 0x22;
const BACKTICK = 0x60;
const BAR = 0x7c;
const END_OF_STRING = 1;

// What a character is to the digest, in a table: each of the millions that are printed passes here.
const WORD = 1;
const BLANK = 2;
const CLOSING = 3;
/** Behind these, the `|` of a union that begins its own line may stand. */
const BEFORE_UNION = 4;
const QUOTE = 5;

const kinds = new Uint8Array(0x10000).fill(WORD, 0x80);
kinds[0xfeff] = BLANK;
kinds.fill(BLANK, 0, SPACE + 1);
kinds.fill(WORD, 0x30, 0x3a).fill(WORD, 0x41, 0x5b).fill(WORD, 0x61, 0x7b);
const describe = (characters: string, kind: number) => {
  for (const unit of Buffer.from(characters)) kinds[unit] = kind;
};
describe("_$", WORD);
// A semicolon ends what a line break or a brace ends as well.
describe(";", BLANK);
describe(")]}>", CLOSING);
describe("=<(:,[", BEFORE_UNION);
describe("\"'`", QUOTE);

const kindOf = (unit: number): number => kinds[unit] ?? 0;

const HEX = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, "0"),
);

// From a table: `toString(16)` for every member that is printed took as long as reading it.
const hex16 = (bits: number): string =>
  (HEX[(bits >>> 8) & 0xff] ?? "") + (HEX[bits & 0xff] ?? "");

/** A text of which pieces are read, and what counts of one. Its characters are copied first: looking each up takes twice as long. */
class Reading {
  text = "";
  bytes = Buffer.alloc(1 << 16);
  units = new Uint16Array(this.bytes.buffer);
  counted = new Uint16Array(1 << 16);
  length = 0;

  /** Begins with another piece; what is read adds at most itself and the end of what it stands in. */
  begin(text: string): void {
    this.length = 0;
    // The members of a printed module are pieces of one text.
    if (text === this.text) return;
    if (this.units.length <= text.length) {
      this.bytes = Buffer.alloc(4 * text.length);
      this.units = new Uint16Array(this.bytes.buffer);
      this.counted = new Uint16Array(4 * text.length);
    }
    this.bytes.write(text, "utf16le");
    this.units[text.length] = 0;
    this.text = text;
  }

  at(index: number): number {
    return this.units[index] ?? 0;
  }

  add(unit: number): void {
    this.counted[this.length++] = unit;
  }

  /** Two lanes of 32 bits: for thousands of short texts a hash object for each costs more than reading them. */
  digest(): string {
    const { counted, length } = this;
    let one = 0x811c9dc5 | 0;
    let other = 0x9e3779b9 | 0;
    for (let index = 0; index < length; index++) {
      const unit = counted[index] ?? 0;
      one = Math.imul(one ^ unit, 0x85ebca6b);
      one ^= one >>> 13;
      other = Math.imul(other ^ unit, 0xc2b2ae35);
      other ^= other >>> 16;
    }
    return hex16(one >>> 16) + hex16(one) + hex16(other);
  }
}

// One for all, since one piece is read at a time.
const reading = new Reading();

/** Reads a string literal from its quote on; gives where it ends. Both quotes count as one. */
const addString = (start: number, end: number): number => {
  const { units, counted } = reading;
  const quote = units[start] ?? 0;
  let { length } = reading;
  counted[length++] = quote === BACKTICK ? BACKTICK : DOUBLE;
  let at = start + 1;
  for (; at < end; at++) {
    const unit = units[at] ?? 0;
    if (unit === quote) break;
    if (unit === BACKSLASH) {
      const next = units[++at] ?? 0;
      if (next !== SINGLE && next !== DOUBLE) counted[length++] = BACKSLASH;
      counted[length++] = next;
    } else if (unit !== RETURN || units[at + 1] !== NEWLINE) {
      // A template may have several lines, whose ends Windows writes with one more character.
      counted[length++] = unit;
    }
  }
  counted[length++] = END_OF_STRING;
  reading.length = length;
  return at;
};

const isBlankInComment = (unit: number): boolean =>
  unit <= SPACE || unit === 0xfeff;

/** Reads a comment; gives where its last character is. Any run of blanks is one: formatters indent comments anew. */
const addComment = (code: string, start: number, limit: number): number => {
  const { units, counted } = reading;
  const isLine = units[start + 1] === SLASH;
  const found = code.indexOf(isLine ? "\n" : "*/", start + 2);
  const after = isLine ? found : found + 2;
  const end = found === -1 ? limit : Math.min(after, limit);
  let { length } = reading;
  let isAfterBlank = false;
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    if (isBlankInComment(unit)) isAfterBlank = true;
    else {
      if (isAfterBlank) counted[length++] = SPACE;
      isAfterBlank = false;
      counted[length++] = unit;
    }
  }
  counted[length++] = NEWLINE;
  reading.length = length;
  return end - 1;
};

const isComment = (at: number): boolean => {
  const next = reading.at(at + 1);
  return next === SLASH || next === STAR;
};

/** Counts what matters of a piece; gives how much that is. */
const countPiece = (code: string, start: number, end: number): number => {
  // Not through the reading: this loop sees each character of each module.
  const { units, counted } = reading;
  let length = 0;
  let last = 0;
  let isApart = false;
  let hasComma = false;
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    const kind = kinds[unit] ?? 0;
    if (kind === BLANK) {
      isApart = true;
      continue;
    }
    if (unit === COMMA) {
      if (hasComma) counted[length++] = COMMA;
      hasComma = true;
      continue;
    }
    if (hasComma && kind !== CLOSING) counted[length++] = last = COMMA;
    hasComma = false;
    if (kind === QUOTE || (unit === SLASH && isComment(at))) {
      reading.length = length;
      at = kind === QUOTE ? addString(at, end) : addComment(code, at, end);
      length = reading.length;
      last = unit;
    } else if (unit !== BAR || kindOf(last) !== BEFORE_UNION) {
      if (isApart && kind === WORD && kindOf(last) === WORD) {
        counted[length++] = SPACE;
      }
      counted[length++] = last = unit;
    }
    isApart = false;
  }
  return length;
};

/**
 * Twelve hexadecimal digits of a piece of code. The same for two pieces that differ in what formatters decide alone:
 * an edit that it does not show means nothing. Of a text a piece may be digested, which ends where a blank follows.
 */
export const codeDigest = (
  code: string,
  start = 0,
  end = code.length,
): string => {
  reading.begin(code);
  reading.length = countPiece(code, start, end);
  return reading.digest();
};
