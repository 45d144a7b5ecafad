// Writes the templates as programs into the place of the module that compiles them: compiling, and loading the compiler,
// takes a twentieth of a run at 1,000 tables.
import { writeFileSync } from "node:fs";
import { printPrograms } from "../dist/src/render/precompile.js";

writeFileSync(
  new URL("../dist/src/render/programs.js", import.meta.url),
  printPrograms(),
);
