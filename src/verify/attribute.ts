/** Finds the change of the schema that an error of the compiler comes from, by the names that both know. */
import type { CodePlace, ReportedChange } from "../diff/report.js";
import type { Diagnostic } from "./diagnostics.js";

/** What an error says and where it stands. */
export interface Scene {
  readonly diagnostic: Diagnostic;
  /** The line that it points to. */
  readonly line: string;
  /** The whole file, which may import the table's module. */
  readonly file: string;
}

/** How sure a change is the cause: the highest wins, and 0 is not the cause. */
interface Suspicion {
  readonly index: number;
  readonly module: string;
  readonly score: number;
}

const WEAK = 1;

const escape = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** Letters that `\b` does not know may stand in a name. */
const word = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_$])${name}(?![\\p{L}\\p{N}_$])`, "u");

/** Looks for the bare text first: most changes are about other tables, and with 4,000 of them the patterns alone took 1.5 s an error. */
const hasWord = (text: string, name: string, tail = ""): boolean =>
  text.includes(name) && word(escape(name) + tail).test(text);

const SUFFIX = "(?:Row|Insert|Patch|Key|Reader|Repository)?";
const EXTENSION = "(?:\\.[cm]?[jt]s)?";

/** `src/repositories/public/orders.ts` → `public/orders`, as imports end. */
const specifierOf = (module: string): string =>
  module.replace(/\.ts$/, "").split("/").slice(-2).join("/");

/** How much of the scene is about the table: 4 its module itself, 3 named in the error, 2 on the line, 1 in the file. */
const tableEvidence = (
  { diagnostic, line, file }: Scene,
  { module, factory, type }: CodePlace,
): number => {
  const { message } = diagnostic;
  const path = specifierOf(module);
  if (diagnostic.file === module || hasWord(message, path, EXTENSION)) return 4;
  if (hasWord(message, type, SUFFIX)) return 3;
  if (factory !== null && message.includes(`'${factory}'`)) return 3;
  const isIn = (text: string) =>
    hasWord(text, type, SUFFIX) ||
    (factory !== null &&
      (hasWord(text, factory) || hasWord(text, path, EXTENSION)));
  if (isIn(line)) return 2;
  return isIn(file) ? WEAK : 0;
};

/** As the compiler names a property: `'note'`, or `note?: string` in a type; the bare word may be any (`type`). */
const named = (property: string): RegExp => {
  const name = escape(property);
  return new RegExp(`['"]${name}['"]|${word(name).source}\\??:`, "u");
};

/** How much of it is about the column: 2 named in the error, 1 on the line. */
const columnEvidence = (
  { diagnostic, line }: Scene,
  property: string,
): number => {
  const { message } = diagnostic;
  if (message.includes(property) && named(property).test(message)) return 2;
  return hasWord(line, property) ? 1 : 0;
};

const isGuess = ({ kind }: ReportedChange): boolean =>
  kind.endsWith("-perhaps-renamed");

const scoreOf = (scene: Scene, change: ReportedChange): number => {
  const { code, breaks } = change;
  if (code === null || isGuess(change)) return 0;
  const table = tableEvidence(scene, code);
  if (code.property === null) return breaks ? table * 10 : 0;
  const column = columnEvidence(scene, code.property);
  // A column that nobody must give can still be missing where code lists them all.
  if (!breaks) return column === 2 && table > 0 ? 50 : 0;
  if (column > 0 && table > 0) return 60 + column * 10 + table;
  return column === 2 ? 55 : Math.min(table, WEAK);
};

/** Unsure where another table is as suspect, or where nothing but a mention in the file speaks for any of several. */
const isSure = (best: Suspicion, suspicions: readonly Suspicion[]): boolean => {
  const least = best.score > WEAK * 10 ? best.score : 0;
  return suspicions
    .filter(({ score }) => score >= least)
    .every(({ module }) => module === best.module);
};

/** Index of the change that caused the error; null when none is known to have. */
export const findCause = (
  scene: Scene,
  changes: readonly ReportedChange[],
): number | null => {
  const suspicions = changes
    .map((change, index) => ({
      index,
      module: change.code?.module ?? "",
      score: scoreOf(scene, change),
    }))
    .filter(({ score }) => score > 0);
  const [first] = suspicions;
  if (first === undefined) return null;
  const best = suspicions.reduce((a, b) => (b.score > a.score ? b : a), first);
  return isSure(best, suspicions) ? best.index : null;
};
