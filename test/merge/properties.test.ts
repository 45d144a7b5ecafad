/** Any schema, any edits, any change of the schema: nothing of a person's is lost, and all of it compiles. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MergeResult } from "../../src/merge/merge-module.js";
import type { Database, Table } from "../../src/model/model.js";
import { readRuntime } from "../../src/output-files.js";
import { packageRoot } from "../../src/package-root.js";
import { arbitraryTable } from "../support/model.js";
import { mergeInto, printAll, type Printed } from "./modules.js";
import {
  arbitraryEdit,
  asLegacy,
  type Edit,
  OWN_DOC,
  reorder,
  rewriteDoc,
  withoutFactory,
} from "./random-edits.js";

const RUNS = 1000;
const SEED = 20261123;

const databaseOf = (table: Table): Database => ({
  server: "dws",
  compatibility: "ORA",
  schemas: [
    {
      name: "public",
      comment: null,
      enums: [{ name: "mood", labels: ["sad", "ok"] }],
      composites: [],
      sequences: [],
      tables: [table],
      views: [],
      foreignTables: [],
      routines: [],
    },
  ],
});

interface Case {
  readonly before: Table;
  readonly after: Table;
  readonly edits: readonly Edit[];
  readonly rotation: number;
  readonly hasFactory: boolean;
  readonly hasOwnDoc: boolean;
  readonly isLegacy: boolean;
  readonly isCrlf: boolean;
  readonly hasMark: boolean;
  readonly takesKeyName: boolean;
}

const sometimes = (weight: number) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  );

/** Often a small change, sometimes another table of that name. */
const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({
    before: arbitraryTable,
    other: arbitraryTable,
    isOther: fc.boolean(),
    edits: fc.array(arbitraryEdit, { minLength: 1, maxLength: 5 }),
    rotation: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(9)),
    hasFactory: sometimes(7).map((isWithout) => !isWithout),
    hasOwnDoc: sometimes(4),
    isLegacy: sometimes(9),
    isCrlf: sometimes(5),
    hasMark: sometimes(5),
    takesKeyName: sometimes(9),
  })
  // A file without digests does not tell a name of a person's from a generated one: it would be set aside.
  .filter(({ isLegacy, takesKeyName }) => !isLegacy || !takesKeyName)
  .map(({ other, isOther, ...rest }) => {
    const { before } = rest;
    const { name } = before;
    const after: Table = isOther
      ? { ...other, name }
      : {
          ...before,
          comment: other.comment,
          columns: before.columns.map((column, index) =>
            index % 3 === 1
              ? { ...column, nullable: !column.nullable }
              : column,
          ),
          primaryKey: other.primaryKey === null ? null : before.primaryKey,
        };
    return { ...rest, after };
  });

const tableModule = (modules: readonly Printed[]): Printed => {
  const found = modules.find(({ path }) => !path.endsWith("/enums.ts"));
  if (found === undefined) throw new Error("no module");
  return found;
};

const keyName = ({ members }: Printed): string | undefined =>
  /key:(\S+)=/.exec(members)?.[1];

const toCrlf = (text: string) => text.replaceAll("\n", "\r\n");

interface Edited {
  readonly text: string;
  /** What the edits wrote, as it stands in the text. */
  readonly written: readonly string[];
}

const editAll = (one: Case, before: Printed, after: Printed): Edited => {
  let { text } = before;
  if (!one.hasFactory) text = withoutFactory(text);
  if (one.rotation > 0) text = reorder(text, one.rotation);
  if (one.hasOwnDoc) text = rewriteDoc(text);
  if (one.isLegacy) text = asLegacy(text);
  const written: string[] = [];
  for (const edit of one.edits) {
    const next = edit.apply(text);
    if (next !== text) written.push(edit.written);
    text = next;
  }
  const key = keyName(after);
  if (one.takesKeyName && key !== undefined && keyName(before) === undefined) {
    written.push(`export type ${key} = "mine";`);
    text += `\nexport type ${key} = "mine";\n`;
  }
  const mark = one.hasMark ? "\uFEFF" : "";
  return one.isCrlf
    ? { text: mark + toCrlf(text), written: written.map(toCrlf) }
    : { text: mark + text, written };
};

const holds = (text: string, { text: before, written }: Edited, its: Case) => {
  for (const line of written) {
    // What one edit wrote, another one may have cut in two.
    expect(before).toSatisfy(() => before.includes(line) || written.length > 1);
    if (before.includes(line)) expect(text).toContain(line);
  }
  expect(text.startsWith("\uFEFF")).toBe(its.hasMark);
  if (its.isCrlf) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
};

const expectAsIfNew = (
  text: string,
  edited: Edited,
  its: Case,
  after: Printed,
) => {
  const isPure =
    its.edits.every((edit) => edit.isPure) &&
    its.rotation === 0 &&
    its.hasFactory &&
    !its.hasOwnDoc &&
    // Without columns a module imports a name that it does not use; once merged it does not.
    its.after.columns.length > 0;
  if (!isPure || edited.written.some((line) => !text.includes(line))) return;
  const without = edited.written
    .toReversed()
    .reduce((rest, line) => rest.replace(line, () => ""), text)
    .replace(/^\uFEFF/, "");
  // Where a member went, what stood beside it leaves a blank line.
  const squeeze = (one: string) =>
    one.replaceAll(/(?:\r?\n[ \t]*){2,}/g, "\n\n");
  expect(squeeze(without)).toBe(
    squeeze(its.isCrlf ? toCrlf(after.text) : after.text),
  );
};

const check = async (
  its: Case,
  result: MergeResult,
  edited: Edited,
  after: Printed,
) => {
  const counted = result.kind;
  if (result.kind === "refused") throw new Error(result.why);
  const texts =
    result.kind === "merged" ? [result.text] : [result.mine, result.ours];
  for (const text of texts) {
    if (text === undefined) continue;
    holds(text, edited, its);
    const again = await mergeInto(text, after.text);
    expect(again).toMatchObject({ kind: "merged", text });
  }
  if (result.kind === "merged") {
    if (its.hasOwnDoc) expect(result.text).toContain(OWN_DOC);
    if (!its.takesKeyName) expectAsIfNew(result.text, edited, its, after);
  } else {
    const mayConflict = its.hasOwnDoc || its.isLegacy || its.takesKeyName;
    expect(mayConflict).toBe(true);
    if (its.hasOwnDoc) expect(result.mine).toContain(OWN_DOC);
  }
  return counted;
};

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dws-merge-"));
  await symlink(join(packageRoot, "node_modules"), join(root, "node_modules"));
  await writeFile(join(root, "package.json"), '{"type":"module"}');
  await writeFile(
    join(root, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        target: "es2023",
        module: "nodenext",
        types: ["node"],
        strict: true,
        exactOptionalPropertyTypes: true,
        verbatimModuleSyntax: true,
        skipLibCheck: true,
        noEmit: true,
      },
      include: ["src"],
    }),
  );
  await writeAll(readRuntime("src/dws"));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const writeAll = async (
  files: readonly { readonly path: string; readonly text: unknown }[],
) => {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text as string);
  }
};

const compile = async (): Promise<string> => {
  const tsc = join(packageRoot, "node_modules", "ts7", "bin", "tsc");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, "-p", root],
    { maxBuffer: 1e8 },
  ).catch((error: unknown) => error as { stdout: string });
  return stdout;
};

test(`${RUNS} random edits survive random migrations`, async () => {
  let run = 0;
  const counts: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(arbitraryCase, async (its) => {
      const layout = { out: `src/r${++run}`, runtime: "src/dws" };
      const before = tableModule(
        await printAll(databaseOf(its.before), layout),
      );
      const printed = await printAll(databaseOf(its.after), layout);
      const after = tableModule(printed);
      const edited = editAll(its, before, after);
      const result = await mergeInto(edited.text, after.text);
      const kind = await check(its, result, edited, after);
      counts[kind] = (counts[kind] ?? 0) + 1;
      const text =
        result.kind === "merged"
          ? result.text
          : result.kind === "conflict"
            ? result.ours
            : undefined;
      if (text === undefined || its.takesKeyName) return;
      // A file without digests does not tell that its type of a key is ours: it stays, about columns that may be gone.
      const losesKey =
        keyName(before) !== undefined && keyName(after) === undefined;
      if (its.isLegacy && losesKey) return;
      // A person who moves the factory above the class gets a file that never compiled.
      if (its.rotation > 0) return;
      await writeAll(
        printed.map((one) => (one === after ? { ...one, text } : one)),
      );
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.log(`of ${run} runs: ${JSON.stringify(counts)}`);
  expect(counts["merged"]).toBeGreaterThan(RUNS / 2);
  expect(counts["conflict"]).toBeGreaterThan(RUNS / 20);
  expect(await compile()).toBe("");
}, 240_000);
