#!/usr/bin/env node
// @ts-check
/* Our data access. */
import { session } from "../session.js"; // one per process

/** Clients, as sales calls them. */
export { customer as clients } from "./customer.js";

// Orders first: they are what everybody looks for.
export * from "./order.js"; /* stays on top */
export type * from './product.ts'

export * from "./old-invoice.js"; // tell Kim when it goes
// About the old address book:
export * from "./address.js";

export const text = `
export * from "./fake.js";
`;

export async function report(): Promise<void> {
  await session.run();
}
