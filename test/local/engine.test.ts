/** The PostgreSQL behind the front: prepared data, folders of programs, and servers that somebody else runs. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkplace } from "../../src/local/engine/program.js";
import {
  debianPrograms,
  findPrograms,
} from "../../src/local/engine/programs.js";
import { startScram } from "../../src/local/engine/scram.js";
import { runAsWhom } from "../../src/local/engine/server-programs.js";
import {
  prepareLocalDws,
  startLocalDws,
  type LocalDws,
  type LocalDwsOptions,
} from "../../src/local/start.js";
import { connectTo, errorOf, rowsOf } from "./client.js";

let root: string;
const before = { ...process.env };

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "dws-engine-"));
  // As root, the server's user must get in.
  chmodSync(root, 0o755);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A cache of its own for each test. */
const useCache = (name: string): string => {
  process.env["XDG_CACHE_HOME"] = join(root, name);
  return join(root, name, "generator-dws");
};

const withDws = async <T>(
  options: LocalDwsOptions,
  work: (dws: LocalDws) => Promise<T>,
): Promise<T> => {
  const dws = await startLocalDws(options);
  try {
    return await work(dws);
  } finally {
    await dws.stop();
  }
};

const ask = (dws: LocalDws, sql: string): Promise<object[]> =>
  connectTo(dws).then(async (client) => {
    try {
      return await rowsOf(client, sql);
    } finally {
      await client.end();
    }
  });

/** Starts, asks for a catalog, stops; what was said on the way. */
const startOnce = async (): Promise<readonly string[]> => {
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const found = await withDws({ log }, (dws) =>
    ask(dws, "select count(*)::int as n from pgxc_class"),
  );
  expect(found).toEqual([{ n: 0 }]);
  return lines;
};

const preparing = "preparing the data of the local DWS once …";
const starting = "starting the local DWS …";

describe("prepared data", () => {
  afterAll(() => {
    if (before["XDG_CACHE_HOME"] === undefined)
      delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = before["XDG_CACHE_HOME"];
  });

  it("is made by the first of several that start at once, and copied later", async () => {
    const cache = useCache("race");
    const first = await Promise.all([startOnce(), startOnce()]);
    expect(first.flat()).toContain(preparing);
    const names = readdirSync(cache);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^data-[0-9a-f]{16}$/);
    expect(await startOnce()).toEqual([starting]);
    expect(readdirSync(cache)).toEqual(names);
  });

  it("is made anew when it is broken, or not ours alone to write", async () => {
    const cache = useCache("broken");
    await startOnce();
    const place = join(cache, readdirSync(cache)[0] ?? "");
    const breaks = [
      () => rmSync(join(place, "data", "global", "1262")),
      () => truncateSync(join(place, "data", "global", "1262")),
      () => chmodSync(place, 0o777),
    ];
    for (const damage of breaks) {
      damage();
      expect(await startOnce()).toEqual([preparing, starting]);
    }
    expect(await startOnce()).toEqual([starting]);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(readdirSync(cache)).toHaveLength(1);
  }, 180_000);

  it("of other versions is forgotten but for a few", async () => {
    const cache = useCache("others");
    for (let i = 0; i < 6; i++) {
      mkdirSync(join(cache, `data-${"0".repeat(15)}${i}`), { recursive: true });
    }
    await startOnce();
    expect(readdirSync(cache)).toHaveLength(4);
  });

  it("is not needed: a cache that cannot be written is said and lived without", async () => {
    useCache("file");
    writeFileSync(join(root, "file"), "");
    const lines = await startOnce();
    expect(lines[0]).toBe(preparing);
    expect(lines[1]).toMatch(/^the prepared data is not kept: /);
  });

  it("may hold a schema, for many to start from", async () => {
    useCache("race");
    const prepared = join(root, "mine");
    const schemaSql =
      "create table t (a int, b text) distribute by hash (a); insert into t values (1, 'x')";
    await prepareLocalDws(prepared, { schemaSql });
    const one = withDws({ prepared }, async (dws) => {
      await ask(dws, "insert into t values (2, 'y')");
      return ask(dws, "select count(*)::int as n from t");
    });
    const other = withDws({ prepared }, (dws) =>
      ask(dws, "select a, b, pclocatortype as kind from t, pgxc_class"),
    );
    expect(await one).toEqual([{ n: 2 }]);
    expect(await other).toEqual([{ a: 1, b: "x", kind: "H" }]);
  });

  it("that the caller names must be whole and of this version", async () => {
    useCache("race");
    const prepared = join(root, "mine");
    const file = join(prepared, "manifest.json");
    await expect(
      startLocalDws({ prepared: join(root, "nowhere") }),
    ).rejects.toMatchObject({
      kind: "local",
      message: `${join(root, "nowhere")} holds no whole prepared data of this user.`,
    });
    writeFileSync(file, '{"key":"other"}');
    await expect(startLocalDws({ prepared })).rejects.toMatchObject({
      message: `${prepared} was prepared with another server or by another version.`,
      hint: "Make it anew with prepareLocalDws.",
    });
  });

  it("is not kept when the schema fails", async () => {
    useCache("race");
    const place = join(root, "failed");
    const schemaSql = "create tabel t ()";
    expect(await errorOf(prepareLocalDws(place, { schemaSql }))).toContain(
      "failed in line 1",
    );
    expect(readdirSync(root)).not.toContain("failed");
  });
});

describe("a folder of programs", () => {
  const debian = debianPrograms();

  it.skipIf(debian === undefined)("may be Debian's", async () => {
    const server = { binaries: debian ?? "" };
    const found = await withDws({ server }, (dws) =>
      ask(dws, "select count(*)::int as n from pgxc_node"),
    );
    expect(found[0]).not.toEqual({ n: 0 });
  });

  const fake = (name: string, version: string): string => {
    const folder = join(root, name);
    mkdirSync(folder);
    for (const program of ["initdb", "postgres"]) {
      const file = join(folder, program);
      writeFileSync(file, `#!/bin/sh\necho "${version}"\n`, { mode: 0o755 });
    }
    return folder;
  };

  it("is refused when it holds no server, or an old one", async () => {
    const empty = { binaries: root };
    await expect(startLocalDws({ server: empty })).rejects.toMatchObject({
      kind: "local",
      message: `${root} does not hold initdb and postgres.`,
    });
    const old = { binaries: fake("old", "postgres (PostgreSQL) 11.22") };
    await expect(startLocalDws({ server: old })).rejects.toMatchObject({
      message: `The server in ${old.binaries} cannot be used: postgres (PostgreSQL) 11.22.`,
    });
  });

  it("of Debian is used where the npm package is not installed, and said", async () => {
    const folder = fake("fifteen", "postgres (PostgreSQL) 15.18");
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const workplace = await makeWorkplace(runAsWhom());
    const finders = { installed: () => undefined, debian: () => folder };
    const found = await findPrograms(workplace, undefined, log, finders);
    await workplace.remove();
    expect(found.folder).toBe(folder);
    expect(lines).toEqual([`using the server in ${folder} …`]);
  });

  it("of Debian is 15 where there is a choice, else the newest", () => {
    const made = join(root, "debian");
    expect(debianPrograms(made)).toBeUndefined();
    mkdirSync(made);
    for (const version of ["11", "13", "17"]) {
      mkdirSync(join(made, version));
      fake(`debian/${version}/bin`, version);
    }
    expect(debianPrograms(made)).toBe(join(made, "17", "bin"));
    mkdirSync(join(made, "15"));
    fake("debian/15/bin", "15");
    expect(debianPrograms(made)).toBe(join(made, "15", "bin"));
  });
});

describe("SCRAM", () => {
  it("answers as in RFC 7677, section 3", async () => {
    const scram = startScram("pencil", "user", "rOprNGfwEbeRWgbNEkqO");
    expect(scram.first.toString()).toContain(
      "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
    );
    const nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    const answer = await scram.answer(
      `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`,
    );
    expect(answer.toString()).toBe(
      `c=biws,r=${nonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`,
    );
    scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    expect(() => {
      scram.verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjlAAAA=");
    }).toThrow("the server does not know the password");
  });
});
