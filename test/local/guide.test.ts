/** Acceptance: the psycopg2 guide's own sample runs unchanged but for its connect arguments, and psql makes every kind of table. */
import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";
import { startLocalDws, type LocalDws } from "../../src/local/start.js";

const reference = join(packageRoot, "..", "shared", "reference");
const guideFile = join(reference, "psycopg2-guide.txt");
const outputFile = join(reference, "python_dws-output.txt");

const succeeds = (program: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(program, [...args], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Debian's own Python first: another on the PATH does not see its packages. */
const python = ["/usr/bin/python3", "python3"].find((program) =>
  succeeds(program, "-c", "import psycopg2"),
);

const missing = [
  existsSync(guideFile) && existsSync(outputFile)
    ? undefined
    : "the guide is not beside this repository",
  python === undefined ? "python3 with psycopg2 is not installed" : undefined,
].filter((reason) => reason !== undefined);
const hasPsql = succeeds("psql", "--version");
if (missing.length > 0) console.warn(`guide skipped: ${missing.join(", ")}`);
if (!hasPsql) console.warn("psql tests skipped: psql is not installed");

const execute = promisify(execFile);

/** Not synchronously: the front that the program talks to runs in this process. */
const read = async (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input = "",
): Promise<string> => {
  const running = execute(program, [...args], { env });
  running.child.stdin?.end(input);
  return (await running).stdout;
};

let dws: LocalDws;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dws-guide-"));
  dws = await startLocalDws();
});

afterAll(async () => {
  await dws.stop();
  rmSync(folder, { recursive: true });
});

/** The first python_dws.py of the guide, the one for Linux, without the margin of the page. */
const readSample = (): string => {
  const guide = readFileSync(guideFile, "utf8");
  const start = guide.indexOf("#!/usr/bin/python");
  const last = "conn.close()\n";
  const end = guide.indexOf(last, start) + last.length;
  return guide.slice(start, end).replaceAll(/^ {4}/gm, "");
};

/** Replaces the five arguments of psycopg2.connect, each of which stands there once. */
const withArguments = (
  sample: string,
  values: Readonly<Record<string, string>>,
): string =>
  Object.entries(values).reduce((text, [name, value]) => {
    const argument = new RegExp(`(?<=\\b${name}=)'[^']*'`, "g");
    expect(text.match(argument)).toHaveLength(1);
    return text.replace(argument, () => `'${value}'`);
  }, sample);

describe.skipIf(missing.length > 0)("the psycopg2 guide", () => {
  it.each(["gaussdb", "postgresgaussdb"])(
    "prints its output in %s",
    async (database) => {
      const { host, port, user, password } = dws;
      const file = join(folder, "python_dws.py");
      const values = { host, port: String(port), database, user, password };
      writeFileSync(file, withArguments(readSample(), values));
      const printed = await read(python ?? "", [file], process.env);
      expect(printed.trimEnd()).toBe(
        readFileSync(outputFile, "utf8").trimEnd(),
      );
    },
  );
});

const orientations = { row: "n", column: "y" } as const;
const distributions = {
  "hash (id)": { kind: "H", key: "1" },
  roundrobin: { kind: "N", key: "0" },
  replication: { kind: "R", key: "0" },
} as const;
const partitions = {
  range: "values less than (10)",
  list: "values (1, 2)",
} as const;

interface Kind {
  readonly name: string;
  readonly create: string;
  readonly want: string;
}

const kinds: readonly Kind[] = Object.keys(orientations).flatMap(
  (orientation) =>
    Object.entries(distributions).flatMap(([distribution, { kind, key }]) =>
      Object.entries(partitions).map(([strategy, bounds]) => {
        const name = `t_${orientation}_${kind.toLowerCase()}_${strategy}`;
        return {
          name,
          create: `create table ${name} (id int, part int) with (orientation = ${orientation}) distribute by ${distribution} partition by ${strategy} (part) (partition p1 ${bounds});`,
          want: `${name}|${kind}|${key}|orientation=${orientation}|${strategy.charAt(0)}|p1`,
        };
      }),
    ),
);

describe.skipIf(!hasPsql)("psql", () => {
  const psql = (sql: string): Promise<string> => {
    const { host, port, user, password, database } = dws;
    const env = {
      PATH: process.env["PATH"],
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: user,
      PGPASSWORD: password,
      PGDATABASE: database,
    };
    const args = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"];
    return read("psql", args, env, sql);
  };

  it("makes a table of each kind and reads it back", async () => {
    await psql(kinds.map(({ create }) => create).join("\n"));
    const found = await psql(`
      select c.relname, x.pclocatortype, x.pcattnum,
             (select o from unnest(c.reloptions) o where o like 'orientation=%'),
             p.partstrategy, string_agg(q.relname, ',' order by q.relname)
        from pg_class c
        join pgxc_class x on x.pcrelid = c.oid
        join pg_partition p on p.parentid = c.oid and p.parttype = 'r'
        join pg_partition q on q.parentid = c.oid and q.parttype = 'p'
       where c.relname like 't\\_%'
       group by 1, 2, 3, 4, 5 order by 1`);
    const lines = found.trim().split("\n");
    expect(lines).toEqual(kinds.map(({ want }) => want).sort());
    expect(lines).toHaveLength(12);
  });

  it("writes and reads its rows", async () => {
    for (const { name } of kinds) {
      expect(
        await psql(`insert into ${name} values (1, 2); select * from ${name};`),
      ).toBe("1|2\n");
    }
  });
});
