/** What tells overloaded routines apart. */
import type { Argument, Routine } from "./model.js";

const isInput = ({ mode }: Argument): boolean =>
  mode !== "out" && mode !== "table";

/** Name and types of the input arguments, as DROP FUNCTION names a routine: `add(integer, text)`. */
export const signatureOf = (routine: Routine): string => {
  const types = routine.arguments.filter(isInput).map(({ type }) => type.sql);
  return `${routine.name}(${types.join(", ")})`;
};
