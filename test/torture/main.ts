/** The full torture: `npm run torture`; DWS_TORTURE_RUNS calls of each kind, DWS_TORTURE_SEED; with --switchover the real one. */
import { writeColumns } from "./columns.js";
import { torture } from "./run.js";
import { printSwitchover } from "./switchover-table.js";
import { switchover } from "./switchover.js";
import { cellsOf, printTables, printWrongs } from "./table.js";

const runTorture = async (): Promise<void> => {
  const runs = Number(process.env["DWS_TORTURE_RUNS"] ?? 10_000);
  const seed = Number(process.env["DWS_TORTURE_SEED"] ?? Date.now() % 1e6);
  const startedAt = performance.now();
  const results = await torture({ runs, seed, log: console.log });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  console.log(`${writeColumns(cellsOf(results), 2)}\n`);
  console.log(printTables(results));
  console.log(`\n${results.length} calls in ${seconds} s, seed ${seed}`);
  const wrongs = printWrongs(results);
  if (wrongs === "") return;
  console.log(`\n${wrongs}`);
  process.exitCode = 1;
};

if (process.argv.includes("--switchover")) {
  const factor = Number(process.env["DWS_SWITCHOVER_FACTOR"] ?? 1);
  console.log(printSwitchover(await switchover(factor)));
} else {
  await runTorture();
}
