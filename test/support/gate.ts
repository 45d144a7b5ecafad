/** A gate: what one part of a test waits for until another part opens it. */

/** Closed until it is opened, and open from then on. */
export interface Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;
}

/** One that is closed. */
export const gate = (): Gate => {
  let pass: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (pass = resolve));
  return { passed, open: () => pass() };
};
