/** What the templates may call: everything that knows where it stands on the page. */
import type {
  AliasView,
  ColumnView,
  DdlView,
  ImportView,
  MakerView,
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

/** What Handlebars gives a block's helper as its last argument. */
interface Block {
  readonly fn: (context: unknown) => string;
}

const join = (lines: readonly string[]): string => lines.join("\n");

/** Tables of like columns have the very same imports. */
const createImports = () => {
  const known = new WeakMap<ImportView, string>();
  return (view: ImportView): string => {
    const text = known.get(view) ?? layoutImport(view);
    known.set(view, text);
    return text;
  };
};

/** Helpers that know where they stand. A call of one takes longer than what it prints, so that a list is one call. */
const HELPERS = {
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

/** All helpers of one template. */
export const createHelpers = () => {
  const importText = createImports();
  return {
    ...HELPERS,
    imports: (imports: readonly ImportView[]) => join(imports.map(importText)),
    ...createTableHelpers(),
  };
};
