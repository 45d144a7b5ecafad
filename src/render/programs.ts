/** The templates as programs. The build writes them into this file's place, so that no run compiles them. */
import { runInThisContext } from "node:vm";
import { precompileTemplate } from "./precompile.js";
import type { TemplateName } from "./template.js";

const compile = (name: TemplateName) =>
  runInThisContext(`(${precompileTemplate(name)})`) as TemplateSpecification;

/** What Handlebars' runtime makes a template of. */
export const PROGRAMS: Readonly<Record<TemplateName, TemplateSpecification>> = {
  table: compile("table"),
  enums: compile("enums"),
};
