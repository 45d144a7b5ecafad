import { readFile } from "node:fs/promises";

export * from "./lib/report.js";
export { start } from "./lib/start.js"; // the server
export * as repositories from "./repositories/index.js";

await readFile("x");
