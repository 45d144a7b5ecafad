/** Reads the templates, without what compiles them: most runs print nothing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** One per kind of module. */
export const TEMPLATES = ["table", "enums"] as const;

/** One of {@link TEMPLATES}. */
export type TemplateName = (typeof TEMPLATES)[number];

/** Whether a template asks for `@first` or its like, which Handlebars then keeps for each block. */
export const asksForPlaces = (name: TemplateName): boolean => name === "enums";

/** Text of a template; a checkout on Windows may have given it other line ends. */
export const readTemplate = (name: TemplateName): string =>
  readFileSync(
    join(packageRoot, "templates", "repositories", `${name}.hbs`),
    "utf8",
  ).replaceAll("\r\n", "\n");
