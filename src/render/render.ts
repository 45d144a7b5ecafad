/** Prints views through the Handlebars templates. */
import Handlebars from "handlebars/runtime.js";
import type { EnumsView, TableView } from "../plan/view.js";
import { createHelpers } from "./helpers.js";
import { PROGRAMS } from "./programs.js";
import { asksForPlaces, type TemplateName } from "./template.js";

/** Text of one generated file, not yet stamped. */
export interface RenderedFile {
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

const load = (
  name: TemplateName,
): ((view: TableView | EnumsView) => string) => {
  const engine = Handlebars.create();
  const print = engine.template<TableView | EnumsView>(PROGRAMS[name]);
  const helpers = { ...engine.helpers, ...createHelpers() };
  // As a template within a template, whose helpers are ready: on its own it would wrap each of them anew for every view,
  // as it would each block of a template that may ask for `@first` and its like.
  const data = asksForPlaces(name) ? {} : undefined;
  const options = { partial: true, helpers, data };
  return (view) => print(view, options);
};

/** Loads the templates once; the result prints one view after the other. */
export const createRenderer = (): ((
  view: TableView | EnumsView,
) => RenderedFile) => {
  const table = load("table");
  const enums = load("enums");
  return (view) => ({
    path: view.path,
    source: view.source,
    text: view.kind === "table" ? table(view) : enums(view),
  });
};
