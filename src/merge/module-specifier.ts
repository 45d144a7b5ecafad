/** Module specifiers: which of them mean the same module, and how an export of one is written. */

import { posix } from "node:path";

/** An export that an index should have. */
export interface IndexExport {
  /** Relative, e.g. `./customer.js`. */
  readonly module: string;
  /** The name of `export * as name from`; without it `export * from`. */
  readonly as?: string;
}

/** How a file writes its exports, so that new lines look like those around them. */
export interface ExportStyle {
  readonly quote: '"' | "'";
  readonly semicolon: boolean;
}

/** What the first run writes, and prettier leaves as it is. */
export const PLAIN_STYLE: ExportStyle = { quote: '"', semicolon: true };

/**
 * The modules that a specifier can mean, extensions aside. `./sales.ts` is one file; `./sales` is a file or a folder's
 * index. Empty for specifiers that are not relative.
 */
export function moduleKeys(specifier: string): readonly string[] {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier)) return [];
  const path = posix.normalize(specifier).replace(/^\.\//, "");
  if (path.endsWith("/") || /^(?:\.\.\/)*\.{1,2}$/.test(path)) {
    return [posix.join(path, "index")];
  }
  const bare = path.replace(/\.[cm]?[jt]sx?$/, "");
  return bare === path ? [path, `${path}/index`] : [bare];
}

/** One export declaration, without a line end. */
export function exportLine(wanted: IndexExport, style: ExportStyle): string {
  const name =
    wanted.as === undefined ? "" : ` as ${exportedName(wanted.as, style)}`;
  return `export *${name} from ${literal(wanted.module, style)}${style.semicolon ? ";" : ""}`;
}

/** Sorted by module in code units and then by name, each once. */
export function sortExports(
  exports: readonly IndexExport[],
): readonly IndexExport[] {
  const byLine = new Map(
    exports.map((wanted) => [exportLine(wanted, PLAIN_STYLE), wanted]),
  );
  return [...byLine.values()].sort(
    (one, other) =>
      compare(one.module, other.module) ||
      compare(one.as ?? "", other.as ?? ""),
  );
}

/** Orders by code units, the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function exportedName(name: string, style: ExportStyle): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200C\u200D]*$/u.test(name)
    ? name
    : literal(name, style);
}

// JSON leaves U+2028 and U+2029 as they are; many tools take them for line ends.
function literal(text: string, style: ExportStyle): string {
  const json = JSON.stringify(text)
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
  if (style.quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
