/** Any schema, any edits, any change of the schema: nothing of a person's is lost, and all of it compiles. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MergeResult } from "../../src/merge/merge-module.js";
import type { ReportedChange } from "../../src/diff/report.js";
import type { Database, Table } from "../../src/model/model.js";
import { nameDatabase } from "../../src/naming/naming.js";
import { readRuntime } from "../../src/output-files.js";
import { packageRoot } from "../../src/package-root.js";
import type { Layout } from "../../src/plan/layout.js";
import { reportChanges } from "../../src/report-changes.js";
import { verifyProject } from "../../src/verify/verify.js";
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
  /** A function of the person's names this column, counted around. */
  readonly usedColumn: number | undefined;
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
    usedColumn: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.nat(20) },
    ),
  })
  // A file without digests does not tell a name of a person's from a generated one: it would be set aside.
  .filter(({ isLegacy, takesKeyName }) => !isLegacy || !takesKeyName)
  .map(({ other, isOther, ...rest }) => {
    const { takesKeyName } = rest;
    // The change has to bring the key whose name the person has taken.
    const before: Table = takesKeyName
      ? { ...rest.before, primaryKey: null }
      : rest.before;
    const { name } = before;
    const changed: Table = isOther
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
    const [first] = changed.columns;
    const after: Table =
      takesKeyName && first !== undefined
        ? {
            ...changed,
            primaryKey: { name: `${name}_pkey`, columns: [first.name] },
          }
        : changed;
    return { ...rest, before, after };
  });

const tableModule = (modules: readonly Printed[]): Printed => {
  const found = modules.find(({ path }) => !path.endsWith("/enums.ts"));
  if (found === undefined) throw new Error("no module");
  return found;
};

const keyName = ({ members }: Printed): string | undefined =>
  /key:(\S+)=/.exec(members)?.[1];

const namesOf = (table: Table) => {
  const names = nameDatabase(databaseOf(table)).schemas.get("public");
  const found = names?.tables.get(table.name);
  if (found === undefined) throw new Error("no names");
  return found;
};

interface Used {
  readonly type: string;
  readonly column: string;
  readonly property: string;
}

/** The column that a person's function names, and the type of the row that has it. */
const usedIn = ({ before, usedColumn }: Case): Used | undefined => {
  if (usedColumn === undefined) return undefined;
  const { type, properties } = namesOf(before);
  const all = [...properties];
  const [column, property] = all[usedColumn % Math.max(1, all.length)] ?? [];
  return column === undefined || property === undefined
    ? undefined
    : { type, column, property };
};

/** What becomes of that column: `renamed` where another one took its property. */
const fateOf = (its: Case): "none" | "there" | "removed" | "renamed" => {
  const used = usedIn(its);
  if (used === undefined) return "none";
  const { properties } = namesOf(its.after);
  // What every object has, `toString` say, no compiler misses.
  const isThere = used.property in {};
  if (isThere || [...properties.values()].includes(used.property)) {
    return "there";
  }
  return properties.has(used.column) ? "renamed" : "removed";
};

/** A factory above its class or table never compiled: nobody leaves a file so. */
const isInOrder = (text: string): boolean => {
  const places = [/^export class /m, /= defineTable</, /= \w+Factory\(/]
    .map((pattern) => text.search(pattern))
    .filter((place) => place !== -1);
  return places.every((place, at) => place > (places[at - 1] ?? -1));
};

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
  const used = usedIn(one);
  if (used !== undefined) {
    const line = `\nexport const used = (row: ${used.type}Row): unknown => row[${JSON.stringify(used.property)}];\n`;
    written.push(line);
    text += line;
  }
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
  // Line by line: where one edit was cut in two, its halves are still there.
  const lines = new Set(text.split(/\r?\n/));
  const present = new Set(before.split(/\r?\n/));
  const own = written.flatMap((one) => one.split(/\r?\n/));
  expect(own.filter((line) => present.has(line) && !lines.has(line))).toEqual(
    [],
  );
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
  // The native compiler stands where a project has its TypeScript.
  const packages = { typescript: "ts7", "@types": "@types", pg: "pg" };
  const more = {
    "pg-cursor": "pg-cursor",
    "pg-copy-streams": "pg-copy-streams",
  };
  await mkdir(join(root, "node_modules"));
  for (const [name, from] of Object.entries({ ...packages, ...more })) {
    const to = join(root, "node_modules", name);
    await symlink(join(packageRoot, "node_modules", from), to);
  }
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

/** A run whose change of the schema takes away what the person's own code names. */
interface Broken {
  readonly path: string;
  readonly property: string;
  readonly changes: readonly ReportedChange[];
}

const brokenBy = (its: Case, path: string, layout: Layout): Broken => {
  const [before, after] = [its.before, its.after].map((table) => {
    const database = databaseOf(table);
    return { database, names: nameDatabase(database) };
  });
  if (before === undefined || after === undefined) throw new Error("no case");
  const property = usedIn(its)?.property ?? "";
  return { path, property, changes: reportChanges(before, after, layout) };
};

/** What the issue names, one by one: each has to have happened. */
const namedCases = (its: Case, before: Printed, after: Printed) => ({
  "a name of mine that a generated member takes":
    its.takesKeyName &&
    keyName(after) !== undefined &&
    keyName(before) === undefined,
  "a generated member that was deleted": !its.hasFactory,
  "a base from an older version": its.isLegacy,
  "CRLF, a mark and another order":
    its.isCrlf && its.hasMark && its.rotation > 0,
});

/** The file to be compiled, where a person could have left one that compiled before. */
const compilable = (
  its: Case,
  result: MergeResult,
  before: Printed,
  after: Printed,
): string | undefined => {
  const text =
    result.kind === "merged"
      ? result.text
      : result.kind === "conflict"
        ? result.ours
        : undefined;
  if (its.takesKeyName || fateOf(its) === "renamed") return undefined;
  // A file without digests does not tell that its type of a key is ours: it stays, about columns that may be gone.
  const losesKey =
    keyName(before) !== undefined && keyName(after) === undefined;
  if (its.isLegacy && losesKey) return undefined;
  return text !== undefined && isInOrder(text) ? text : undefined;
};

test(`${RUNS} random edits survive random migrations`, async () => {
  let run = 0;
  const counts: Record<string, number> = {};
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  const broken: Broken[] = [];
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
      count(await check(its, result, edited, after));
      for (const [name, isSo] of Object.entries(
        namedCases(its, before, after),
      )) {
        if (isSo) count(name);
      }
      const text = compilable(its, result, before, after);
      if (text === undefined) return;
      count("compiled");
      if (its.rotation > 0) count("compiled in another order");
      if (fateOf(its) === "removed") {
        broken.push(brokenBy(its, after.path, layout));
      }
      await writeAll(
        printed.map((one) => (one === after ? { ...one, text } : one)),
      );
    }),
    { numRuns: RUNS, seed: SEED },
  );
  const changes = broken.flatMap((one) => one.changes);
  const { compiler, errors } = await verifyProject(root, changes);
  console.log(
    `of ${run} runs: ${JSON.stringify(counts)}, ${broken.length} lose what is used; ${compiler}`,
  );
  expect(counts["merged"]).toBeGreaterThan(RUNS / 2);
  expect(counts["conflict"]).toBeGreaterThan(RUNS / 20);
  expect(counts["compiled"]).toBeGreaterThan(RUNS / 2);
  for (const [what, times] of Object.entries(counts)) {
    expect(times, what).toBeGreaterThan(RUNS / 200);
  }
  // It compiles, but for what the change itself took away, and that is named.
  expect(broken.length).toBeGreaterThan(RUNS / 20);
  const found = errors.map(({ file, change }) => {
    const { kind, code } = changes[change ?? -1] ?? {};
    return `${file ?? ""}: ${kind ?? "no change"} ${code?.property ?? ""}`;
  });
  expect(found.toSorted()).toEqual(
    broken
      .map(({ path, property }) => `${path}: column-removed ${property}`)
      .toSorted(),
  );
}, 240_000);
