/** A local DWS in a process of its own, so that the memory of its front can be told from that of the benchmark. */
import { startLocalDws } from "../../src/local/start.js";

const dws = await startLocalDws();
const { host, port, user, password, database } = dws;
process.stdout.write(
  `${JSON.stringify({ host, port, user, password, database })}\n`,
);
process.stdin.once("end", () => void dws.stop()).resume();
