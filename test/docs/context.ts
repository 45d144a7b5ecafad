/** What the TypeScript of the documents may use without saying where it comes from. */

/** Files written beside the blocks when they are compiled; each name is one that a reader of the page knows. */
export const CONTEXT: Readonly<Record<string, string>> = {
  "src/context.ts": `import type * as dws from "./dws/index.js";
import type { CustomerInsert } from "./repositories/public/customer.js";
import type { CustomerAddressInsert } from "./repositories/public/customer_address.js";
import type * as customers from "./repositories/public/customer.js";
import type * as addresses from "./repositories/public/customer_address.js";
import type * as warehouse from "./repositories/public/warehouse.js";

declare global {
  const db: dws.Database;
  const person: CustomerInsert;
  const address: CustomerAddressInsert;
  const customer: typeof customers.customer;
  const customerAddress: typeof addresses.customerAddress;
  const warehouses: warehouse.WarehouseRepository;
  const lastOfThePageBefore: warehouse.WarehouseRow;
  const or: typeof dws.or;
  const sql: typeof dws.sql;
  const startsWith: typeof dws.startsWith;
  const logger: Console;
}
`,
  "src/rename-reason.ts": `import type { Database } from "./dws/index.js";
export declare const renameReason: (db: Database, key: number, text: string) => Promise<void>;
`,
};
