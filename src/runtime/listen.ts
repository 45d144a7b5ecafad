/** Listens to what the runtime tells on its diagnostics channels. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type {
  ConnectEvent,
  QueryEvent,
  RetryEvent,
  TransactionEvent,
} from "./diagnostics.js";

/** One function for each kind of event; called in the async context of the call that the event is about. */
export interface Listeners {
  readonly query?: (event: QueryEvent) => void;
  readonly transaction?: (event: TransactionEvent) => void;
  readonly retry?: (event: RetryEvent) => void;
  readonly connect?: (event: ConnectEvent) => void;
}

/**
 * Listens until the function that it gives back is called. Events of all databases of the process are heard. A listener
 * must not throw: Node makes an uncaught exception of what it throws, which ends the process.
 */
export const listen = (listeners: Listeners): (() => void) => {
  // Each channel carries the kind of event that it is named after.
  const given = Object.entries(listeners) as [
    string,
    ((event: unknown) => void) | undefined,
  ][];
  const ends = given.flatMap(([name, listener]) => {
    if (listener === undefined) return [];
    const onMessage = (event: unknown) => listener(event);
    subscribe(`dws.${name}`, onMessage);
    return [() => unsubscribe(`dws.${name}`, onMessage)];
  });
  return () => {
    for (const end of ends) end();
  };
};

/** The same without its errors: a logger or tracer that fails must cost neither the work nor the process. */
export const harmless =
  <Given extends unknown[]>(tell: (...given: Given) => void) =>
  (...given: Given): void => {
    try {
      tell(...given);
    } catch {
      // What it is told through has just failed, so that there is nobody to tell.
    }
  };
