/** Makes programs of the templates, which Handlebars' runtime runs without its compiler. */
import Handlebars from "handlebars";
import { createHelpers } from "./helpers.js";
import {
  asksForPlaces,
  readTemplate,
  TEMPLATES,
  type TemplateName,
} from "./template.js";

// Where in the template a value stands, as an object that is made each time it is printed. An error names the value anyway.
const PLACE = /\{"start":\{[^{}]*\},"end":\{[^{}]*\}\}/g;

/** JavaScript: an expression that gives the program of a template. */
export const precompileTemplate = (name: TemplateName): string => {
  const program: unknown = Handlebars.precompile(readTemplate(name), {
    // The text is TypeScript, not HTML: every value passes one of the helpers or was made by the naming room.
    noEscape: true,
    strict: true,
    // Without `@first` and its like a block is the same function each time.
    data: asksForPlaces(name),
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      Object.keys(createHelpers()).map((helper) => [helper, true]),
    ),
  });
  return String(program).replaceAll(PLACE, "null");
};

/** The text of a module that exports the programs of all templates, as `programs.ts` does. */
export const printPrograms = (): string => {
  const programs = TEMPLATES.map(
    (name) => `${name}: ${precompileTemplate(name)},\n`,
  );
  return `/** Made of templates/repositories by the build. */\nexport const PROGRAMS = {\n${programs.join("")}};\n`;
};
