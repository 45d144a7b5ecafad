/** What is measured at one size of schema: our whole process beside the floor's and kysely-codegen's, on one database. */
import { execFile } from "node:child_process";
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { packageRoot } from "../../src/package-root.js";
import type { Postgres } from "../support/postgres.js";
import { countStatements, type Statements } from "./count-statements.js";
import type { Case } from "./measure.js";
import { syntheticSchema, tableName } from "./synthetic-schema.js";

/** A database of so many tables, and a folder to generate into. */
export interface Place {
  readonly tables: number;
  readonly server: Postgres;
  readonly folder: string;
  readonly client: pg.Client;
}

const peers = join(packageRoot, "test", "bench", "peers");
const run = promisify(execFile);

/** Makes the database. */
export const makePlace = async (
  server: Postgres,
  tables: number,
  scratch: string,
): Promise<Place> => {
  const database = `tables_${tables}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const client = new pg.Client({ ...server, database });
  await client.connect();
  for (const piece of syntheticSchema(tables)) await client.query(piece);
  await client.query("analyze");
  const folder = mkdtempSync(join(scratch, `dws-bench-${tables}-`));
  return { tables, server: { ...server, database }, folder, client };
};

/** Our command, through this port. */
const command = ({ host, user, database }: Postgres, port: number) => [
  join(packageRoot, "dist", "bin", "generator-dws.js"),
  ...["repositories", "--quiet", "--sslmode", "disable"],
  ...["--host", host, "--port", String(port)],
  ...["--user", user, "--database", database],
];

/** The statements of a run that writes everything. */
export const countOurs = async ({
  server,
  folder,
}: Place): Promise<Statements> =>
  countStatements(server, async (port) => {
    const cwd = mkdtempSync(join(folder, "counted-"));
    await run(process.execPath, command(server, port), { cwd });
    rmSync(cwd, { recursive: true });
  });

const environment = ({ host, port, user, database }: Postgres) => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGDATABASE: database,
  PGSSLMODE: "disable",
});

const emptied = (root: string) => async () => {
  for (const name of ["src", "out", "dws.schema.json"]) {
    rmSync(join(root, name), { recursive: true, force: true });
  }
};

const floorCases = ({ server, folder }: Place): readonly Case[] => {
  const env = environment(server);
  const floor = (name: string, before: (root: string) => Case["before"]) => {
    const root = mkdtempSync(join(folder, "floor-"));
    const args = [join(peers, "floor.mjs"), join(root, "out")];
    const prepare = before(root);
    return { name, args, env, ...(prepare ? { before: prepare } : {}) };
  };
  return [
    floor("floor", emptied),
    floor("floor again (A/A)", emptied),
    floor("floor, nothing changed", (root) => async () => {
      await run(
        process.execPath,
        [join(peers, "floor.mjs"), join(root, "out")],
        { env: { ...process.env, ...env } },
      );
    }),
  ];
};

const METHOD = `
  /** Written by hand. */
  describe(): string {
    return "mine";
  }
}
`;

/** Adds a method to the class of each module, once. */
const editModules = (root: string, tables: readonly string[]): void => {
  for (const table of tables) {
    const file = join(root, "src", "repositories", "public", `${table}.ts`);
    const text = readFileSync(file, "utf8");
    if (text.includes("Written by hand")) continue;
    writeFileSync(file, text.replace("> {}\n", `> {${METHOD}`));
  }
};

let turn = 0;

const ourCases = (place: Place): readonly Case[] => {
  const { server, folder, tables, client } = place;
  const args = command(server, server.port);
  const comment = async (names: readonly string[]) => {
    turn++;
    for (const table of names) {
      await client.query(`comment on table ${table} is 'Change ${turn}.'`);
    }
  };
  const update = async (cwd: string) => {
    await run(process.execPath, args, { cwd });
  };
  const ours = (name: string, before: (root: string) => Promise<void>) => {
    const cwd = mkdtempSync(join(folder, "ours-"));
    return { name, args, cwd, before: async () => before(cwd) };
  };
  const one = [tableName(Math.floor(tables / 2))];
  const edited = Array.from({ length: tables / 20 }, (_, index) =>
    tableName(20 * index),
  );
  return [
    ours("full", async (root) => emptied(root)()),
    ours("nothing changed", update),
    ours("one table changed", async (root) => {
      await update(root);
      await comment(one);
    }),
    ours("5 % edited by hand, nothing changed", async (root) => {
      await update(root);
      editModules(root, edited);
    }),
    ours("5 % edited by hand, and these changed", async (root) => {
      await update(root);
      editModules(root, edited);
      await comment(edited);
    }),
  ];
};

/** All cases at one size. */
export const casesAt = (place: Place): readonly Case[] => {
  const { host, port, user, database } = place.server;
  return [
    ...floorCases(place),
    ...ourCases(place),
    {
      name: "kysely-codegen",
      args: [
        join(peers, "node_modules", "kysely-codegen", "dist", "cli", "bin.js"),
        ...["--dialect", "postgres", "--log-level", "silent"],
        ...["--out-file", join(place.folder, "db.d.ts")],
        ...["--url", `postgres://${user}@${host}:${port}/${database}`],
      ],
      cwd: peers,
    },
  ];
};
