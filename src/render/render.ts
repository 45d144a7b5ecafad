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
import { stringLiteral } from "./escape.js";
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

/** The helpers of one template. A call of one takes longer than what it prints, so that lists are one call. */
const createHelpers = () => {
  /** Of a line of the table's description, which may have to stand deeper than its helpers lay it out. */
  let width = WIDTH;
  const lines = (texts: readonly string[]): string => texts.join("\n");
  return {
    imports: (imports: readonly ImportView[]) =>
      lines(imports.map(layoutImport)),
    doc: layoutDoc,
    properties: (columns: readonly ColumnView[]) =>
      lines(columns.map(layoutDescribed)),
    id: layoutId,
    aliases: (aliases: readonly AliasView[]) =>
      aliases.map(layoutAlias).join("\n\n"),
    heading: layoutHeading,
    labels: layoutLabels,
    makers: (makers: readonly MakerView[]) => lines(makers.map(layoutMaker)),
    string: stringLiteral,
    table(this: unknown, row: string, { fn }: Block): string {
      const { indent, head, tail } = frameTable(row);
      width = WIDTH - indent;
      const body = fn(this);
      const inner =
        indent === 0 ? body : body.replaceAll(/^(?=.)/gm, pad(indent));
      return `${head}\n${inner}${tail}\n`;
    },
    columns: (columns: readonly ColumnView[]) =>
      lines(
        columns.map(({ property, maker, arguments: texts }) =>
          layoutColumn(property, maker, texts, width),
        ),
      ),
    array: (name: string, texts: readonly string[], indent: number) =>
      layoutArray(name, texts, indent, width),
    entry: (name: string, text: string, indent: number) =>
      layoutEntry(name, text, indent, width),
    entries: (entries: DdlView["columnComments"], indent: number) =>
      lines(
        entries.map(({ property, text }) =>
          layoutEntry(property, text, indent, width),
        ),
      ),
    factory: layoutFactory,
  } as const;
};

const load = (
  name: TemplateName,
): ((view: TableView | EnumsView) => string) => {
  const engine = Handlebars.create();
  const helpers = createHelpers();
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
