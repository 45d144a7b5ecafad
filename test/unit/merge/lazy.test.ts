/** A run with nothing to do never loads ts-morph: here, loading it fails. */
import { expect, test, vi } from "vitest";
import { mergeIndex } from "../../../src/merge/merge-index.js";

vi.mock("ts-morph", () => {
  throw new Error("ts-morph was loaded");
});

const exports = [{ module: "./a.js" }, { module: "./b.js", as: "b" }];

test.each([
  { name: "the first run", given: undefined },
  {
    name: "exports in another style",
    given: "export * as c from './b'\nexport * from './a'\nconst x = 1\n",
  },
  {
    name: "CRLF and BOM",
    given: '\uFEFFexport * from "./b.js";\r\nexport * from "./a.js";\r\n',
  },
])("$name", async ({ given }) => {
  const merged = await mergeIndex(given, { exports, gone: ["./c.js"] });
  expect(await mergeIndex(merged, { exports, gone: ["./c.js"] })).toBe(merged);
  if (given !== undefined) expect(merged).toBe(given);
});

test.each([
  'export * from "./a.js";\n',
  'export * from "./a.js";\nexport * from "./b.js";\nexport * from "./c.js";\n',
  'export * from "./a.js";\nexport * from "./b.js";\nexport {\n  c } from "./c.js";\n',
  '/*\nexport * from "./a.js";\nexport * from "./b.js";\n*/\n',
])("but a closer look does: %j", async (given) => {
  // vitest wraps what the factory throws.
  await expect(
    mergeIndex(given, { exports, gone: ["./c.js"] }),
  ).rejects.toHaveProperty("cause.message", "ts-morph was loaded");
});
