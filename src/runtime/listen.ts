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

/** Listens until the function that it gives back is called. Events of all databases of the process are heard. */
export const listen = (listeners: Listeners): (() => void) => {
  const ends = Object.entries(listeners).map(([name, listener]) => {
    // Each channel carries the kind of event that it is named after.
    const onMessage = (event: unknown) =>
      (listener as (event: unknown) => void)(event);
    subscribe(`dws.${name}`, onMessage);
    return () => unsubscribe(`dws.${name}`, onMessage);
  });
  return () => {
    for (const end of ends) end();
  };
};
