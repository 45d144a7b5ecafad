/** What a table refers to, and what refers to it. */
import { fillList, formatNumber, h } from "./dom.js";
import { neighbourhood } from "./neighbours.js";
import { codes, section } from "./parts.js";
import {
  columnNames,
  diagramLink,
  findPlace,
  incomingOf,
  nameOf,
  tableLink,
} from "./store.js";

/** @typedef {import("./store.js").Place} Place */
/** @typedef {import("./store.js").ReferenceData} ReferenceData */

/**
 * @param {Place} from
 * @param {ReferenceData} reference
 * @param {boolean} isIncoming
 */
const referenceLine = (
  from,
  [columns, schema, name, targets, isGuessed],
  isIncoming,
) => {
  const target = findPlace(schema, name);
  const other = isIncoming ? from : target;
  const label = isIncoming ? nameOf(from) : `${schema}.${name}`;
  return h(
    "li",
    {},
    ...(isIncoming ? [] : [...codes(columnNames(from.table, columns)), " → "]),
    other
      ? h("a", { href: tableLink(other), dir: "auto" }, label)
      : h("span", { dir: "auto" }, label),
    " (",
    ...codes(isIncoming ? columnNames(from.table, columns) : targets),
    ")",
    isGuessed === 1 && h("span", { class: "tag" }, "guessed from names"),
    !other && h("span", { class: "tag" }, "not on this page"),
  );
};

const MOST = 100;

/** @param {number} rest @param {() => void} more */
const moreItem = (rest, more) =>
  h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "more", click: more },
      `Show ${formatNumber(rest)} more`,
    ),
  );

/**
 * The section; null where there is neither.
 * @param {Place} place
 */
export const references = (place) => {
  const picture = neighbourhood(place);
  if (picture === undefined) return null;
  const { references: own = [] } = place.table;
  const into = incomingOf(place);
  const outList = h(
    "ul",
    { class: "plainlist" },
    own.map((one) => referenceLine(place, one, false)),
  );
  const inList = h("ul", { class: "plainlist" });
  fillList(
    inList,
    into,
    ({ from, reference }) => referenceLine(from, reference, true),
    { most: MOST, button: moreItem },
  );
  return section(
    "References",
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "region",
        "aria-label": "Picture of the references",
      },
      picture,
    ),
    h(
      "div",
      { class: "pair" },
      own.length > 0 && h("div", {}, h("h3", {}, "Refers to"), outList),
      into.length > 0 && h("div", {}, h("h3", {}, "Referred to by"), inList),
    ),
    place.schema.diagram &&
      h(
        "p",
        {},
        h(
          "a",
          { href: diagramLink(place.schema, place.table.name) },
          "Show it in the diagram of its schema",
        ),
      ),
  );
};
