/** How many coordinators and datanodes the catalogs show (`pgxc_node`, catalog.md 1.2). */
import type { NetConnectOpts } from "node:net";
import { GeneratorError } from "../../errors.js";
import { databaseNames, runIn } from "./databases.js";

/** Numbers of nodes; there is one engine behind them all the same. */
export interface Nodes {
  readonly coordinators: number;
  readonly datanodes: number;
}

const MOST = 1_024;

const isNumber = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= MOST;

/** Writes the nodes into every database's catalogs, also for databases that clients will create. */
export async function setNodes(
  target: NetConnectOpts,
  { coordinators, datanodes }: Nodes,
): Promise<void> {
  if (!isNumber(coordinators) || !isNumber(datanodes)) {
    throw new GeneratorError(
      "local",
      "The numbers of coordinators and datanodes make no sense.",
      `Give whole numbers from 1 to ${MOST}.`,
    );
  }
  const call = `SELECT dws_catalog.set_nodes(${coordinators}, ${datanodes})`;
  for (const name of ["template1", ...databaseNames]) {
    await runIn(target, name, [call]);
  }
}
