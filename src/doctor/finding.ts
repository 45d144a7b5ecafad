/** What one step of the doctor found: how it stands, in one sentence, and the remedy in another. */

/** How a step stands: a warning is worth a look, a failure stops us, a skipped one could not be asked. */
export type Status = "ok" | "warning" | "failure" | "skipped";

/** What a step found. */
export interface Finding {
  readonly status: Status;
  /** One sentence without a password; a part of one where all is well. */
  readonly says: string;
  /** What to do, one sentence. */
  readonly remedy: string | undefined;
  /** Of a failure: whether the runtime would go on with another host. */
  readonly isOfHostAlone: boolean;
}

const make = (
  status: Status,
  says: string,
  remedy?: string,
  isOfHostAlone = false,
): Finding => Object.freeze({ status, says, remedy, isOfHostAlone });

/** All is well; the remedy is a piece of advice then. */
export const ok = (says: string, remedy?: string): Finding =>
  make("ok", says, remedy);

/** It works, and is worth a look. */
export const warning = (says: string, remedy: string): Finding =>
  make("warning", says, remedy);

/** It stops us; `isOfHostAlone` where another host may do better. */
export const failure = (
  says: string,
  remedy: string,
  isOfHostAlone = false,
): Finding => make("failure", says, remedy, isOfHostAlone);

/** It could not be asked, or has no meaning here. */
export const skipped = (says: string): Finding => make("skipped", says);
