/** Lays out the diagram of a schema, when the page is written, so that the browser only draws. */
import type {
  ELK as Elk,
  ElkNode,
  ElkPort,
  LayoutOptions,
} from "elkjs/lib/elk-api.js";
import type {
  BoxData,
  DiagramData,
  LineData,
  SchemaData,
  TableData,
} from "./page-data.js";

const WIDTH = 232;
const HEAD = 34;
const ROW = 20;
const FOOT = 8;

/** A table that more than so many references lead to is named where they start: their lines would hide all others. */
const MOST_LINES = 12;

/** More boxes or lines than this nobody reads, and the layout would take minutes: each table's own picture has to do. */
const MOST_DRAWN = 2_500;

const OPTIONS: LayoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.aspectRatio": "1.6",
  "elk.padding": "[top=24,left=24,bottom=24,right=24]",
  "elk.spacing.nodeNode": "24",
  "elk.spacing.componentComponent": "32",
  "elk.spacing.edgeEdge": "8",
  "elk.spacing.edgeNode": "14",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "9",
  "elk.layered.spacing.edgeNodeBetweenLayers": "18",
  // A chain of references would be one long row.
  "elk.layered.wrapping.strategy": "MULTI_EDGE",
};

/** Up to so many tables boxes are placed with care, which takes some 5 s for 1,000; above it they are stacked. */
const MOST_PLACED = 1_000;

const placement = (boxes: number): LayoutOptions => ({
  "elk.layered.nodePlacement.strategy":
    boxes > MOST_PLACED ? "SIMPLE" : "LINEAR_SEGMENTS",
});

interface Line {
  readonly table: number;
  readonly reference: number;
  readonly target: number;
}

interface Plan {
  readonly lines: readonly Line[];
  /** Tables that get a box. */
  readonly related: readonly number[];
}

const planLines = ({ name, tables }: SchemaData): Plan => {
  const places = new Map(tables.map((table, at) => [table.name, at]));
  const all = tables.flatMap(({ references = [] }, table) =>
    references.flatMap(([, schema, target], reference) => {
      const place = schema === name ? places.get(target) : undefined;
      return place === undefined ? [] : [{ table, reference, target: place }];
    }),
  );
  const counts = new Map<number, number>();
  for (const { target } of all)
    counts.set(target, (counts.get(target) ?? 0) + 1);
  const near = all.filter(
    ({ target }) => (counts.get(target) ?? 0) <= MOST_LINES,
  );
  const related = new Set(all.flatMap(({ table, target }) => [table, target]));
  for (const [table, { references = [] }] of tables.entries()) {
    if (references.length > 0) related.add(table);
  }
  return {
    lines: near,
    related: [...related].toSorted((a, b) => a - b),
  };
};

/** The columns that a box shows: those of its key, and those that refer to something. */
const shownColumns = (table: TableData | undefined): readonly number[] => {
  const { key, references = [] } = table ?? {};
  return [
    ...new Set([
      ...(key?.[1] ?? []),
      ...references.flatMap(([columns]) => columns),
    ]),
  ];
};

const middleOf = (columns: readonly number[], column: number): number =>
  HEAD + (Math.max(0, columns.indexOf(column)) + 0.5) * ROW;

const port = (id: string, side: "EAST" | "WEST", y: number): ElkPort => ({
  id,
  x: side === "EAST" ? WIDTH : 0,
  y,
  width: 0,
  height: 0,
  layoutOptions: { "elk.port.side": side },
});

const boxOf = (
  schema: SchemaData,
  table: number,
  lines: readonly Line[],
): ElkNode => {
  const data = schema.tables[table];
  const columns = shownColumns(data);
  const [first = -1] = data?.key?.[1] ?? [];
  const out = lines.flatMap(({ reference }) => {
    const [column = -1] = data?.references?.[reference]?.[0] ?? [];
    const id = `${table}>${reference}`;
    return [port(id, "EAST", middleOf(columns, column))];
  });
  return {
    id: String(table),
    width: WIDTH,
    height: HEAD + columns.length * ROW + FOOT,
    ports: [port(`>${table}`, "WEST", middleOf(columns, first)), ...out],
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
  };
};

// Half a megabyte of code, which only this command needs.
const loadElk = async (): Promise<Elk> => {
  const { default: module } = await import("elkjs/lib/elk.bundled.js");
  return new module.default();
};

const cornersOf = (edge: NonNullable<ElkNode["edges"]>[number]) =>
  (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) =>
    [startPoint, ...bendPoints, endPoint].flatMap(({ x, y }) => [
      Math.round(x),
      Math.round(y),
    ]),
  );

const toData = (
  schema: SchemaData,
  lines: readonly Line[],
  laidOut: ElkNode,
): DiagramData => {
  const boxes = (laidOut.children ?? []).map((node): BoxData => {
    const { id, x = 0, y = 0, width = 0, height = 0 } = node;
    const table = Number(id);
    const columns = shownColumns(schema.tables[table]);
    return [table, Math.round(x), Math.round(y), width, height, columns];
  });
  const drawn = (laidOut.edges ?? []).map((edge, at): LineData => {
    const { table = 0, reference = 0, target = 0 } = lines[at] ?? {};
    return [table, reference, target, cornersOf(edge)];
  });
  return {
    width: Math.ceil(laidOut.width ?? 0),
    height: Math.ceil(laidOut.height ?? 0),
    boxes,
    lines: drawn,
  };
};

const layOut = async (schema: SchemaData): Promise<DiagramData | undefined> => {
  const { lines, related } = planLines(schema);
  const isTooMuch = Math.max(lines.length, related.length) > MOST_DRAWN;
  if (related.length === 0 || isTooMuch) return undefined;
  const byTable = new Map<number, Line[]>();
  for (const line of lines) {
    byTable.set(line.table, [...(byTable.get(line.table) ?? []), line]);
  }
  const elk = await loadElk();
  const laidOut = await elk.layout({
    id: "schema",
    layoutOptions: { ...OPTIONS, ...placement(related.length) },
    children: related.map((table) =>
      boxOf(schema, table, byTable.get(table) ?? []),
    ),
    edges: lines.map(({ table, reference, target }) => ({
      id: `${table}-${reference}`,
      sources: [`${table}>${reference}`],
      targets: [`>${target}`],
    })),
  });
  return toData(schema, lines, laidOut);
};

/** Adds to each schema its diagram, if any of its tables refers to another, and not too many do. */
export const addDiagrams = async (
  schemas: readonly SchemaData[],
  onSchema: (name: string) => void = () => undefined,
): Promise<readonly SchemaData[]> => {
  const drawn: SchemaData[] = [];
  for (const schema of schemas) {
    onSchema(schema.name);
    const diagram = await layOut(schema);
    drawn.push(diagram === undefined ? schema : { ...schema, diagram });
  }
  return drawn;
};
