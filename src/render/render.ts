/** Prints views through the Handlebars templates. */
import Handlebars from "handlebars";
import type {
  AliasView,
  ColumnView,
  DdlView,
  EnumsView,
  ImportView,
  MakerView,
  TableView,
} from "../plan/view.js";
import { layoutAlias, layoutHeading, layoutId } from "./layout-types.js";
import {
  frameTable,
  layoutArray,
  layoutColumn,
  layoutDescribed,
  layoutDoc,
  layoutEntry,
  layoutFactory,
  layoutImport,
  layoutItems,
  layoutLabels,
  layoutMaker,
} from "./layout.js";
import { pad, WIDTH } from "./line.js";
import { readTemplate, type TemplateName } from "./template.js";

/** Text of one generated file, not yet stamped. */
export interface RenderedFile {
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

/** What Handlebars gives a block's helper as its last argument. */
interface Block {
  readonly fn: (context: unknown) => string;
}

const join = (lines: readonly string[]): string => lines.join("\n");

/** Helpers that know where they stand. A call of one takes longer than what it prints, so that a list is one call. */
const HELPERS = {
  imports: (imports: readonly ImportView[]) => join(imports.map(layoutImport)),
  doc: layoutDoc,
  properties: (columns: readonly ColumnView[]) =>
    join(columns.map(layoutDescribed)),
  id: layoutId,
  aliases: (aliases: readonly AliasView[]) =>
    aliases.map(layoutAlias).join("\n\n"),
  heading: layoutHeading,
  labels: layoutLabels,
  makers: (makers: readonly MakerView[]) => join(makers.map(layoutMaker)),
  factory: layoutFactory,
} as const;

/** The block of a table's description, and what stands in it: all of that may have to stand deeper than it is laid out. */
const createTableHelpers = () => {
  let width = WIDTH;
  return {
    table(this: unknown, row: string, { fn }: Block): string {
      const { indent, head, tail } = frameTable(row);
      width = WIDTH - indent;
      const body = fn(this);
      const inner =
        indent === 0 ? body : body.replaceAll(/^(?=.)/gm, pad(indent));
      return `${head}\n${inner}${tail}\n`;
    },
    columns: (columns: readonly ColumnView[]) =>
      join(
        columns.map(({ property, maker, arguments: texts }) =>
          layoutColumn(property, maker, texts, width),
        ),
      ),
    array: (name: string, texts: readonly string[], indent: number) =>
      layoutArray(name, texts, indent, width),
    entry: (name: string, text: string, indent: number) =>
      layoutEntry(name, text, indent, width),
    items: (name: string, items: readonly string[], indent: number) =>
      layoutItems(name, items, indent, width),
    comments: (comments: DdlView["columnComments"], indent: number) => {
      const items = comments.map(
        ({ property, text }) => `${property}: ${text}`,
      );
      return layoutItems("columnComments", items, indent, width);
    },
  } as const;
};

const load = (
  name: TemplateName,
): ((view: TableView | EnumsView) => string) => {
  const engine = Handlebars.create();
  const helpers = { ...HELPERS, ...createTableHelpers() };
  engine.registerHelper(helpers);
  const template = engine.compile<TableView | EnumsView>(readTemplate(name), {
    // The text is TypeScript, not HTML: every value passes one of the helpers above or was made by the naming room.
    noEscape: true,
    strict: true,
    // Without `@first` and its like a block is the same function each time.
    data: name === "enums",
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      Object.keys(helpers).map((helper) => [helper, true]),
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
