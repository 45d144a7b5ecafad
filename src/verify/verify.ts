/** Type-checks the project and says which change of the schema each error comes from. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReportedChange } from "../diff/report.js";
import { GeneratorError } from "../errors.js";
import { findCause } from "./attribute.js";
import { findCompiler, runCompiler } from "./compiler.js";
import { type Diagnostic, readDiagnostics } from "./diagnostics.js";

/** An error of the compiler, and what it comes from. */
export interface VerifyError extends Diagnostic {
  /** Index in the `changes` of the summary; null when it fits none of them. */
  readonly change: number | null;
}

/** What the compiler said of the project. */
export interface Verification {
  /** `TypeScript 5.9.3` */
  readonly compiler: string;
  /** None when the project compiles. */
  readonly errors: readonly VerifyError[];
}

/** Each file is read once, however many errors it has. */
const createReader = (root: string): ((file: string | null) => string) => {
  const texts = new Map<string, string>();
  return (file) => {
    if (file === null) return "";
    const known = texts.get(file);
    if (known !== undefined) return known;
    let text = "";
    try {
      text = readFileSync(resolve(root, file), "utf8");
    } catch {
      // A file that the compiler knows and that is gone: its name and message have to do.
    }
    texts.set(file, text);
    return text;
  };
};

/**
 * Runs the project's own TypeScript over it.
 * @throws {GeneratorError} `verify` when there is none, or when it fails without naming an error
 */
export const verifyProject = async (
  root: string,
  changes: readonly ReportedChange[],
): Promise<Verification> => {
  const compiler = findCompiler(root);
  const { output, code } = await runCompiler(root, compiler);
  const diagnostics = readDiagnostics(output);
  if (code !== 0 && diagnostics.length === 0) {
    const [line = ""] = output.trim().split("\n").slice(-1);
    throw new GeneratorError(
      "verify",
      `TypeScript ${compiler.version} failed: ${line || `it ended with ${code ?? "a signal"}`}.`,
      "Run `npx tsc --noEmit` in the project to see more.",
    );
  }
  const read = createReader(root);
  const errors = diagnostics.map((diagnostic): VerifyError => {
    const file = read(diagnostic.file);
    const line = file.split(/\r?\n/)[(diagnostic.line ?? 0) - 1] ?? "";
    const change = findCause({ diagnostic, line, file }, changes);
    return { ...diagnostic, change };
  });
  return { compiler: `TypeScript ${compiler.version}`, errors };
};
