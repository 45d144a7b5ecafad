/** One connection: a `pg` client that knows its host, the login of DWS, its named statements and its end. */
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import pg from "pg";
import { connects, endingOf } from "./diagnostics.js";
import { toAttemptFailure } from "./failure.js";
import { type Place, setAside, speakClearly, welcome } from "./hosts.js";
import { addLogin, type StartupProtocol } from "./login.js";
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
  readonly clock: Clock;
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

  #cut(error?: Error): void {
    const { connection } = this as unknown as {
      readonly connection: { readonly stream: Duplex };
    };
    connection.stream.destroy(error);
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
