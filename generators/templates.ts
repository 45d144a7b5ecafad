/** Reads and renders what lies in `templates/`; those that end in `.hbs` have variables. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";
import { packageRoot } from "../src/package-root.js";

/** The folder of all templates. */
export const TEMPLATES = join(packageRoot, "templates");

const handlebars = Handlebars.create();
handlebars.registerHelper("json", (value: unknown) => JSON.stringify(value));

/** The text of a template as it stands, with LF whatever git made of it. */
export const readTemplate = (path: string): string =>
  readFileSync(join(TEMPLATES, path), "utf8").replaceAll("\r\n", "\n");

/** The text of a template, its variables filled in. */
export const renderTemplate = (path: string, variables: object): string => {
  const text = readTemplate(path);
  if (!path.endsWith(".hbs")) return text;
  const options = { noEscape: true, strict: true } as const;
  return handlebars.compile(text, options)(variables);
};
