// Joins the modules of the command, and the packages that nearly every run loads, into a few files: a short run would
// spend a fifth of its time on reading 200 of them one by one.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { ts } from "ts-morph";
import { PARSER_NAMES } from "../dist/src/merge/parser.js";
import { printNotices, typescriptNotice } from "./notices.js";
import { cutParser } from "./parser.js";

/** Small packages that nearly every run loads; all others stay where they are. */
const JOINED =
  /^(?:handlebars\/runtime\.js|inflection|pg|pg-copy-streams|pg-cursor|picocolors|ts-morph|valibot)$/;

/** What they load in other surroundings than ours. */
const ABSENT = /^pg-(?:cloudflare|native)$/;

/** One class of each error: the generators, which Yeoman loads by their path, throw the very same. */
const SHARED =
  /[\\/](?:src[\\/](?:runtime[\\/])?errors|generators[\\/]failure)\.js$/;

const isOurs = (module = "") => !/[\\/]node_modules[\\/]/.test(module);

const isPackage = (id) => /^[^./]/.test(id) && !/^[A-Za-z]:/.test(id);

const require = createRequire(import.meta.url);
const { resolve } = createRequire(require.resolve("ts-morph"));
const typescript = resolve("@ts-morph/common/dist/typescript.js");
const whole = readFileSync(typescript, "utf8");
const parser = cutParser(whole, PARSER_NAMES);

/** Of ts-morph what a merge needs. */
const parserOnly = {
  name: "parser-only",
  resolveId: (id) => (id === "ts-morph" ? typescript : null),
  load: (id) => (id === typescript ? parser : null),
};

const folder = fileURLToPath(new URL("../dist/bin/", import.meta.url));
const bundle = await rolldown({
  input: `${folder}generator-dws.js`,
  platform: "node",
  plugins: [parserOnly],
  external: (id, importer) =>
    ABSENT.test(id) ||
    (isOurs(importer) &&
      (isPackage(id) ? !JOINED.test(id) : isOurs(id) && SHARED.test(id))),
});
const { output } = await bundle.write({
  dir: folder,
  format: "esm",
  // An error says its name by its class, and a stack names the functions; blanks and comments are read for nothing.
  keepNames: true,
  minify: {
    compress: false,
    mangle: false,
    codegen: { removeWhitespace: true },
  },
  entryFileNames: "[name].js",
  chunkFileNames: "chunks/[name]-[hash].js",
});
await bundle.close();

const modules = output.flatMap((chunk) => chunk.moduleIds ?? []);
const license = dirname(require.resolve("typescript/package.json"));
const more = [typescriptNotice(whole, ts.version, license)];
writeFileSync(`${folder}THIRD-PARTY.txt`, printNotices(modules, more));
