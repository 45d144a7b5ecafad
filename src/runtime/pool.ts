/** The pool: connections that are idle, and who waits for one. */

/** What the pool keeps. */
export interface Pooled {
  /** True once the connection is known to be gone. */
  readonly isLost: boolean;
  /** Calls back when it is gone. */
  onLost(told: () => void): void;
  /** Ends it: at once, or after a goodbye to the server. */
  close(how: "at-once" | "politely"): Promise<void>;
}

/** How the pool makes a connection; `mayGoOn` says whether anybody still waits for it. */
export type Open<Client> = (mayGoOn: () => boolean) => Promise<Client>;

interface Waiter<Client> {
  /** Undefined given instead of a client: room to open one. */
  readonly serve: (client: Client | undefined) => void;
  readonly giveUp: () => void;
  readonly mayGoOn: () => boolean;
}

/** Whoever waited for a connection had stopped waiting when its turn came. */
export class GivenUp extends Error {}

const CLOSED = "The database was closed; open it again";

/**
 * Keeps at most `max` connections. The one that was given back last is taken first, so that the others may grow old;
 * `sweep` ends those.
 */
export class Pool<Client extends Pooled> {
  readonly #max: number;
  readonly #open: Open<Client>;
  readonly #now: () => number;
  readonly #idle: { readonly client: Client; readonly since: number }[] = [];
  readonly #all = new Set<Client>();
  readonly #queue: Waiter<Client>[] = [];
  /** Connections that are there or being opened. */
  #size = 0;
  #isClosed = false;
  #onEmpty: () => void = () => undefined;

  constructor(max: number, now: () => number, open: Open<Client>) {
    this.#max = max;
    this.#now = now;
    this.#open = open;
  }

  /** An idle connection, if there is one. */
  take(): Client | undefined {
    return this.#idle.pop()?.client;
  }

  /** Waits for an idle connection, or opens one where there is room. */
  async connect(mayGoOn: () => boolean): Promise<Client> {
    this.#assertOpen();
    const client = this.take() ?? (await this.#waitForRoom(mayGoOn));
    if (client !== undefined) return client;
    try {
      this.#assertOpen();
      const opened = await this.#open(mayGoOn);
      this.#all.add(opened);
      opened.onLost(() => this.#dropIdle(opened));
      return opened;
    } catch (error) {
      this.#leaveRoom();
      throw error;
    }
  }

  /** Takes a connection back; one in doubt, or lost, is ended. */
  release(client: Client, isDoubtful: boolean): void {
    if (isDoubtful || client.isLost || this.#isClosed) {
      this.#remove(client, isDoubtful ? "at-once" : "politely");
      return;
    }
    const next = this.#nextWaiter();
    if (next !== undefined) next.serve(client);
    else this.#idle.push({ client, since: this.#now() });
  }

  /** Ends the connections that have been idle since before the moment. */
  sweep(before: number): void {
    const old = this.#idle.filter(({ since }) => since < before);
    for (const { client } of old) this.#dropIdle(client);
  }

  /** Ends all connections; resolves when those that are out have come back too. */
  async close(): Promise<void> {
    this.#assertOpen();
    this.#isClosed = true;
    const empty = new Promise<void>((resolve) => {
      this.#onEmpty = resolve;
    });
    for (const { client } of [...this.#idle]) this.#dropIdle(client);
    if (this.#size === 0) this.#onEmpty();
    await empty;
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new Error(CLOSED);
  }

  async #waitForRoom(mayGoOn: () => boolean): Promise<Client | undefined> {
    if (this.#size < this.#max) {
      this.#size++;
      return undefined;
    }
    return new Promise((serve, reject) => {
      const giveUp = () => reject(new GivenUp("Nobody waits for it any more"));
      this.#queue.push({ serve, giveUp, mayGoOn });
    });
  }

  /** Those whose time is over cost neither a connection nor an attempt to make one. */
  #nextWaiter(): Waiter<Client> | undefined {
    for (;;) {
      const next = this.#queue.shift();
      if (next === undefined || next.mayGoOn()) return next;
      next.giveUp();
    }
  }

  #leaveRoom(): void {
    const next = this.#nextWaiter();
    if (next !== undefined) {
      next.serve(undefined);
      return;
    }
    this.#size--;
    if (this.#size === 0) this.#onEmpty();
  }

  #dropIdle(client: Client): void {
    const index = this.#idle.findIndex((one) => one.client === client);
    if (index === -1) return;
    this.#idle.splice(index, 1);
    this.#remove(client, "politely");
  }

  /** Its room is free when the connection has really ended: the server counts it until then. */
  #remove(client: Client, how: "at-once" | "politely"): void {
    if (!this.#all.delete(client)) return;
    const leave = () => this.#leaveRoom();
    client.close(how).then(leave, leave);
  }
}
