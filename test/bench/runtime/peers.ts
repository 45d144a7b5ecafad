/** The peers that the benchmarks alone depend on; installed by `npm run bench:install`. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../../src/package-root.js";
import type { Postgres } from "../../support/postgres.js";

/** One library, with a connection of its own. */
export interface Peer {
  readonly name: string;
  /** It is not built on `pg`. */
  readonly isApart?: boolean;
  find(id: bigint): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens all of them. */
export const openPeers = async (
  server: Omit<Postgres, "stop">,
): Promise<readonly Peer[]> => {
  const file = join(packageRoot, "test", "bench", "peers", "runtime.mjs");
  const module = (await import(pathToFileURL(file).href)) as {
    openPeers(server: object): Promise<readonly Peer[]>;
  };
  const { host, port, user, database } = server;
  return module.openPeers({ host, port, user, database });
};
