/** The guide's python_dws.py with a generated repository: typed calls, no SQL text, and a lost node is dealt with. */
import { type Database, openDatabase, query, sql } from "../../dws/index.js";
import { patience, runSample, saying, showRow } from "./guide.js";
import { test } from "./repositories/public/test.js";

const createTable = async (db: Database): Promise<void> => {
  console.log("Begin to create table");
  await db.transaction(async (tx) => {
    // A table of this name that is there already is lost, as it is in the guide.
    await test(tx).drop({ ifExists: true });
    await test(tx).create();
  });
  console.log("Table created successfully");
};

const insertData = async (db: Database): Promise<void> => {
  console.log("Begin to insert data");
  // All rows or none. When a node is lost on the way, the function is run again on another connection.
  await db.transaction(async (tx) => {
    for (const id of [1, 2, 3]) {
      await test(tx).insert({ id, name: `number${id}` });
    }
  });
  console.log("Insert data successfully");
};

const showData = async (db: Database): Promise<void> => {
  const rows = await test(db).select({ orderBy: ["id"] });
  rows.forEach(showRow);
};

const selectData = async (db: Database): Promise<void> => {
  console.log("Begin to select data");
  await showData(db).catch(saying("select failed"));
  console.log("Operation done successfully");
};

const updateData = async (db: Database): Promise<void> => {
  console.log("Begin to update data");
  const updated = await test(db).update({ id: 1 }, { name: "numberupdated" });
  console.log(`Total number of rows updated : ${updated}`);
  await showData(db);
  console.log("After Update, Operation done successfully");
};

const deleteData = async (db: Database): Promise<void> => {
  console.log("Begin to delete data");
  const deleted = await test(db).delete({ id: 3 });
  console.log(`Total number of rows deleted : ${deleted}`);
  await showData(db);
  console.log("After Delete,Operation done successfully");
};

/** Connections are made when they are needed: this asks for the first one. */
const open = async (): Promise<Database> => {
  // Where, as whom and with which password: PGHOST, PGUSER, PGPASSWORD, … or DATABASE_URL, also from .env.
  const db = openDatabase();
  const options = { label: "connect", deadlineMs: patience() };
  try {
    await query(db, sql`select 1`, {}, options);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
};

await runSample(async () => {
  const db = await open().catch(saying("Connect database failed"));
  console.log("Opened database successfully");
  try {
    await createTable(db);
    await insertData(db);
    await selectData(db);
    await updateData(db);
    await deleteData(db);
  } finally {
    await db.close();
  }
});
