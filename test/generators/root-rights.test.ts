/** Who is told that `yo` gave up root's rights. */
import { expect, it } from "vitest";
import { explainLostRights } from "../../generators/root-rights.js";
import { GeneratorError } from "../../src/errors.js";

const denied = new GeneratorError("write", "Denied.", "Get access.");
const LOST =
  "Get access. If root started this: `yo` gives up root's rights, and `generator-dws app` does not.";

it.each([
  { name: "what root started", uid: 1000, homeOf: 0, want: LOST },
  { name: "root itself", uid: 0, homeOf: 0, want: "Get access." },
  { name: "an ordinary user", uid: 1000, homeOf: 1000, want: "Get access." },
  { name: "Windows", uid: undefined, homeOf: 0, want: "Get access." },
  { name: "no home", uid: 1000, homeOf: undefined, want: "Get access." },
])("$name: $want", ({ uid, homeOf, want }) => {
  const told = explainLostRights(denied, "generator-dws app", () => ({
    uid,
    homeOf,
  }));
  expect(told).toMatchObject({ kind: "write", message: "Denied.", hint: want });
});

it("leaves other errors as they are", () => {
  const rights = () => ({ uid: 1000, homeOf: 0 });
  const other = new GeneratorError("connect", "No.", "Look.");
  expect(explainLostRights(other, "x", rights)).toBe(other);
  const strange = new TypeError("x");
  expect(explainLostRights(strange, "x", rights)).toBe(strange);
});
