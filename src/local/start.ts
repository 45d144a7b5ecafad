/** Starts a local DWS: a real PostgreSQL behind a port that behaves as DWS does, for a first look and for tests. */
import { randomBytes } from "node:crypto";
import { GeneratorError } from "../errors.js";
import { fillDatabases } from "./engine/databases.js";
import { startEngine, type Engine } from "./engine/engine.js";
import { startFront, type Front } from "./front.js";
import { runSchemaSql } from "./engine/schema-sql.js";
import { findServerPackage } from "./engine/server-package.js";
import { runAsWhom, usablePrograms } from "./engine/server-programs.js";

/** How to start. */
export interface LocalDwsOptions {
  /**
   * Port on 127.0.0.1; 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * SQL text that is run once after the start, through the front, as the login role.
   * @default none
   */
  readonly schemaSql?: string;
  /**
   * Told what is being done, one line each.
   * @default nothing is told
   */
  readonly log?: (line: string) => void;
}

/** A running local DWS, and how to reach it. */
export interface LocalDws {
  readonly host: "127.0.0.1";
  readonly port: number;
  readonly database: "gaussdb";
  readonly user: "dbadmin";
  /** Random, made for the occasion. */
  readonly password: string;
  /** Ends all sessions and processes and removes all files; may be called more than once. */
  stop(): Promise<void>;
}

const user = "dbadmin";
const database = "gaussdb";

const openFront = async (engine: Engine, port: number): Promise<Front> => {
  try {
    return await startFront(engine.target, port);
  } catch (cause) {
    throw new GeneratorError(
      "local",
      `The local DWS cannot listen on port ${port}.`,
      "Choose another port, or 0 for any free one.",
      { cause },
    );
  }
};

/** Everything that depends on a running engine; the engine is stopped when any of it fails. */
const open = async (
  engine: Engine,
  options: LocalDwsOptions,
): Promise<LocalDws> => {
  let front: Front | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      await front?.stop();
      await engine.stop();
    })());
  try {
    const password = randomBytes(18).toString("base64url");
    await fillDatabases(engine.target, user, password);
    front = await openFront(engine, options.port ?? 0);
    const { port } = front;
    if (options.schemaSql !== undefined) {
      options.log?.("running the schema SQL …");
      const login = { user, database, password };
      await runSchemaSql(port, login, options.schemaSql);
    }
    return { host: "127.0.0.1", port, database, user, password, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/**
 * Starts a local DWS. The first call on a machine may install the server package; later ones take about a second.
 * Several may run at once.
 */
export async function startLocalDws(
  options: LocalDwsOptions = {},
): Promise<LocalDws> {
  const log = options.log ?? (() => undefined);
  const packageFolder = await findServerPackage(log);
  const runAs = runAsWhom();
  const programs = await usablePrograms(packageFolder, runAs, log);
  log("starting the local DWS …");
  return open(await startEngine(programs, runAs), options);
}
