/** Reads every order in a process of its own, so that its memory can be told: `stream-child.js CASE`. */
import pg from "pg";
import {
  completeSettings,
  openDatabase,
  settingsFromEnvironment,
} from "../../../src/runtime/index.js";
import * as byHand from "./by-hand.js";
import { orders } from "./orders.js";

let rows = 0;
let sum = 0n;
const take = ({ id }: { readonly id: bigint }) => {
  rows++;
  sum += id;
};

const handmade =
  (read: typeof byHand.streamObjects) => async (): Promise<void> => {
    const client = new pg.Client();
    await client.connect();
    await read(client, take);
    await client.end();
  };

const ours = (method: "stream" | "copyOut") => async () => {
  const settings = completeSettings(settingsFromEnvironment(process.env));
  const db = openDatabase(settings, { max: 1 });
  for await (const row of orders(db)[method]()) take(row);
  await db.close();
};

const CASES: Readonly<Record<string, () => Promise<void>>> = {
  literal: handmade(byHand.stream),
  objects: handmade(byHand.streamObjects),
  stream: ours("stream"),
  copyOut: ours("copyOut"),
};

await CASES[process.argv[2] ?? ""]?.();
const expected = BigInt(process.argv[3] ?? 0);
if (BigInt(rows) !== expected || sum !== (expected * (expected + 1n)) / 2n) {
  throw new Error(`${rows} rows were read, which are not those of the table`);
}
