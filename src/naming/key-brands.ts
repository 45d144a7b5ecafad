/** Names the type of each table's key, and the function that makes one: `OrdersId` and `ordersId`. */
import { RESERVED_FACTORIES } from "./reserved.js";
import { uniqueNames } from "./unique.js";

/** Ends the name of every key's type. */
export const KEY_SUFFIX = "Id";

/** Names that a table with a key of one column exports beside its others. */
export interface KeyNames {
  /** `OrdersId` */
  readonly type: string;
  /** `ordersId` */
  readonly factory: string;
}

/** What is known of a table's other names. */
export interface Named {
  readonly factory: string;
  readonly type: string;
}

/** Types are unique because their stems are; a function may meet the factory of a table that is called `orders_id`. */
export const nameKeys = (
  tables: ReadonlyMap<string, Named>,
): ReadonlyMap<string, KeyNames> => {
  const taken = [...tables.values()].map(({ factory }) => factory);
  const factories = uniqueNames([...tables.keys()], {
    wanted: (table) => (tables.get(table)?.factory ?? table) + KEY_SUFFIX,
    reserved: new Set([...RESERVED_FACTORIES, ...taken]),
  });
  return new Map(
    [...tables].map(([table, { type, factory }]) => [
      table,
      {
        type: type + KEY_SUFFIX,
        factory: factories.names.get(table) ?? factory + KEY_SUFFIX,
      },
    ]),
  );
};

/** What the type of a key stands for: `KeyOf<bigint, "sales.orders">`, of the runtime. */
export const keyTypeText = (
  value: string,
  { schema, name }: { readonly schema: string; readonly name: string },
): string => `KeyOf<${value}, ${JSON.stringify(`${schema}.${name}`)}>`;
