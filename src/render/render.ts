/** Prints views through the Handlebars templates. */
import Handlebars from "handlebars";
import type { EnumsView, TableView } from "../plan/view.js";
import { commentText, stringLiteral } from "./escape.js";
import {
  layoutAlias,
  layoutArray,
  layoutClass,
  layoutColumn,
  layoutDoc,
  layoutEntry,
  layoutFunction,
  layoutImport,
  layoutLabels,
  layoutNew,
  layoutProperty,
  layoutGeneric,
} from "./layout.js";
import { readTemplate, type TemplateName } from "./template.js";

/** Text of one generated file, not yet stamped. */
export interface RenderedFile {
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

const HELPERS = {
  imports: (names: readonly string[], from: string) =>
    layoutImport("import", names, from),
  typeImports: (names: readonly string[], from: string) =>
    layoutImport("import type", names, from),
  doc: layoutDoc,
  alias: layoutAlias,
  labels: layoutLabels,
  string: stringLiteral,
  inline: commentText,
  property: layoutProperty,
  column: layoutColumn,
  array: layoutArray,
  entry: layoutEntry,
  function: layoutFunction,
  returns: (type: string) => `: ${type};`,
  new: layoutNew,
  readerType: (types: TableView["types"], isKeyed: boolean) =>
    isKeyed
      ? layoutGeneric(types.reader, "KeyedReader", [types.row, types.key])
      : layoutGeneric(types.reader, "TableReader", [types.row]),
  repositoryClass: (types: TableView["types"], isKeyed: boolean) => {
    const common = [types.row, types.insert, types.patch];
    return isKeyed
      ? layoutClass(types.repository, "KeyedRepository", [...common, types.key])
      : layoutClass(types.repository, "TableRepository", common);
  },
} as const;

const load = (
  name: TemplateName,
): ((view: TableView | EnumsView) => string) => {
  const engine = Handlebars.create();
  engine.registerHelper(HELPERS);
  const template = engine.compile<TableView | EnumsView>(readTemplate(name), {
    // The text is TypeScript, not HTML: every value passes one of the helpers above or was made by the naming room.
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      Object.keys(HELPERS).map((helper) => [helper, true]),
    ),
  });
  return (view) => template(view);
};

/** Compiles the templates once; the result prints one view after the other. */
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
