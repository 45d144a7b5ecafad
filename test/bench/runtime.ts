/** `npm run bench:runtime -- [ROUNDS] [GROUP …]`: the runtime beside the same by hand on `pg`, and beside its peers. */
import { availableParallelism, cpus, loadavg } from "node:os";
import pg from "pg";
import { completeSettings, openDatabase } from "../../src/runtime/index.js";
import { startPostgres } from "../support/postgres.js";
import { compare, report } from "./runtime/compare.js";
import { GROUPS } from "./runtime/groups.js";
import { COLUMNS, loaded, makeOrders, orders } from "./runtime/orders.js";
import { openPeers } from "./runtime/peers.js";
import { reportStreams, STREAMED } from "./runtime/stream.js";

const [first = "31", ...rest] = process.argv.slice(2);
const isNumber = /^\d+$/.test(first);
const rounds = isNumber ? Number(first) : 31;
const asked = isNumber ? rest : [first, ...rest];
const names = asked.length > 0 ? asked : [...Object.keys(GROUPS), "stream"];

const server = await startPostgres();
const { host, port, user, database } = server;
const client = new pg.Client({ host, port, user, database });
await client.connect();
// As the runtime's own sessions are, so that the rows are the same.
await client.query("set timezone to 'UTC'");
const settings = completeSettings({
  host,
  port,
  user,
  database,
  sslmode: "disable",
});
const db = openDatabase(settings, { max: 1 });
const unnamed = openDatabase(settings, { max: 1, nameStatements: false });
await orders(db).create();
await loaded(db).create();
await db.createFence();
await orders(db).insertMany(makeOrders(1_000));
await client.query("analyze");
const peers = names.includes("find") ? await openPeers(server) : [];

console.log(
  `${cpus()[0]?.model ?? ""}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ""}, Node ${process.version}\n`,
);
for (const name of names) {
  const makeGroup = GROUPS[name];
  if (makeGroup === undefined) continue;
  const group = makeGroup({ client, db, unnamed, peers, rounds });
  console.log(`${report(group, await compare(group))}\n`);
}
if (names.includes("stream")) {
  await client.query(
    `truncate orders; insert into orders (${COLUMNS}) select i, i % 1000, i + 0.5, case when i % 5 > 0 then 'order number ' || i || ', by mail' end, now(), i % 2 = 0 from generate_series(1, ${STREAMED}) i`,
  );
  await client.query("analyze orders");
  console.log(await reportStreams(server, rounds));
}
for (const peer of peers) await peer.close();
await unnamed.close();
await db.close();
await client.end();
await server.stop();
