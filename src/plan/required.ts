/** Says that something must be there. */

/** @throws {Error} when it is not: a fault of this program, since every thing is named before anything is planned */
export const required = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`${what} was not named`);
  return value;
};
