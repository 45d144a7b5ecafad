// Joins the modules of the command into a few files: reading 150 of them one by one takes a fifth of a short run.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const folder = fileURLToPath(new URL("../dist/bin/", import.meta.url));
const bundle = await rolldown({
  input: `${folder}generator-dws.js`,
  platform: "node",
  // Packages stay what they are, and so do the classes of our errors: the generators, which Yeoman loads by their path,
  // throw the very same.
  external: (id) =>
    /[\\/](?:errors|failure)\.js$/.test(id) ||
    (/^[^./]/.test(id) && !/^[A-Za-z]:/.test(id)),
});
await bundle.write({
  dir: folder,
  format: "esm",
  // An error says its name by its class.
  keepNames: true,
  entryFileNames: "[name].js",
  chunkFileNames: "chunks/[name]-[hash].js",
});
await bundle.close();
