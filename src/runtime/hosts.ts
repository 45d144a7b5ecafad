/** Which host is tried next: all in turn, in an order of their own, those that failed set aside for a while. */
import type { Host } from "./settings.js";

const ASIDE_MS = 10_000;
const LONGEST_ASIDE_MS = 60_000;
// Anybody on the way can refuse TLS in the server's name: one refusal must not last.
const CLEAR_MS = 60_000;

/** A host and what was met there. */
export interface Place extends Host {
  /** `host:port`, for errors and events. */
  readonly name: string;
  /** Moment until which it is spoken to in clear, since it refused TLS and may be. */
  clearUntil: number;
  /** Failures in a row. */
  failures: number;
  /** Moment until which others are preferred. */
  asideUntil: number;
}

/**
 * In any order (Fisher and Yates). From a random start alone, what one lost host leaves would all go to the one that is
 * named behind it.
 */
const shuffle = <T>(items: readonly T[], random: () => number): T[] => {
  const left = [...items];
  return items.flatMap(() =>
    left.splice(Math.floor(random() * left.length), 1),
  );
};

/** The hosts of one database. Pure: time and chance are arguments. */
export class Hosts {
  readonly #places: readonly Place[];
  #turn = 0;

  constructor(hosts: readonly Host[], random: () => number) {
    this.#places = shuffle(hosts, random).map(({ host, port }) => ({
      host,
      port,
      name: `${host}:${port}`,
      clearUntil: -Infinity,
      failures: 0,
      asideUntil: -Infinity,
    }));
  }

  get count(): number {
    return this.#places.length;
  }

  /** The next one in turn that is not set aside; where all are, the one whose time is over first. */
  next(now: number): Place {
    const start = this.#turn++ % this.#places.length;
    const inTurn = [
      ...this.#places.slice(start),
      ...this.#places.slice(0, start),
    ];
    const free = inTurn.find(({ asideUntil }) => asideUntil <= now);
    if (free !== undefined) return free;
    return inTurn.reduce((best, one) =>
      one.asideUntil < best.asideUntil ? one : best,
    );
  }
}

/** Sets the host aside: 10 s, then twice as long each time, up to a minute. */
export const setAside = (place: Place, now: number): void => {
  const ms = ASIDE_MS * 2 ** place.failures;
  place.failures++;
  place.asideUntil = now + Math.min(LONGEST_ASIDE_MS, ms);
};

/** Speaks to the host in clear for a minute. */
export const speakClearly = (place: Place, now: number): void => {
  place.clearUntil = now + CLEAR_MS;
};

/** The host has let a connection in. */
export const welcome = (place: Place): void => {
  place.failures = 0;
  place.asideUntil = -Infinity;
};
