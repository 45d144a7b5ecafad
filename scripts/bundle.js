// Joins the modules of the command, and the packages that nearly every run loads, into a few files: a short run would
// spend a fifth of its time on reading 200 of them one by one.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { printNotices } from "./notices.js";

/** Small packages that nearly every run loads; all others stay where they are. */
const JOINED =
  /^(?:handlebars\/runtime\.js|inflection|pg|pg-copy-streams|pg-cursor|picocolors|valibot)$/;

/** What they load in other surroundings than ours. */
const ABSENT = /^pg-(?:cloudflare|native)$/;

/** One class of each error: the generators, which Yeoman loads by their path, throw the very same. */
const SHARED =
  /[\\/](?:src[\\/](?:runtime[\\/])?errors|generators[\\/]failure)\.js$/;

const isOurs = (module = "") => !/[\\/]node_modules[\\/]/.test(module);

const isPackage = (id) => /^[^./]/.test(id) && !/^[A-Za-z]:/.test(id);

const folder = fileURLToPath(new URL("../dist/bin/", import.meta.url));
const bundle = await rolldown({
  input: `${folder}generator-dws.js`,
  platform: "node",
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
writeFileSync(`${folder}THIRD-PARTY.txt`, printNotices(modules));
