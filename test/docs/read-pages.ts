/** Reads the documents: their headings, links, code spans and blocks, each with its line. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import { lexer, type Token, walkTokens } from "marked";
import { packageRoot } from "../../src/package-root.js";

/** A block of code. */
export interface Block {
  readonly page: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** What follows the fence: `ts`, `sh run`. */
  readonly info: string;
  readonly code: string;
}

/** What a document holds. */
export interface Page {
  readonly path: string;
  readonly blocks: readonly Block[];
  /** Code between backticks in the text. */
  readonly spans: readonly string[];
  /** Targets of links and images. */
  readonly links: readonly string[];
  /** What `#…` may follow its path, as GitHub names headings. */
  readonly anchors: ReadonlySet<string>;
}

const FENCE = /^( *)```(?<info>[^\n`]*)\n(?<code>[\s\S]*?)^\1```$/gm;

const blocksOf = (page: string, text: string): readonly Block[] =>
  [...text.matchAll(FENCE)].map(({ index, groups }) => ({
    page,
    line: text.slice(0, index).split("\n").length,
    info: groups?.["info"] ?? "",
    code: groups?.["code"] ?? "",
  }));

/** Reads one document, by its path from the package's root. */
export const readPage = (path: string): Page => {
  const text = readFileSync(join(packageRoot, path), "utf8");
  const slugger = new GithubSlugger();
  const spans: string[] = [];
  const links: string[] = [];
  const anchors = new Set<string>();
  void walkTokens(lexer(text), (token: Token) => {
    if (token.type === "codespan") spans.push(String(token["text"]));
    if (token.type === "link" || token.type === "image") {
      links.push(String(token["href"]));
    }
    if (token.type === "heading") {
      const plain = String(token["text"]).replaceAll(/[`*_]/g, "");
      anchors.add(slugger.slug(plain));
    }
  });
  return { path, blocks: blocksOf(path, text), spans, links, anchors };
};
