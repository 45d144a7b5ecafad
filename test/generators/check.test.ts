/** `--check`: schema, snapshot and code must agree, with a database and from the snapshot alone, and nothing is written. */
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  vi,
} from "vitest";
import { stamp } from "../../src/write/stamp.js";
import {
  createDatabase,
  type Postgres,
  startPostgres,
} from "../support/postgres.js";
import { filesOf, runGenerator } from "./run-generator.js";

const SQL = `
  create table orders (id int primary key, note varchar(20));
  create table people (id int primary key);`;

let server: Postgres;
let client: pg.Client;
let root: string;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());

beforeEach(async () => {
  for (const name of ["PGHOST", "DATABASE_URL"]) vi.stubEnv(name, "");
  client = await createDatabase(server, `checked_${++databases}`, SQL);
  root = mkdtempSync(join(tmpdir(), "dws-check-"));
  const { error } = await repositories({});
  expect(error).toBeUndefined();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await client.end();
  rmSync(root, { recursive: true });
});

const repositories = async (options: Readonly<Record<string, unknown>>) =>
  runGenerator({
    generator: "repositories",
    root,
    options: {
      ...(options["offline"] === true
        ? {}
        : {
            host: server.host,
            port: server.port,
            user: server.user,
            database: client.database,
            sslmode: "disable",
          }),
      ...options,
    },
  });

const read = (path: string) => readFileSync(join(root, path), "utf8");
const write = (path: string, text: string) => {
  writeFileSync(join(root, path), text);
};
const edit = (path: string, from: string, to: string) => {
  const text = read(path);
  expect(text).toContain(from);
  write(path, text.replace(from, to));
};

const contents = () =>
  filesOf(root).map((path) => {
    const { mtimeMs } = statSync(join(root, path));
    return [path, mtimeMs, read(path)] as const;
  });

const OLD = { version: "0.0.1", source: "its runtime" };
const ORDERS = "src/repositories/public/orders.ts";

interface Disagreement {
  readonly name: string;
  readonly make: () => Promise<unknown> | undefined;
  /** What is printed: the file, under its title. */
  readonly title: string;
  readonly file: string;
  /** The file with a database, where it is another one. */
  readonly live?: string;
  /** What is said of the schema, with a database. */
  readonly change?: string;
  /** False where the database alone can tell. */
  readonly offline?: boolean;
}

const now = (work: () => void) => () => {
  work();
  return undefined;
};

const disagreements: readonly Disagreement[] = [
  {
    name: "the schema changed",
    make: async () => client.query("alter table orders add column extra int"),
    title: "Would be changed",
    file: ORDERS,
    change: "- Column public.orders.extra (integer) was added.",
    offline: false,
  },
  {
    name: "the snapshot was edited",
    make: now(() => {
      edit("dws.schema.json", "character varying(20)", "character varying(10)");
    }),
    title: "Would be changed",
    file: ORDERS,
    live: "dws.schema.json",
    change: "- The type of public.orders.note changed",
  },
  {
    name: "the snapshot was written in another way",
    make: now(() => {
      write(
        "dws.schema.json",
        JSON.stringify(JSON.parse(read("dws.schema.json"))),
      );
    }),
    title: "Would be changed",
    file: "dws.schema.json",
  },
  {
    name: "the snapshot is gone",
    make: now(() => {
      rmSync(join(root, "dws.schema.json"));
    }),
    title: "Would be created",
    file: "dws.schema.json",
    offline: false,
  },
  {
    name: "a module is gone",
    make: now(() => {
      rmSync(join(root, ORDERS));
    }),
    title: "Would be created",
    file: ORDERS,
  },
  {
    name: "a module is a link to somewhere else",
    make: now(() => {
      rmSync(join(root, ORDERS));
      symlinkSync(join(root, "dws.schema.json"), join(root, ORDERS));
    }),
    title: "In the way",
    file: ORDERS,
  },
  {
    name: "a part of a module was edited that has to change",
    make: async () => {
      edit(ORDERS, "note: string | null;", "note: string | undefined;");
      return client.query("alter table orders alter column note set not null");
    },
    title: "In the way",
    file: ORDERS,
    change: "! Column public.orders.note may no longer be null.",
    offline: false,
  },
  {
    name: "a module is of an older version",
    make: now(() => {
      write(ORDERS, stamp("export const old = 1;\n", OLD));
    }),
    title: "Would be changed",
    file: ORDERS,
  },
  {
    name: "the runtime is of an older version",
    make: now(() => {
      write("src/dws/retry.ts", stamp("export const old = 1;\n", OLD));
    }),
    title: "Would be changed",
    file: "src/dws/retry.ts",
  },
  {
    name: "a file of the runtime is gone",
    make: now(() => {
      rmSync(join(root, "src/dws/clock.ts"));
    }),
    title: "Would be created",
    file: "src/dws/clock.ts",
  },
  {
    name: "an index is gone",
    make: now(() => {
      rmSync(join(root, "src/repositories/public/index.ts"));
    }),
    title: "Would be created",
    file: "src/repositories/public/index.ts",
  },
  {
    name: "a generated file is left over",
    make: now(() => {
      write(
        "src/repositories/public/extra.ts",
        stamp("export const old = 1;\n", OLD),
      );
    }),
    title: "Would be deleted",
    file: "src/repositories/public/extra.ts",
  },
];

const expectStale = async (
  { title, file, live = file, change }: Disagreement,
  offline: boolean,
) => {
  const before = contents();
  const { error, stdout } = await repositories({ check: true, offline });
  expect(error).toMatchObject({ exitCode: 1 });
  expect(error?.message).toContain(
    offline
      ? "dws.schema.json and the code do not agree: "
      : "The schema, dws.schema.json and the code do not agree: ",
  );
  const lines = stdout.split("\n");
  const at = lines.findIndex((line) => line.startsWith(title));
  expect(at, stdout).not.toBe(-1);
  // A conflict names the parts behind the file.
  const wanted = `  ${offline ? file : live}`;
  expect(
    lines.slice(at).filter((line) => line.startsWith(wanted)),
    stdout,
  ).toHaveLength(1);
  if (change !== undefined && !offline) expect(stdout).toContain(change);
  expect(contents()).toEqual(before);
};

describe("--check", () => {
  it("ends with 0 when all agree", async () => {
    const before = contents();
    for (const offline of [false, true]) {
      const { error, stdout } = await repositories({ check: true, offline });
      expect(error).toBeUndefined();
      expect(stdout).toContain("Unchanged: ");
    }
    expect(contents()).toEqual(before);
  });

  it.each(disagreements)("ends with 1 when $name", async (one) => {
    await one.make();
    await expectStale(one, false);
  });

  it.each(disagreements.filter(({ offline }) => offline !== false))(
    "ends with 1 without a database when $name",
    async (one) => {
      await one.make();
      await expectStale(one, true);
    },
  );

  it("takes an edit that is in nobody's way for agreement", async () => {
    edit(ORDERS, "note: string | null;", "note: string | undefined;");
    for (const offline of [false, true]) {
      const { error } = await repositories({ check: true, offline });
      expect(error).toBeUndefined();
    }
  });

  it("says offline nothing of what only the database knows", async () => {
    await client.query("alter table orders add column extra int");
    const { error } = await repositories({ check: true, offline: true });
    expect(error).toBeUndefined();
  });

  it("prints one document with --json, and ends with 1 all the same", async () => {
    await client.query("alter table orders drop column note");
    const { error, stdout } = await repositories({ check: true, json: true });
    expect(error?.message).toContain("1 change of the schema, and 2 files");
    expect(JSON.parse(stdout)).toMatchObject({
      isStale: true,
      changed: ["dws.schema.json", ORDERS],
      changes: [
        {
          kind: "column-removed",
          schema: "public",
          table: "orders",
          column: "note",
          breaks: true,
          sentence:
            "Column public.orders.note (character varying(20)) was removed.",
          effect: "Code that names it no longer compiles.",
          code: {
            module: ORDERS,
            factory: "orders",
            type: "Orders",
            property: "note",
          },
          before: { name: "note" },
          after: null,
        },
      ],
    });
  });

  it("is at rest again after a run", async () => {
    await client.query("alter table orders drop column note");
    rmSync(join(root, "src/dws/clock.ts"));
    expect((await repositories({})).error).toBeUndefined();
    expect((await repositories({ check: true })).error).toBeUndefined();
  });
});

const REFUSED: readonly (readonly [object, string])[] = [
  [{ verify: true, check: true }, "--verify and --check exclude each other"],
  [{ verify: true, dryRun: true }, "--verify and --dry-run exclude each other"],
  [{ watch: true, check: true }, "--watch and --check exclude each other"],
  [{ watch: true, dryRun: true }, "--watch and --dry-run exclude each other"],
  [{ watch: true, offline: true }, "--watch and --offline exclude each other"],
  [{ watch: true, local: true }, "--watch and --local exclude each other"],
  [{ interval: 5 }, "there is no --watch"],
  [{ watch: true, interval: 0 }, "--interval needs seconds, from 0.1 to 86400"],
  [{ watch: true, interval: "soon" }, "--interval needs seconds"],
];

describe("flags that make no sense together", () => {
  it.each(REFUSED)("%o: %s", async (options, want) => {
    const before = contents();
    const { error } = await runGenerator({
      generator: "repositories",
      root,
      options: { ...options },
    });
    expect(error).toMatchObject({ exitCode: 2 });
    expect(error?.message).toContain(want);
    expect(contents()).toEqual(before);
  });
});
