/** Prints the page: one HTML file that needs nothing else, and may load nothing else. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";
import { blankMark, stamp } from "./mark.js";
import type { PageData } from "./page-data.js";

const FOLDER = join(packageRoot, "templates", "docs");

/** Modules of the page, each after those that it imports. */
const MODULES = [
  "dom.js",
  "store.js",
  "parts.js",
  "charts.js",
  "neighbours.js",
  "columns.js",
  "references.js",
  "table.js",
  "advices.js",
  "tables.js",
  "overview.js",
  "zoom.js",
  "boxes.js",
  "diagram.js",
  "search.js",
  "sidebar.js",
  "main.js",
] as const;

const STYLES = [
  "base.css",
  "frame.css",
  "content.css",
  "overview.css",
  "drawings.css",
  "media.css",
] as const;

const read = (name: string): string =>
  readFileSync(join(FOLDER, name), "utf8").replaceAll("\r\n", "\n");

const IMPORT = /^import [^;]*;\n/gm;
const EXPORT = /^export (?=const (\w+))/gm;

/** One module as an expression's result: what it imports are the constants before it, by the same names. */
const linkModule = (name: string): string => {
  const source = read(name);
  const exported = Array.from(source.matchAll(EXPORT), ([, one = ""]) => one);
  const body = source.replace(IMPORT, "").replace(EXPORT, "");
  return `const { ${exported.join(", ")} } = (() => {\n${body}return { ${exported.join(", ")} };\n})();\n`;
};

/** The modules as one script. */
const linkScript = (): string =>
  `"use strict";\n(() => {\n${MODULES.map(linkModule).join("")}})();\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it stands in HTML, inside and outside of attributes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** JSON that can stand in a script element: no `<` is left, and so neither `</script>` nor `<!--`. */
export const escapeJson = (data: unknown): string =>
  JSON.stringify(data)
    .replaceAll("<", String.raw`\u003c`)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Whatever the data holds, nothing but our own script and style takes effect, and nothing is loaded. */
const policyFor = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** What the window is called. */
export const titleOf = ({ database, schemas }: PageData): string => {
  if (database !== null) return `Schema of ${database}`;
  const [only, ...others] = schemas;
  return only !== undefined && others.length === 0
    ? `Schema ${only.name}`
    : "Schema";
};

/** The whole file; the same for the same data. */
export const printHtml = (data: PageData): string => {
  const script = linkScript();
  const style = STYLES.map(read).join("\n");
  const parts: Readonly<Record<string, string>> = {
    mark: blankMark("html"),
    policy: escapeHtml(policyFor(script, style)),
    title: escapeHtml(titleOf(data)),
    style,
    data: escapeJson(data),
    script,
  };
  const page = read("page.html").replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => parts[name] ?? "",
  );
  return stamp("html", page);
};
