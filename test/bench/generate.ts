/** `npm run bench:generate -- TABLES[,TABLES] ROUNDS`: our whole process beside the floor's and kysely-codegen's. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/package-root.js";
import { startPostgres } from "../support/postgres.js";
import { casesAt, countOurs, makePlace } from "./generate-cases.js";
import { measure, quantile, report, type Usage } from "./measure.js";

const [sizes = "1000,5000", rounds = "5"] = process.argv.slice(2);
const server = await startPostgres();

// In memory where that is possible: a disk that takes 0.6 ms to create a file takes 3 s for 5,000 of them, for the floor
// as for us, and would drown what is measured here.
const scratch =
  process.env["BENCH_FOLDER"] ??
  (existsSync("/dev/shm")
    ? "/dev/shm"
    : join(packageRoot, "test", ".tmp", "bench-out"));
mkdirSync(scratch, { recursive: true });

const cpuOf = (
  results: ReadonlyMap<string, readonly Usage[]>,
  name: string,
): number =>
  quantile(
    (results.get(name) ?? []).map(({ cpuMs }) => cpuMs),
    0.5,
  );

const measured: ReadonlyMap<string, readonly Usage[]>[] = [];
for (const tables of sizes.split(",").map(Number)) {
  const place = await makePlace(server, tables, scratch);
  const { catalog, other } = await countOurs(place);
  const results = await measure(casesAt(place), Number(rounds));
  measured.push(results);
  console.log(
    `\n${tables} tables, ${rounds} rounds, load ${loadavg()[0]?.toFixed(1) ?? "?"}; ` +
      `${catalog} catalog statements, and ${other} others (BEGIN and its like)\n`,
  );
  console.log(report(results, "floor"));
  console.log(`\n${report(results, "kysely-codegen")}`);
  await place.client.end();
  rmSync(place.folder, { recursive: true });
}

const [small, large] = measured;
if (small !== undefined && large !== undefined) {
  console.log(`\nGrowth of the CPU time from ${sizes.replace(",", " to ")}:`);
  for (const name of ["full", "nothing changed", "floor", "kysely-codegen"]) {
    const growth = cpuOf(large, name) / cpuOf(small, name);
    console.log(`${name}: ${growth.toFixed(1)}`);
  }
}
await server.stop();
