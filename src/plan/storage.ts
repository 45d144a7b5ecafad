/** How a table keeps its rows, as far as that decides what should be done with it. */
import type { Table } from "../model/model.js";

/** HStore is column store that takes single rows as well (from 8.3.0, dws_04_1029). */
export type Store = "row" | "column" | "hstore";

const isOn = (option: string | undefined): boolean =>
  /^(?:on|true|yes|1)$/i.test(option ?? "");

/** Plain PostgreSQL has rows only. */
export const storeOf = ({ orientation, storage }: Table): Store => {
  if (orientation !== "column") return "row";
  return isOn(storage["enable_hstore"]) || isOn(storage["enable_hstore_opt"])
    ? "hstore"
    : "column";
};
