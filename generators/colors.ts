/** Whether a stream gets colours: a terminal does, a pipe or a file never, whatever CI is around it. */
import pico from "picocolors";

/** Functions that colour a text, or leave it as it is. */
export type Colors = ReturnType<typeof pico.createColors>;

/** Colours for what is written to `stream`. NO_COLOR and TERM=dumb turn them off. */
export const colorsFor = (
  stream: NodeJS.WriteStream,
  environment: NodeJS.ProcessEnv,
): Colors => {
  // A pipe's `isTTY` is undefined, and `createColors(undefined)` would ask the environment: with CI set it answers yes.
  const isTerminal = (stream as { readonly isTTY?: boolean }).isTTY === true;
  return pico.createColors(
    isTerminal &&
      (environment["NO_COLOR"] ?? "") === "" &&
      environment["TERM"] !== "dumb",
  );
};
