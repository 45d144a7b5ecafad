/** The command holds the parser of ts-morph alone: it reads like the whole, and merges without the rest. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ts as whole } from "ts-morph";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type Parser,
  PARSER_NAMES,
  parseText,
} from "../../src/merge/parser.js";
import { toJson } from "../../src/model/to-json.js";
import { packageRoot } from "../../src/package-root.js";
import { reasonTable } from "../merge/modules.js";
import { editFile, makeProject, update } from "../merge/project.js";
import { succeed } from "./run.js";

const bin = join(packageRoot, "dist", "bin");
const chunks = join(bin, "chunks");

const loadCut = async (): Promise<Parser> => {
  const [name = ""] = readdirSync(chunks).filter((one) =>
    one.startsWith("typescript-"),
  );
  const { ts } = (await import(pathToFileURL(join(chunks, name)).href)) as {
    readonly ts: Parser;
  };
  return ts;
};

/** Everything that parsing told, as text. */
const print = (text: string, ts: Parser): string => {
  const { file, startOf } = parseText(text, ts);
  const lines: string[] = [];
  const visit = (node: Parameters<typeof startOf>[0]): void => {
    const { kind, pos, end, flags } = node;
    const name = ts.isIdentifier(node) ? ts.idText(node) : "";
    lines.push([kind, pos, end, flags, startOf(node), name].join(" "));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as {
    readonly parseDiagnostics: readonly whole.DiagnosticWithLocation[];
  };
  const errors = parseDiagnostics.map(({ start, code, messageText }) => {
    const { line } = ts.getLineAndCharacterOfPosition(file, start);
    return `${line} ${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  return [...lines, ...errors].join("\n");
};

const SYNTAX = [
  "@a @b({ c: 1 }) export abstract class D<in out T> extends E<T> implements F { static { await; } accessor g = #h in i; override j?(): void; get k(): l { return `${m}`; } constructor(private n: o) { super(); } }",
  "enum A { B = 1, C } declare module 'd' { export = e; } namespace F.G { } declare global { var h: 1; }",
  "type A<B> = B extends infer C extends string ? `x${C}` : { readonly [K in keyof B as `on${K}`]-?: B[K] }; type U = unique symbol; type I = import('x').Y<1>; type P = asserts p is q;",
  "import a, { type b as c } from 'd' with { type: 'json' }; import * as e from 'f'; import type g from 'h'; import i = require('j'); import k = l.m; export * as n from 'o'; export { p as 'q r' }; export default (s) => s;",
  "async function* a(this: b, c = 1, ...d: e[]): AsyncGenerator { for await (const f of g) yield* f; label: do { continue label; } while (h) } using x = y; await using z = w;",
  "const a = /[/\\]]+(?<b>c)\\k<b>/dgimsuy, d = 1_000n, e = 0x1F, f = a?.[b]?.(c) ?? d!, g = <h>i satisfies j as k, l = { m, ['n']: o, p() {}, get q() { return 1; }, async *r() {}, ...s }, t = new.target, u = import.meta;",
  "#!/usr/bin/env node\n/** A. @see {@link B} @param c d */\nfunction é\u{2f800}() {} // e\n",
  "switch (a) { case 1: break; default: throw b; } try { } catch { } finally { } if (c) debugger; else with (d) { } var e = function f() { }, g = class { };",
  "a = b ? (c) : (d): e => f; (<T,>(x: T) => x)(1); x < y > (z); a\n++b; let\nlet c",
];

const BROKEN = [
  "class A { b( }",
  "export const = 1;",
  "const a = 'b\nconst c = `d",
  "<<<<<<< mine\nconst a = 1;\n=======\n>>>>>>> theirs\n",
  "function ( { ] } import from; enum 1 {}",
  "const a = /(/; const b = 08; const c = 1__0; \u0000",
  "export default @a class {} @b",
  "/* never closed",
];

const sources = ["src/runtime", "src/merge", "src/local"].flatMap((folder) =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(packageRoot, folder, name), "utf8")),
);

describe("the parser in the command", () => {
  let cut: Parser;

  beforeAll(async () => {
    cut = await loadCut();
  });

  it("has what a merge uses", () => {
    expect(Object.keys(cut).sort()).toEqual([...PARSER_NAMES].sort());
  });

  it("holds neither a checker nor a library, nor messages that no parser has", () => {
    const [name = ""] = readdirSync(chunks).filter((one) =>
      one.startsWith("typescript-"),
    );
    const text = readFileSync(join(chunks, name), "utf8");
    expect(text.length).toBeLessThan(1_000_000);
    expect(text).not.toContain("createTypeChecker");
    expect(text).not.toContain("interface Array<T>");
    expect(text).not.toContain("is not assignable to type");
  });

  it("reads our own sources like the whole of ts-morph", () => {
    expect(sources.length).toBeGreaterThan(50);
    for (const text of sources) {
      expect(print(text, cut)).toBe(print(text, whole));
    }
  });

  it.each(SYNTAX)("reads like the whole: %s", (text) => {
    expect(print(text, cut)).toBe(print(text, whole));
  });

  it.each(BROKEN)("complains like the whole: %j", (text) => {
    const printed = print(text, cut);
    expect(printed).toBe(print(text, whole));
    expect(printed).toMatch(/^\d+ \d+ [A-Z']/m);
  });

  it("reads any beginning of a source like the whole", () => {
    const text = SYNTAX.join("\n");
    for (let end = 0; end < text.length; end += 7) {
      const part = text.slice(0, end);
      expect(print(part, cut)).toBe(print(part, whole));
    }
  });
});

it("merges a module and an index that a person edited, and loads nothing more of ts-morph", async () => {
  const root = await makeProject();
  await update(root, reasonTable(["id!"], ["id"]));
  const module = "src/repositories/public/reason.ts";
  const index = "src/repositories/public/index.ts";
  await editFile(root, module, (text) =>
    text.replace("> {}\n", "> {\n  /** Mine. */\n  hello = 1;\n}\n"),
  );
  await editFile(root, index, () => "/* mine */\n");
  const wanted = reasonTable(["id!", "note"], ["id"]);
  writeFileSync(join(root, "dws.schema.json"), toJson(wanted));
  const log = join(root, "imports.log");
  const hook = join(packageRoot, "test", "e2e", "log-imports.mjs");
  await succeed(
    process.execPath,
    [
      ...["--import", pathToFileURL(hook).href],
      ...[join(bin, "generator-dws.js"), "repositories", "--offline"],
    ],
    { cwd: root, env: { ...process.env, IMPORT_LOG: log } },
  );
  const merged = readFileSync(join(root, module), "utf8");
  expect(merged).toContain("  /** Mine. */\n  hello = 1;\n}\n");
  expect(merged).toContain("note: number | null;");
  // A person took the export out: it stays out.
  expect(readFileSync(join(root, index), "utf8")).toBe("/* mine */\n");
  const loaded = readFileSync(log, "utf8");
  expect(loaded).toMatch(/\/chunks\/typescript-/);
  expect(loaded).not.toMatch(/ts-morph/);
  rmSync(root, { recursive: true });
});
