/** Start and stop: nothing is left behind, several run at once, and failures are said in a sentence. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GeneratorError } from "../../src/errors.js";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

let folder: string;
const before = process.env["TMPDIR"];

// A temporary folder of our own shows what is left in it; the server's user must get in.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dws-life-"));
  chmodSync(folder, 0o755);
  process.env["TMPDIR"] = folder;
});

afterAll(() => {
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  rmSync(folder, { recursive: true, force: true });
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const dataFolders = (): string[] =>
  readdirSync(folder).filter((name) => /^generator-dws-\w{6}$/.test(name));

const serverPids = (): number[] =>
  dataFolders().map((name) => {
    const file = join(folder, name, "data", "postmaster.pid");
    return Number(readFileSync(file, "utf8").split("\n")[0]);
  });

/** What still mentions one of our folders: servers and guards. */
const processes = (): readonly string[] =>
  execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes(`${folder}/generator-dws-`));

describe("startLocalDws", () => {
  it("runs several at once and leaves neither process nor folder", async () => {
    const lines: string[] = [];
    const log = (line: string): unknown => lines.push(line);
    const both = await Promise.all([
      startLocalDws({ log: (line) => log(line) }),
      startLocalDws(),
    ]);
    const pids = serverPids();
    expect(pids).toHaveLength(2);
    expect(new Set(both.flatMap((dws) => [dws.port, dws.password])).size).toBe(
      4,
    );
    const [one, two] = await Promise.all(both.map((dws) => connectTo(dws)));
    if (one === undefined || two === undefined) throw new Error("no client");
    await one.query("create table only_here (a int)");
    expect(
      await rowsOf(
        two,
        "select relname from pg_class where relname = 'only_here'",
      ),
    ).toEqual([]);
    expect(lines.at(-1)).toBe("starting the local DWS …");
    // The clients are still connected, and stop is called twice.
    await Promise.all(
      both.flatMap((dws: LocalDws) => [dws.stop(), dws.stop()]),
    );
    expect(dataFolders()).toEqual([]);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(processes()).toEqual([]);
    expect(await errorOf(connectTo(both[0]))).toMatch(/^ECONNREFUSED /);
  });

  it("takes the port asked for, and says so when it is taken", async () => {
    const blocker = createServer();
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, "127.0.0.1", () => {
        resolve((blocker.address() as { port: number }).port);
      }),
    );
    const failing = startLocalDws({ port });
    await expect(failing).rejects.toThrow(GeneratorError);
    await expect(failing).rejects.toMatchObject({
      kind: "local",
      message: `The local DWS cannot listen on port ${port}.`,
    });
    expect(dataFolders()).toEqual([]);
    await new Promise((resolve) => blocker.close(resolve));
    const dws = await startLocalDws({ port });
    expect(dws.port).toBe(port);
    await dws.stop();
  });

  it("names the line and the SQLSTATE of a schema that fails", async () => {
    const schemaSql =
      "create table a (x int) distribute by hash (x);\n\ninsert into a\n  select oops;\nselect 1;";
    await expect(startLocalDws({ schemaSql })).rejects.toMatchObject({
      kind: "local",
      message:
        'The schema SQL failed in line 4: column "oops" does not exist (SQLSTATE 42703).',
      at: "schema.sql:4",
    });
    const late = "select 1;\n-- ;\nselect 1/0";
    await expect(startLocalDws({ schemaSql: late })).rejects.toMatchObject({
      message:
        "The schema SQL failed in line 3: division by zero (SQLSTATE 22012).",
    });
    const copied = "create table c (a int);\ncopy c from stdin;";
    await expect(startLocalDws({ schemaSql: copied })).rejects.toMatchObject({
      at: "schema.sql:2",
    });
    const keyed = "create table k (a int);\nalter table k add primary key (a)";
    await expect(startLocalDws({ schemaSql: keyed })).rejects.toMatchObject({
      at: "schema.sql:2",
      hint: expect.stringContaining("DISTRIBUTE BY HASH") as string,
    });
    expect(dataFolders()).toEqual([]);
  });
});
