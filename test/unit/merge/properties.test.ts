/** Random files between a person and the tool: what the person wrote survives byte for byte. */
import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { GeneratorError } from "../../../src/errors.js";
import { mergeIndex } from "../../../src/merge/merge-index.js";

interface Line {
  readonly text: string;
  /** The module that the line exports as we would; undefined for a person's line. */
  readonly module?: string;
}

const NAMES = ["a", "a-b", "b", "customer", "index2", "order", "zone"];
const module = fc.constantFrom(...NAMES).map((name) => `./${name}.js`);

const generated: fc.Arbitrary<Line> = fc
  .record({
    module,
    quote: fc.constantFrom('"', "'"),
    form: fc.constantFrom("*", "type *", "* as x", "{ y as z }"),
    extension: fc.constantFrom(".js", ".ts", ""),
  })
  .map(({ module: name, quote, form, extension }) => ({
    text: `export ${form} from ${quote}${name.replace(".js", extension)}${quote};`,
    module: name,
  }));

const COMPLETE = [
  "// a comment",
  "/* a block\n   over lines */",
  "/** Doc. */",
  "",
  "   ",
  'import { q } from "./mine.js"; // why',
  "export const x = 1;",
  'const y = `\nexport * from "./a.js";\n`;',
  "/*\nexport * from './order.js';\n*/",
  '  export * from "./mine.js";',
  "export function f(): void {\n  return;\n}",
  "export type T = { a: string };",
  "const r = /['\"`]/;",
  'export * from "other";',
  "declare module 'm' {\nexport * from \"n\";\n}",
  "// \u00e9\u4e2d\u{1f600} \u2028",
];
const LOOSE = ["const s = q", ";[1].map(String)", "(f)()", "`t`", "+1", "let"];

const file = (
  users: readonly string[],
): fc.Arbitrary<{ lines: readonly Line[]; text: string }> =>
  fc
    .record({
      lines: fc.array(
        fc.oneof(
          generated,
          fc.constantFrom(...users).map((text): Line => ({ text })),
        ),
        { maxLength: 14 },
      ),
      lineBreak: fc.constantFrom("\n", "\r\n"),
      end: fc.boolean(),
      mark: fc.constantFrom("", "\uFEFF"),
    })
    .map(({ lines, lineBreak, end, mark }) => {
      const texts = lines.map((line) => ({
        ...line,
        text: line.text.replaceAll("\n", lineBreak),
      }));
      const text = texts.map((line) => line.text).join(lineBreak);
      return { lines: texts, text: mark + text + (end ? lineBreak : "") };
    });

const wanted = fc.record({
  exports: fc.uniqueArray(module).map((all) => all.map((m) => ({ module: m }))),
  gone: fc.uniqueArray(module),
});

/** True when the texts occur one after the other, each on lines of its own. */
const holdsInOrder = (whole: string, texts: readonly string[]): boolean => {
  let position = 0;
  for (const text of texts) {
    const found = whole.indexOf(text, position);
    if (found === -1) return false;
    position = found + text.length;
  }
  return true;
};

const isParsed = (text: string): boolean =>
  ts.transpileModule(text, { reportDiagnostics: true, compilerOptions: {} })
    .diagnostics?.length === 0;

const modulesOf = (text: string): readonly string[] =>
  ts
    .createSourceFile("x.ts", text, ts.ScriptTarget.Latest)
    .statements.flatMap((one) =>
      ts.isExportDeclaration(one) &&
      one.moduleSpecifier !== undefined &&
      ts.isStringLiteral(one.moduleSpecifier)
        ? one.moduleSpecifier.text.replace(/(?:\.[jt]s)?$/, ".js")
        : [],
    );

test("complete statements: all survive, and the index is right", async () => {
  await fc.assert(
    fc.asyncProperty(file(COMPLETE), wanted, async ({ lines, text }, wish) => {
      const merged = await mergeIndex(text, wish);
      const names = wish.exports.map((one) => one.module);
      const gone = wish.gone.filter((one) => !names.includes(one));
      const survivors = lines.filter(
        (line) => line.module === undefined || !gone.includes(line.module),
      );

      expect(
        holdsInOrder(
          merged,
          survivors.map((line) => line.text),
        ),
      ).toBe(true);
      expect(merged.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
      expect(isParsed(merged)).toBe(true);
      const found = modulesOf(merged);
      expect(names.filter((name) => !found.includes(name))).toEqual([]);
      expect(gone.filter((name) => found.includes(name))).toEqual([]);
      expect(await mergeIndex(merged, wish)).toBe(merged);
      const back = { exports: [], gone: names };
      if (gone.length === 0 && !lines.some((line) => line.module)) {
        expect((await mergeIndex(merged, back)).startsWith(text)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("loose statements: all survive, or the merge is refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      file([...COMPLETE, ...LOOSE]),
      wanted,
      async ({ lines, text }, wish) => {
        let merged: string;
        try {
          merged = await mergeIndex(text, wish);
        } catch (error) {
          expect(error).toBeInstanceOf(GeneratorError);
          return;
        }
        const own = lines.filter((line) => line.module === undefined);
        expect(
          holdsInOrder(
            merged,
            own.map((line) => line.text),
          ),
        ).toBe(true);
        expect(await mergeIndex(merged, wish)).toBe(merged);
      },
    ),
    { numRuns: 300 },
  );
});
