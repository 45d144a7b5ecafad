/** The number of nodes that the catalogs show (source: facts on pgxc_node and pgxc_group, 1.2 and 1.3). */
import { expect, it } from "vitest";
import { startLocalDws } from "../../src/local/start.js";
import { connectTo, rowsOf } from "./client.js";

it("is what was asked for, in every database, and where a table lives follows it", async () => {
  const dws = await startLocalDws({ nodes: { coordinators: 3, datanodes: 6 } });
  try {
    for (const database of ["gaussdb", "postgres"]) {
      const client = await connectTo(dws, { database });
      await client.query("create table here (a int) distribute by hash (a)");
      const [row] = await rowsOf(
        client,
        `select (select count(*)::int from pgxc_node where node_type = 'C') as coordinators,
                (select count(*)::int from pgxc_node where node_type = 'D') as datanodes,
                (select array_upper(string_to_array(nodeoids::text, ' '), 1) from pgxc_class) as homes`,
      );
      expect(row).toEqual({ coordinators: 3, datanodes: 6, homes: 6 });
      await client.end();
    }
  } finally {
    await dws.stop();
  }
});

it.each([
  { coordinators: 0, datanodes: 3 },
  { coordinators: 1, datanodes: 1.5 },
])("makes no sense as %o", async (nodes) => {
  await expect(startLocalDws({ nodes })).rejects.toMatchObject({
    kind: "local",
  });
});
