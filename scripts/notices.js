// The licences of the packages that a bundle holds parts of, which have to go where the parts go.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package that a module lies in; undefined for a module of ours. */
const folderOf = (module) =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];

/** The text of its own file, or that of the section at the end of its README. */
const licenseOf = (folder) => {
  const names = readdirSync(folder);
  const own = names.find((name) => /^licen[cs]e/i.test(name));
  if (own !== undefined) return readFileSync(join(folder, own), "utf8");
  const readme = names.find((name) => /^readme/i.test(name));
  const text =
    readme === undefined ? "" : readFileSync(join(folder, readme), "utf8");
  const [, section] = /^#+ license\s*?\n([^]+)$/im.exec(text) ?? [];
  if (section === undefined) throw new Error(`No license text in ${folder}`);
  return section;
};

/** The text of a file that names each package with its version and its licence. */
export const printNotices = (modules) => {
  const folders = new Set(modules.map(folderOf).filter(Boolean));
  const parts = [...folders].sort().map((folder) => {
    const manifest = readFileSync(join(folder, "package.json"), "utf8");
    const { name, version, license } = JSON.parse(manifest);
    return `${name} ${version} (${license})\n\n${licenseOf(folder).replaceAll("\r\n", "\n").trim()}\n`;
  });
  return `The files in this folder hold code of these packages.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
};
