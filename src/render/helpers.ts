/** What the templates may call: everything that knows where it stands on the page. */
import type {
  AliasView,
  ColumnView,
  DdlView,
  IdView,
  ImportView,
  MakerView,
} from "../plan/view.js";
import { layoutAlias, layoutHeading, layoutId } from "./layout-types.js";
import {
  frameTable,
  layoutArray,
  layoutColumns,
  layoutDoc,
  layoutEntry,
  layoutFactory,
  layoutImport,
  layoutItems,
  layoutLabels,
  layoutMaker,
  layoutRow,
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
  row: layoutRow,
  heading: layoutHeading,
  labels: layoutLabels,
  factory: layoutFactory,
  // What a module may lack prints its distance too, or nothing: asking in the template takes longer than printing.
  id: (id: IdView | null) => (id === null ? "" : `\n\n${layoutId(id)}`),
  aliases: (aliases: readonly AliasView[]) =>
    aliases.map((alias) => `\n\n${layoutAlias(alias)}`).join(""),
  makers: (makers: readonly MakerView[]) =>
    makers.map((maker) => `${layoutMaker(maker)}\n`).join(""),
} as const;

const INDENT = 2;

/**
 * The block of a table's description, and what may stand in it: each property on a line of its own, or nothing where there
 * is none. All of that may have to stand deeper than it is laid out.
 */
const createTableHelpers = () => {
  let width = WIDTH;
  const items = (name: string, texts: readonly string[]): string =>
    texts.length === 0 ? "" : `\n${layoutItems(name, texts, INDENT, width)}`;
  return {
    table(this: unknown, row: string, { fn }: Block): string {
      const { indent, head, tail } = frameTable(row);
      width = WIDTH - indent;
      const body = fn(this);
      const inner =
        indent === 0 ? body : body.replaceAll(/^(?=.)/gm, pad(indent));
      return `${head}${inner}\n${tail}\n`;
    },
    columns: (columns: readonly ColumnView[]) =>
      `\n${layoutColumns(columns, width)}`,
    list: (name: string, texts: readonly string[]) =>
      texts.length === 0 ? "" : `\n${layoutArray(name, texts, INDENT, width)}`,
    flag: (name: string, isSet: boolean) =>
      isSet ? `\n${pad(INDENT)}${name}: true,` : "",
    entry: (name: string, text: string | null) =>
      text === null || text === ""
        ? ""
        : `\n${layoutEntry(name, text, INDENT, width)}`,
    items,
    comments: (comments: DdlView["columnComments"]) =>
      items(
        "columnComments",
        comments.map(({ property, text }) => `${property}: ${text}`),
      ),
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
