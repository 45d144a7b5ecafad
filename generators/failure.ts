/** Turns whatever was thrown into the one sentence and the hint that a person reads. */
import { GeneratorError, type GeneratorErrorCode } from "../src/errors.js";
import { DwsError } from "../src/runtime/errors.js";

/** What the user is told, and how the process ends. It has no `code`: `yo` would call process.exit with it. */
export class Failure extends Error {
  override readonly name = "Failure";
  /** 2 for a wrong use of the command line, otherwise 1. */
  readonly exitCode: 1 | 2;

  constructor(text: string, exitCode: 1 | 2, cause: unknown) {
    super(text, { cause });
    this.exitCode = exitCode;
  }
}

const UNEXPECTED =
  "This should not happen: run it again with DEBUG=1 and report what it prints.";

/** Hides the password of every URL in a text. */
export const hidePasswords = (text: string): string =>
  text.replaceAll(/(:\/\/[^\s:/@]*):[^\s]*@/g, "$1:***@");

interface Told {
  readonly kind: GeneratorErrorCode | "unexpected";
  readonly message: string;
  readonly hint: string;
}

const tell = (error: unknown): Told => {
  if (error instanceof GeneratorError) return error;
  if (error instanceof DwsError) {
    const hint =
      "Check the connection settings and the server, then try again.";
    return { kind: "connect", message: error.message, hint };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === "ExitPromptError") {
    const hint = "Nothing was written.";
    return { kind: "missing-answer", message: "Stopped at a question.", hint };
  }
  const code: unknown = (error as { code?: unknown } | null)?.code;
  if (code === "EACCES" || code === "EPERM" || code === "ENOSPC") {
    const hint = "Free the way to this file or folder, then try again.";
    return { kind: "write", message, hint };
  }
  return { kind: "unexpected", message, hint: UNEXPECTED };
};

const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const trace = error.stack ?? error.message;
  return error.cause === undefined
    ? trace
    : `${trace}\nCaused by: ${traceOf(error.cause)}`;
};

const isDebugging = (environment: NodeJS.ProcessEnv) =>
  environment["DEBUG"] !== undefined && environment["DEBUG"] !== "";

/** The sentence, the hint and, with DEBUG set, the stack. */
export const toFailure = (
  error: unknown,
  environment: NodeJS.ProcessEnv = process.env,
): Failure => {
  if (error instanceof Failure) return error;
  const { kind, message, hint } = tell(error);
  const lines = [message.trim(), hint];
  if (isDebugging(environment)) lines.push("", traceOf(error));
  const text = hidePasswords(lines.join("\n"));
  return new Failure(text, kind === "usage" ? 2 : 1, error);
};
