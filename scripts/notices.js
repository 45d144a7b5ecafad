// The licences of the packages that a bundle holds parts of, which have to go where the parts go.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package that a module lies in; undefined for a module of ours. */
const folderOf = (module) =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];

const plain = (text) => text.replaceAll("\r\n", "\n").trim();

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

/** What TypeScript says of the Unicode tables in its scanner, of all that it holds of others. */
const unicodeNotice = (folder) => {
  const text = readFileSync(join(folder, "ThirdPartyNoticeText.txt"), "utf8");
  const [notice] = /^UNICODE, INC\.[^]+?(?=^-{20})/m.exec(text) ?? [];
  if (notice === undefined) throw new Error("TypeScript has no such notice");
  return notice;
};

/** The licence of the TypeScript that ts-morph carries and says nothing of; `folder` is that of TypeScript's package. */
export const typescriptNotice = (text, version, folder) => {
  const [header] = /^\/\*![^]+?\*\//.exec(text) ?? [];
  if (header === undefined) throw new Error("TypeScript has no header");
  const parts = [header, licenseOf(folder), unicodeNotice(folder)];
  return `typescript ${version} (Apache-2.0)\n\n${parts.map(plain).join("\n\n")}\n`;
};

/** The text of a file that names each package with its version and its licence. */
export const printNotices = (modules, more) => {
  const folders = new Set(modules.map(folderOf).filter(Boolean));
  const parts = [...folders].sort().map((folder) => {
    const manifest = readFileSync(join(folder, "package.json"), "utf8");
    const { name, version, license } = JSON.parse(manifest);
    return `${name} ${version} (${license})\n\n${plain(licenseOf(folder))}\n`;
  });
  return `The files in this folder hold code of these packages.\n\n${[...parts, ...more].join(`\n${"-".repeat(80)}\n\n`)}`;
};
