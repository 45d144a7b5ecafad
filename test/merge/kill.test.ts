/** Killed at any moment of a run over 1,000 tables: the next run completes the work, and no edit is lost. */
import { spawn } from "node:child_process";
import { readdirSync, watch } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Database, Table } from "../../src/model/model.js";
import { toJson } from "../../src/model/to-json.js";
import { packageRoot } from "../../src/package-root.js";
import { reasonTable } from "./modules.js";
import {
  editFile,
  makeProject,
  readAll,
  SNAPSHOT_FILE,
  update,
} from "./project.js";

const TABLES = 1000;
const KILLS = 50;
/** So often the next run is killed as well, before one completes the work. */
const TWICE = 10;

const tablesOf = ({ schemas }: Database): readonly Table[] =>
  schemas.flatMap(({ tables }) => tables);

/** Every fourth table has the columns. */
const wide = (columns: readonly string[]): Database => {
  const one = reasonTable(columns, ["id"]);
  const plain = tablesOf(reasonTable(["id!", "a"], ["id"]));
  const many = Array.from({ length: TABLES }, (_, index): Table[] =>
    (index % 4 === 0 ? tablesOf(one) : plain).map((table) => ({
      ...table,
      name: `t${String(index).padStart(4, "0")}`,
    })),
  ).flat();
  return {
    ...one,
    schemas: one.schemas.map((schema) => ({ ...schema, tables: many })),
  };
};

const pathOf = (index: number) =>
  `src/repositories/public/t${String(index).padStart(4, "0")}.ts`;
const edited = Array.from({ length: TABLES / 50 }, (_, i) => pathOf(i * 50));
const edit = (text: string) =>
  text.replace(/^(export class [^{]*\{)/m, (head) => `${head}\n  mine = 1\n`);

const BIN = join(packageRoot, "dist", "bin", "generator-dws.js");

/** Milliseconds after the start, or how many changes of the folder were seen: that does not depend on how fast the machine is. */
type Moment = { readonly ms: number } | { readonly changes: number };

interface Ended {
  readonly isKilled: boolean;
  /** How long it ran, in milliseconds. */
  readonly ms: number;
  /** Of the folder that it writes into. */
  readonly changes: number;
}

/** Runs the program and kills it at the moment. */
const runAndKill = async (root: string, moment: Moment): Promise<Ended> => {
  const start = performance.now();
  let changes = 0;
  const child = spawn(
    process.execPath,
    [BIN, "repositories", "--offline", "--quiet"],
    { cwd: root, stdio: "ignore" },
  );
  const kill = () => child.kill("SIGKILL");
  const timer = "ms" in moment ? setTimeout(kill, moment.ms) : undefined;
  const watcher = watch(join(root, "src/repositories/public"), () => {
    changes++;
    if ("changes" in moment && changes >= moment.changes) kill();
  });
  const signal = await new Promise((done) => {
    child.on("exit", (_code, by) => {
      done(by);
    });
  });
  clearTimeout(timer);
  watcher.close();
  const ms = performance.now() - start;
  return { isKilled: signal === "SIGKILL", ms, changes };
};

const expectedOf = async (database: Database) => {
  const clean = await makeProject();
  await update(clean, database);
  const tree = await readAll(clean);
  await rm(clean, { recursive: true });
  return {
    ...tree,
    ...Object.fromEntries(
      edited.map((path) => [path, edit(tree[path] ?? "")] as const),
    ),
  };
};

test(`${KILLS} kills`, async () => {
  const schemas = [wide(["id!", "a"]), wide(["id!", "a", "b"])] as const;
  const root = await makeProject();
  await update(root, schemas[0]);
  for (const path of edited) await editFile(root, path, edit);
  const wanted = [await expectedOf(schemas[0]), await expectedOf(schemas[1])];
  expect(await readAll(root)).toEqual(wanted[0]);

  const snapshots = schemas.map(toJson);
  await writeFile(join(root, SNAPSHOT_FILE), snapshots[1] ?? "");
  const whole = await runAndKill(root, { ms: 60_000 });
  expect(whole.isKilled).toBe(false);
  expect(await readAll(root)).toEqual(wanted[1]);

  const shares = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), {
    // Some runs are over before their moment comes.
    numRuns: 2 * KILLS,
    seed: 1,
  });
  let killed = 0;
  let halfDone = 0;
  for (const [index, share] of shares.entries()) {
    if (killed === KILLS) break;
    const side = index % 2;
    const database = schemas[side === 0 ? 0 : 1];
    await writeFile(join(root, SNAPSHOT_FILE), snapshots[side] ?? "");
    const at =
      index % 8 === 0
        ? { ms: share * whole.ms }
        : { changes: share * whole.changes };
    if ((await runAndKill(root, at)).isKilled) killed++;
    if (index % TWICE === 0) await runAndKill(root, at);
    const names = readdirSync(join(root, "src/repositories/public"));
    if (names.some((name) => name.startsWith(".dws-"))) halfDone++;
    const { created } = await update(root, database);
    expect(created).toEqual([]);
    const tree = await readAll(root);
    const paths = Object.keys({ ...tree, ...wanted[side] });
    expect(paths.filter((path) => tree[path] !== wanted[side]?.[path])).toEqual(
      [],
    );
  }
  console.log(
    `a run takes ${Math.round(whole.ms)} ms, and changes the folder ${whole.changes} times; ${killed} were killed, ${halfDone} of them while it wrote`,
  );
  expect(killed).toBe(KILLS);
  expect(halfDone).toBeGreaterThan(KILLS / 5);
  await rm(root, { recursive: true });
}, 1_800_000);
