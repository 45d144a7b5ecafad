/** Parts a snapshot's text into tables that are known word for word, and the rest. */
import type { Table } from "./model.js";
import { snapshotFormat } from "./snapshot-format.js";
import { MARGIN, type PrintedDatabase } from "./to-json.js";

/** The snapshot as JSON without the known tables, and these by the name of their schema. */
export interface PartedSnapshot {
  readonly rest: unknown;
  readonly known: ReadonlyMap<string, readonly Table[]>;
}

const OPEN = `\n${MARGIN}{\n`;
const CLOSE = `\n${MARGIN}}`;
const NEXT = `,\n${MARGIN}`;
const TABLES = `\n      "tables": [\n${MARGIN}`;

/** A table, and where it stands in the present text. */
interface Placed {
  readonly table: Table;
  readonly start: number;
  readonly end: number;
}

const placeTables = ({ database, text, sizeOf }: PrintedDatabase) => {
  const placed: Placed[] = [];
  let at = 0;
  for (const { tables } of database.schemas) {
    if (tables.length > 0) at = text.indexOf(TABLES, at) + TABLES.length;
    for (const table of tables) {
      const end = at + sizeOf(table);
      placed.push({ table, start: at, end });
      at = end + NEXT.length;
    }
  }
  return placed;
};

/** The line of a block that says the name of its table. */
const nameLine = (text: string, start: number): string =>
  text.slice(start, text.indexOf("\n", start + 2));

/** Finds the present table whose text stands at a place of the other text, word for word; nearly always it is the next. */
const createFinder = (text: string, present: PrintedDatabase) => {
  const placed = placeTables(present);
  let byName: ReadonlyMap<string, readonly number[]> | undefined;
  let next = 0;
  const listNames = () => {
    const names = new Map<string, number[]>();
    for (const [index, { start }] of placed.entries()) {
      const line = nameLine(present.text, start);
      const known = names.get(line);
      if (known === undefined) names.set(line, [index]);
      else known.push(index);
    }
    return names;
  };
  const matches = (start: number): Placed | undefined => {
    const found = placed[next];
    if (found === undefined) return undefined;
    const block = present.text.slice(found.start, found.end);
    const isSame = text.slice(start, start + block.length) === block;
    return isSame ? found : undefined;
  };
  return (start: number): Placed | undefined => {
    let found = matches(start);
    if (found === undefined) {
      byName ??= listNames();
      const twins = byName.get(nameLine(text, start)) ?? [];
      const later = twins.find((index) => index >= next);
      if (later === undefined) return undefined;
      next = later;
      found = matches(start);
    }
    next++;
    return found;
  };
};

/** What stands where a table may: one that is known word for word, or the text of it. */
interface Block {
  readonly table: Table | undefined;
  readonly text: () => string;
}

/** The text with the number of a block for each block that stands where tables do: no text of JSON holds a line break. */
const cutOut = (text: string, present: PrintedDatabase) => {
  const find = createFinder(text, present);
  const blocks: Block[] = [];
  let outline = "";
  for (let at = 0; ;) {
    const open = text.indexOf(OPEN, at);
    const start = open + OPEN.length - 2;
    const found = open === -1 ? undefined : find(start);
    const close = open === -1 || found ? open : text.indexOf(CLOSE, open);
    if (close === -1) return { blocks, outline: outline + text.slice(at) };
    const end = found ? start + found.end - found.start : close + CLOSE.length;
    outline += text.slice(at, start) + String(blocks.length);
    blocks.push({ table: found?.table, text: () => text.slice(start, end) });
    at = end;
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
  take: (number: unknown) => Block | undefined,
): readonly Table[] => {
  const known: Table[] = [];
  const name = String(schema["name"]);
  for (const [key, list] of Object.entries(schema)) {
    if (!Array.isArray(list)) continue;
    schema[key] = list.flatMap((item: unknown): readonly unknown[] => {
      const block = take(item);
      if (block === undefined) return [item];
      const { table } = block;
      if (key !== "tables" || table?.schema !== name) {
        return [JSON.parse(block.text())];
      }
      known.push(table);
      return [];
    });
  }
  return known;
};

/** Undefined when the text is not laid out as this version does it. */
export const partSnapshot = (
  text: string,
  present: PrintedDatabase,
): PartedSnapshot | undefined => {
  const { outline, blocks } = cutOut(text, present);
  const rest: unknown = JSON.parse(outline);
  if (!isFields(rest) || rest["format"] !== snapshotFormat) return undefined;
  const { schemas } = rest;
  if (!Array.isArray(schemas) || !schemas.every(isFields)) return undefined;
  let taken = 0;
  const take = (number: unknown) => {
    const block = typeof number === "number" ? blocks[number] : undefined;
    if (block !== undefined) taken++;
    return block;
  };
  const known = new Map(
    schemas.map((schema) => [String(schema["name"]), restore(schema, take)]),
  );
  // Otherwise a number stood there already, or a block in a place that holds none.
  return taken === blocks.length ? { rest, known } : undefined;
};
