/** What golden files cannot show: line ends, marks, errors, and names. */
import { describe, expect, test } from "vitest";
import { GeneratorError } from "../../../src/errors.js";
import { type IndexWish, mergeIndex } from "../../../src/merge/merge-index.js";
import { moduleKeys } from "../../../src/merge/module-specifier.js";

const wish = (...modules: string[]): IndexWish => ({
  exports: modules.map((module) => ({ module })),
});

describe("bytes that stay", () => {
  test.each([
    {
      name: "CRLF",
      given: 'export * from "./a.js";\r\nimport "./x.js";\r\n',
      want: 'export * from "./a.js";\r\nexport * from "./b.js";\r\nimport "./x.js";\r\n',
    },
    {
      name: "BOM",
      given: '\uFEFFexport * from "./a.js";\n',
      want: '\uFEFFexport * from "./a.js";\nexport * from "./b.js";\n',
    },
    {
      name: "a missing final line end",
      given: 'export * from "./a.js";',
      want: 'export * from "./a.js";\nexport * from "./b.js";',
    },
    {
      name: "a missing final line end after a comment",
      given: "// mine",
      want: '// mine\n\nexport * from "./a.js";\nexport * from "./b.js";',
    },
    {
      name: "an empty file",
      given: "",
      want: 'export * from "./a.js";\nexport * from "./b.js";\n',
    },
    {
      name: "a leading blank line",
      given: '\nexport * from "./b.js";\n',
      want: '\nexport * from "./a.js";\nexport * from "./b.js";\n',
    },
  ])("$name", async ({ given, want }) => {
    const after = await mergeIndex(given, wish("./a.js", "./b.js"));
    expect(after).toBe(want);
    expect(await mergeIndex(after, wish("./a.js", "./b.js"))).toBe(want);
  });
});

describe("forms that count as present", () => {
  test.each([
    "export * from './a.js'",
    'export * from "./a"',
    'export * from "./a.ts";',
    'export * from "././a.js";',
    'export type * from "./a.js";',
    'export * as other from "./a.js";',
    'export { a as b } from "./a.js";',
    'export { type A } from "./a.js";',
    'export {} from "./a.js";',
    'export * from "\\u002e/a.js";',
    'export * from /* why */ "./a.js";',
    'export * from "./a.js" with { type: "x" };',
  ])("%s", async (line) => {
    const text = `${line}\nconst x = \`1\`;\n`;
    expect(await mergeIndex(text, wish("./a.js"))).toBe(text);
  });

  test.each([
    'import * as a from "./a.js";',
    '/*\nexport * from "./a.js";\n*/',
    'const x = `\nexport * from "./a.js";\n`;',
    '// export * from "./a.js";',
    'export * from "../a.js";',
    'export * from "a.js";',
    'export * from "./a.test.js";',
  ])("but not: %s", async (line) => {
    expect(await mergeIndex(`${line}\n`, wish("./a.js"))).toMatch(
      /^export \* from "\.\/a\.js";$/m,
    );
  });
});

test("what specifiers can mean", () => {
  const given = ["./a.js", "./a", "./a/", ".", "..", "./a.b", "../a.mts", "pg"];
  expect(given.map(moduleKeys)).toEqual([
    ["a"],
    ["a", "a/index"],
    ["a/index"],
    ["index"],
    ["../index"],
    ["a.b", "a.b/index"],
    ["../a"],
    [],
  ]);
});

test("hostile specifiers and names stay inside of their strings", async () => {
  const exports = [
    { module: './a"; evil(); "\n\u2028\\.js', as: 'x"y' },
    { module: "./it's.js" },
  ];
  const first = await mergeIndex(undefined, { exports });
  expect(first).toContain(
    'export * as "x\\"y" from "./a\\"; evil(); \\"\\n\\u2028\\\\.js";\nexport * from "./it\'s.js";\n',
  );
  expect(await mergeIndex(first, { exports })).toBe(first);
  const single = await mergeIndex("export * from './b.js'\n", { exports });
  expect(single).toContain("export * from './it\\'s.js'\n");
  expect(await mergeIndex(single, { exports })).toBe(single);
});

const conflict = async (text: string, wanted: IndexWish): Promise<unknown> => {
  const error: unknown = await mergeIndex(text, wanted).catch(
    (caught: unknown) => caught,
  );
  if (!(error instanceof GeneratorError)) return error;
  return [error.kind, error.at, error.message];
};

test("a syntax error names file and line", async () => {
  expect(
    await conflict("const a = 1;\nexport { from;\n", {
      ...wish("./a.js"),
      file: "src/repositories/index.ts",
    }),
  ).toEqual([
    "conflict",
    "src/repositories/index.ts:2",
    expect.stringMatching(
      /^src\/repositories\/index\.ts:2 has a syntax error: /,
    ),
  ]);
});

test.each([
  "export const sales = 1;",
  "export function sales() {}",
  "const x = 1; export { x as sales };",
  'export * as sales from "./my-sales.js";',
])("a name that is taken is a conflict: %s", async (line) => {
  const exports = [{ module: "./sales/index.js", as: "sales" }];
  expect(await conflict(`// mine\n${line}\n`, { exports })).toEqual([
    "conflict",
    "index.ts:2",
    'index.ts:2 already exports "sales", which a generated module needs.',
  ]);
});

test("a removal that would join two statements is refused", async () => {
  const text = 'const a = b\nexport * from "./gone.js"\n(c)()\n';
  expect(await conflict(text, { exports: [], gone: ["./gone.js"] })).toEqual([
    "conflict",
    "index.ts",
    "index.ts cannot be merged without changing what its other statements mean.",
  ]);
});

test("a module that is wanted again is not removed", async () => {
  const text = 'export * from "./a.js";\n';
  expect(await mergeIndex(text, { ...wish("./a.js"), gone: ["./a.js"] })).toBe(
    text,
  );
});

test("5,000 exports, time printed", async () => {
  const modules = Array.from({ length: 5_000 }, (_, i) => `./t${i}.js`);
  const all = await mergeIndex(undefined, wish(...modules));
  const edited = `${all}export const mine = 1;\n`;
  const gone = modules.filter((_, index) => index % 2 === 0);
  const half = wish(...modules.filter((_, index) => index % 2 === 1));
  const start = performance.now();
  const less = await mergeIndex(edited, { ...half, gone });
  const middle = performance.now();
  expect(await mergeIndex(less, wish(...modules))).toBe(edited);
  console.log(
    `5,000 exports: 2,500 removed in ${Math.round(middle - start)} ms (with loading), ` +
      `added in ${Math.round(performance.now() - middle)} ms`,
  );
});
