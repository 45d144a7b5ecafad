/** One connection: a `pg` client that knows its host, the login of DWS, its named statements and its end. */
import type { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";
import type { ConnectionFacts } from "./connection-info.js";
import { connects, endingOf } from "./diagnostics.js";
import { toAttemptFailure } from "./failure.js";
import { type Place, setAside, speakClearly, welcome } from "./hosts.js";
import { addLogin, type StartupProtocol } from "./login.js";
import { noticeListener, type OnNotice } from "./notice.js";
import type { Pooled } from "./pool.js";
import type { Clock } from "./retry.js";
import { StatementNames } from "./statement-names.js";

/** What the connections of one database share. */
export interface ClientOptions {
  readonly config: pg.ClientConfig;
  readonly ssl: ConnectionOptions | false;
  /** `sslmode=prefer`: a server without TLS is spoken to in clear, as libpq does. */
  readonly mayFallBack: boolean;
  readonly protocol: StartupProtocol | undefined;
  /** From which use on a statement is named. */
  readonly naming: number | false;
  /** Statements that make the session what the runtime needs. */
  readonly setUp: string;
  /** Milliseconds for the login and the set-up together. */
  readonly timeoutMs: number;
  readonly onNotice?: OnNotice | undefined;
  readonly clock: Clock;
}

/** The parts of `pg` (8.x) that are used here though its types hide them. */
interface Insides {
  readonly connection: EventEmitter & { readonly stream: Duplex };
  readonly user: string;
  readonly database: string;
  readonly processID: number;
}

interface ParameterStatus {
  readonly parameterName: string;
  readonly parameterValue: string;
}

/** Whether a server without TLS refused the connection. */
export const isTlsRefusal = (error: unknown): boolean =>
  error instanceof Error && /does not support SSL/.test(error.message);

// A goodbye that a silent server does not answer is cut short.
const GOODBYE_MS = 1_000;

/** A connection of the pool. */
export class DwsClient extends pg.Client implements Pooled {
  readonly place: Place;
  /** Whether it is made without TLS. */
  readonly isClear: boolean;
  readonly names: StatementNames;
  readonly #options: ClientOptions;
  readonly #parameters = new Map<string, string>();
  #isLost = false;
  #told: (() => void) | undefined;

  constructor(place: Place, options: ClientOptions) {
    const { config, ssl, protocol, naming, clock } = options;
    const { host, port } = place;
    const isClear = ssl === false || place.clearUntil > clock.now();
    // A copy of `ssl`: `pg` changes what it is given.
    super({
      ...config,
      host,
      port,
      ssl: isClear ? false : { ...ssl },
    });
    this.place = place;
    this.isClear = isClear;
    this.names = new StatementNames(naming);
    this.#options = options;
    addLogin(this, protocol);
    this.#listen();
    // Kept to the end: a connection without a listener that is lost, or reports its own end, kills the process.
    const onEnd = () => {
      this.#isLost = true;
      this.#told?.();
    };
    this.on("error", onEnd).on("end", onEnd);
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** What is known of it. */
  get facts(): ConnectionFacts {
    const { user, database, processID } = this.#insides;
    const { host, port } = this.place;
    return Object.freeze({
      host,
      port,
      database,
      user,
      protocol: this.#options.protocol ?? "3.0",
      isEncrypted: !this.isClear,
      backendId: processID,
      serverVersion: this.#parameters.get("server_version"),
      encoding: this.#parameters.get("client_encoding"),
      parameters: Object.freeze(Object.fromEntries(this.#parameters)),
    });
  }

  onLost(told: () => void): void {
    this.#told = told;
  }

  /** Logs in and sets the session up; a failure leaves no socket behind and is remembered for the host. */
  async open(): Promise<void> {
    const { clock, setUp, timeoutMs } = this.#options;
    const startedAt = clock.now();
    // In the words of `pg`, so that it is classified as a lost connection.
    const stop = clock.after(timeoutMs, () =>
      this.#cut(new Error("timeout expired")),
    );
    try {
      await this.connect();
      await this.query(setUp);
    } catch (error) {
      this.#cut();
      this.#report(startedAt, error);
      throw error;
    } finally {
      stop();
    }
    this.#report(startedAt, undefined);
  }

  async close(how: "at-once" | "politely"): Promise<void> {
    if (how === "at-once") {
      this.#cut();
      return;
    }
    const timer = setTimeout(() => this.#cut(), GOODBYE_MS);
    await this.end();
    clearTimeout(timer);
  }

  /** Sends what the work writes in one piece: each write of its own costs as much as reading hundreds of rows. */
  corked<T>(work: () => T): T {
    const stream = this.#stream;
    stream.cork();
    try {
      return work();
    } finally {
      stream.uncork();
    }
  }

  get #stream(): Duplex {
    return this.#insides.connection.stream;
  }

  get #insides(): Insides {
    return this as unknown as Insides;
  }

  /** To what the server says beside its answers. */
  #listen(): void {
    const { onNotice } = this.#options;
    const note = ({ parameterName, parameterValue }: ParameterStatus) =>
      this.#parameters.set(parameterName, parameterValue);
    this.#insides.connection.on("parameterStatus", note);
    if (onNotice === undefined) return;
    this.on("notice", noticeListener(onNotice, this.place.name));
  }

  #cut(error?: Error): void {
    this.#stream.destroy(error);
  }

  /** The host is remembered for what it did: let us in, refused TLS, or failed in a way that another would not. */
  #report(startedAt: number, error: unknown): void {
    const { place } = this;
    const { clock, mayFallBack } = this.#options;
    const failure =
      error === undefined
        ? undefined
        : toAttemptFailure("connect", place.name, error);
    if (failure === undefined) welcome(place);
    else if (mayFallBack && isTlsRefusal(error))
      speakClearly(place, clock.now());
    else if (failure.reason !== "final") setAside(place, clock.now());
    if (!connects.isHeard) return;
    const durationMs = clock.now() - startedAt;
    const ending = endingOf(durationMs, "connect", failure?.error);
    connects.tell({ ...ending, host: place.name });
  }
}
