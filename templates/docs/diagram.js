/** The diagram of a schema: boxes and lines where they were laid out when the page was written. */
import { clip, counted, h, svg } from "./dom.js";
import { data, diagramLink, findPlace, nameOf, tableLink } from "./store.js";
import { makeZoomable } from "./zoom.js";

/** @typedef {import("./store.js").SchemaData} SchemaData */
/** @typedef {import("./store.js").TableData} TableData */
/** @typedef {import("../../src/pages/page-data.js").BoxData} BoxData */
/** @typedef {import("../../src/pages/page-data.js").LineData} LineData */
/** @typedef {import("../../src/pages/page-data.js").DiagramData} DiagramData */

const HEAD = 34;
const ROW = 20;
const ROUND = 7;
const FAR = 0.55;

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
    const [bx, by] = [cx - Math.sign(cx - px) * before, cy - Math.sign(cy - py) * before];
    const [ax, ay] = [cx + Math.sign(nx - cx) * after, cy + Math.sign(ny - cy) * after];
    path += `L${bx} ${by}Q${cx} ${cy} ${ax} ${ay}`;
  }
  return path;
};

/**
 * Many rows (a crow's foot) refer to one (a bar).
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
    svg("path", { d: pathOf(corners) }),
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

/**
 * @param {SchemaData} schema
 * @param {BoxData} box
 * @param {ReadonlySet<number>} drawn references that have a line
 */
const drawBox = (schema, [at, x, y, width, height, columns], drawn) => {
  const table = schema.tables[at];
  if (table === undefined) return svg("g");
  const place = { schema, table };
  const size = Math.min(34, (width - 24) / ([...table.name].length * 0.58), height * 0.6);
  return svg(
    "a",
    {
      class: "box",
      href: tableLink(place),
      transform: `translate(${x} ${y})`,
      "aria-label": nameOf(place),
    },
    svg("title", {}, table.comment === undefined ? nameOf(place) : `${nameOf(place)}: ${table.comment}`),
    svg("rect", { class: "frame", width, height, rx: 8 }),
    svg("path", { class: "head", d: `M0 ${HEAD - 4}V8Q0 0 8 0H${width - 8}Q${width} 0 ${width} 8V${HEAD - 4}Z` }),
    svg("text", { class: "name", x: 12, y: 20 }, clip(table.name, 28)),
    svg("g", { class: "rows" }, columns.map((column, index) =>
      drawRow(table, column, { y: HEAD + index * ROW, width, drawn }),
    )),
    svg(
      "text",
      { class: "far", x: width / 2, y: height / 2, "font-size": Math.max(9, size), "text-anchor": "middle", "dominant-baseline": "central" },
      clip(table.name, 30),
    ),
  );
};

/**
 * @param {DiagramData} diagram
 * @param {number} table
 * @returns {ReadonlySet<number>}
 */
const drawnOf = ({ lines }, table) =>
  new Set(lines.flatMap(([from, reference]) => (from === table ? [reference] : [])));

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
 * @param {SchemaData} schema
 * @param {DiagramData} diagram
 */
const draw = (schema, diagram) => {
  const lines = diagram.lines.map((line) =>
    drawLine(line, schema.tables[line[0]]),
  );
  const boxes = new Map(
    diagram.boxes.map((box) => [box[0], drawBox(schema, box, drawnOf(diagram, box[0]))]),
  );
  const group = svg("g", {}, ...lines, ...boxes.values());
  lightUp(group, schema, diagram, { boxes, lines });
  return group;
};

/** @param {SchemaData} schema */
const unrelated = ({ tables, diagram }) => {
  const drawn = new Set((diagram?.boxes ?? []).map(([at]) => at));
  return tables.filter((table, at) => table.kind === "table" && !drawn.has(at));
};

/** @param {SchemaData} schema */
const describe = ({ tables, diagram }) => {
  const all = tables.flatMap(({ references = [] }) => references);
  const guessed = all.filter((reference) => reference[4] === 1).length;
  const hidden = all.length - (diagram?.lines.length ?? 0);
  return [
    guessed === 0
      ? `${counted(all.length, "foreign key")}, none of which DWS enforces.`
      : `The schema declares no foreign key. ${counted(guessed, "reference")} (dashed) ${guessed === 1 ? "is" : "are"} guessed from the names and types of columns.`,
    ...(hidden > 0
      ? [`${counted(hidden, "reference")} to tables that many refer to, or that lie elsewhere, ${hidden === 1 ? "has" : "have"} no line: the column says where it leads (→).`]
      : []),
  ].join(" ");
};

/** @param {SchemaData} current */
const schemaPicker = (current) =>
  data.schemas.length < 2
    ? null
    : h(
        "label",
        { class: "picker" },
        "Schema ",
        h(
          "select",
          {
            change: (/** @type {Event} */ { target }) => {
              const { value } = /** @type {HTMLSelectElement} */ (target);
              const chosen = data.schemas[Number(value)];
              if (chosen) location.hash = diagramLink(chosen);
            },
          },
          data.schemas.map((schema, at) =>
            h("option", { value: at, selected: schema === current }, schema.name),
          ),
        ),
      );

/** @param {string} label @param {string} sign @param {() => void} click */
const tool = (label, sign, click) =>
  h("button", { type: "button", "aria-label": label, title: label, click }, sign);

/**
 * @param {SchemaData} schema
 * @param {DiagramData} diagram
 * @param {string | undefined} chosen
 */
const canvas = (schema, diagram, chosen) => {
  const group = draw(schema, diagram);
  const view = /** @type {SVGSVGElement} */ (
    svg("svg", { class: "diagram", tabindex: 0, role: "group", "aria-label": `Diagram of ${schema.name}: plus and minus zoom, arrows move, 0 shows all` }, group)
  );
  const zoomed = makeZoomable(view, group, diagram, (scale) => {
    view.classList.toggle("distant", scale < FAR);
  });
  // Only what is in the document has a size.
  requestAnimationFrame(() => {
    const box = diagram.boxes.find(([at]) => schema.tables[at]?.name === chosen);
    if (box === undefined) {
      zoomed.fit();
      return;
    }
    const [at, x, y, width, height] = box;
    zoomed.show({ x: x - 420, y: y - 260, width: width + 840, height: height + 520 }, 1);
    group.querySelectorAll(".box")[diagram.boxes.findIndex(([one]) => one === at)]?.classList.add("chosen");
  });
  return h(
    "div",
    { class: "canvas" },
    view,
    h(
      "div",
      { class: "tools" },
      tool("Zoom in", "+", () => zoomed.zoom(1.25)),
      tool("Zoom out", "−", () => zoomed.zoom(0.8)),
      tool("Show all", "⤢", () => zoomed.fit()),
    ),
  );
};

/**
 * The view of a schema's diagram.
 * @param {SchemaData} schema
 * @param {string} [chosen] the table to begin with
 */
export const diagramView = (schema, chosen) => {
  const { diagram } = schema;
  const alone = unrelated(schema);
  const place = chosen === undefined ? undefined : findPlace(schema.name, chosen);
  return [
    h("div", { class: "heading" }, h("h1", { dir: "auto" }, schema.name), schemaPicker(schema)),
    diagram === undefined
      ? h("p", { class: "lead" }, "No table of this schema refers to another, as far as keys and names tell.")
      : h("p", { class: "lead" }, describe(schema)),
    diagram && canvas(schema, diagram, place?.table.name),
    alone.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, `${counted(alone.length, "table")} without references`),
        h("ul", { class: "chips" }, alone.map((table) =>
          h("li", {}, h("a", { href: tableLink({ schema, table }), dir: "auto" }, table.name)),
        )),
      ),
  ];
};
