/** The PostgreSQL behind the front: a server of our own, or one that runs already. */
import type { NetConnectOpts } from "node:net";
import { startForeign } from "./foreign.js";
import { startOwnServer } from "./own-server.js";

/** A filled PostgreSQL that trusts whoever reaches its socket. */
export interface Engine {
  /** Where its socket is. */
  readonly target: NetConnectOpts;
  /** The password of the login role, where it is not ours alone to choose. */
  readonly password?: string;
  /** Ends the server and keeps its data in a folder that others can start from; `stop` comes after it all the same. */
  save(folder: string): Promise<void>;
  /** Ends it and removes everything that was made for it; may be called once. */
  stop(): Promise<void>;
}

/** Which PostgreSQL to use, version 12 or later. */
export type ServerChoice =
  /** A folder of programs, such as `/usr/lib/postgresql/15/bin`. */
  | { readonly binaries: string }
  /** A server that runs already: `postgres://superuser:password@host:port/database`. */
  | { readonly connectionString: string };

/** What it is started with. */
export interface EngineOptions {
  readonly server?: ServerChoice | undefined;
  /** Folder of prepared data. */
  readonly prepared?: string | undefined;
  /** Roles that will be made beside the login role. */
  readonly roles: readonly string[];
  readonly log: (line: string) => void;
}

/** Starts or borrows one. */
export const openEngine = (options: EngineOptions): Promise<Engine> => {
  const { server } = options;
  return server !== undefined && "connectionString" in server
    ? startForeign(server.connectionString, options)
    : startOwnServer(server?.binaries, options);
};
