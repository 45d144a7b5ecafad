/** Draws the boxes and lines of a diagram. */
import { clip, svg } from "./dom.js";
import { nameOf, tableLink } from "./store.js";

/** @typedef {import("./store.js").SchemaData} SchemaData */
/** @typedef {import("./store.js").TableData} TableData */
/** @typedef {import("../../src/pages/page-data.js").BoxData} BoxData */
/** @typedef {import("../../src/pages/page-data.js").LineData} LineData */
/** @typedef {import("../../src/pages/page-data.js").DiagramData} DiagramData */

const HEAD = 34;
const ROW = 20;
const ROUND = 7;

/**
 * A line along the corners, rounded at each.
 * @param {readonly number[]} corners
 */
const pathOf = (corners) => {
  const [x = 0, y = 0] = corners;
  let path = `M${x} ${y}`;
  for (let at = 2; at < corners.length; at += 2) {
    const [px = 0, py = 0, cx = 0, cy = 0] = corners.slice(at - 2);
    const [nx, ny] = corners.slice(at + 2);
    if (nx === undefined || ny === undefined) {
      path += `L${cx} ${cy}`;
      continue;
    }
    const before = Math.min(ROUND, Math.hypot(cx - px, cy - py) / 2);
    const after = Math.min(ROUND, Math.hypot(nx - cx, ny - cy) / 2);
    const [bx, by] = [
      cx - Math.sign(cx - px) * before,
      cy - Math.sign(cy - py) * before,
    ];
    const [ax, ay] = [
      cx + Math.sign(nx - cx) * after,
      cy + Math.sign(ny - cy) * after,
    ];
    path += `L${bx} ${by}Q${cx} ${cy} ${ax} ${ay}`;
  }
  return path;
};

/** The same line from its other end. @param {readonly number[]} corners */
const turn = (corners) =>
  corners.flatMap((_, at) =>
    at % 2 === 0 ? corners.slice(-at - 2, corners.length - at) : [],
  );

/**
 * Many rows (a crow's foot) refer to one (a bar). It is drawn from the bar, where lines run together: so the dashes of guesses
 * cover each other there, and do not fill each other's gaps.
 * @param {LineData} line
 * @param {TableData | undefined} table
 */
const drawLine = ([, reference, , corners], table) => {
  const [x = 0, y = 0] = corners;
  const [endX = 0, endY = 0] = corners.slice(-2);
  const foot = `M${x} ${y - 5}L${x + 9} ${y}L${x} ${y + 5}`;
  const bar = `M${endX - 8} ${endY - 5}V${endY + 5}`;
  const isGuessed = table?.references?.[reference]?.[4] === 1;
  return svg(
    "g",
    { class: isGuessed ? "line guessed" : "line" },
    svg("path", { d: pathOf(turn(corners)) }),
    svg("path", { class: "end", d: foot + bar }),
  );
};

/**
 * One shown column; where its reference has no line, it says where it leads.
 * @param {TableData} table
 * @param {number} column
 * @param {{ y: number, width: number, drawn: ReadonlySet<number> }} how
 */
const drawRow = (table, column, { y, width, drawn }) => {
  const references = table.references ?? [];
  const at = references.findIndex(([columns]) => columns.includes(column));
  const target = references[at]?.[2];
  const isKey = table.key?.[1].includes(column) === true;
  const away = at !== -1 && !drawn.has(at) && target !== undefined;
  const name = table.columns[column]?.[0] ?? "";
  return svg(
    "g",
    { class: "row", transform: `translate(0 ${y})` },
    isKey && svg("circle", { class: "keydot", cx: 13, cy: 10, r: 3 }),
    svg("text", { x: 24, y: 14 }, clip(name, away ? 15 : 26)),
    away &&
      svg(
        "text",
        { class: "away", x: width - 10, y: 14, "text-anchor": "end" },
        `→ ${clip(target, 14)}`,
      ),
  );
};

const LONG = 13;

/**
 * A long name in two lines, at the underscore nearest to its middle.
 * @param {string} name
 */
const foldName = (name) => {
  if ([...name].length <= LONG) return [name];
  const middle = name.length / 2;
  const [at] = [...name.matchAll(/_/g)]
    .map(({ index }) => index)
    .toSorted(
      (one, other) => Math.abs(one - middle) - Math.abs(other - middle),
    );
  return at === undefined || at === 0
    ? [name]
    : [name.slice(0, at), name.slice(at)];
};

/**
 * The name as large as its box allows: seen from afar it is all that is left.
 * @param {string} name
 * @param {number} width
 * @param {number} height
 */
const farName = (name, width, height) => {
  const lines = foldName(name).map((line) => clip(line, 24));
  const letters = Math.max(...lines.map((line) => [...line].length));
  const size = Math.min(
    42,
    (width - 16) / (letters * 0.62),
    (height - 8) / (lines.length * 1.15),
  );
  const text = svg(
    "text",
    { class: "far", "text-anchor": "middle", "dominant-baseline": "central" },
    lines.map((line, at) =>
      svg(
        "tspan",
        {
          x: width / 2,
          y: height / 2 + (at - (lines.length - 1) / 2) * size * 1.1,
        },
        line,
      ),
    ),
  );
  text.style.fontSize = `${size}px`;
  return text;
};

/**
 * @param {SchemaData} schema
 * @param {BoxData} box
 * @param {ReadonlySet<number>} drawn references that have a line
 */
const drawBox = (schema, [at, x, y, width, height, columns], drawn) => {
  const table = schema.tables[at];
  if (table === undefined) return svg("g");
  const place = { schema, table };
  return svg(
    "a",
    {
      class: "box",
      href: tableLink(place),
      transform: `translate(${x} ${y})`,
      "aria-label": nameOf(place),
    },
    svg(
      "title",
      {},
      table.comment === undefined
        ? nameOf(place)
        : `${nameOf(place)}: ${table.comment}`,
    ),
    svg("rect", { class: "frame", width, height, rx: 8 }),
    svg("path", {
      class: "head",
      d: `M0 ${HEAD - 4}V8Q0 0 8 0H${width - 8}Q${width} 0 ${width} 8V${HEAD - 4}Z`,
    }),
    svg("text", { class: "name", x: 12, y: 20 }, clip(table.name, 28)),
    svg(
      "g",
      { class: "rows" },
      columns.map((column, index) =>
        drawRow(table, column, { y: HEAD + index * ROW, width, drawn }),
      ),
    ),
    farName(table.name, width, height),
  );
};

/**
 * @param {DiagramData} diagram
 * @param {number} table
 * @returns {ReadonlySet<number>}
 */
const drawnOf = ({ lines }, table) =>
  new Set(
    lines.flatMap(([from, reference]) => (from === table ? [reference] : [])),
  );

/**
 * Lights up what a box has to do with while it is pointed at or has the focus.
 * @param {SVGElement} group
 * @param {SchemaData} schema
 * @param {DiagramData} diagram
 * @param {{ boxes: ReadonlyMap<number, Element>, lines: readonly Element[] }} drawn
 */
const lightUp = (group, schema, diagram, { boxes, lines }) => {
  const byName = new Map(schema.tables.map(({ name }, at) => [name, at]));
  /** @param {number} table */
  const partners = (table) =>
    (schema.tables[table]?.references ?? []).flatMap(([, owner, name]) => {
      const at = owner === schema.name ? byName.get(name) : undefined;
      return at === undefined ? [] : [at];
    });
  /** @param {number} table @param {boolean} isOn */
  const light = (table, isOn) => {
    group.classList.toggle("dimmed", isOn);
    const near = new Set([table, ...partners(table)]);
    for (const [at] of diagram.boxes) {
      if (partners(at).includes(table)) near.add(at);
    }
    for (const at of near) boxes.get(at)?.classList.toggle("lit", isOn);
    for (const [at, [from, , to]] of diagram.lines.entries()) {
      if (from === table || to === table) {
        lines[at]?.classList.toggle("lit", isOn);
      }
    }
  };
  for (const [table, box] of boxes) {
    for (const name of ["pointerenter", "focus"]) {
      box.addEventListener(name, () => light(table, true));
    }
    for (const name of ["pointerleave", "blur"]) {
      box.addEventListener(name, () => light(table, false));
    }
  }
};

/**
 * All of a diagram, in one group.
 * @param {SchemaData} schema
 * @param {DiagramData} diagram
 */
export const drawDiagram = (schema, diagram) => {
  const lines = diagram.lines.map((line) =>
    drawLine(line, schema.tables[line[0]]),
  );
  const boxes = new Map(
    diagram.boxes.map((box) => [
      box[0],
      drawBox(schema, box, drawnOf(diagram, box[0])),
    ]),
  );
  const group = svg("g", {}, ...lines, ...boxes.values());
  lightUp(group, schema, diagram, { boxes, lines });
  return group;
};
