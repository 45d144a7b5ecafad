/** The mark of a page: whose it is, in which format, and whether anybody edited it since. */
import { createHash } from "node:crypto";

/** What a page can be. */
export type PageFormat = "html" | "markdown";

/** Whose a file is: ours as we made it, ours and then edited, or anything else. */
export type Ownership = "ours" | "edited" | "foreign";

const PARTS: Readonly<
  Record<PageFormat, readonly [before: string, after: string]>
> = {
  html: ['<meta name="generator" content="generator-dws docs', '">'],
  markdown: ["<!-- Made by generator-dws docs", " -->"],
};

/** The mark as the printers write it, before anything of the schema; {@link stamp} puts the digest into it. */
export const blankMark = (format: PageFormat): string => PARTS[format].join("");

// The parts hold no sign that means something in a pattern.
const MARKS: Readonly<Record<PageFormat, RegExp>> = {
  html: new RegExp(PARTS.html.join("(?:, digest ([0-9a-f]{16}))?")),
  markdown: new RegExp(PARTS.markdown.join("(?:, digest ([0-9a-f]{16}))?")),
};

/** Mere layout does not count: line ends that git changes, and the padding with which formatters align tables. */
const digestOf = (text: string): string =>
  createHash("sha256")
    .update(text.replaceAll(/\s+/g, " ").replaceAll(/-{3,}/g, "---").trim())
    .digest("hex")
    .slice(0, 16);

/** Puts the digest of the text into its blank mark. */
export const stamp = (format: PageFormat, text: string): string =>
  text.replace(blankMark(format), () =>
    PARTS[format].join(`, digest ${digestOf(text)}`),
  );

// Further down a page that somebody else wrote may quote one of ours.
const HEAD = 500;

/** Whose the text of a file is. A page without a digest counts as edited, since it cannot be known. */
export const ownershipOf = (format: PageFormat, text: string): Ownership => {
  const found = MARKS[format].exec(text.slice(0, HEAD));
  if (found === null) return "foreign";
  const [mark, digest] = found;
  const blank = text.replace(mark, () => blankMark(format));
  return digest === digestOf(blank) ? "ours" : "edited";
};
