/** Parts a snapshot's text into tables that are known word for word, and the rest. */
import type { Database, Table } from "./model.js";
import { snapshotFormat } from "./snapshot-format.js";
import { MARGIN } from "./to-json.js";

/** The snapshot as JSON without the known tables, and these by the name of their schema. */
export interface PartedSnapshot {
  readonly rest: unknown;
  readonly known: ReadonlyMap<string, readonly Table[]>;
}

const OPEN = `\n${MARGIN}{\n`;
const CLOSE = `\n${MARGIN}}`;

/** The text with the number of a block for each block that stands where tables do: no text of JSON holds a line break. */
const cutOut = (text: string) => {
  const blocks: string[] = [];
  let outline = "";
  let at = 0;
  for (;;) {
    const open = text.indexOf(OPEN, at);
    const close = open === -1 ? -1 : text.indexOf(CLOSE, open);
    if (close === -1) return { blocks, outline: outline + text.slice(at) };
    const start = open + OPEN.length - 2;
    outline += text.slice(at, start) + String(blocks.length);
    at = close + CLOSE.length;
    blocks.push(text.slice(start, at));
  }
};

interface Fields {
  [key: string]: unknown;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Puts the blocks of one schema back into its lists, but for the tables that are known, which it gives. */
const restore = (
  schema: Fields,
  take: (number: unknown) => string | undefined,
  find: (schema: string, block: string) => Table | undefined,
): readonly Table[] => {
  const known: Table[] = [];
  const name = String(schema["name"]);
  for (const [key, list] of Object.entries(schema)) {
    if (!Array.isArray(list)) continue;
    schema[key] = list.flatMap((item: unknown): readonly unknown[] => {
      const block = take(item);
      if (block === undefined) return [item];
      const table = key === "tables" ? find(name, block) : undefined;
      if (table === undefined) return [JSON.parse(block)];
      known.push(table);
      return [];
    });
  }
  return known;
};

/** The line of a block that says the name of its table, behind the name of the schema. */
const nameLine = (schema: string, block: string): string =>
  schema + block.slice(0, block.indexOf("\n", 2));

/** Finds a table of the present schema by the block that stands for it in both texts, word for word. */
const findIn = (present: Database, text: string) => {
  const { outline, blocks } = cutOut(text);
  const { schemas } = JSON.parse(outline) as {
    readonly schemas: readonly { readonly tables: readonly number[] }[];
  };
  const known = new Map<string, { block: string; table: Table }>();
  for (const [at, { name, tables }] of present.schemas.entries()) {
    for (const [index, number] of (schemas[at]?.tables ?? []).entries()) {
      const block = blocks[number];
      const table = tables[index];
      if (block === undefined || table === undefined) continue;
      known.set(nameLine(name, block), { block, table });
    }
  }
  return (schema: string, block: string) => {
    const found = known.get(nameLine(schema, block));
    return found?.block === block ? found.table : undefined;
  };
};

/** Undefined when the text is not laid out as this version does it. */
export const partSnapshot = (
  text: string,
  present: Database,
  presentText: string,
): PartedSnapshot | undefined => {
  const { outline, blocks } = cutOut(text);
  const rest: unknown = JSON.parse(outline);
  if (!isFields(rest) || rest["format"] !== snapshotFormat) return undefined;
  const { schemas } = rest;
  if (!Array.isArray(schemas) || !schemas.every(isFields)) return undefined;
  const find = findIn(present, presentText);
  let taken = 0;
  const take = (number: unknown) => {
    const block = typeof number === "number" ? blocks[number] : undefined;
    if (block !== undefined) taken++;
    return block;
  };
  const known = new Map(
    schemas.map((schema) => [
      String(schema["name"]),
      restore(schema, take, find),
    ]),
  );
  // Otherwise a number stood there already, or a block in a place that holds none.
  return taken === blocks.length ? { rest, known } : undefined;
};
