/** Starts a local DWS: a real PostgreSQL behind a port that behaves as DWS does, for a first look and for tests. */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { GeneratorError } from "../errors.js";
import { chooseCompatibility, keepMode } from "./engine/compatibility.js";
import { openEngine, type Engine, type ServerChoice } from "./engine/engine.js";
import { setNodes, type Nodes } from "./engine/nodes.js";
import { createControl, type Control } from "./faults/control.js";
import type { Coordinator } from "./faults/coordinator.js";
import type { Faults } from "./faults/fault-list.js";
import type { LocalRecord } from "./faults/record.js";
import { startFront, type Front } from "./front.js";
import { applySettings } from "./engine/cluster-settings.js";
import { runSchemaSql } from "./engine/schema-sql.js";
import type { LoginOptions } from "./login/policy.js";
import { createRoles } from "./login/roles.js";
import type { Compatibility } from "./rewrite/type-names.js";

export type { Compatibility } from "./rewrite/type-names.js";
export type { Coordinator } from "./faults/coordinator.js";
export type { LocalTls } from "./login/policy.js";
export type * from "./faults/fault.js";
export type { FaultHandle, Faults } from "./faults/fault-list.js";
export type {
  Answer,
  LocalRecord,
  RecordLimits,
  StatementRecord,
  Told,
  TransactionStatus,
} from "./faults/record.js";
export { datanodeFault, faultShapes, retryError } from "./faults/shapes.js";
export { withFaults } from "./faults/with-faults.js";

/** How to start. */
export interface LocalDwsOptions extends LoginOptions {
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
   * The PostgreSQL behind the port, 12 or later.
   * @default the npm package's, or Debian's where that is installed and the package is not
   */
  readonly server?: ServerChoice;
  /**
   * Folder made by {@link prepareLocalDws}, whose data is copied.
   * @default data without tables, made by the first start and cached
   */
  readonly prepared?: string;
  /**
   * Ports of further coordinators in front of the same engine; 0 takes a free one.
   * @default none
   */
  readonly coordinators?: readonly number[];
  /**
   * How many nodes the catalogs show.
   * @default 2 coordinators and 3 datanodes, or those of the data in `prepared`
   */
  readonly nodes?: Nodes;
  /**
   * Before its n-th retry of a statement the coordinator waits n times this long; on a real cluster 10,000.
   * @default 0
   */
  readonly cnRetryDelayMs?: number;
  /**
   * Mode of the databases: what `''` is, `DATE`, `||` with NULL. One made with DBCOMPATIBILITY has its own.
   * @default "ORA", or that of the data in `prepared`
   */
  readonly compatibility?: Compatibility;
  /**
   * Parameters as the console sets them, for all sessions: DWS's own (`session_timeout`, `password_encryption_type`) and
   * those of PostgreSQL; `default_transaction_read_only` is what DWS switches on when a disk is nearly full. They hold
   * once the schema SQL has run.
   * @default none
   */
  readonly settings?: Readonly<Record<string, string>>;
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
  /** The certificate to verify the server with (`sslrootcert`), as text; undefined without TLS. */
  readonly ca: string | undefined;
  /** Faults on demand; see also `faultShapes`. */
  readonly faults: Faults;
  /** What was sent and what the engine really did; switched off until its `start()`. */
  readonly record: LocalRecord;
  /** The one at `port` and those at the further ports. */
  readonly coordinators: readonly Coordinator[];
  /** Takes all coordinators down. */
  down: Coordinator["down"];
  /** Brings all coordinators up again. */
  up: Coordinator["up"];
  /** Ends all sessions and processes and removes all files; may be called more than once. */
  stop(): Promise<void>;
}

const user = "dbadmin";
const database = "gaussdb";

const openFront = async (
  engine: Engine,
  ports: readonly number[],
  login: LoginOptions,
  control: Control,
): Promise<Front> => {
  try {
    return await startFront(engine.target, ports, login, control);
  } catch (cause) {
    throw new GeneratorError(
      "local",
      `The local DWS cannot listen on port ${ports.join(", ")}.`,
      "Choose another port, or 0 for any free one.",
      { cause },
    );
  }
};

/** What the sessions share; the mode of the databases is set, or found out, on the way. */
const openControl = async (
  { target }: Engine,
  { compatibility, cnRetryDelayMs = 0 }: LocalDwsOptions,
): Promise<Control> => {
  const mode = await chooseCompatibility(target, compatibility);
  const control = createControl(cnRetryDelayMs, undefined, mode);
  return { ...control, keepMode: (made) => keepMode(target, made) };
};

const faultControls = (
  { faults, record }: Control,
  coordinators: readonly Coordinator[],
): Pick<LocalDws, "faults" | "record" | "coordinators" | "down" | "up"> => ({
  faults,
  record,
  coordinators,
  down: async (how) => {
    await Promise.all(coordinators.map((each) => each.down(how)));
  },
  up: async () => {
    await Promise.all(coordinators.map((each) => each.up()));
  },
});

/** Roles and nodes; gives the password of the login role. */
const fill = async (
  { target, password: kept }: Engine,
  { roles = [], nodes }: LocalDwsOptions,
): Promise<string> => {
  const password = kept ?? randomBytes(18).toString("base64url");
  const self = { name: user, password, passwordEncryptionType: 1 } as const;
  await createRoles(target, [self, ...roles]);
  if (nodes !== undefined) await setNodes(target, nodes);
  return password;
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
    const password = await fill(engine, options);
    const control = await openControl(engine, options);
    const ports = [options.port ?? 0, ...(options.coordinators ?? [])];
    front = await openFront(engine, ports, options, control);
    const { ca, coordinators } = front;
    const port = coordinators[0]?.port ?? 0;
    if (options.schemaSql !== undefined) {
      options.log?.("running the schema SQL …");
      const login = { user, database, password };
      await runSchemaSql(port, login, options.schemaSql);
    }
    await applySettings(engine.target, options.settings);
    const address = {
      host: "127.0.0.1",
      port,
      database,
      user,
      password,
    } as const;
    return { ...address, ca, ...faultControls(control, coordinators), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const openFor = (options: LocalDwsOptions): Promise<Engine> =>
  openEngine({
    server: options.server,
    prepared: options.prepared,
    roles: (options.roles ?? []).map(({ name }) => name),
    log: options.log ?? (() => undefined),
  });

/**
 * Starts a local DWS. The first call on a machine may install the server package and prepares the data; later ones take
 * less than half a second. Several may run at once.
 */
export async function startLocalDws(
  options: LocalDwsOptions = {},
): Promise<LocalDws> {
  return open(await openFor(options), options);
}

/**
 * Fills a folder with the data of a local DWS in which the schema SQL has run, so that many can start from it, each with
 * a copy of its own: `prepared` of {@link LocalDwsOptions}. What stood in the folder is replaced; remove it yourself.
 */
export async function prepareLocalDws(
  folder: string,
  options: LocalDwsOptions = {},
): Promise<void> {
  const engine = await openFor(options);
  let isFilled = false;
  const stop = async (): Promise<void> => {
    try {
      if (isFilled) await engine.save(resolve(folder));
    } finally {
      await engine.stop();
    }
  };
  const dws = await open({ ...engine, stop }, options);
  isFilled = true;
  await dws.stop();
}
