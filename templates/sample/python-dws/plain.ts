/** The guide's python_dws.py in terms of `pg`: one connection, SQL text, and what the guide leaves to the reader. */
import type { Client } from "pg";
import { openClient } from "../../dws/index.js";
import { patience, runSample, saying, showRow } from "./guide.js";
import type { TestRow } from "./repositories/public/test.js";

/** All of the work or nothing of it. */
const transaction = async (
  client: Client,
  work: () => Promise<void>,
): Promise<void> => {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    // Where the connection is lost the server rolls back by itself; what is told is the first error.
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
};

const createTable = async (client: Client): Promise<void> => {
  console.log("Begin to create table");
  await transaction(client, async () => {
    // A table of this name that is there already is lost, as it is in the guide.
    await client.query("drop table if exists test");
    await client.query("create table test(id int, name text)");
  });
  console.log("Table created successfully");
};

const insertData = async (client: Client): Promise<void> => {
  console.log("Begin to insert data");
  await transaction(client, async () => {
    for (const id of [1, 2, 3]) {
      const row = [id, `number${id}`];
      await client.query("insert into test values($1, $2)", row);
    }
  });
  console.log("Insert data successfully");
};

const showData = async (client: Client): Promise<void> => {
  const { rows } = await client.query<TestRow>("select * from test order by 1");
  rows.forEach(showRow);
};

const selectData = async (client: Client): Promise<void> => {
  console.log("Begin to select data");
  await showData(client).catch(saying("select failed"));
  console.log("Operation done successfully");
};

const updateData = async (client: Client): Promise<void> => {
  console.log("Begin to update data");
  const { rowCount } = await client.query(
    "update test set name = $1 where id = $2",
    ["numberupdated", 1],
  );
  console.log(`Total number of rows updated : ${rowCount}`);
  await showData(client);
  console.log("After Update, Operation done successfully");
};

const deleteData = async (client: Client): Promise<void> => {
  console.log("Begin to delete data");
  const { rowCount } = await client.query(
    "delete from test where id = $1",
    [3],
  );
  console.log(`Total number of rows deleted : ${rowCount}`);
  await showData(client);
  console.log("After Delete,Operation done successfully");
};

await runSample(async () => {
  // Where, as whom and with which password: PGHOST, PGUSER, PGPASSWORD, … or DATABASE_URL, also from .env.
  const client = await openClient(undefined, { deadlineMs: patience() }).catch(
    saying("Connect database failed"),
  );
  console.log("Opened database successfully");
  try {
    await createTable(client);
    await insertData(client);
    await selectData(client);
    await updateData(client);
    await deleteData(client);
  } finally {
    await client.end();
  }
});
