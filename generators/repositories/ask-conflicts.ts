/** Asks about conflicts as Yeoman does: its menu, its diff. Only what is in conflict passes through it. */
import { join } from "node:path";
import { Conflicter, type ConflicterFile } from "@yeoman/conflicter";
import type { InputOutputAdapter } from "@yeoman/types";
import { GeneratorError } from "../../src/errors.js";
import type { PipelineOptions } from "../../src/pipeline.js";

type Resolve = NonNullable<PipelineOptions["resolve"]>;

/** What the choices mean here; those that are not named would write or remember something beside us. */
const CHOICES: Readonly<Record<string, string>> = {
  y: "take the generated parts; what you added stays",
  n: "keep your side of them; the rest is brought up to date",
  a: "take the generated parts here and in all others",
  d: "show the differences",
  x: "abort, and write nothing",
};

const stopped = (cause: unknown, at: string): unknown =>
  cause instanceof Error && cause.message === "Process aborted by user"
    ? new GeneratorError(
        "conflict",
        `Stopped at ${at}: nothing was written.`,
        "Run the command again to decide, or give --keep-mine or --force.",
        { at, cause },
      )
    : cause;

/**
 * A function that asks about one conflict after the other.
 * @param before called before each question, to end what else is drawn on the terminal
 */
export const createAsker = (
  adapter: InputOutputAdapter,
  root: string,
  before: () => void,
): Resolve => {
  const conflicter = new Conflicter(adapter, {
    cwd: root,
    customizeActions: (actions) =>
      actions.flatMap((action) => {
        if (!("key" in action) || action.value === undefined) return [];
        const name = CHOICES[action.key];
        return name === undefined ? [] : [{ ...action, name }];
      }),
  });
  return async ({ path, places, text }) => {
    before();
    if (!conflicter.force) adapter.log(`\nYou edited ${places.join(", ")}`);
    const contents = Buffer.from(text);
    const file = { path: join(root, ...path.split("/")), contents };
    const { conflicter: status } = await conflicter
      .checkForCollision(file as ConflicterFile)
      .catch((error: unknown) => {
        throw stopped(error, path);
      });
    return status === "force" ? { side: "generated", text } : { side: "mine" };
  };
};
