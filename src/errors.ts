/** The one error class of the tool: a stable code, what happened, and what to do. */

/** Stable codes of {@link GeneratorError}; callers switch on these, never on the message. */
export type GeneratorErrorCode =
  /** A flag or an argument that does not exist or makes no sense. Exit code 2. */
  | "usage"
  /** `.yo-rc.json` holds an unknown key or a wrong value. */
  | "config"
  /** An answer is missing and nobody can be asked (no terminal). */
  | "missing-answer"
  /** The database could not be reached or refused the login. */
  | "connect"
  /** A step of the doctor failed. */
  | "doctor"
  /** The catalogs could not be read, or do not hold what was asked for. */
  | "introspect"
  /** `dws.schema.json` cannot be read. */
  | "snapshot"
  /** A file that is not ours, or that a person changed, stands where we would write. */
  | "conflict"
  /** The snapshot or the code is older than the schema (`--check`). */
  | "stale"
  /** There is advice that the configuration does not ignore (`--strict`). */
  | "advice"
  /** The project does not compile, or cannot be type-checked (`--verify`). */
  | "verify"
  /** The output folder cannot be written. */
  | "write"
  /** The embedded local DWS could not be installed or started. */
  | "local"
  /** A command that we ran for the user (npm) failed. */
  | "command";

/**
 * An error that a person caused or can mend. The message is one line; `hint` says what to do.
 * It never holds a password or a parameter value.
 */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
  /** What kind of failure it is. */
  readonly kind: GeneratorErrorCode;
  /** What to do about it, one sentence. */
  readonly hint: string;
  /** Where: `schema.table.column` or `file:line`. */
  readonly at: string | undefined;

  // The field is `kind` and not `code`: `yo` calls process.exit(error.code) and crashes on a string.
  constructor(
    kind: GeneratorErrorCode,
    message: string,
    hint: string,
    options: { at?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.kind = kind;
    this.hint = hint;
    this.at = options.at;
  }
}
