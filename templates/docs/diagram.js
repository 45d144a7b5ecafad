/** The diagram of a schema: boxes and lines where they were laid out when the page was written. */
import { drawDiagram } from "./boxes.js";
import { code, counted, h, svg } from "./dom.js";
import { codes, section } from "./parts.js";
import { data, diagramLink, findPlace, tableLink } from "./store.js";
import { makeZoomable } from "./zoom.js";

/** @typedef {import("./store.js").SchemaData} SchemaData */
/** @typedef {import("../../src/pages/page-data.js").DiagramData} DiagramData */

/** Below this scale names alone can be read. */
const FAR = 0.55;

/** @param {SchemaData} schema */
const unrelated = ({ tables, diagram }) => {
  if (diagram === undefined) return [];
  const drawn = new Set(diagram.boxes.map(([at]) => at));
  return tables.filter((table, at) => table.kind === "table" && !drawn.has(at));
};

/** Why there is no diagram. @param {SchemaData} schema */
const whyNone = ({ tables }) => {
  const some = tables.filter(({ references = [] }) => references.length > 0);
  return some.length === 0
    ? "No table of this schema refers to another, as far as keys and names tell."
    : `${counted(some.length, "table")} refer to others, more than one drawing can show: the page of each table draws what is around it.`;
};

/** @param {SchemaData} schema */
const describe = ({ tables, diagram }) => {
  const all = tables.flatMap(({ references = [] }) => references);
  const guessed = all.filter((reference) => reference[4] === 1).length;
  const hidden = all.length - (diagram?.lines.length ?? 0);
  return [
    guessed === 0
      ? `${counted(all.length, "foreign key")}${data.compatibility === null ? "" : ", which DWS does not enforce"}.`
      : `The schema declares no foreign key. ${counted(guessed, "reference")} (dashed) ${guessed === 1 ? "is" : "are"} guessed from the names and types of columns.`,
    ...(hidden > 0
      ? [
          `${counted(hidden, "reference")} to tables that many refer to, or that lie elsewhere, ${hidden === 1 ? "has" : "have"} no line: the column says where it leads (→).`,
        ]
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
            h(
              "option",
              { value: at, selected: schema === current },
              schema.name,
            ),
          ),
        ),
      );

/** @param {string} label @param {string} sign @param {() => void} click */
const tool = (label, sign, click) =>
  h(
    "button",
    { type: "button", "aria-label": label, title: label, click },
    sign,
  );

/**
 * @param {SchemaData} schema
 * @param {DiagramData} diagram
 * @param {string | undefined} chosen
 */
const canvas = (schema, diagram, chosen) => {
  const group = drawDiagram(schema, diagram);
  const view = /** @type {SVGSVGElement} */ (
    svg(
      "svg",
      {
        class: "diagram",
        tabindex: 0,
        role: "group",
        "aria-label": `Diagram of ${schema.name}: plus and minus zoom, arrows move, 0 shows all`,
      },
      group,
    )
  );
  const zoomed = makeZoomable(view, group, diagram, (scale) => {
    view.classList.toggle("distant", scale < FAR);
  });
  // Only what is in the document has a size.
  requestAnimationFrame(() => {
    const box = diagram.boxes.find(
      ([at]) => schema.tables[at]?.name === chosen,
    );
    if (box === undefined) {
      zoomed.begin();
      return;
    }
    const [at, x, y, width, height] = box;
    zoomed.show(
      { x: x - 420, y: y - 260, width: width + 840, height: height + 520 },
      1,
    );
    group
      .querySelectorAll(".box")
      [diagram.boxes.findIndex(([one]) => one === at)]?.classList.add("chosen");
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

/** @param {SchemaData} schema */
const enumTypes = ({ enums = [] }) =>
  enums.length > 0 &&
  section(
    counted(enums.length, "enum type"),
    h(
      "table",
      { class: "plain" },
      h(
        "tbody",
        {},
        enums.map(([name, type, labels]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, code(name)),
            h("td", {}, h("code", { class: "ts" }, type)),
            h("td", {}, codes(labels)),
          ),
        ),
      ),
    ),
  );

/**
 * The view of a schema's diagram.
 * @param {SchemaData} schema
 * @param {string} [chosen] the table to begin with
 */
export const diagramView = (schema, chosen) => {
  const { diagram } = schema;
  const alone = unrelated(schema);
  const place =
    chosen === undefined ? undefined : findPlace(schema.name, chosen);
  return [
    h(
      "div",
      { class: "heading" },
      h("h1", { dir: "auto" }, schema.name),
      schemaPicker(schema),
    ),
    diagram === undefined
      ? h("p", { class: "lead" }, whyNone(schema))
      : h("p", { class: "lead" }, describe(schema)),
    diagram && canvas(schema, diagram, place?.table.name),
    alone.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, `${counted(alone.length, "table")} without references`),
        h(
          "ul",
          { class: "chips" },
          alone.map((table) =>
            h(
              "li",
              {},
              h(
                "a",
                { href: tableLink({ schema, table }), dir: "auto" },
                table.name,
              ),
            ),
          ),
        ),
      ),
    enumTypes(schema),
  ];
};
