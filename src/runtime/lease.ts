/** One connection, borrowed for one attempt: every wait is bound by the deadline, and a connection in doubt is destroyed. */
import type pg from "pg";
import { type Phase, readFailure } from "./classify.js";
import type { DwsClient } from "./client.js";
import type { Connections } from "./connect.js";
import type { ConnectionFacts } from "./connection-info.js";
import { queries } from "./diagnostics.js";
import { UsageError } from "./errors.js";
import { toAttemptFailure } from "./failure.js";
import { type Bounds, Guard } from "./guard.js";
import { GivenUp } from "./pool.js";
import type { CallOptions, Statement, StatementResult } from "./session.js";
import { isStalePlan } from "./sqlstates.js";
import { Streams } from "./streams.js";
import { type QueryAbout, toldQuery } from "./tell-query.js";
import { TextQuery } from "./text-query.js";

/** Answer of the server with its command tag. */
export interface Answer extends StatementResult {
  /** First word of the command tag: `COMMIT`, `ROLLBACK`, `INSERT`, … */
  readonly command: string;
}

/** What is known of a statement beside its text. */
export interface Asked {
  /** `read` and `write` stand alone, in autocommit. @default "work" */
  readonly phase?: Phase;
  /** Names it in events. @default the attempt's label */
  readonly label?: string;
  /** It is handed over once, whatever the answer is. @default false */
  readonly isRaw?: boolean;
}

/** A borrowed connection. */
export interface Lease {
  /** `host:port` */
  readonly host: string;
  /** True once the connection is known to be gone, or what ran on it was given up, and while it is busy. */
  readonly isLost: boolean;
  /** True while rows are being read piece by piece or copied: the connection can do nothing else then. */
  readonly isBusy: boolean;
  /** What the connection knows of itself. */
  readonly facts: ConnectionFacts;
  /** Rows read piece by piece, and COPY. */
  readonly streams: Streams;
  /** Runs one statement; the server is asked to stop it when the wait for it ends sooner. */
  query(statement: Statement, asked?: Asked): Promise<Answer>;
  /**
   * Runs text that begins or ends a transaction; the answer is that of its last statement. The server is never asked to
   * stop it: a COMMIT that is cancelled half-way helps nobody. After `withinMs` it counts as lost.
   */
  control(text: string, phase: Phase, withinMs?: number): Promise<Answer>;
  /** Waits for the promise as long as the attempt may last. */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Runs a call with limits of its own, which is stopped on the server, and the connection given up, when they end it. */
  within<T>(
    limits: CallOptions & { readonly label: string },
    work: () => Promise<T>,
  ): Promise<T>;
  /** Gives the connection back; `isDoubtful` destroys it instead. */
  release(isDoubtful: boolean): void;
}

/** Of one attempt. */
export interface AttemptBounds extends Bounds {
  /** From 1. */
  readonly attempt: number;
}

const UNNAMED = "";

class PooledLease implements Lease {
  readonly #client: DwsClient;
  readonly #connections: Connections;
  readonly #guard: Guard;
  readonly #bounds: AttemptBounds;
  #isReleased = false;
  #isGivenUp = false;
  #streams: Streams | undefined;

  constructor(
    client: DwsClient,
    connections: Connections,
    guard: Guard,
    bounds: AttemptBounds,
  ) {
    this.#client = client;
    this.#connections = connections;
    this.#guard = guard;
    this.#bounds = bounds;
  }

  get host(): string {
    return this.#client.place.name;
  }

  get isLost(): boolean {
    return this.#client.isLost || this.#isGivenUp || this.isBusy;
  }

  get isBusy(): boolean {
    return this.#streams?.isBusy === true;
  }

  get facts(): ConnectionFacts {
    this.#assertHeld();
    return this.#client.facts;
  }

  get streams(): Streams {
    return (this.#streams ??= new Streams({
      client: this.#client,
      bounds: this.#bounds,
      guard: this.#guard,
      about: (phase, label) => this.#about(phase, label),
      assertHeld: () => this.#assertHeld(),
      cancel: () => this.#cancel(),
      giveUp: () => {
        this.#isGivenUp = true;
      },
    }));
  }

  query(statement: Statement, asked: Asked = {}): Promise<Answer> {
    const answer = this.#prepared(statement, asked);
    return queries.isHeard ? this.#tell(answer, asked) : answer;
  }

  control(text: string, phase: Phase, withinMs = Infinity): Promise<Answer> {
    const answer = this.#send({ text, values: [] }, UNNAMED, () => {
      this.#isGivenUp = true;
    });
    const bound =
      withinMs === Infinity ? answer : this.#within(answer, withinMs);
    return queries.isHeard ? this.#tell(bound, { phase }) : bound;
  }

  race<T>(promise: Promise<T>): Promise<T> {
    return this.#guard.race(promise);
  }

  async within<T>(
    limits: CallOptions & { readonly label: string },
    work: () => Promise<T>,
  ): Promise<T> {
    const { label, signal, deadlineMs = Infinity } = limits;
    if (!(deadlineMs > 0)) {
      throw new UsageError(`${label}: deadlineMs must be more than 0`);
    }
    if (signal === undefined && deadlineMs === Infinity) return work();
    const { clock } = this.#bounds;
    const endsAt = clock.now() + deadlineMs;
    const guard = new Guard({ clock, endsAt, signal, label });
    try {
      guard.assertOpen();
      return await guard.race(work(), () => this.#cancel());
    } finally {
      guard.close();
    }
  }

  release(isDoubtful: boolean): void {
    this.#isReleased = true;
    this.#guard.close();
    this.#connections.release(this.#client, isDoubtful || this.isLost);
  }

  /** A statement that comes often has a name; alone in autocommit it may do without when the server forgot it. */
  #prepared(
    statement: Statement,
    { phase = "work", isRaw = false }: Asked,
  ): Promise<Answer> {
    const { text, values } = statement;
    const { names } = this.#client;
    const name = values.length === 0 ? undefined : names.use(text);
    const cancel = () => this.#cancel();
    if (name === undefined) return this.#send(statement, UNNAMED, cancel);
    return this.#send(statement, name, cancel).catch((error: unknown) => {
      const { code, message, routine } = readFailure(error);
      if (!isStalePlan(code ?? "", message, routine)) throw error;
      names.forget(text);
      const isAlone = phase === "read" || phase === "write";
      if (!isAlone || isRaw || this.isLost) throw error;
      return this.#send(statement, UNNAMED, cancel);
    });
  }

  #send(
    statement: Statement,
    name: string,
    onCut: () => void,
  ): Promise<Answer> {
    this.#assertHeld();
    this.#guard.assertOpen();
    // In the words of `pg`, so that it is classified as a lost connection.
    if (this.#isGivenUp) throw new Error("Connection terminated");
    return this.#guard.wait<Answer>((resolve, reject) => {
      const query = new TextQuery(statement, name, resolve, reject);
      this.#client.query(query as unknown as pg.Submittable);
    }, onCut);
  }

  /** Lost after `ms`; in the words of `pg`'s own timeouts, so that it is classified as they are. */
  async #within(answer: Promise<Answer>, ms: number): Promise<Answer> {
    let stop: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      stop = this.#bounds.clock.after(ms, () => {
        this.#isGivenUp = true;
        reject(new Error("timeout expired"));
      });
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      stop();
    }
  }

  /** Whoever still holds the lease of an ended attempt must not reach the next borrower's work. */
  #assertHeld(): void {
    if (this.#isReleased) throw new Error("The connection was given back");
  }

  #cancel(): void {
    // Only once: one request stops whatever runs, and what waits behind it dies with the connection.
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    if (!this.#client.isLost) this.#connections.cancel(this.#client);
  }

  #about(phase: Phase, label: string): QueryAbout {
    const { clock, attempt } = this.#bounds;
    return { clock, host: this.host, label, attempt, phase };
  }

  #tell(answer: Promise<Answer>, asked: Asked): Promise<Answer> {
    const { phase = "work", label = this.#bounds.label } = asked;
    return toldQuery(this.#about(phase, label), answer);
  }
}

/** Takes a connection within the bounds; one that arrives too late goes back unused. */
const borrow = async (
  connections: Connections,
  guard: Guard,
): Promise<DwsClient> => {
  const connecting = connections.connect(() => guard.cut === undefined);
  try {
    return await guard.race(connecting);
  } catch (error) {
    connecting.then(
      (late) => connections.release(late, false),
      () => undefined,
    );
    // The pool may notice that the time is over before the timer does; a probe would take its word for a refusal.
    throw error instanceof GivenUp ? (guard.cut ?? error) : error;
  }
};

/** Takes a connection within the bounds. @throws {AttemptFailure} */
export const lease = async (
  connections: Connections,
  bounds: AttemptBounds,
): Promise<Lease> => {
  const guard = new Guard(bounds);
  try {
    guard.assertOpen();
    const client = connections.take() ?? (await borrow(connections, guard));
    return new PooledLease(client, connections, guard, bounds);
  } catch (error) {
    guard.close();
    throw toAttemptFailure("connect", bounds.label, error);
  }
};
