/** Reads what `tsc --pretty false` prints. */

/** One error of the compiler. */
export interface Diagnostic {
  /** Relative to the project, posix; null when it is about no file (a wrong option, say). */
  readonly file: string | null;
  /** From 1; null without a file. */
  readonly line: number | null;
  /** From 1; null without a file. */
  readonly column: number | null;
  /** `TS2339` */
  readonly code: string;
  /** What the compiler says; the lines after the first give the reason. */
  readonly message: string;
}

const IN_FILE =
  /^(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): error (?<code>TS\d+): (?<message>.*)$/;
const OF_NO_FILE = /^error (?<code>TS\d+): (?<message>.*)$/;

const readLine = (line: string): Diagnostic | undefined => {
  const groups = (IN_FILE.exec(line) ?? OF_NO_FILE.exec(line))?.groups;
  if (groups === undefined) return undefined;
  const { file, line: row, column, code = "", message = "" } = groups;
  return {
    file: file?.replaceAll("\\", "/") ?? null,
    line: row === undefined ? null : Number(row),
    column: column === undefined ? null : Number(column),
    code,
    message,
  };
};

/** The errors in the order in which they are printed; other lines are left out. */
export const readDiagnostics = (output: string): readonly Diagnostic[] => {
  const found: Diagnostic[] = [];
  for (const line of output.split(/\r?\n/)) {
    const diagnostic = readLine(line);
    const last = found.at(-1);
    if (diagnostic !== undefined) {
      found.push(diagnostic);
    } else if (last !== undefined && /^\s+\S/.test(line)) {
      const message = `${last.message}\n${line}`;
      found[found.length - 1] = { ...last, message };
    }
  }
  return found;
};
