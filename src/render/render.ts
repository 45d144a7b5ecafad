/** Prints views through the Handlebars templates. */
import Handlebars from "handlebars";
import type { EnumsView, TableView } from "../plan/view.js";
import { stringLiteral } from "./escape.js";
import { layoutAlias, layoutHeading, layoutId } from "./layout-types.js";
import {
  frameTable,
  layoutArray,
  layoutColumn,
  layoutDoc,
  layoutEntry,
  layoutFactory,
  layoutImport,
  layoutLabels,
  layoutMaker,
  layoutProperty,
} from "./layout.js";
import { pad, WIDTH } from "./line.js";
import { readTemplate, type TemplateName } from "./template.js";

/** Text of one generated file, not yet stamped. */
export interface RenderedFile {
  readonly path: string;
  readonly source: string;
  readonly text: string;
}

/** What Handlebars gives a helper as its last argument. */
interface Frame {
  readonly data?: { readonly width?: number };
}

interface Block extends Frame {
  readonly fn: (context: unknown, options: Frame) => string;
}

/** Lays the block out as deep as it will stand. */
function printTable(this: unknown, row: string, { fn, data }: Block): string {
  const { indent, head, tail } = frameTable(row);
  const width = WIDTH - indent;
  const frame = Handlebars.createFrame({ ...data, width }) as { width: number };
  const lines = fn(this, { data: frame });
  const inner =
    indent === 0 ? lines : lines.replaceAll(/^(?=.)/gm, pad(indent));
  return `${head}\n${inner}${tail}\n`;
}

const HELPERS = {
  import: layoutImport,
  doc: layoutDoc,
  id: layoutId,
  alias: layoutAlias,
  heading: layoutHeading,
  labels: layoutLabels,
  maker: layoutMaker,
  string: stringLiteral,
  property: layoutProperty,
  table: printTable,
  column: (
    property: string,
    maker: string,
    texts: readonly string[],
    { data }: Frame,
  ) => layoutColumn(property, maker, texts, data?.width),
  array: (
    name: string,
    texts: readonly string[],
    indent: number,
    { data }: Frame,
  ) => layoutArray(name, texts, indent, data?.width),
  entry: (name: string, text: string, indent: number, { data }: Frame) =>
    layoutEntry(name, text, indent, data?.width),
  factory: layoutFactory,
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
