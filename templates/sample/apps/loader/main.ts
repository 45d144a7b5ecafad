/**
 * Loads a CSV file into the table sample_orders: `npm run loader -- orders.csv`.
 *
 * All rows or none: it is one COPY in one transaction. When a node is lost on the way the file is read and sent again
 * from its beginning, and when the answer to COMMIT is lost a marker row proves whether it was applied, so that no row is
 * lost or doubled. It is not resumable: after an error mend the file, and load all of it.
 */
import {
  createReadStream,
  existsSync,
  type ReadStream,
  statSync,
} from "node:fs";
import cliProgress from "cli-progress";
import { DwsError, openDatabase } from "../../dws/index.js";
import { printFailure, runProgram } from "../program.js";
import { lineOfRow, readOrders } from "./read-orders.js";
import { sampleOrders } from "./repositories/public/sample_orders.js";

const HOUR_MS = 3_600_000;

/** A bar on standard error, where that is a terminal; measured in bytes of the file, as nobody knows its rows yet. */
const createBar = (bytes: number) => {
  const bar = new cliProgress.SingleBar({
    format: "{bar} {percentage}% | {rows} rows | {duration_formatted}",
    hideCursor: true,
  });
  bar.start(bytes, 0, { rows: 0 });
  return bar;
};

/** Loads the file; gives the number of rows. */
const load = async (file: string, signal: AbortSignal): Promise<bigint> => {
  const db = openDatabase();
  const bar = createBar(statSync(file).size);
  try {
    const orders = sampleOrders(db);
    await orders.create({ ifNotExists: true });
    await db.createFence();
    let source: ReadStream;
    // A function, so that an attempt that follows a lost node reads the file anew.
    const rows = () => readOrders((source = createReadStream(file)));
    return await orders.copy(rows, {
      onUnknownCommit: "probe",
      onProgress: ({ rows }) => bar.update(source.bytesRead, { rows }),
      deadlineMs: HOUR_MS,
      signal,
    });
  } finally {
    bar.stop();
    await db.close();
  }
};

/** Says what went wrong and where in the file, if it is the file, and what became of the rows. */
const explain = async (file: string, error: unknown): Promise<void> => {
  const message = error instanceof Error ? error.message : String(error);
  const row = /\brow (\d+)/.exec(message)?.[1];
  if (row !== undefined) {
    const line = await lineOfRow(createReadStream(file), Number(row));
    console.error(`${file}:${line}: ${message}`);
  } else if (error instanceof DwsError) {
    printFailure(error);
  } else {
    console.error(`${file}: ${message}`);
  }
  console.error(
    error instanceof DwsError && error.outcome === "unknown"
      ? "Nobody can tell whether it was loaded: look before you load it again."
      : "Nothing was loaded.",
  );
};

const main = async (file: string | undefined): Promise<number> => {
  if (file === undefined || !existsSync(file)) {
    if (file !== undefined) console.error(`There is no file ${file}.`);
    console.error("Usage: npm run loader -- FILE.csv");
    return 2;
  }
  const interrupted = new AbortController();
  process.once("SIGINT", () => interrupted.abort());
  try {
    const rows = await load(file, interrupted.signal);
    console.log(`Loaded ${rows} rows of ${file} into sample_orders.`);
    return 0;
  } catch (error) {
    await explain(file, error);
    return 1;
  }
};

await runProgram(async () => main(process.argv[2]));
