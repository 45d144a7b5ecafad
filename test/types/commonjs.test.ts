/** The modules work in a CommonJS project as they are: compiled to `require`, and loaded by it. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "../../src/package-root.js";

const run = promisify(execFile);

/** Without verbatimModuleSyntax, which forbids import and export in CommonJS whoever wrote them. */
const TSCONFIG = {
  compilerOptions: {
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    rootDir: "src",
    outDir: "dist",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
  },
  include: ["src"],
};

const PROGRAM = `
const { openDatabase, UsageError } = require("./dist/dws/index.js");
const { kinds } = require("./dist/main.js");
const db = openDatabase({ hosts: [{ host: "127.0.0.1", port: 1 }], database: "d", user: "u", sslmode: "disable" });
console.log(kinds(db).join(), typeof UsageError);
db.close();
`;

const MAIN = `import type { Session } from "./dws/index.js";
import { byHash } from "./distributions/spread/by_hash.js";
import { byReplication } from "./distributions/spread/by_replication.js";
export const kinds = (session: Session): string[] =>
  [byHash(session), byReplication(session)].map(({ select }) => typeof select);
`;

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "dws-commonjs-"));
  const src = join(root, "src");
  await cp(join(packageRoot, "src", "runtime"), join(src, "dws"), {
    recursive: true,
  });
  await cp(
    join(packageRoot, "test", "cases", "distributions", "out"),
    join(src, "distributions"),
    {
      recursive: true,
    },
  );
  await writeFile(join(src, "main.ts"), MAIN);
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(TSCONFIG));
  await writeFile(join(root, "package.json"), '{ "type": "commonjs" }');
  await symlink(join(packageRoot, "node_modules"), join(root, "node_modules"));
});

afterAll(async () => rm(root, { recursive: true }));

describe("a CommonJS project", () => {
  it.each(["ts5", "ts7"])("compiled with %s", async (name) => {
    const tsc = join(packageRoot, "node_modules", name, "bin", "tsc");
    const found = await run(process.execPath, [tsc, "-p", root]).then(
      () => "",
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    expect(found).toBe("");
    const { stdout } = await run(process.execPath, ["-e", PROGRAM], {
      cwd: root,
    });
    expect(stdout).toBe("function,function function\n");
  });
});
