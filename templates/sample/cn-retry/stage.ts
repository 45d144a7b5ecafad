/** What both CN-retry samples play on: the table, a switchover on demand, and a record of what went over the wire. */
import { openClient, openDatabase } from "../../dws/index.js";
import { cnRetryTest } from "./repositories/public/cn_retry_test.js";

/** The guide's query, on a table of our own. */
export const SELECT = "select * from cn_retry_test order by 1";

/** The guide's table. */
export interface Row {
  readonly id: number;
  readonly name: string | null;
}

/** One way to read the table while a datanode is lost. */
export interface Scene {
  readonly title: string;
  /** How many runs of the query fail before the standby has taken over; a coordinator gives up after 1 + 6. */
  readonly lostRuns: number;
  readonly play: () => Promise<readonly Row[]>;
}

/** What the local DWS writes down of a statement. */
interface Recorded {
  readonly text: string;
  /** Runs by the coordinator: more than 1 after CN retries. */
  readonly attempts: number;
  readonly client:
    | { readonly kind: "tag"; readonly tags: readonly string[] }
    | { readonly kind: "error"; readonly sqlState: string }
    | null;
}

/** The error that the guide prints. */
const POOLER_ERROR =
  "pooler: failed to create 1 connections, Error Message: remote node dn_6003_6004, detail: could not connect to server: Operation now in progress";

/** Opens a connection in terms of `pg`, runs the texts on it one after the other, and gives the rows of the last. */
export const bare = async (...texts: readonly string[]): Promise<Row[]> => {
  const client = await openClient();
  try {
    let rows: Row[] = [];
    for (const text of texts) {
      // Several statements in one text are answered with a list of results.
      const answers = [await client.query<Row>(text)].flat();
      rows = answers.at(-1)?.rows ?? [];
    }
    return rows;
  } finally {
    await client.end();
  }
};

const wireLine = ({ text, attempts, client }: Recorded): string => {
  const answer =
    client?.kind === "tag"
      ? client.tags.join(", ")
      : client?.kind === "error"
        ? `ERROR ${client.sqlState}`
        : "no answer";
  const runs = attempts > 1 ? `  (run ${attempts} times)` : "";
  return `  wire    ${text}  ->  ${answer}${runs}`;
};

/** The settings that the runtime gives each new connection. */
const isSetUp = ({ text }: Recorded): boolean =>
  text.startsWith("set extra_float_digits");

/** Plays a scene: a line for each statement that went over the wire, and what came of it all. */
const play = async (
  { title, lostRuns, play: run }: Scene,
  number: number,
  dws: Awaited<ReturnType<typeof openDirector>>,
): Promise<void> => {
  console.log(`\n${number}. ${title}`);
  await dws.loseDatanode(lostRuns);
  let result: string;
  try {
    const rows = await run();
    result = rows.map(({ id, name }) => `${id} ${name ?? "-"}`).join(", ");
  } catch (error) {
    result = error instanceof Error ? error.message : String(error);
  }
  for (const line of (await dws.record()).filter((one) => !isSetUp(one))) {
    console.log(wireLine(line));
  }
  console.log(`  result  ${result}`);
};

/** Scripts the local DWS by SQL. A real cluster knows no `dws_local`: the queries run there, and nothing is lost. */
const openDirector = async () => {
  const client = await openClient();
  const isLocal = await client
    .query("select dws_local.clear_faults()")
    .then(() => true)
    .catch(() => false);
  return {
    isLocal,
    /** The next runs of whatever reads the table meet a datanode that cannot be reached. */
    loseDatanode: async (times: number): Promise<void> => {
      if (!isLocal) return;
      const fault = {
        at: "execute",
        matching: "select.*cn_retry_test",
        times,
        do: { kind: "datanode", sqlState: "08006", message: POOLER_ERROR },
      };
      await client.query(`select dws_local.fault('${JSON.stringify(fault)}')`);
      await client.query("select dws_local.start_record()");
    },
    /** What clients sent since then, and what they were told. */
    record: async (): Promise<readonly Recorded[]> => {
      if (!isLocal) return [];
      const { rows } = await client.query<{ readonly record: string }>(
        "select dws_local.record()",
      );
      await client.query("select dws_local.clear_faults()");
      return JSON.parse(rows[0]?.record ?? "[]") as Recorded[];
    },
    end: async (): Promise<void> => client.end(),
  };
};

/** Makes the guide's table, plays the scenes, and drops it again. */
export const playAll = async (scenes: readonly Scene[]): Promise<void> => {
  const db = openDatabase();
  const table = cnRetryTest(db);
  const dws = await openDirector();
  try {
    await table.create({ ifNotExists: true });
    await table.deleteAll({ everyRow: true });
    await table.insertMany(
      [1, 2, 3].map((id) => ({ id, name: `number${id}` })),
    );
    if (!dws.isLocal) {
      console.log(
        "This is a cluster of your own: nothing is lost here, and no wire is recorded. The switchover is played beside the local DWS: PGHOST= ./run.sh cn-retry",
      );
    }
    for (const [index, scene] of scenes.entries()) {
      await play(scene, index + 1, dws);
    }
  } finally {
    await table.drop({ ifExists: true });
    await dws.end();
    await db.close();
  }
};
