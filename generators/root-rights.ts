/** Why a folder that root made cannot be written: `yo` gives up the rights of root. */
import { statSync } from "node:fs";
import { GeneratorError } from "../src/errors.js";

/** Who runs this, and in whose home folder. */
export interface Rights {
  /** User id of the process; undefined where there is none (Windows). */
  readonly uid: number | undefined;
  /** User id of whom the home folder of the environment belongs to. */
  readonly homeOf: number | undefined;
}

const ROOT = 0;

const ownerOf = (folder: string): number | undefined => {
  try {
    return statSync(folder).uid;
  } catch {
    return undefined;
  }
};

const readRights = (): Rights => ({
  uid: process.getuid?.(),
  homeOf: ownerOf(process.env["HOME"] ?? ""),
});

/** `yo` becomes another user when root starts it, and its environment stays root's: containers are where this happens. */
const hasLost = ({ uid, homeOf }: Rights): boolean =>
  uid !== undefined && uid !== ROOT && homeOf === ROOT;

/** Adds to an error of writing that `yo` may have given up root's rights; any other error passes through as it is. */
export const explainLostRights = (
  error: unknown,
  bin: string,
  rights: () => Rights = readRights,
): unknown =>
  error instanceof GeneratorError && error.kind === "write" && hasLost(rights())
    ? new GeneratorError(
        error.kind,
        error.message,
        `${error.hint} If root started this: \`yo\` gives up root's rights, and \`${bin}\` does not.`,
        { ...(error.at === undefined ? {} : { at: error.at }), cause: error },
      )
    : error;
